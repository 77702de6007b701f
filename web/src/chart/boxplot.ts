import type { Cell, Option } from './answer.ts';
import { largestOf, placeAxis, valueAxis } from './axes.ts';
import { distinct } from './frame.ts';
import { full } from './number.ts';
import type { Panel, Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_OUTLIERS = 200;
const MOST_BOXES = 40;

/** Quartiles with whiskers of at most one and a half boxes; what lies outside is drawn as points. */
export function boxplot(scene: Scene): Panel {
  const y = scene.frame.y[0]!;
  const all = scene.frame.x ? byMedian(scene) : [null];
  const places = all.slice(0, MOST_BOXES);
  const groups = scene.frame.color ? scene.groups : [undefined];
  const boxes = groups.map(group => places.map(place => box(valuesAt(scene, place, group))));
  const name = (index: number) => scene.frame.color ? scene.frame.color.label(scene.groups[index]!) : y.title;
  const axis = scene.frame.x
    ? placeAxis(scene, scene.frame.x, places, scene.width - 90) : { type: 'category', data: [''], axisTick: { show: false } };
  const looks = boxes.map((row, index) => boxSeries(scene, row, index, name(index)));
  const outliers = groups.length === 1 ? [outlierSeries(scene, boxes[0]!)] : [];
  return {
    xAxis: axis,
    yAxis: [{ ...valueAxis(scene, y.style, largestOf(y), y.title), scale: true }],
    series: [...looks, ...outliers],
    legend: groups.length > 1 ? looks.map(each => each.name) : [],
    notes: all.length > MOST_BOXES ? [scene.words.keptFirst(MOST_BOXES, all.length)] : [],
    tooltip: { trigger: 'item', formatter: boxTip(scene, places, boxes) },
  };
}

interface Box {
  five: [number, number, number, number, number];
  outliers: number[];
}

function valuesAt(scene: Scene, place: Cell, group: Cell | undefined): number[] {
  const { x, y, color } = scene.frame;
  const values: number[] = [];
  y[0]!.cells.forEach((cell, row) => {
    const here = (!x || x.cells[row] === place) && (group === undefined || color!.cells[row] === group);
    if (here && typeof cell === 'number') {
      values.push(cell);
    }
  });
  return values.sort((a, b) => a - b);
}

function box(sorted: number[]): Box | null {
  if (sorted.length === 0) {
    return null;
  }
  const q1 = quantile(sorted, 0.25);
  const q3 = quantile(sorted, 0.75);
  const reach = 1.5 * (q3 - q1);
  const inside = sorted.filter(value => value >= q1 - reach && value <= q3 + reach);
  return {
    five: [inside[0]!, q1, quantile(sorted, 0.5), q3, inside[inside.length - 1]!],
    outliers: sorted.filter(value => value < q1 - reach || value > q3 + reach),
  };
}

/** Between the two values that lie next to the place, in proportion. */
export function quantile(sorted: number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

function byMedian(scene: Scene): Cell[] {
  const x = scene.frame.x!;
  if (x.kind !== 'category' || scene.query.sort) {
    return scene.places;
  }
  const medians = new Map(distinct(x.cells).map(place => {
    const values = valuesAt(scene, place, undefined);
    return [place, values.length ? quantile(values, 0.5) : -Infinity];
  }));
  return [...medians.keys()].sort((a, b) => medians.get(b)! - medians.get(a)!);
}

function boxSeries(scene: Scene, boxes: (Box | null)[], index: number, name: string): Option {
  const color = colorOf(scene, index);
  return {
    type: 'boxplot',
    name,
    data: boxes.map(each => each ? each.five : []),
    boxWidth: [8, 54],
    itemStyle: { color: `${color}33`, borderColor: color, borderWidth: 1.8 },
  };
}

function outlierSeries(scene: Scene, boxes: (Box | null)[]): Option {
  const points = boxes.flatMap((each, place) =>
    thinned(each?.outliers ?? []).map(value => [place, value]));
  return { type: 'scatter', name: scene.words.boxplot.outlier, data: points, symbolSize: 5,
    itemStyle: { color: colorOf(scene, 0), opacity: 0.55 } };
}

function thinned(values: number[]): number[] {
  const step = Math.ceil(values.length / MOST_OUTLIERS);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}

function boxTip(scene: Scene, places: Cell[], boxes: (Box | null)[][]): (params: Option) => string {
  const said = scene.words.boxplot;
  const y = scene.frame.y[0]!;
  return params => {
    const place = params.seriesType === 'scatter' ? params.value[0] : params.dataIndex;
    const head = scene.frame.x ? scene.frame.x.label(places[place]!) : y.title;
    if (params.seriesType === 'scatter') {
      return tip(head, [{ name: said.outlier, value: full(params.value[1], y.style) }]);
    }
    const five = boxes[params.seriesIndex % boxes.length]?.[place]?.five ?? [];
    const names = [said.min, said.q1, said.median, said.q3, said.max];
    return tip(head, five.map((value, index) => ({ name: names[index]!, value: full(value, y.style) })).reverse());
  };
}
