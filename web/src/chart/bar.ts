import type { Cell, Option } from './answer.ts';
import { placeAxis, sideAxis, valueAxis } from './axes.ts';
import { hasRepeats } from './frame.ts';
import type { Field } from './frame.ts';
import { compact } from './number.ts';
import { aggregates } from './query.ts';
import { restNotes } from './rest.ts';
import { axisTip, runs, sumAt } from './runs.ts';
import type { Run } from './runs.ts';
import type { Panel, Scene } from './scene.ts';
import { textWidth, widest } from './scene.ts';

const MOST_IN_VIEW = 40;
const MOST_STILL = 30;
const LEAST_BAR = 20;
const MOST_KEPT = 2000;

/** Bars: grouped, stacked, as 100 %, lying, or touching each other over intervals. */
export function bar(scene: Scene): Panel {
  const rows = !aggregates(scene.query) && !scene.frame.color && hasRepeats(scene.frame)
    ? rowByRow(scene) : scene;
  const kept = cutPlaces(rows);
  const list = runs(kept.scene);
  const stack = stacking(kept.scene, list);
  const lying = isLying(kept.scene);
  const values = stack === 'normalize' ? normalized(list, scene.words.share) : list;
  const categories = lying
    ? sideAxis(kept.scene, xOf(kept.scene), kept.scene.places)
    : { ...placeAxis(kept.scene, xOf(kept.scene), kept.scene.places, kept.scene.width - 90), ...intervalName(kept.scene) };
  const measures = measureAxes(kept.scene, values, stack);
  const fit = kept.scene.places.length <= MOST_IN_VIEW || kept.scene.frame.x?.kind !== 'category';
  return {
    xAxis: lying ? { ...measures[0], nameLocation: 'middle', nameGap: 28 } : categories,
    yAxis: lying ? [categories] : measures,
    series: values.map(run => series(kept.scene, run, stack, lying, values)),
    legend: list.length > 1 ? list.map(run => run.name) : [],
    notes: [...kept.notes, ...restNotes(scene)],
    zoom: fit ? zoomOfMany(kept.scene) : lying ? 'y' : 'x',
    zoomEnd: fit ? 100 : 100 * 30 / kept.scene.places.length,
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' },
      formatter: axisTip(kept.scene, list, stack === 'normalize' || stack === 'zero' && list.length > 1) },
    height: lying ? Math.max(300, Math.min(kept.scene.places.length, 30) * barHeight(list, stack) + 110) : undefined,
  };
}

function barHeight(list: Run[], stack: string): number {
  return stack === 'none' ? Math.max(26, list.length * 14 + 10) : 28;
}

function xOf(scene: Scene): Field {
  return scene.frame.x ?? { ...scene.frame.y[0]!, kind: 'category', label: () => '' };
}

/** Where a name comes several times among rows drawn as they are, every row gets its own bar. */
function rowByRow(scene: Scene): Scene {
  const x = scene.frame.x!;
  const numbers: Cell[] = x.cells.map((_, row) => row);
  const own: Field = { ...x, kind: 'category', cells: numbers, label: row => x.label(x.cells[row as number]!) };
  return { ...scene, places: numbers, frame: { ...scene.frame, x: own } };
}

/** More names than can be drawn, or than a picture that nobody can scroll has room for, are left out and told. */
function cutPlaces(scene: Scene): { scene: Scene; notes: string[] } {
  const room = Math.min(MOST_STILL, Math.max(5, Math.floor((scene.height - 110) / LEAST_BAR)));
  const most = scene.frame.x?.kind === 'category' && scene.still ? room : MOST_KEPT;
  const all = scene.places.length;
  if (all <= most) {
    return { scene, notes: [] };
  }
  const largest = !scene.query.sort || scene.query.sort.by === 'y' && scene.query.sort.order === 'descending';
  const note = largest ? scene.words.keptLargest(most, all) : scene.words.keptFirst(most, all);
  return { scene: { ...scene, places: scene.places.slice(0, most) }, notes: [note] };
}

function stacking(scene: Scene, list: Run[]): 'zero' | 'normalize' | 'none' {
  if (!scene.frame.color || list.length < 2 || scene.frame.y.length > 1) {
    return 'none';
  }
  return scene.query.stack ?? (scene.frame.y[0]!.additive ? 'zero' : 'none');
}

