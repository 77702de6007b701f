import type { Cell, Option } from './answer.ts';
import { full } from './number.ts';
import type { Field } from './frame.ts';
import { isAggregated } from './query.ts';
import type { Scene } from './scene.ts';
import { colorOf } from './scene.ts';
import { tip } from './tooltip.ts';
import type { Line } from './tooltip.ts';

/** One series over the places of x: a measure, of one colour group. */
export interface Run {
  name: string;
  field: Field;
  values: (number | null)[];
  color: string;
  /** 0 for the left axis, 1 for the right one. */
  axis: 0 | 1;
  /** Which of the measures. */
  measure: number;
}

/** All series of a chart: every measure in every colour group. */
export function runs(scene: Scene): Run[] {
  const axes = sides(scene.frame.y);
  return scene.frame.y.flatMap((field, measure) =>
    scene.frame.color
      ? groupRuns(scene, field, measure, axes[measure]!)
      : [{ name: field.title, field, measure, axis: axes[measure]!, color: colorOf(scene, measure),
          values: along(scene, field, () => true) }]);
}

function groupRuns(scene: Scene, field: Field, measure: number, axis: 0 | 1): Run[] {
  const color = scene.frame.color!;
  const several = scene.frame.y.length > 1;
  const named = (group: string) => several ? `${group} · ${field.title}` : group;
  const list: Run[] = scene.groups.map((group, index) => ({
    name: named(color.label(group)), field, measure, axis,
    color: colorOf(scene, index + measure * scene.groups.length),
    values: along(scene, field, cell => cell === group),
  }));
  if (scene.rest.length > 0 && field.additive) {
    const rest = new Set(scene.rest);
    list.push({ name: named(scene.words.others(rest.size)), field, measure, axis,
      color: scene.theme.rest, values: along(scene, field, cell => rest.has(cell)) });
  }
  return list;
}

/** The values of one series, place by place. */
function along(scene: Scene, field: Field, belongs: (group: Cell) => boolean): (number | null)[] {
  const { x, color } = scene.frame;
  const place = new Map(scene.places.map((cell, index) => [cell, index]));
  const absent = zeroWhereAbsent(scene, field) ? 0 : null;
  const values = new Array<number | null>(scene.places.length).fill(absent);
  const given = new Set<number>();
  for (let row = 0; row < field.cells.length; row++) {
    const index = x ? place.get(x.cells[row]!) : 0;
    if (index === undefined || !belongs(color ? color.cells[row]! : null)) {
      continue;
    }
    const value = field.cells[row] as number | null;
    values[index] = given.has(index) && field.additive
      ? (values[index] ?? 0) + (value ?? 0) : given.has(index) ? values[index]! : value;
    given.add(index);
  }
  return values;
}

/** No rows count as nothing, unless groups were cut away on purpose. */
function zeroWhereAbsent(scene: Scene, field: Field): boolean {
  const { limit, having } = scene.query;
  return field.additive && !limit && !having && scene.frame.x?.kind !== 'category';
}

/** Measures of one scale share the left axis; others get the right one. */
function sides(fields: Field[]): (0 | 1)[] {
  const first = fields[0];
  return fields.map((field, index) => index === 0 || alike(first!, field) ? 0 : 1);
}

function alike(a: Field, b: Field): boolean {
  if (a.style !== b.style) {
    return false;
  }
  const sameField = isAggregated(a.channel) && isAggregated(b.channel)
    && a.channel.field === b.channel.field && a.channel.transform === b.channel.transform
    && (a.channel.aggregate === 'count') === (b.channel.aggregate === 'count')
    && (a.channel.aggregate === 'sum') === (b.channel.aggregate === 'sum');
  if (sameField) {
    return true;
  }
  const ratio = largest(a) / largest(b);
  return ratio < 4 && ratio > 0.25;
}

function largest(field: Field): number {
  return field.cells.reduce<number>((most, cell) =>
    Math.max(most, typeof cell === 'number' ? Math.abs(cell) : 0), 0) || 1;
}

/** What the tooltip of an axis says: the place, then every series there. */
export function axisTip(scene: Scene, list: Run[], shares: boolean): (params: Option[]) => string {
  const x = scene.frame.x;
  return params => {
    const at = params[0]!.dataIndex as number;
    const lines: Line[] = params.flatMap(each => {
      const run = list[each.seriesIndex % list.length];
      const value = run?.values[at];
      return run && typeof value === 'number'
        ? [{ color: run.color, name: run.name, value: written(run, value, shares ? sumAt(list, at) : 0) }]
        : [];
    });
    return tip(x ? x.label(scene.places[at]!) : '', lines);
  };
}

function written(run: Run, value: number, total: number): string {
  const text = full(value, run.field.style);
  return total > 0 ? `${text}  (${full(value / total, 'percent')})` : text;
}

export function sumAt(list: Run[], at: number): number {
  return list.reduce((sum, run) => sum + (run.values[at] ?? 0), 0);
}
