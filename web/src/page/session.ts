import type { Data, Language } from '../chart/answer.ts';
import type { Board, Chart, Problem, Read, Relation, Table } from './api.ts';

/** A question that was asked before, as the page remembers it. */
export interface Past {
  id: string;
  text: string;
  mark: string;
  tables: string[];
}

/** One chart of a conversation: what it came from, and what the model had read before people changed it. */
export interface Turn {
  id: string;
  /** The chart that this one follows or changes. */
  parent?: string;
  question: string;
  title: string;
  mark: string;
  tables: string[];
  read?: Read;
}

export type Look = 'system' | 'light' | 'dark';
export type Part = 'boards' | 'tables' | 'relations' | 'answer' | 'ask' | 'recent' | 'uploads';

/** What the page knows. Views read it, actions change it and say which part. */
export const session = {
  language: 'en' as Language,
  look: 'system' as Look,
  tables: [] as Table[],
  chosen: new Set<string>(),
  /** Those of the chosen tables. */
  relations: [] as Relation[],
  chart: null as Chart | null,
  data: null as Data | null,
  boards: [] as Pick<Board, 'id' | 'title'>[],
  /** The board in view, if it is not a chart. */
  board: null as Board | null,
  /** Whether the next question follows the chart in view. */
  follows: true,
  busy: null as AbortController | null,
  problem: null as { where: 'ask' | 'query'; problem: Problem; question: string } | null,
  recent: [] as Past[],
  /** The conversations, oldest first. */
  turns: [] as Turn[],
  /** Charts that were undone, the last one last. */
  undone: [] as string[],
  /** How pictures are drawn beyond what their query says. */
  picture: { labels: undefined as boolean | undefined, log: false },
  typed: [] as string[],
};

const listeners = new Map<Part, (() => void)[]>();

export function when(parts: Part[], listener: () => void): void {
  for (const part of parts) {
    listeners.set(part, [...(listeners.get(part) ?? []), listener]);
  }
}

export function changed(...parts: Part[]): void {
  new Set(parts.flatMap(part => listeners.get(part) ?? [])).forEach(listener => listener());
}

/** Before everything is built anew. */
export function forgetListeners(): void {
  listeners.clear();
}

export function isDark(): boolean {
  return session.look === 'dark' || session.look === 'system' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** Reads what the browser kept; a browser that keeps nothing is fine too. */
export function recall(): void {
  const kept = read();
  session.language = kept.language ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en');
  session.look = kept.look ?? 'system';
  session.recent = kept.recent ?? [];
  session.typed = kept.typed ?? [];
  session.turns = kept.turns ?? [];
}

export function remember(): void {
  const { language, look, recent, typed, turns } = session;
  try {
    localStorage.setItem('talk', JSON.stringify({ language, look, recent: recent.slice(0, 30), typed: typed.slice(-100), turns: turns.slice(-60) }));
  } catch {
    // Private windows may refuse; the page works without.
  }
}

function read(): Partial<Pick<typeof session, 'language' | 'look' | 'recent' | 'typed' | 'turns'>> {
  try {
    return JSON.parse(localStorage.getItem('talk') ?? '{}');
  } catch {
    return {};
  }
}
