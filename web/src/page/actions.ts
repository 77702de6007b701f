import type { ChartQuery } from '../chart/query.ts';
import * as api from './api.ts';
import { Problem } from './api.ts';
import { messages } from './messages.ts';
import { changed, remember, session } from './session.ts';

/** Asks what was typed, about the chosen tables. */
export async function askQuestion(text: string): Promise<void> {
  const question = text.trim();
  if (question === '') {
    return;
  }
  session.typed = [...session.typed.filter(old => old !== question), question];
  const follows = session.follows ? session.chart?.id : undefined;
  await answer('ask', question, { question, follows });
}

/** Draws a query that people changed: another mark, a chip, or one edited as text. */
export async function drawQuery(query: ChartQuery, where: 'ask' | 'query' = 'ask'): Promise<void> {
  await answer(where, session.chart?.question ?? '', { query }, session.chart?.read);
}

/** Draws another way in which the sentence may have been meant. */
export async function drawAlternative(query: ChartQuery): Promise<void> {
  await answer('ask', session.chart?.question ?? '', { query });
}

async function answer(where: 'ask' | 'query', question: string, request: { question?: string; query?: ChartQuery; follows?: string }, read?: api.Read): Promise<void> {
  const parent = request.follows ?? (request.query ? session.chart?.id : undefined);
  const tables = request.query && session.chart?.tables ? session.chart.tables : [...session.chosen];
  if (tables.length === 0) {
    session.problem = { where, question, problem: new Problem('NO_TABLE', messages(session.language).noTable) };
    changed('ask', 'answer');
    return;
  }
  await busy(where, question, async signal => {
    const chart = await api.ask({ tables, language: request.query ? session.chart?.language ?? session.language : undefined, ...request }, signal);
    chart.tables ??= tables;
    chart.question ||= question;
    chart.read = read ?? readOf(chart);
    session.undone = [];
    await show(chart, signal, parent);
  });
}

/** What the model read, for a chart that nobody has changed yet. */
function readOf(chart: api.Chart): api.Read {
  return { id: chart.id, query: chart.query, asked: chart.asked ?? chart.query, reading: chart.reading, mended: chart.mended, confidence: chart.confidence };
}

/** Shows a chart that was drawn before. */
export async function openChart(id: string, tables?: string[]): Promise<void> {
  await busy('ask', '', async signal => {
    const chart = await api.chart(id, signal);
    const turn = session.turns.find(old => old.id === id);
    chart.tables ??= tables;
    chart.question ||= turn?.question;
    chart.read = turn?.read ?? readOf(chart);
    const known = (chart.tables ?? []).filter(id => session.tables.some(table => table.id === id));
    session.chosen = known.length > 0 ? new Set(known) : session.chosen;
    await show(chart, signal);
    changed('tables');
  });
}

async function show(chart: api.Chart, signal: AbortSignal, parent?: string): Promise<void> {
  const data = await api.chartData(chart.id, signal);
  session.chart = chart;
  session.data = data;
  session.board = null;
  session.follows = true;
  const past = { id: chart.id, text: chart.question || chart.title, mark: chart.query.mark ?? 'auto', tables: chart.tables ?? [] };
  session.recent = [past, ...session.recent.filter(old => old.id !== chart.id && old.text !== past.text)];
  if (!session.turns.some(old => old.id === chart.id)) {
    session.turns = [...session.turns, { id: chart.id, parent, question: chart.question ?? '', title: chart.title, mark: past.mark, tables: past.tables, read: chart.read }];
  }
  history.replaceState(null, '', `#chart=${encodeURIComponent(chart.id)}`);
  remember();
}

async function busy(where: 'ask' | 'query', question: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  session.busy?.abort();
  const own = new AbortController();
  session.busy = own;
  session.problem = null;
  changed('ask', 'answer');
  try {
    await work(own.signal);
  } catch (error) {
    if (!own.signal.aborted) {
      session.problem = { where, question, problem: toProblem(error) };
    }
  } finally {
    if (session.busy === own) {
      session.busy = null;
      changed('ask', 'answer', 'recent');
    }
  }
}

export function stop(): void {
  session.busy?.abort();
}

/** What went wrong, in the reader's words where only the page knows it. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem && error.code === 'NO_CONNECTION') {
    return new Problem(error.code, messages(session.language).noConnection);
  }
  if (error instanceof Problem) {
    return error;
  }
  return new Problem('PAGE', error instanceof Error ? error.message : String(error));
}

export async function loadTables(): Promise<void> {
  session.tables = (await api.tables()).sort((a, b) => b.created.localeCompare(a.created));
  if (session.chosen.size === 0 && session.tables[0]) {
    session.chosen.add(session.tables[0].id);
  }
  changed('tables', 'ask', 'answer');
}

export function replaceTable(table: api.Table): void {
  const known = session.tables.some(old => old.id === table.id);
  session.tables = known ? session.tables.map(old => old.id === table.id ? table : old) : [table, ...session.tables];
  changed('tables', 'ask');
}

export async function deleteTable(id: string): Promise<void> {
  await api.removeTable(id);
  session.tables = session.tables.filter(table => table.id !== id);
  session.chosen.delete(id);
  changed('tables', 'ask', 'answer');
}

/** Leaves the chart in view: the next question stands alone. */
export function newQuestion(): void {
  session.chart = null;
  session.data = null;
  session.problem = null;
  history.replaceState(null, '', location.pathname);
  changed('ask', 'answer');
}
