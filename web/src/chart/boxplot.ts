import type { Cell, Option } from './answer.ts';
import { largestOf, placeAxis, valueAxis } from './axes.ts';
import { distinct } from './frame.ts';
import type { Field } from './frame.ts';
import { full } from './number.ts';
import type { Panel, Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_OUTLIERS = 200;
const MOST_BOXES = 40;

interface Box {
  /** Lower whisker, quartiles, upper whisker. */
  five: [number, number, number, number, number];
  outliers: number[];
}

/** The boxes of one measure in one colour group, place by place. */
interface BoxRow {
  name: string;
  field: Field;
  color: string;
  boxes: (Box | null)[];
}

/** Quartiles with whiskers of at most one and a half boxes; what lies outside is drawn as points. */
export function boxplot(scene: Scene): Panel {
  const all = scene.frame.x ? byMedian(scene) : [null];
  const places = all.slice(0, MOST_BOXES);
  const rows = boxRows(scene, places);
  const names = scene.frame.y.map(each => each.title).join(' · ');
  const largest = Math.max(...scene.frame.y.map(largestOf));
  return {
    xAxis: scene.frame.x ? placeAxis(scene, scene.frame.x, places, scene.width - 90)
      : { type: 'category', data: [''], axisTick: { show: false } },
    yAxis: [{ ...valueAxis(scene, scene.frame.y[0]!.style, largest, names), scale: true }],
    series: [...rows.map(boxSeries), ...(rows.length === 1 ? [outlierSeries(scene, rows[0]!)] : [])],
    legend: rows.length > 1 ? rows.map(row => row.name) : [],
    notes: all.length > MOST_BOXES ? [scene.words.keptFirst(MOST_BOXES, all.length)] : [],
    tooltip: { trigger: 'item', formatter: boxTip(scene, places, rows) },
  };
}

function boxRows(scene: Scene, places: Cell[]): BoxRow[] {
  const { color, y } = scene.frame;
  const groups = color ? scene.groups : [undefined];
  return y.flatMap((field, measure) => groups.map((group, index) => {
    const name = group === undefined ? field.title : color!.label(group);
    return {
      name: y.length > 1 && group !== undefined ? `${name} · ${field.title}` : name,
      field,
      color: colorOf(scene, measure * groups.length + index),
      boxes: places.map(place => box(valuesAt(scene, field, place, group))),
    };
  }));
}

function valuesAt(scene: Scene, field: Field, place: Cell, group: Cell | undefined): number[] {
  const { x, color } = scene.frame;
  const values: number[] = [];
  field.cells.forEach((cell, row) => {
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
    const values = valuesAt(scene, scene.frame.y[0]!, place, undefined);
    return [place, values.length > 0 ? quantile(values, 0.5) : -Infinity];
  }));
  return [...medians.keys()].sort((a, b) => medians.get(b)! - medians.get(a)!);
}

function boxSeries(row: BoxRow): Option {
  return {
    type: 'boxplot',
    name: row.name,
    data: row.boxes.map(each => each ? each.five : []),
    boxWidth: [8, 54],
    itemStyle: { color: `${row.color}33`, borderColor: row.color, borderWidth: 1.8 },
  };
}

function outlierSeries(scene: Scene, row: BoxRow): Option {
  const points = row.boxes.flatMap((each, place) =>
    thinned(each?.outliers ?? []).map(value => [place, value]));
  return { type: 'scatter', name: scene.words.boxplot.outlier, data: points, symbolSize: 5,
    itemStyle: { color: row.color, opacity: 0.55 } };
}

function thinned(values: number[]): number[] {
  const step = Math.ceil(values.length / MOST_OUTLIERS);
  return step <= 1 ? values : values.filter((_, index) => index % step === 0);
}

function boxTip(scene: Scene, places: Cell[], rows: BoxRow[]): (params: Option) => string {
  const said = scene.words.boxplot;
  const names = [said.low, said.q1, said.median, said.q3, said.high];
  return params => {
    const point = params['seriesType'] === 'scatter';
    const row = rows[point ? 0 : params['seriesIndex'] % rows.length]!;
    const place: number = point ? params['value'][0] : params['dataIndex'];
    const head = scene.frame.x ? scene.frame.x.label(places[place]!) : row.field.title;
    if (point) {
      return tip(head, [{ name: said.outlier, value: full(params['value'][1], row.field.style) }]);
    }
    const one = row.boxes[place];
    const lines = (one?.five ?? []).map((value, index) => ({ name: names[index]!, value: full(value, row.field.style) })).reverse();
    return tip(head, one && one.outliers.length > 0 ? [...lines, { name: said.outliers, value: full(one.outliers.length) }] : lines);
  };
}
