import type { Cell, Data } from '../chart/answer.ts';
import { fields } from '../chart/frame.ts';
import type { Field } from '../chart/frame.ts';
import { full } from '../chart/number.ts';
import { answerOf } from './answer-of.ts';
import type { Chart } from './api.ts';
import { fill, h } from './dom.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const STEP = 500;

/** The rows behind a chart; a click on a heading sorts them. */
export function dataTable(chart: Chart, data: Data): HTMLElement {
  const said = messages(session.language);
  const columns = fields(answerOf(chart), data);
  const count = data[0]?.length ?? 0;
  const order = Array.from({ length: count }, (_, row) => row);
  let by = -1;
  let up = true;
  let shown = STEP;
  const head = h('tr', {});
  const body = h('tbody', {});
  const foot = h('div', { class: 'table-foot' });
  const drawBody = () => {
    fill(body, order.slice(0, shown).map(row => h('tr', {}, columns.map(each =>
      h('td', { class: each.kind === 'number' ? 'number' : '' }, written(each, each.cells[row] ?? null))))));
    fill(foot, count > shown ? [h('span', { class: 'muted small' }, said.firstRows(full(shown), full(count))),
      h('button', { type: 'button', class: 'link', onclick: () => {
        shown += STEP;
        drawBody();
      } }, said.more)] : h('span', { class: 'muted small' }, said.rows(full(count))),
      chart.truncated && h('span', { class: 'muted small' }, said.truncated));
  };
  const drawHead = () => fill(head, columns.map((each, index) =>
    h('th', { scope: 'col', 'aria-sort': index === by ? (up ? 'ascending' : 'descending') : 'none', class: each.kind === 'number' ? 'number' : '' },
      h('button', { type: 'button', onclick: () => {
        up = by === index ? !up : each.kind !== 'number';
        by = index;
        order.sort((a, b) => compared(each.cells[a] ?? null, each.cells[b] ?? null, up) || a - b);
        drawHead();
        drawBody();
        head.querySelectorAll('button')[index]?.focus();
      } }, each.title, index === by ? (up ? ' ↑' : ' ↓') : ''))));
  drawHead();
  drawBody();
  return h('div', { class: 'data' }, h('div', { class: 'data-scroll', tabindex: 0, role: 'region', 'aria-label': said.data },
    h('table', {}, h('thead', {}, head), body)), foot);
}

function written(each: Field, cell: Cell): string {
  return cell === null ? '–' : each.label(cell);
}

/** Missing cells come last, whichever way. */
function compared(a: Cell, b: Cell, up: boolean): number {
  if (a === null || b === null) {
    return a === b ? 0 : a === null ? 1 : -1;
  }
  const order = typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, session.language) : Number(a) - Number(b);
  return up ? order : -order;
}
