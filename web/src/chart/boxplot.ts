import type { BoxPart, Cell, Option } from './answer.ts';
import { largestOf, placeAxis, valueAxis } from './axes.ts';
import { distinct } from './frame.ts';
import { full } from './number.ts';
import type { Panel, Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { titleOf } from './titles.ts';
import { tip } from './tooltip.ts';

const MOST_OUTLIERS = 200;
const MOST_BOXES = 40;

/** Quartiles with whiskers of at most one and a half boxes; what lies outside is drawn as points. */
export function boxplot(scene: Scene): Panel {
  const y = scene.frame.y[0]!;
  const title = titleOf(y.channel, scene.language);
  const all = scene.frame.x ? byMedian(scene) : [null];
  const places = all.slice(0, MOST_BOXES);
  const groups = scene.frame.color ? scene.groups : [undefined];
  const boxes = groups.map(group => places.map(place =>
    y.part ? givenBox(scene, place, group) : box(valuesAt(scene, place, group))));
  const name = (index: number) => scene.frame.color ? scene.frame.color.label(scene.groups[index]!) : title;
  const axis = scene.frame.x
    ? placeAxis(scene, scene.frame.x, places, scene.width - 90) : { type: 'category', data: [''], axisTick: { show: false } };
  const looks = boxes.map((row, index) => boxSeries(scene, row, index, name(index)));
  const outliers = groups.length === 1 && !y.part ? [outlierSeries(scene, boxes[0]!)] : [];
  return {
    xAxis: axis,
    yAxis: [{ ...valueAxis(scene, y.style, Math.max(...scene.frame.y.filter(each => each.part !== 'outliers').map(largestOf)), title), scale: true }],
    series: [...looks, ...outliers],
    legend: groups.length > 1 ? looks.map(each => each.name) : [],
    notes: all.length > MOST_BOXES ? [scene.words.keptFirst(MOST_BOXES, all.length)] : [],
    tooltip: { trigger: 'item', formatter: boxTip(scene, places, boxes) },
  };
}

interface Box {
  five: [number, number, number, number, number];
  outliers: number[];
  /** How many values lie beyond the whiskers, drawn or not. */
  beyond: number;
}

const PARTS: BoxPart[] = ['low', 'q1', 'median', 'q3', 'high'];

/** A box that came computed: one row with its parts. */
function givenBox(scene: Scene, place: Cell, group: Cell | undefined): Box | null {
  const { x, y, color } = scene.frame;
  const rows = y[0]!.cells.keys();
  const row = [...rows].find(at => (!x || x.cells[at] === place) && (group === undefined || color!.cells[at] === group));
  const number = (part: BoxPart) => row === undefined ? null : y.find(each => each.part === part)?.cells[row] ?? null;
  const five = PARTS.map(number);
  return five.some(value => value === null) ? null
    : { five: five as Box['five'], outliers: [], beyond: Number(number('outliers') ?? 0) };
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
  const outliers = sorted.filter(value => value < q1 - reach || value > q3 + reach);
  return {
    five: [inside[0]!, q1, quantile(sorted, 0.5), q3, inside[inside.length - 1]!],
    outliers,
    beyond: outliers.length,
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
  const medians = new Map(distinct(x.cells).map(place => [place, medianAt(scene, place)]));
  return [...medians.keys()].sort((a, b) => medians.get(b)! - medians.get(a)!);
}

function medianAt(scene: Scene, place: Cell): number {
  if (scene.frame.y[0]!.part) {
    return givenBox(scene, place, undefined)?.five[2] ?? -Infinity;
  }
  const values = valuesAt(scene, place, undefined);
  return values.length > 0 ? quantile(values, 0.5) : -Infinity;
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
    const head = scene.frame.x ? scene.frame.x.label(places[place]!) : titleOf(y.channel, scene.language);
    if (params.seriesType === 'scatter') {
      return tip(head, [{ name: said.outlier, value: full(params.value[1], y.style) }]);
    }
    const one = boxes[params.seriesIndex % boxes.length]?.[place];
    const lines = PARTS.map((part, index) => ({ name: said[part], value: full(one?.five[index] ?? 0, y.style) })).reverse();
    return tip(head, one && one.beyond > 0 ? [...lines, { name: said.outliers, value: full(one.beyond) }] : lines);
  };
}
