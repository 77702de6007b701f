/** Changes to a chart query by hand: every function gives a new query that makes sense again. */
import { aggregates, isAggregated, isMeasure } from '../chart/query.ts';
import type { Aggregate, Aggregated, Channel, ChannelName, ChartQuery, Dimension, Measure, Predicate, TimeUnit, Transform } from '../chart/query.ts';

/** What must be known of a column to put it into a query. */
export interface ColumnInfo {
  name: string;
  type: string;
  role: string;
  /** Where two tables have a column of that name. */
  table?: string;
}

export const CALENDAR: TimeUnit[] = ['year', 'yearquarter', 'yearmonth', 'yearweek', 'yearmonthdate'];
export const CYCLES: TimeUnit[] = ['quarter', 'month', 'day', 'date'];
export const WITH_TIME: TimeUnit[] = ['yearmonthdatehours', 'hours'];

/** The query with what people said, not with what the chart rules made of it: the rules choose anew for what was changed. */
export function asSaid(query: ChartQuery, asked: ChartQuery = query): ChartQuery {
  return cleaned({ ...query, mark: asked.mark, orient: asked.orient, stack: asked.stack, innerRadius: asked.innerRadius,
    sort: asked.sort, limit: asked.limit });
}

/** A column as a dimension, in the form that suits its type. */
export function dimension(column: ColumnInfo, grouped: boolean): Dimension {
  const plain: Dimension = column.table ? { field: column.name, table: column.table } : { field: column.name };
  if (!grouped) {
    return plain;
  }
  if (isTime(column)) {
    return { ...plain, timeUnit: 'yearmonth' };
  }
  return column.type === 'number' && column.role === 'number' ? { ...plain, bin: true } : plain;
}

export function isTime(column: { type: string }): boolean {
  return column.type === 'date' || column.type === 'datetime';
}

/** Another channel in its place, or none. */
export function withChannel(query: ChartQuery, name: ChannelName, index: number, channel?: Channel): ChartQuery {
  const old = query.encoding[name];
  const list = old === undefined ? [] : Array.isArray(old) ? [...old] : [old];
  list.splice(index, 1, ...(channel ? [channel] : []));
  const value = name === 'columns' || list.length > 1 ? list : list[0];
  const encoding = cleaned({ ...query.encoding, [name]: value });
  return value === undefined ? withoutMentions({ ...query, encoding }, name) : { ...query, encoding };
}

/** Nothing may speak of a channel that is gone. */
function withoutMentions(query: ChartQuery, name: ChannelName): ChartQuery {
  const { sort, limit } = query;
  const free = (channel: Channel): Channel => isAggregated(channel) && channel.within === name ? cleaned({ ...channel, within: undefined }) : channel;
  const y = query.encoding.y;
  return cleaned({ ...query,
    encoding: cleaned({ ...query.encoding, y: Array.isArray(y) ? y.map(free) : y && free(y) }),
    sort: sort?.by === name ? undefined : sort,
    limit: limit?.per === name ? { count: limit.count } : limit,
    stack: name === 'color' ? undefined : query.stack });
}

/** The same rows, summed up in another way. */
export function withAggregate(measure: Aggregated, aggregate: Aggregate, field: string | undefined): Aggregated {
  const { q: _q, field: old, ...rest } = measure;
  if (aggregate === 'count') {
    const { table: _table, ...free } = rest;
    return { ...free, aggregate };
  }
  return cleaned({ ...rest, aggregate, field: old ?? field, q: aggregate === 'quantile' ? 0.9 : undefined });
}

export function withTransform(measure: Aggregated, transform: Transform | undefined): Aggregated {
  return cleaned({ ...measure, transform, within: transform && transform !== 'growth' && transform !== 'yearOverYear' ? measure.within : undefined });
}

/** Another column to sum up; text can only be counted. */
export function withField(channel: Channel, column: ColumnInfo): Channel {
  const place = { field: column.name, table: column.table };
  if (!isAggregated(channel)) {
    return cleaned({ ...(channel as Dimension), ...place });
  }
  const fits = column.type === 'number' || channel.aggregate === 'distinct';
  const aggregate = !fits ? 'distinct' : channel.aggregate === 'count' ? 'sum' : channel.aggregate;
  return cleaned({ ...channel, aggregate, ...place });
}

export function withUnit(channel: Dimension, timeUnit: TimeUnit | undefined): Dimension {
  return cleaned({ ...channel, timeUnit });
}

/** The tests that all rows must pass, one by one. */
export function tests(filter: Predicate | undefined): Predicate[] {
  return filter === undefined ? [] : Array.isArray(filter['and']) ? filter['and'] as Predicate[] : [filter];
}

/** Another test in a place, one more behind the last, or none. */
export function withTest(query: ChartQuery, at: number, test?: Predicate, part: 'filter' | 'having' = 'filter'): ChartQuery {
  const list = [...tests(query[part])];
  list.splice(at, 1, ...(test ? [test] : []));
  return cleaned({ ...query, [part]: list.length > 1 ? { and: list } : list[0] });
}

/** Keeps what passes the test; an earlier test of the same column and unit gives way. */
export function filtered(query: ChartQuery, test: Predicate): ChartQuery {
  const list = tests(query.filter);
  const about = (each: Predicate) => JSON.stringify([each['table'], each['field'], each['timeUnit']]);
  const same = test['field'] === undefined ? -1 : list.findIndex(each => about(each) === about(test));
  return withTest(query, same < 0 ? list.length : same, test);
}

/** What was one value becomes the whole: only these rows, split by another column. */
export function drilled(query: ChartQuery, test: Predicate, column: ColumnInfo): ChartQuery {
  return withChannel({ ...filtered(query, test), mark: 'auto' }, 'x', 0, dimension(column, aggregates(query)));
}

export function sortedBy(query: ChartQuery, by?: string, order?: 'ascending' | 'descending'): ChartQuery {
  return cleaned({ ...query, sort: by && order ? { by, order } : undefined });
}

export function limitedTo(query: ChartQuery, count?: number): ChartQuery {
  return cleaned({ ...query, limit: count ? { ...query.limit, count } : undefined });
}

/** A test that one cell of a dimension passes. */
export function testOf(channel: Channel | undefined, cell: unknown): Predicate | undefined {
  if (!channel || isMeasure(channel)) {
    return undefined;
  }
  const { bin, ...about } = channel;
  if (cell === null) {
    return cleaned({ field: about.field, table: about.table, valid: false });
  }
  if (bin) {
    return undefined;
  }
  const value = typeof cell === 'number' && about.timeUnit && !CYCLES.includes(about.timeUnit) && about.timeUnit !== 'hours' && about.timeUnit !== 'week'
    ? period(cell, about.timeUnit) : cell;
  return value === undefined ? undefined : { ...about, equal: value };
}

/** A calendar unit that begins at an instant, as queries write it. */
function period(instant: number, unit: TimeUnit): string | number | undefined {
  const day = new Date(instant).toISOString().slice(0, 10);
  switch (unit) {
    case 'year': return Number(day.slice(0, 4));
    case 'yearquarter': return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
    case 'yearmonth': return day.slice(0, 7);
    case 'yearmonthdate': return day;
    default: return undefined;
  }
}

export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function cleaned<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

export type { Measure };
