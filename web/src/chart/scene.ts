import type { Answer, Cell, Language, Option } from './answer.ts';
import type { Field, Frame } from './frame.ts';
import { distinct, frame, largestFirst, places, totals } from './frame.ts';
import type { ChartQuery } from './query.ts';
import type { Data } from './answer.ts';
import { theme } from './theme.ts';
import type { Theme } from './theme.ts';
import { words } from './words.ts';
import type { Words } from './words.ts';

/** Everything that a mark needs to know to draw itself into one panel. */
export interface Scene {
  query: ChartQuery;
  frame: Frame;
  language: Language;
  words: Words;
  theme: Theme;
  /** Of the panel, in pixels. */
  width: number;
  height: number;
  /** Nobody can scroll or zoom the picture. */
  still: boolean;
  /** The panel is one of several, so it does without decoration. */
  small: boolean;
  /** The values along x, in order; shared by all panels. */
  places: Cell[];
  /** The values of colour that get a series of their own, in order; shared by all panels. */
  groups: Cell[];
  /** The values of colour that are taken together or left out. */
  rest: Cell[];
}

/** A drawing on two axes, not yet placed: one panel of possibly many. */
export interface Panel {
  xAxis: Option;
  yAxis: Option[];
  series: Option[];
  legend: string[];
  notes: string[];
  /** The direction in which a long axis scrolls. */
  zoom?: 'x' | 'y';
  /** How much of the long axis is in view at first, in percent. */
  zoomEnd?: number;
  visualMap?: Option;
  tooltip: Option;
  height?: number;
  /** Marks that touch the frame need no lines behind them. */
  flat?: boolean;
}

/** A drawing that places itself, without axes. */
export interface Figure {
  option: Option;
  legend: string[];
  notes: string[];
  tooltip?: Option;
  height?: number;
}

/** The room around a figure that title and legend need. */
export interface Box {
  top: number;
  bottom: number;
}

const MOST_GROUPS = 10;

export function scene(answer: Answer, data: Data): Scene {
  const language = answer.language ?? 'en';
  const whole = frame(answer, data);
  const [groups, rest] = grouped(whole, answer.query);
  return {
    query: answer.query,
    frame: whole,
    language,
    words: words(language),
    theme: theme(answer.theme ?? 'light'),
    width: answer.width ?? 900,
    height: answer.height ?? 520,
    still: answer.still ?? false,
    small: false,
    places: whole.x ? places(whole.x, whole.y, answer.query) : [],
    groups,
    rest,
  };
}

/** The largest groups get a colour each, as many as people can tell apart. */
function grouped({ color, y }: Frame, query: ChartQuery): [Cell[], Cell[]] {
  if (!color) {
    return [[], []];
  }
  const found = distinct(color.cells);
  const ordered = query.sort?.by === 'color' ? found
    : color.kind === 'category' ? largestFirst(found, y[0] ? totals(color, y[0]) : new Map())
    : [...found].sort((a, b) => Number(a === null) - Number(b === null) || Number(a) - Number(b));
  if (ordered.length <= MOST_GROUPS) {
    return [ordered, []];
  }
  const largest = y[0] ? largestFirst(ordered, totals(color, y[0])) : ordered;
  const kept = new Set(largest.slice(0, MOST_GROUPS - 1));
  return [ordered.filter(cell => kept.has(cell)), ordered.filter(cell => !kept.has(cell))];
}

export function colorOf(scene: Scene, index: number): string {
  return scene.theme.series[index % scene.theme.series.length]!;
}

/** About how many pixels a text is wide. */
export function textWidth(text: string, size = 12): number {
  let ems = 0;
  for (const character of text) {
    ems += character.codePointAt(0)! > 0x2e7f ? 1 : 0.56;
  }
  return ems * size;
}

export function widest(texts: string[], size = 12): number {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, size)), 0);
}

/** Cuts a text to a width in pixels. */
export function shortened(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) {
    return text;
  }
  let kept = '';
  let ems = 1;
  for (const character of text) {
    ems += character.codePointAt(0)! > 0x2e7f ? 1 : 0.56;
    if (ems * size > width) {
      break;
    }
    kept += character;
  }
  return `${kept}…`;
}

export function fieldsOf(scene: Scene): Field[] {
  const { x, color, facet, y, size } = scene.frame;
  return [x, color, facet, ...y, size].filter((each): each is Field => each !== undefined);
}
