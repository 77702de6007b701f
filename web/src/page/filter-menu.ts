import type { Predicate } from '../chart/query.ts';
import type { Chart } from './api.ts';
import { columnNamed, columnsBehind } from './columns.ts';
import type { Known } from './columns.ts';
import { h } from './dom.ts';
import { isEqual, isTime } from './edits.ts';
import { ICONS, TYPE_ICONS } from './icons.ts';
import { predicate } from './meaning.ts';
import type { Choice, Content } from './menu.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const MOST_YEARS = 12;
const PERIODS: [string, number, number][] = [
  ['year', 0, 0], ['year', -1, -1], ['quarter', 0, 0], ['quarter', -1, -1], ['month', 0, 0], ['month', -1, -1], ['day', -29, 0], ['month', -11, 0]];

/** What may stand in place of a test: other values of its column, its opposite, nothing. */
export function testMenu(chart: Chart, test: Predicate, put: (test?: Predicate) => void): Content {
  const said = messages(session.language);
  const inner = (test['not'] ?? test) as Predicate;
  const column = columnNamed(chart, inner['field'], inner['table']);
  const about = column ? valueMenu(column, put, inner) : { title: predicate(test, session.language), choices: [] };
  const opposite = test['not'] ? test['not'] as Predicate : { not: test };
  const last: Choice[] = [{ text: said.invert, path: ICONS.redo, run: () => put(opposite) }, { text: said.remove, path: ICONS.remove, danger: true, run: () => put() }];
  return { ...about, choices: [...about.choices, ...last] };
}

/** A new test: first its column, then a value. */
export function newTestMenu(chart: Chart, put: (test?: Predicate) => void): Content {
  return { title: messages(session.language).addFilterTitle, choices: columnsBehind(chart).map(column => ({
    text: column.name, path: TYPE_ICONS[column.type], more: () => valueMenu(column, put) })) };
}

function valueMenu(column: Known, put: (test: Predicate) => void, now?: Predicate): Content {
  const about = column.table ? { field: column.name, table: column.table } : { field: column.name };
  const title = column.name;
  const choice = (test: Predicate): Choice => ({ text: predicate(test, session.language).replace(`${column.name} `, ''), checked: isEqual(test, now), run: () => put(test) });
  if (isTime(column)) {
    return { title, choices: [...years(column).map(year => choice({ ...about, timeUnit: 'year', equal: year })),
      ...PERIODS.map(([unit, from, to]) => choice({ ...about, relative: { unit, from, to } }))] };
  }
  if (column.type === 'boolean') {
    return { title, choices: [true, false].map(value => choice({ ...about, equal: value })) };
  }
  if (column.type === 'number') {
    const few = column.role === 'category' ? column.samples.map(Number).sort((a, b) => a - b) : [];
    return { title, choices: few.map(value => choice({ ...about, equal: value })), form: compareForm(column, about, put, now) };
  }
  return { title, choices: column.samples.map(value => choice({ ...about, equal: value })), form: column.distinct > column.samples.length ? compareForm(column, about, put, now) : undefined };
}

function years(column: Known): number[] {
  const [first, last] = [column.min, column.max].map(day => Number(String(day ?? '').slice(0, 4)));
  return first && last ? Array.from({ length: Math.min(MOST_YEARS, last - first + 1) }, (_, back) => last - back) : [];
}

/** A comparison with a value that is typed in. */
function compareForm(column: Known, about: Predicate, put: (test: Predicate) => void, now?: Predicate): HTMLElement {
  const said = messages(session.language);
  const numeric = column.type === 'number';
  const operators = numeric ? ['gte', 'lte', 'gt', 'lt', 'equal'] : ['equal', 'contains', 'startsWith', 'endsWith'];
  const current = operators.find(operator => now && operator in now) ?? operators[0]!;
  const select = h('select', { class: 'field', 'aria-label': said.otherValue }, operators.map(operator =>
    h('option', { value: operator, ...(operator === current ? { selected: true } : {}) }, said.operators[operator]!)));
  const old = now?.[current];
  const field = h('input', { class: 'field', type: numeric ? 'number' : 'text', step: 'any', required: true, 'aria-label': `${said.otherValue}: ${column.name}`,
    placeholder: said.otherValue, value: typeof old === 'string' || typeof old === 'number' ? String(old) : '' });
  const form = h('form', { class: 'pop-form' }, select, field, h('button', { class: 'primary small-button' }, said.apply));
  form.addEventListener('submit', event => {
    event.preventDefault();
    put({ ...about, [select.value]: numeric ? Number(field.value) : field.value });
  });
  return form;
}
