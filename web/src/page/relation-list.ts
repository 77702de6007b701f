import type { Relation, RelationEnd, Table } from './api.ts';
import { toProblem } from './actions.ts';
import { full } from '../chart/number.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { loadRelations, removeRelation, tellRelation } from './relations.ts';
import { session, when } from './session.ts';

/** Which column of the chosen tables refers to which: how that is known, and what can be told or taken away. */
export function relationList(): HTMLElement {
  const said = messages(session.language);
  const list = h('ul', { class: 'relation-list' });
  const place = h('div', {});
  const count = h('span', { class: 'muted' });
  const add: HTMLElement = h('button', { type: 'button', class: 'link relation-add', onclick: () => {
    add.hidden = true;
    fill(place, relationForm(back => {
      fill(place);
      add.hidden = false;
      (back && section.querySelector<HTMLElement>(`[data-relation='${back}'] button`) || add).focus();
    }));
    place.querySelector<HTMLElement>('select')?.focus();
    place.scrollIntoView({ block: 'nearest' });
  } }, said.addRelation);
  const details = h('details', { class: 'relations', open: session.chosen.size > 1 },
    h('summary', {}, h('h2', {}, said.relations), count), list, place, add);
  const section = h('section', { class: 'side-section relations-section', 'aria-label': said.relations }, details);
  const remove = async (relation: Relation) => {
    try {
      await removeRelation(relation);
      add.hidden = false;
      fill(place, removedNote(relation, () => {
        fill(place);
        section.querySelector<HTMLElement>(`[data-relation='${relation.id}'] button`)?.focus();
      }));
      place.querySelector<HTMLElement>('button')?.focus();
    } catch (error) {
      fill(place, trouble(error));
    }
  };
  const draw = () => {
    section.hidden = session.tables.length < 2;
    count.textContent = ` ${session.relations.length}`;
    const none = session.relations.length === 0 && h('li', { class: 'muted small' }, said.noRelations);
    fill(list, none, session.relations.map(relation => relationRow(relation, () => void remove(relation))));
  };
  let known = '';
  const look = () => {
    draw();
    const now = JSON.stringify([[...session.chosen].sort(), session.tables.map(({ id, name, columns }) => [id, name, columns.map(({ type }) => type)])]);
    if (now !== known) {
      known = now;
      fill(place);
      add.hidden = false;
      details.open ||= session.chosen.size > 1;
      void loadRelations();
    }
  };
  when(['tables'], look);
  when(['relations'], draw);
  look();
  return section;
}

/** Brings the form for a relation into view, from wherever one is missed. */
export function openRelationForm(): void {
  const menu = document.querySelector<HTMLElement>('.menu-button');
  if (menu?.offsetParent && !document.body.classList.contains('with-sidebar')) {
    menu.click();
  }
  document.querySelector<HTMLDetailsElement>('.relations')!.open = true;
  document.querySelector<HTMLElement>('.relation-add')!.click();
}

function relationRow(relation: Relation, remove: () => void): HTMLElement {
  const said = messages(session.language);
  const text = said.takeAway(nameOf(relation.from), nameOf(relation.to));
  return h('li', { class: 'relation', 'data-relation': relation.id },
    h('div', { class: 'relation-ends' },
      h('span', {}, nameOf(relation.from)),
      h('span', { class: 'relation-to' }, icon(ICONS.follow, 14), h('span', { class: 'visually-hidden' }, said.refersTo), nameOf(relation.to)),
      h('span', { class: 'muted small' }, `${said.origins[relation.origin]} · ${said.matched(full(Math.floor(relation.matched * 1000) / 1000, 'percent'))}`)),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': text, title: text, onclick: remove }, icon(ICONS.remove, 15)));
}

function nameOf(end: { tableName: string; column: string }): string {
  return `${end.tableName}.${end.column}`;
}

/** Two columns to choose; the problem stays below them until they fit. */
function relationForm(done: (told?: string) => void): HTMLElement {
  const said = messages(session.language);
  const [first, second] = likely();
  const from = endFields(said.refers, first);
  const to = endFields(said.referredTo, second);
  const wrong = h('div', { role: 'alert' });
  const send = h('button', { class: 'primary small-button' }, said.connect);
  const form = h('form', { class: 'relation-form', 'aria-label': said.addRelation }, from.element, to.element, wrong,
    h('div', { class: 'buttons' }, send, h('button', { type: 'button', class: 'quiet small-button', onclick: () => done() }, said.cancel)));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    send.disabled = true;
    try {
      done((await tellRelation(from.end(), to.end())).id);
    } catch (error) {
      fill(wrong, trouble(error));
    }
    send.disabled = false;
  });
  form.addEventListener('keydown', event => event.key === 'Escape' && done());
  return form;
}

/** The tables that are most likely meant: the chosen ones, then the newest. */
function likely(): [Table, Table] {
  const tables = [...session.tables].sort((a, b) => Number(session.chosen.has(b.id)) - Number(session.chosen.has(a.id)));
  return [tables[0]!, tables[1]!];
}

function endFields(title: string, chosen: Table): { element: HTMLElement; end(): RelationEnd } {
  const said = messages(session.language);
  const table = h('select', { class: 'field', 'aria-label': `${title}: ${said.table}` },
    session.tables.map(each => h('option', { value: each.id, selected: each.id === chosen.id }, each.name)));
  const column = h('select', { class: 'field', 'aria-label': `${title}: ${said.column}` });
  const offer = () => fill(column, session.tables.find(each => each.id === table.value)!.columns.map(each => h('option', { value: each.name }, each.name)));
  table.addEventListener('change', offer);
  offer();
  return { element: h('fieldset', {}, h('legend', { class: 'muted small' }, title), table, column), end: () => ({ table: table.value, column: column.value }) };
}

/** Says what was taken away, and offers it back. */
function removedNote({ from, to }: Relation, done: () => void): HTMLElement {
  const said = messages(session.language);
  const note: HTMLElement = h('p', { class: 'relation-note small', role: 'status' }, said.takenAway(nameOf(from), nameOf(to)), ' ',
    h('button', { type: 'button', class: 'link', onclick: () => tellRelation({ table: from.table, column: from.column }, { table: to.table, column: to.column })
      .then(done).catch(error => fill(note, trouble(error))) }, said.undo));
  return note;
}

function trouble(error: unknown): HTMLElement {
  return h('p', { class: 'field-problem', role: 'alert' }, toProblem(error).message);
}