function isLying(scene: Scene): boolean {
  if (scene.frame.y.length > 1 && new Set(runs(scene).map(run => run.axis)).size > 1) {
    return false;
  }
  if (scene.query.orient) {
    return scene.query.orient === 'horizontal';
  }
  const x = scene.frame.x;
  if (x?.kind !== 'category') {
    return false;
  }
  const slot = (scene.width - 90) / Math.max(1, scene.places.length);
  return widest(scene.places.map(x.label)) > slot * 1.6 && scene.places.length > 3;
}

/** Every value as its part of the whole at its place. */
export function normalized(list: Run[], share: string): Run[] {
  return list.map(run => ({
    ...run,
    field: { ...run.field, style: 'percent' as const, title: share },
    values: run.values.map((value, at) => value === null ? null : value / (sumAt(list, at) || 1)),
  }));
}

/** The left axis, and the right one if some measure needs it. */
export function measureAxes(scene: Scene, list: Run[], stack: string): Option[] {
  const sides = [0, 1].map(side => list.filter(run => run.axis === side)).filter(side => side.length > 0);
  return sides.map((side, index) => {
    const names = [...new Set(side.map(run => run.field.title))];
    const axis = valueAxis(scene, side[0]!.field.style, peak(side, stack), names.join(' · '));
    const right = index === 1;
    return { ...axis,
      ...(stack === 'normalize' ? { max: 1 } : {}),
      ...(right ? { splitLine: { show: false }, alignTicks: true,
        nameTextStyle: { ...axis.nameTextStyle, align: 'right' } } : {}) };
  });
}

function peak(list: Run[], stack: string): number {
  const length = list[0]?.values.length ?? 0;
  let most = 0;
  for (let at = 0; at < length; at++) {
    most = stack === 'zero' ? Math.max(most, Math.abs(sumAt(list, at)))
      : list.reduce((largest, run) => Math.max(largest, Math.abs(run.values[at] ?? 0)), most);
  }
  return most;
}

function intervalName(scene: Scene): Option {
  const x = scene.frame.x;
  return x?.kind === 'interval' && !scene.small
    ? { name: x.title, nameLocation: 'middle', nameGap: 32, nameTextStyle: { color: scene.theme.muted, fontSize: 12 } }
    : {};
}

function series(scene: Scene, run: Run, stack: string, lying: boolean, all: Run[]): Option {
  const touching = scene.frame.x?.kind === 'interval';
  const second = run.axis === 1;
  return {
    type: second ? 'line' : 'bar',
    name: run.name,
    ...(second ? secondLook(scene) : {}),
    data: run.values,
    stack: stack === 'none' || second ? undefined : 'all',
    barMaxWidth: touching ? undefined : 56,
    barCategoryGap: touching ? '3%' : all.length > 1 && stack === 'none' ? '28%' : '36%',
    barGap: '8%',
    itemStyle: { color: run.color, borderRadius: corners(run, stack, lying, touching) },
    emphasis: { focus: all.length > 1 ? 'series' : 'none' },
    label: barLabel(scene, run, stack, lying, all),
    labelLayout: { hideOverlap: true },
    large: run.values.length > 1000,
  };
}

/** A line over time; over names, which have no between, points. */
function secondLook(scene: Scene): Option {
  const names = scene.frame.x?.kind === 'category';
  return { symbol: 'circle', symbolSize: names ? 10 : 7, lineStyle: { width: names ? 0 : 2.5 }, yAxisIndex: 1, z: 3 };
}

function corners(run: Run, stack: string, lying: boolean, touching: boolean): number | number[] {
  if (stack !== 'none' || touching || run.values.some(value => value !== null && value < 0)) {
    return 2;
  }
  return lying ? [0, 4, 4, 0] : [4, 4, 0, 0];
}

/** Few bars carry their numbers. */
function barLabel(scene: Scene, run: Run, stack: string, lying: boolean, all: Run[]): Option {
  const count = scene.places.length;
  const slot = (scene.width - 90) / Math.max(1, count);
  const widestNumber = run.values.reduce<number>((most, value) =>
    Math.max(most, value === null ? 0 : textWidth(compact(value, scene.language, run.field.style), 11)), 0);
  const room = lying ? count <= 30 : widestNumber + 4 <= slot;
  const show = all.length === 1 && stack === 'none' && room && !scene.small && count <= 30;
  return {
    show,
    position: lying ? 'right' : 'top',
    color: scene.theme.muted,
    fontSize: 11,
    formatter: (params: Option) =>
      typeof params.value === 'number' ? compact(params.value, scene.language, run.field.style) : '',
  };
}

function zoomOfMany(scene: Scene): 'x' | undefined {
  return scene.places.length > 120 ? 'x' : undefined;
}

