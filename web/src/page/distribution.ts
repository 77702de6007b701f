import type { Data } from '../chart/answer.ts';
import { frame } from '../chart/frame.ts';
import { full } from '../chart/number.ts';
import type { ChartQuery } from '../chart/query.ts';
import { openChart } from './actions.ts';
import { answerOf } from './answer-of.ts';
import * as api from './api.ts';
import type { Chart, Column, Table } from './api.ts';
import { fill, h } from './dom.ts';
import { dimension, isTime } from './edits.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const MOST = 16;
const YEARS_BY_YEAR = 3;
const [WIDTH, HEIGHT] = [240, 44];
const drawn = new Map<string, Promise<{ chart: Chart; data: Data }>>();

/** How many rows each value, interval or period of a column has: a small picture that opens as a chart. */
export function distribution(table: Table, column: Column): HTMLElement {
  const place = h('div', { class: 'distribution-place' });
  const query = queryFor(column);
  if (query) {
    const key = JSON.stringify([table.id, table.rows, column.name, column.type, session.language]);
    const found = drawn.get(key) ?? counted(table, query);
    drawn.set(key, found);
    found.then(({ chart, data }) => fill(place, picture(table, column, chart, data))).catch(() => drawn.delete(key));
  }
  return place;
}

async function counted(table: Table, query: ChartQuery): Promise<{ chart: Chart; data: Data }> {
  const chart = await api.ask({ tables: [table.id], query, language: session.language }, new AbortController().signal);
  return { chart, data: await api.chartData(chart.id) };
}

/** Nothing for what differs in every row. */
function queryFor(column: Column): ChartQuery | undefined {
  if (column.role === 'identifier' || column.role === 'text' || column.type === 'time' || column.distinct < 2) {
    return undefined;
  }
  const x = dimension(column, true);
  const query: ChartQuery = { mark: 'bar', encoding: { x, y: { aggregate: 'count' } } };
  if (isTime(column)) {
    const [from, to] = [column.min, column.max].map(day => Number(String(day).slice(0, 4)));
    return to! - from! > YEARS_BY_YEAR ? { ...query, encoding: { ...query.encoding, x: { ...x, timeUnit: 'year' } } } : query;
  }
  return x.bin ? query : { ...query, sort: { by: 'y', order: 'descending' }, limit: { count: MOST } };
}

function picture(table: Table, column: Column, chart: Chart, data: Data): HTMLElement {
  const { x, y } = frame(answerOf(chart), data);
  const counts = (y[0]?.cells ?? []).map(Number);
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const label = messages(session.language).distribution(column.name, x!.label(x!.cells[counts.indexOf(most)] ?? null), full(most));
  return h('button', { type: 'button', class: 'distribution', 'aria-label': label, title: label, onclick: () => void openChart(chart.id, [table.id]) }, bars(counts, most));
}

const SVG = 'http://www.w3.org/2000/svg';

function bars(counts: number[], most: number): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const slot = WIDTH / Math.max(1, counts.length);
  set(svg, { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  counts.forEach((count, at) => {
    const bar = document.createElementNS(SVG, 'rect');
    const height = Math.max(1, HEIGHT * count / most);
    set(bar, { x: at * slot + slot * 0.08, y: HEIGHT - height, width: slot * 0.84, height });
    svg.append(bar);
  });
  return svg;
}

function set(element: Element, values: Record<string, string | number>): void {
  Object.entries(values).forEach(([name, value]) => element.setAttribute(name, String(value)));
}
