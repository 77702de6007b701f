import type { Answer, Cell, Data, Language, ResultColumn } from './answer.ts';
import { compact, full } from './number.ts';
import type { NumberStyle } from './number.ts';
import { isAdditive, isAggregated, isMeasure, slots } from './query.ts';
import type { Channel, ChannelName, ChartQuery, TimeUnit } from './query.ts';
import { cycle, instant, isCycle, next, timeLabel } from './time.ts';
import { headingOf, isPart } from './titles.ts';
import { words } from './words.ts';

/** What the cells of a channel are for the eye. */
export type Kind = 'category' | 'number' | 'interval' | 'period' | 'cycle' | 'time';

/** One channel of the result with its cells, brought to numbers and texts. */
export interface Field {
  name: ChannelName;
  channel: Channel;
  title: string;
  kind: Kind;
  cells: Cell[];
  unit?: TimeUnit;
  /** Of intervals. */
  width: number;
  style: NumberStyle;
  additive: boolean;
  /** The cell in full words. */
  label(cell: Cell): string;
  /** The cell in few characters. */
  short(cell: Cell): string;
}

/** The result by channel. */
export interface Frame {
  rows: number;
  x?: Field;
  y: Field[];
  color?: Field;
  size?: Field;
  facet?: Field;
  columns: Field[];
}

const MOST_PERIODS = 1500;

/** Sorts the columns of the result to the channels of the query. */
export function frame(answer: Answer, data: Data): Frame {
  const all = fields(answer, data);
  const of = (name: ChannelName) => all.filter(each => each.name === name);
  return {
    rows: data[0]?.length ?? 0,
    x: of('x')[0],
    y: of('y'),
    color: of('color')[0],
    size: of('size')[0],
    facet: of('facet')[0],
    columns: of('columns'),
  };
}

/** The columns of the result in its order, each with what the query says of it. */
export function fields(answer: Answer, data: Data): Field[] {
  const language = answer.language ?? 'en';
  return slots(answer.query.encoding).map((slot, place) =>
    field(slot.name, slot.channel, answer.columns[place], data[place] ?? [], language));
}

/** The rows of a frame at these places. */
export function slice(whole: Frame, rows: number[]): Frame {
  const pick = (each: Field): Field => ({ ...each, cells: rows.map(row => each.cells[row]!) });
  const maybe = (each?: Field) => each && pick(each);
  return {
    rows: rows.length,
    x: maybe(whole.x),
    y: whole.y.map(pick),
    color: maybe(whole.color),
    size: maybe(whole.size),
    facet: maybe(whole.facet),
    columns: whole.columns.map(pick),
  };
}

/** One channel's cells with what is known of them. */
function field(
  name: ChannelName, channel: Channel, column: ResultColumn | undefined, raw: ArrayLike<unknown>, language: Language): Field {
  const kind = kindOf(channel, column?.type, raw);
  const cells = Array.from(raw, cell => normal(cell, kind));
  const unit = isMeasure(channel) ? undefined : channel.timeUnit;
  const width = kind === 'interval' ? column?.binWidth ?? intervalWidth(channel, cells) : 0;
  const style = styleOf(channel, kind, cells);
  const label = (cell: Cell) => labelOf(cell, kind, unit, width, style, language);
  const short = (cell: Cell) =>
    kind === 'number' && typeof cell === 'number' ? compact(cell, language, style) : label(cell);
  return { name, channel, title: headingOf(channel, language) || (column?.name ?? ''), kind, cells, unit, width, style,
    additive: isAdditive(channel), label, short };
}

function kindOf(channel: Channel, type: string | undefined, raw: ArrayLike<unknown>): Kind {
  if (!isMeasure(channel) && channel.timeUnit) {
    return isCycle(channel.timeUnit) ? 'cycle' : 'period';
  }
  if (!isMeasure(channel) && channel.bin) {
    return 'interval';
  }
  const known = (type ?? typeOfCells(raw)).toLowerCase();
  if (known === 'date' || known === 'datetime' || known === 'timestamp') {
    return 'time';
  }
  return known === 'number' || isMeasure(channel) && known !== 'text' ? 'number' : 'category';
}

function typeOfCells(raw: ArrayLike<unknown>): string {
  for (let row = 0; row < raw.length; row++) {
    const cell = raw[row];
    if (cell instanceof Date) {
      return 'datetime';
    }
    if (cell !== null && cell !== undefined) {
      return typeof cell === 'number' || typeof cell === 'bigint' ? 'number'
        : typeof cell === 'boolean' ? 'boolean' : 'text';
    }
  }
  return 'text';
}

function normal(cell: unknown, kind: Kind): Cell {
  if (cell === null || cell === undefined || Number.isNaN(cell)) {
    return null;
  }
  if (kind === 'period' || kind === 'time') {
    return instant(cell);
  }
  if (kind === 'category') {
    return typeof cell === 'bigint' ? Number(cell) : cell as Cell;
  }
  const number = typeof cell === 'number' ? cell : Number(cell);
  return Number.isFinite(number) ? number : null;
}

function intervalWidth(channel: Channel, cells: Cell[]): number {
  if (!isMeasure(channel) && typeof channel.bin === 'object' && channel.bin.step) {
    return channel.bin.step;
  }
  const starts = distinct(cells).filter((cell): cell is number => typeof cell === 'number')
    .sort((a, b) => a - b);
  let width = Infinity;
  for (let index = 1; index < starts.length; index++) {
    width = Math.min(width, starts[index]! - starts[index - 1]!);
  }
  return Number.isFinite(width) ? Number(width.toPrecision(6)) : 1;
}

