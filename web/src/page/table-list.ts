import * as api from './api.ts';
import type { Column, Table } from './api.ts';
import { deleteTable, replaceTable, toProblem } from './actions.ts';
import { typeIntoQuestion } from './ask-box.ts';
import { full } from '../chart/number.ts';
import { distribution } from './distribution.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS, TYPE_ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { changed, session, when } from './session.ts';
import { loadSheet, otherSheets } from './uploads.ts';

const open = new Set<string>();

/** The tables with their columns: what they are called, what is in them, and what can be corrected. */
export function tableList(): HTMLElement {
  const list = h('div', { class: 'table-list' });
  const draw = () => fill(list, session.tables.map(tableCard));
  when(['tables'], draw);
  draw();
  return list;
}

function tableCard(table: Table): HTMLElement {
  const said = messages(session.language);
  const chosen = session.chosen.has(table.id);
  const card = h('article', { class: chosen ? 'table-card chosen' : 'table-card', 'data-table': table.id });
  const choose = h('input', { type: 'checkbox', checked: chosen, 'aria-label': said.useTable(table.name), onchange: () => {
    if (chosen) {
      session.chosen.delete(table.id);
    } else {
      session.chosen.add(table.id);
    }
    changed('tables', 'ask', 'answer');
  } });
  const key = `table ${table.id}`;
  const details = h('details', { class: 'columns', ...remembered(key, chosen && session.chosen.size === 1) },
    h('summary', {}, said.columnsCount(table.columns.length)), table.columns.map(column => columnRow(table, column)));
  details.addEventListener('toggle', () => remember(key, details.open));
  fill(card,
    h('div', { class: 'table-head' },
      choose,
      h('button', { type: 'button', class: 'table-name name', title: table.name, onclick: () => {
        session.chosen.clear();
        session.chosen.add(table.id);
        changed('tables', 'ask', 'answer');
      } }, table.name),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': `${said.rename}: ${table.name}`, title: said.rename,
        onclick: () => renameTable(table, card) }, icon(ICONS.edit, 15)),
      h('button', { type: 'button', class: 'icon-button', 'aria-label': `${said.remove}: ${table.name}`, title: said.remove,
        onclick: () => removeTable(table, card) }, icon(ICONS.remove, 15))),
    h('p', { class: 'muted small table-facts' }, [said.rows(full(table.rows)), sheetOf(table)].filter(Boolean).join(' · ')),
    sheetForm(table), warningsOf(table), details);
  return card;
}

/** Which sheet was read, where there are several. */
function sheetOf({ readAs }: Table): string | undefined {
  return (readAs?.sheets ?? []).length > 1 ? readAs?.sheet : undefined;
}

/** Loads another sheet of the workbook; a button does it, as arrow keys pass through many sheets. */
function sheetForm(table: Table): HTMLElement | null {
  const said = messages(session.language);
  const others = otherSheets(table);
  if (others.length === 0) {
    return null;
  }
  const sheet = h('select', { class: 'field', 'aria-label': `${said.otherSheet}: ${table.name}` }, others.map(name => h('option', { value: name }, name)));
  const load = h('button', { class: 'quiet small-button' }, said.loadSheet);
  const form = h('form', { class: 'sheet-form', 'aria-label': said.otherSheet }, sheet, load);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    load.disabled = true;
    const id = await loadSheet(table, sheet.value);
    load.disabled = false;
    if (document.activeElement === document.body) {
      (id ? document.querySelector<HTMLElement>(`[data-table='${id}'] .table-name`) : load)?.focus();
    }
  });
  return form;
}

function remembered(key: string, otherwise: boolean): { open?: boolean } {
  return open.has(key) || otherwise && !open.has(`not ${key}`) ? { open: true } : {};
}

function remember(key: string, isOpen: boolean): void {
  open.delete(isOpen ? `not ${key}` : key);
  open.add(isOpen ? key : `not ${key}`);
}

function warningsOf(table: Table): HTMLElement | null {
  const list = table.warnings ?? [];
  return list.length === 0 ? null : h('details', { class: 'warnings' },
    h('summary', {}, icon(ICONS.warning, 14), messages(session.language).warnings(list.length)),
    h('ul', {}, list.map(warning => h('li', {}, warning.detail))));
}

function renameTable(table: Table, card: HTMLElement): void {
  const said = messages(session.language);
  const field = h('input', { class: 'field', value: table.name, 'aria-label': said.rename });
  const form = h('form', { class: 'inline-form' }, field, h('button', { class: 'primary small-button' }, said.save),
    h('button', { type: 'button', class: 'quiet small-button', onclick: () => changed('tables') }, said.cancel));
  form.addEventListener('submit', event => {
    event.preventDefault();
    void change(table, { name: field.value.trim() }, form);
  });
  card.querySelector('.table-head')!.replaceWith(form);
  field.select();
}

function removeTable(table: Table, card: HTMLElement): void {
  const said = messages(session.language);
  const sure = h('div', { class: 'confirm', role: 'alertdialog', 'aria-label': said.remove }, h('p', {}, said.removeSure(table.name)),
    h('div', { class: 'buttons' },
      h('button', { type: 'button', class: 'danger small-button', onclick: () => deleteTable(table.id).catch(error => tell(sure, error)) }, said.remove),
      h('button', { type: 'button', class: 'quiet small-button', onclick: () => changed('tables') }, said.cancel)));
  card.querySelector('.table-head')!.replaceWith(sure);
  sure.querySelector<HTMLElement>('.quiet')!.focus();
}

