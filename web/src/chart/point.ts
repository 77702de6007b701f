import type { Cell, Option } from './answer.ts';
import { largestOf, placeAxis, rawAxis } from './axes.ts';
import type { Field } from './frame.ts';
import { full } from './number.ts';
import type { Panel, Scene } from './scene.ts';
import { colorOf, fieldsOf } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_POINTS = 20_000;
const MOST_STILL = 4_000;
const LARGE = 3_000;

/** A scatter; with a size, bubbles; over names, strips of points. */
export function point(scene: Scene): Panel {
  const rows = drawable(scene);
  const most = scene.still ? MOST_STILL : MOST_POINTS;
  const drawn = evenly(rows, most);
  const notes = rows.length > most ? [scene.words.sampled(full(most), full(rows.length))] : [];
  const ramp = scene.frame.color?.kind === 'number';
  const series = ramp || !scene.frame.color
    ? [cloud(scene, drawn, colorOf(scene, 0), scene.frame.y[0]!.title)]
    : clouds(scene, drawn);
  return {
    xAxis: xAxis(scene),
    yAxis: [yAxis(scene)],
    series,
    legend: series.length > 1 ? series.map(each => each.name) : [],
    notes,
    visualMap: ramp ? shades(scene) : undefined,
    tooltip: { trigger: 'item', formatter: rowTip(scene) },
  };
}

function drawable(scene: Scene): number[] {
  const { x, y } = scene.frame;
  const rows: number[] = [];
  for (let row = 0; row < scene.frame.rows; row++) {
    if (y[0]!.cells[row] !== null && (!x || x.cells[row] !== null)) {
      rows.push(row);
    }
  }
  return rows;
}

function evenly(rows: number[], most: number): number[] {
  return rows.length <= most ? rows
    : Array.from({ length: most }, (_, index) => rows[Math.floor(index * rows.length / most)]!);
}

function clouds(scene: Scene, rows: number[]): Option[] {
  const color = scene.frame.color!;
  const byGroup = new Map<Cell, number[]>();
  for (const row of rows) {
    const group = color.cells[row]!;
    const list = byGroup.get(group) ?? [];
    list.push(row);
    byGroup.set(group, list);
  }
  const named = scene.groups.map((group, index) =>
    cloud(scene, byGroup.get(group) ?? [], colorOf(scene, index), color.label(group)));
  const others = scene.rest.flatMap(group => byGroup.get(group) ?? []);
  return others.length > 0
    ? [...named, cloud(scene, others, scene.theme.rest, scene.words.others(scene.rest.length))] : named;
}

function cloud(scene: Scene, rows: number[], color: string, name: string): Option {
  const { x, y, size, color: shade } = scene.frame;
  const place = isPlaces(scene) ? new Map(scene.places.map((cell, index) => [cell, index])) : undefined;
  const at = (row: number) => !x ? 0 : place ? place.get(x.cells[row]!) : x.cells[row];
  return {
    type: 'scatter',
    name,
    data: rows.map(row => [at(row), y[0]!.cells[row], size?.cells[row] ?? null, shade?.cells[row] ?? null, row]),
    symbolSize: size ? bubble(scene, size) : rows.length > LARGE ? 4 : rows.length > 300 ? 7 : 10,
    large: !size && rows.length > LARGE,
    progressive: 5000,
    itemStyle: { color, opacity: rows.length > LARGE ? 0.45 : 0.7,
      borderColor: size ? scene.theme.surface : undefined, borderWidth: size ? 1 : 0 },
    emphasis: { focus: 'none', itemStyle: { opacity: 1 } },
  };
}

/** The area of a bubble, not its width, shows the size. */
function bubble(scene: Scene, size: Field): (value: number[]) => number {
  const biggest = largestOf(size) || 1;
  const count = size.cells.length;
  const most = (count > 800 ? 18 : count > 200 ? 28 : 44) / (scene.small ? 2 : 1);
  return value => 4 + (most - 4) * Math.sqrt(Math.abs(value[2] ?? 0) / biggest);
}

function isPlaces(scene: Scene): boolean {
  const kind = scene.frame.x?.kind;
  return kind !== 'number' && kind !== 'time';
}

function xAxis(scene: Scene): Option {
  const x = scene.frame.x;
  if (!x) {
    return { type: 'category', data: [''] };
  }
  return isPlaces(scene) ? placeAxis(scene, x, scene.places, scene.width - 90) : rawAxis(scene, x, true);
}

function yAxis(scene: Scene): Option {
  const y = scene.frame.y[0]!;
  return rawAxis(scene, y.kind === 'time' ? y : { ...y, kind: 'number' }, false);
}

function shades(scene: Scene): Option {
  const color = scene.frame.color!;
  const numbers = color.cells.filter((cell): cell is number => typeof cell === 'number');
  const least = numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const most = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  return {
    min: least, max: most, dimension: 3,
    text: [`${color.title}  ${color.short(most)}`, color.short(least)],
    inRange: { color: scene.theme.ramp.slice(1) },
  };
}

function rowTip(scene: Scene): (params: Option) => string {
  const fields = fieldsOf(scene).concat(scene.frame.columns);
  return params => {
    const row = params.value[4] as number;
    return tip('', fields.map(each => ({ name: each.title, value: each.label(each.cells[row] ?? null) })));
  };
}
