import type { Cell, Option } from './answer.ts';
import { placeAxis } from './axes.ts';
import { places } from './frame.ts';
import type { Field } from './frame.ts';
import { compact } from './number.ts';
import type { Panel, Scene } from './scene.ts';
import { textWidth } from './scene.ts';
import { tip } from './tooltip.ts';

const MOST_ROWS = 60;

/** A heat map: x to the right, colour's dimension down the side, the measure as shade. */
export function rect(scene: Scene): Panel {
  const { x, color, y } = scene.frame;
  const side = color ?? x!;
  const measure = y[0]!;
  const all = scene.query.sort ? [...new Set(side.cells)] : places(side, y, { ...scene.query, sort: undefined });
  const down = all.slice(0, MOST_ROWS);
  const cells = cellsOf(scene, down);
  const ink = inkFor(scene, measure);
  return {
    xAxis: { ...placeAxis(scene, x!, scene.places, scene.width - 120), axisLine: { show: false },
      name: scene.small ? '' : x!.kind === 'interval' ? x!.title : '', nameLocation: 'middle', nameGap: 32 },
    yAxis: [downAxis(scene, side, down)],
    series: [{
      type: 'heatmap',
      data: cells.map(cell => ({ value: cell, label: { color: ink(cell[2]) } })),
      itemStyle: { borderColor: scene.theme.surface, borderWidth: cells.length > 600 ? 0 : 2, borderRadius: 3 },
      label: { show: labelled(scene, measure, down.length), fontSize: 11,
        formatter: (params: Option) => compact(params.value[2], scene.language, measure.style) },
      emphasis: { itemStyle: { borderColor: scene.theme.text, borderWidth: 1 } },
    }],
    legend: [],
    notes: all.length > MOST_ROWS ? [scene.words.keptLargest(MOST_ROWS, all.length)] : [],
    visualMap: shades(scene, measure),
    tooltip: { trigger: 'item', formatter: cellTip(scene, side, down) },
    height: Math.max(300, Math.min(900, down.length * 30 + 150)),
    flat: true,
  };
}

function cellsOf(scene: Scene, down: Cell[]): [number, number, number][] {
  const { x, color, y } = scene.frame;
  const across = new Map(scene.places.map((cell, index) => [cell, index]));
  const below = new Map(down.map((cell, index) => [cell, index]));
  const list: [number, number, number][] = [];
  for (let row = 0; row < scene.frame.rows; row++) {
    const at = across.get(x!.cells[row]!);
    const to = color ? below.get(color.cells[row]!) : 0;
    const value = y[0]!.cells[row];
    if (at !== undefined && to !== undefined && typeof value === 'number') {
      list.push([at, to, value]);
    }
  }
  return list;
}

function downAxis(scene: Scene, side: Field, down: Cell[]): Option {
  const axis = placeAxis(scene, side, down, Infinity);
  const upward = side.kind === 'interval' || side.kind === 'number';
  return { ...axis, inverse: !upward, axisLine: { show: false },
    axisLabel: { ...axis.axisLabel, width: scene.width * 0.28, overflow: 'truncate', interval: down.length > 40 ? 'auto' : 0 } };
}

function labelled(scene: Scene, measure: Field, down: number): boolean {
  const widest = measure.cells.reduce<number>((most, cell) => typeof cell === 'number'
    ? Math.max(most, textWidth(compact(cell, scene.language, measure.style), 11)) : most, 0);
  return (scene.width - 140) / Math.max(1, scene.places.length) > widest + 8 && down <= 24 && !scene.small;
}

/** One-sided values from pale to strong, values around zero from one colour over grey to another. */
export function shades(scene: Scene, measure: Field): Option {
  const { from, to, around } = reach(measure);
  return {
    min: from,
    max: to,
    inRange: { color: around ? scene.theme.diverging : scene.theme.ramp },
    formatter: (value: number) => compact(value, scene.language, measure.style),
    text: [compact(to, scene.language, measure.style), compact(from, scene.language, measure.style)],
  };
}

/** Between which values the shades run, and whether around zero. */
function reach(measure: Field): { from: number; to: number; around: boolean } {
  let least = Infinity;
  let most = -Infinity;
  for (const cell of measure.cells) {
    if (typeof cell === 'number') {
      least = Math.min(least, cell);
      most = Math.max(most, cell);
    }
  }
  if (least < 0 && most > 0) {
    const far = Math.max(-least, most);
    return { from: -far, to: far, around: true };
  }
  return { from: least, to: most > least ? most : least + 1, around: false };
}

/** Chooses text that can be read on the shade of a value. */
export function inkFor(scene: Scene, measure: Field): (value: number) => string {
  const { from, to, around } = reach(measure);
  return value => {
    const part = (value - from) / (to - from);
    const strong = around ? Math.abs(part - 0.5) * 2 > scene.theme.strongFrom : part > scene.theme.strongFrom;
    return strong ? scene.theme.inkOnStrong : scene.theme.inkOnPale;
  };
}

function cellTip(scene: Scene, side: Field, down: Cell[]): (params: Option) => string {
  const { x, y } = scene.frame;
  return params => {
    const [at, to, value] = params.value as [number, number, number];
    return tip('', [
      { name: x!.title, value: x!.label(scene.places[at]!) },
      ...(scene.frame.color ? [{ name: side.title, value: side.label(down[to]!) }] : []),
      { name: y[0]!.title, value: y[0]!.label(value) },
    ]);
  };
}