async function change(table: Table, wanted: object, where: HTMLElement): Promise<boolean> {
  try {
    replaceTable(await api.changeTable(table.id, wanted));
    return true;
  } catch (error) {
    tell(where, error);
    return false;
  }
}

/** Says what was wrong right below the place where it was wrong. */
function tell(where: HTMLElement, error: unknown): void {
  where.querySelector('.field-problem')?.remove();
  where.append(h('p', { class: 'field-problem', role: 'alert' }, toProblem(error).message));
}

function columnRow(table: Table, column: Column): HTMLElement {
  const said = messages(session.language);
  const key = `column ${table.id} ${column.name}`;
  const row = h('details', { class: 'column', 'data-column': column.name, ...remembered(key, false) },
    h('summary', {}, h('span', { class: `type type-${column.type}`, title: said.types[column.type] ?? column.type }, icon(TYPE_ICONS[column.type] ?? TYPE_ICONS['text']!, 14)),
      h('span', { class: 'column-name', title: column.name }, column.name), h('span', { class: 'muted small' }, gist(column))));
  row.addEventListener('toggle', () => {
    remember(key, row.open);
    if (row.open && row.childElementCount === 1) {
      row.append(columnDetails(table, column));
    }
  });
  if (row.open) {
    row.append(columnDetails(table, column));
  }
  return row;
}

/** How many different values there are, with a sign where that is an estimate. */
function distinct(column: Column): string {
  return `${column.distinctEstimated ? '≈ ' : ''}${full(column.distinct)}`;
}

function gist(column: Column): string {
  const short = (value: unknown) => typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value)) ? full(Number(value)) : String(value).slice(0, 10);
  if (column.type === 'boolean') {
    return '';
  }
  if (column.role === 'category' || column.role === 'text' || column.role === 'identifier' || column.min === null || column.min === undefined) {
    return distinct(column);
  }
  return `${short(column.min)} – ${short(column.max)}`;
}

function columnDetails(table: Table, column: Column): HTMLElement {
  const said = messages(session.language);
  const fact = (name: string, ...value: (Node | string)[]) => h('div', { class: 'fact' }, h('dt', {}, name), h('dd', {}, value));
  const samples = column.samples.slice(0, 8).map(sample => h('button', { type: 'button', class: 'chip tiny', 'aria-label': said.insert(String(sample)),
    onclick: () => typeIntoQuestion(String(sample)) }, String(sample)));
  const share = table.rows > 0 ? column.missing / table.rows : 0;
  const details: HTMLElement = h('div', { class: 'column-details' },
    distribution(table, column),
    h('dl', {},
      fact(said.type, typeSelect(table, column, () => details)),
      fact(said.role, said.roles[column.role] ?? column.role),
      fact(said.distinct, distinct(column)),
      column.missing > 0 ? fact(said.missing, `${full(column.missing)} (${full(share, 'percent')})`) : null,
      column.min !== null && column.min !== undefined ? fact(said.range, `${column.min} – ${column.max}`) : null),
    samples.length > 0 ? h('div', { class: 'chips' }, samples) : null,
    calledField(table, column, () => details),
    descriptionField(table, column, () => details),
    h('button', { type: 'button', class: 'link', onclick: () => typeIntoQuestion(column.name) }, said.insert(column.name)));
  return details;
}

function typeSelect(table: Table, column: Column, where: () => HTMLElement): HTMLElement {
  const said = messages(session.language);
  const options = Object.entries(said.types).map(([type, name]) => h('option', { value: type, ...(type === column.type ? { selected: true } : {}) }, name));
  const select = h('select', { class: 'field', 'aria-label': `${said.type}: ${column.name}` }, options);
  select.addEventListener('change', () => void retype(table, column, select, where()));
  return select;
}

/** Another type; where cells do not fit, the owner may say that they become empty. */
async function retype(table: Table, column: Column, select: HTMLSelectElement, where: HTMLElement): Promise<void> {
  const said = messages(session.language);
  const type = select.value;
  where.querySelector('.anyway')?.remove();
  select.disabled = true;
  if (await change(table, { columns: { [column.name]: { type } } }, where)) {
    return;
  }
  select.disabled = false;
  select.value = column.type;
  where.append(h('button', { type: 'button', class: 'link anyway', onclick: () =>
    change(table, { columns: { [column.name]: { type, misfitsToEmpty: true } } }, where) }, said.misfits));
}

function descriptionField(table: Table, column: Column, where: () => HTMLElement): HTMLElement {
  const said = messages(session.language);
  const field = h('input', { class: 'field', value: column.description ?? '', placeholder: said.descriptionHint, 'aria-label': `${said.description}: ${column.name}` });
  field.addEventListener('change', () => void change(table, { columns: { [column.name]: { description: field.value.trim() } } }, where()));
  return h('label', { class: 'called' }, h('span', { class: 'muted small' }, said.description), field);
}

function calledField(table: Table, column: Column, where: () => HTMLElement): HTMLElement {
  const said = messages(session.language);
  const field = h('input', { class: 'field', value: (column.called ?? []).join(', '), placeholder: said.calledHint, 'aria-label': `${said.called}: ${column.name}` });
  field.addEventListener('change', () => {
    const called = field.value.split(/[,，、]/).map(name => name.trim()).filter(name => name !== '');
    void change(table, { columns: { [column.name]: { called } } }, where());
  });
  return h('label', { class: 'called' }, h('span', { class: 'muted small' }, said.called), field);
}
