import type { ChannelName, ChartQuery } from './query.ts';

export type Language = 'en' | 'zh';
export type ThemeName = 'light' | 'dark';

/** One column of the result, in the order of the data. */
export interface ResultColumn {
  name: string;
  channel: ChannelName;
  index?: number;
  /** number, text, date, datetime, time or boolean; guessed from the cells if absent. */
  type?: string;
  /** How wide intervals are, each named by where it starts; guessed from the cells if absent. */
  binWidth?: number | null;
}

/** What is drawn: an answer's query, with a concrete mark, and how its picture shall look. */
export interface Answer {
  query: ChartQuery;
  title?: string;
  columns: ResultColumn[];
  language?: Language;
  theme?: ThemeName;
  /** In pixels; labels are laid out for this size. */
  width?: number;
  height?: number;
  font?: string;
  /** A picture that nobody can scroll or zoom. */
  still?: boolean;
  /** Whether bars and lines carry their numbers; by default where there is room. */
  labels?: boolean;
  /** Measures on a logarithmic scale, where all are above zero and none are stacked. */
  log?: boolean;
  /** The page writes title and notes itself, outside of the picture. */
  untitled?: boolean;
}

export type Cell = number | string | boolean | null;

/** The result, column by column; dates are milliseconds since 1970 UTC or ISO text. */
export type Data = ArrayLike<unknown>[];

/** What is handed to ECharts: its option type leaves no room for computed parts, so plain JSON. */
export type Option = Record<string, any>;

/** A picture and what must be told beside it. */
export interface Drawing {
  option: Option;
  /** Sentences on what was left out. */
  notes: string[];
  /** The height in pixels at which the picture is at its best. */
  height: number;
}