function styleOf(channel: Channel, kind: Kind, cells: Cell[]): NumberStyle {
  if (isMeasure(channel)) {
    const fraction = isAggregated(channel)
      ? ['share', 'growth', 'yearOverYear'].includes(channel.transform ?? '')
      : 'ratio' in channel && isPart(channel.ratio);
    return fraction ? 'percent' : 'number';
  }
  const numbers = kind === 'number' ? cells.filter(cell => cell !== null) as number[] : [];
  const years = numbers.length > 0
    && numbers.every(number => Number.isInteger(number) && number >= 1500 && number <= 2200);
  return years ? 'plain' : 'number';
}

function labelOf(
  cell: Cell, kind: Kind, unit: TimeUnit | undefined, width: number, style: NumberStyle,
  language: Language): string {
  if (cell === null) {
    return words(language).missing;
  }
  if (typeof cell === 'boolean') {
    return cell ? words(language).yes : words(language).no;
  }
  if (typeof cell === 'string') {
    return cell === '' ? words(language).missing : cell;
  }
  switch (kind) {
    case 'interval':
      return `${full(cell)} – ${full(Number((cell + width).toPrecision(12)))}`;
    case 'period':
    case 'cycle':
    case 'time':
      return timeLabel(cell, unit, language);
    default:
      return full(cell, style);
  }
}

export function distinct(cells: Cell[]): Cell[] {
  return [...new Set(cells)];
}

/** The places of an axis made of single values, in the order in which they are drawn. */
export function places(x: Field, y: Field[], query: ChartQuery): Cell[] {
  const found = distinct(x.cells);
  if (sortedByValue(query) && !(isTrend(query) && x.kind !== 'category')) {
    return found;
  }
  const descending = query.sort?.by === 'x' && query.sort.order === 'descending' && !isTrend(query);
  const ordered = x.kind === 'category' ? byName(found, x, y, query) : filled(ascending(found), x, query);
  return descending && x.kind !== 'category' ? ordered.reverse() : ordered;
}

function sortedByValue(query: ChartQuery): boolean {
  return query.sort !== undefined && query.sort.by !== 'x' && query.sort.by !== 'color';
}

/** Lines and areas run along x, whatever the order of the rows. */
function isTrend(query: ChartQuery): boolean {
  return query.mark === 'line' || query.mark === 'area';
}

/** Names that begin with digits (18-25, 26-35) come in their own order, others largest first. */
function byName(found: Cell[], x: Field, y: Field[], query: ChartQuery): Cell[] {
  if (query.sort || y.length === 0) {
    return found;
  }
  const texts = found.filter(cell => typeof cell === 'string') as string[];
  const inherent = texts.length < found.length - 1
    || texts.filter(text => /^[<>≤≥]?\s*\d/.test(text)).length > texts.length / 2;
  return inherent ? found : largestFirst(found, totals(x, y[0]!));
}

export function totals(x: Field, y: Field): Map<Cell, number> {
  const sums = new Map<Cell, number>();
  x.cells.forEach((cell, row) => {
    const value = y.cells[row];
    sums.set(cell, (sums.get(cell) ?? 0) + (typeof value === 'number' ? value : 0));
  });
  return sums;
}

/** Missing values come last. */
export function largestFirst(cells: Cell[], sums: Map<Cell, number>): Cell[] {
  return [...cells].sort((a, b) =>
    Number(a === null) - Number(b === null) || (sums.get(b) ?? 0) - (sums.get(a) ?? 0));
}

function ascending(cells: Cell[]): Cell[] {
  return [...cells].sort((a, b) =>
    Number(a === null) - Number(b === null) || Number(a) - Number(b));
}

/** Periods and intervals without rows get their place too, unless rows were cut away on purpose. */
function filled(ordered: Cell[], x: Field, query: ChartQuery): Cell[] {
  const numbers = ordered.filter((cell): cell is number => typeof cell === 'number');
  if (query.limit || query.having || numbers.length < 2 && x.kind !== 'cycle') {
    return ordered;
  }
  const complete = completed(numbers, x);
  const missing = ordered.length > numbers.length ? [null] : [];
  const sparse = complete.length > MOST_PERIODS || complete.length > 12 * numbers.length;
  return sparse ? ordered : [...complete, ...missing];
}

function completed(numbers: number[], x: Field): number[] {
  const last = numbers[numbers.length - 1]!;
  if (x.kind === 'cycle') {
    return numbers.length >= cycle(x.unit!).length / 2 ? cycle(x.unit!) : numbers;
  }
  if (x.kind !== 'period' && x.kind !== 'interval') {
    return numbers;
  }
  const all = new Set<number>();
  for (let at = numbers[0]!; at <= last && all.size <= MOST_PERIODS;) {
    all.add(at);
    at = x.kind === 'period' ? next(at, x.unit!) : Number((at + x.width).toPrecision(12));
  }
  return numbers.every(number => all.has(number)) ? [...all] : numbers;
}

/** Whether every place has at most one row for each series. */
export function hasRepeats(whole: Frame): boolean {
  const seen = new Set<string>();
  for (let row = 0; row < whole.rows; row++) {
    const key = JSON.stringify([whole.x?.cells[row], whole.color?.cells[row], whole.facet?.cells[row]]);
    if (seen.has(key)) {
      return true;
    }
    seen.add(key);
  }
  return false;
}
