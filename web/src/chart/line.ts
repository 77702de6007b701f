import type { Option } from './answer.ts';
import { largestOf, placeAxis, rawAxis, valueAxis } from './axes.ts';
import { measureAxes } from './bar.ts';
import { full } from './number.ts';
import { restNotes } from './rest.ts';
import { axisTip, runs } from './runs.ts';
import type { Run } from './runs.ts';
import type { Panel, Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { tip } from './tooltip.ts';

const MARKED = 40;
const SCROLLED = 200;

/** Lines over periods, intervals, names, or raw times and numbers. */
export function line(scene: Scene): Panel {
  const kind = scene.frame.x?.kind;
  return kind === 'time' || kind === 'number' && scene.places.length > 20
    ? overRawValues(scene, {}) : overPlaces(scene);
}

function overPlaces(scene: Scene): Panel {
  const list = runs(scene);
  const axes = measureAxes(scene, list, 'none');
  return {
    xAxis: { ...placeAxis(scene, scene.frame.x!, scene.places, scene.width - 90), boundaryGap: false },
    yAxis: axes.map((axis, side) => ({ ...axis, ...baseline(list.filter(run => run.axis === side)) })),
    series: list.map(run => ({ ...lineLook(run.color, run.values.length), name: run.name, data: run.values,
      yAxisIndex: run.axis, ...(scene.small ? { showSymbol: false, lineStyle: { width: 2, color: run.color } } : {}) })),
    legend: list.length > 1 ? list.map(run => run.name) : [],
    notes: restNotes(scene),
    zoom: scene.places.length > SCROLLED ? 'x' : undefined,
    tooltip: { trigger: 'axis', formatter: axisTip(scene, list, false) },
  };
}

/** One line for each group through its points; also what an area over raw values builds on. */
export function overRawValues(scene: Scene, look: Option): Panel {
  const { x, y, color } = scene.frame;
  const field = y[0]!;
  const groups = color ? scene.groups : [null];
  const series = groups.map((group, index) => ({
    ...lineLook(colorOf(scene, index), field.cells.length / groups.length), ...look,
    name: color ? color.label(group) : field.title,
    data: points(scene, row => !color || color.cells[row] === group),
    sampling: 'lttb',
  }));
  const format = (params: Option[]) => tip(x!.label(params[0]!.value[0]),
    params.map(each => ({ color: each.color, name: each.seriesName, value: full(each.value[1], field.style) })));
  return {
    xAxis: rawAxis(scene, x!, true),
    yAxis: [{ ...valueAxis(scene, field.style, largestOf(field), field.title), ...baselineOf(field.cells as number[]) }],
    series,
    legend: color ? series.map(each => each.name) : [],
    notes: restNotes(scene),
    zoom: scene.places.length > SCROLLED ? 'x' : undefined,
    tooltip: { trigger: 'axis', formatter: format },
  };
}

function points(scene: Scene, belongs: (row: number) => boolean): [number, number][] {
  const xs = scene.frame.x!.cells as (number | null)[];
  const ys = scene.frame.y[0]!.cells as (number | null)[];
  const list: [number, number][] = [];
  for (let row = 0; row < xs.length; row++) {
    if (xs[row] !== null && ys[row] !== null && belongs(row)) {
      list.push([xs[row]!, ys[row]!]);
    }
  }
  return list.sort((a, b) => a[0] - b[0]);
}

export function lineLook(color: string, points: number): Option {
  return {
    type: 'line',
    color,
    lineStyle: { width: points > 400 ? 1.5 : 2.5, color },
    itemStyle: { color },
    symbol: 'circle',
    symbolSize: 6,
    showSymbol: points <= MARKED,
    showAllSymbol: true,
    connectNulls: true,
    emphasis: { focus: 'series' },
  };
}

/** Lines need no zero: where all values lie far from it, the axis shows their change; ranks count down. */
function baseline(list: Run[]): Option {
  const rank = list.some(run => 'transform' in run.field.channel && run.field.channel.transform === 'rank');
  return rank ? { inverse: true, min: 1, minInterval: 1, nameLocation: 'start' } : baselineOf(list.flatMap(run => run.values));
}

function baselineOf(values: (number | null)[]): Option {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value !== null) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return { scale: least > 0 && (most - least) / most < 0.35 };
}
