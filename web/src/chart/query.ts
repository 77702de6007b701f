/** The chart query as JSON has it: docs/chart-query.md is its manual. */

export type Mark =
  | 'auto' | 'bar' | 'line' | 'area' | 'arc' | 'point' | 'boxplot' | 'rect' | 'table' | 'text'
  | 'radar' | 'funnel' | 'treemap' | 'calendar' | 'geoshape';

export type TimeUnit =
  | 'year' | 'yearquarter' | 'yearmonth' | 'yearweek' | 'yearmonthdate' | 'yearmonthdatehours'
  | 'quarter' | 'month' | 'week' | 'date' | 'day' | 'hours';

export type Aggregate =
  | 'count' | 'distinct' | 'sum' | 'mean' | 'median' | 'min' | 'max' | 'stdev' | 'quantile';

export type Transform = 'share' | 'cumulative' | 'growth' | 'yearOverYear' | 'rank';

export type ChannelName = 'x' | 'y' | 'color' | 'size' | 'facet' | 'columns';

export interface Dimension {
  field: string;
  table?: string;
  timeUnit?: TimeUnit;
  bin?: true | { maxbins?: number; step?: number };
}

export interface Aggregated {
  aggregate: Aggregate;
  field?: string;
  table?: string;
  q?: number;
  where?: Predicate;
  transform?: Transform;
  within?: ChannelName;
}

export interface Ratio {
  ratio: [Aggregated, Aggregated];
}

export interface Difference {
  difference: [Aggregated, Aggregated];
}

export type Measure = Aggregated | Ratio | Difference;
export type Channel = Dimension | Measure;
export type Predicate = { [operator: string]: unknown };

export interface Encoding {
  x?: Channel;
  y?: Channel | Channel[];
  color?: Channel;
  size?: Channel;
  facet?: Channel;
  columns?: Channel[];
}

export interface ChartQuery {
  mark?: Mark;
  orient?: 'horizontal' | 'vertical';
  stack?: 'zero' | 'normalize' | 'none';
  innerRadius?: number;
  encoding: Encoding;
  from?: string[];
  filter?: Predicate;
  having?: Predicate;
  sort?: { by: string | Measure; order: 'ascending' | 'descending' };
  limit?: { count: number; per?: ChannelName };
}

export function isAggregated(channel: Channel): channel is Aggregated {
  return 'aggregate' in channel;
}

export function isMeasure(channel: Channel): channel is Measure {
  return 'aggregate' in channel || 'ratio' in channel || 'difference' in channel;
}

/** Whether values of the measure may be added up: the parts of a count or sum make a whole. */
export function isAdditive(channel: Channel): boolean {
  if ('difference' in channel) {
    return channel.difference.every(isAdditive);
  }
  return isAggregated(channel)
    && (channel.aggregate === 'count' || channel.aggregate === 'sum')
    && (channel.transform === undefined || channel.transform === 'share');
}

/** The channels in the order of the result's columns: x, color, facet, y…, size, columns…. */
export function slots(encoding: Encoding): { name: ChannelName; index: number; channel: Channel }[] {
  const list = (channel?: Channel | Channel[]) =>
    channel === undefined ? [] : Array.isArray(channel) ? channel : [channel];
  const names: ChannelName[] = ['x', 'color', 'facet', 'y', 'size', 'columns'];
  return names.flatMap(name =>
    list(encoding[name]).map((channel, index) => ({ name, index, channel })));
}

/** Whether rows were grouped: some channel is a measure. */
export function aggregates(query: ChartQuery): boolean {
  return slots(query.encoding).some(slot => isMeasure(slot.channel));
}
