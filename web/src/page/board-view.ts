import * as api from './api.ts';
import type { Board, BoardPart } from './api.ts';
import { openChart, toProblem } from './actions.ts';
import { closeBoard, deleteBoard, keepBoard, openBoard, putOnBoard } from './boards.ts';
import { chartView, savedSvg } from './chart-view.ts';
import { dataTable } from './data-table.ts';
import { fill, h, icon } from './dom.ts';
import type { Child } from './dom.ts';
import { ICONS } from './icons.ts';
import { markdown } from './markdown.ts';
import type { Inline } from './markdown.ts';
import { openMenu } from './menu.ts';
import { messages } from './messages.ts';
import { session, when } from './session.ts';

/** A board: its title, its charts and texts, each of which can be moved, changed and taken off. */
export function boardView(board: Board): { element: HTMLElement; close(): void } {
  const said = messages(session.language);
  const closing: (() => void)[] = [];
  const trouble = h('div', { role: 'alert' });
  const keep = (parts: BoardPart[], title = board.title) => keepBoard({ ...board, title, parts }).catch(error => fill(trouble, h('p', { class: 'field-problem' }, toProblem(error).message)));
  const title = h('input', { class: 'board-title', value: board.title, 'aria-label': said.boardTitle, maxlength: 200, onchange: () => {
    title.value = title.value.trim() || board.title;
    void keep(board.parts, title.value);
  } });
  const confirm = h('div', {});
  const element = h('article', { class: 'board', 'aria-label': board.title },
    h('header', { class: 'board-head' }, h('h1', { class: 'visually-hidden' }, board.title), title, h('div', { class: 'board-tools' },
      tool(said.closeBoard, ICONS.close, closeBoard), tool(said.copyLink, ICONS.link, () => void navigator.clipboard?.writeText(location.href)),
      tool(said.print, ICONS.print, () => window.print()),
      tool(`${said.remove}: ${board.title}`, ICONS.remove, () => fill(confirm, sure(board, confirm))))),
    confirm, trouble,
    board.parts.map((part, at) => partView(board, part, at, keep, closing)),
    h('button', { type: 'button', class: 'quiet small-button add-text', onclick: () => void keep([...board.parts, { text: '' }]) }, icon(ICONS.add, 14), said.addText));
  return { element, close: () => closing.forEach(close => close()) };
}

function tool(name: string, path: string, run: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': name, title: name, onclick: run }, icon(path, 17));
}

function sure(board: Board, place: HTMLElement): HTMLElement {
  const said = messages(session.language);
  return h('div', { class: 'confirm', role: 'alertdialog', 'aria-label': said.remove }, h('p', {}, said.removeBoardSure(board.title)), h('div', { class: 'buttons' },
    h('button', { type: 'button', class: 'danger small-button', onclick: () => void deleteBoard(board.id) }, said.remove),
    h('button', { type: 'button', class: 'quiet small-button', onclick: () => fill(place) }, said.cancel)));
}

function partView(board: Board, part: BoardPart, at: number, keep: (parts: BoardPart[]) => unknown, closing: (() => void)[]): HTMLElement {
  const said = messages(session.language);
  const moved = (to: number) => {
    const parts = [...board.parts];
    parts.splice(to, 0, ...parts.splice(at, 1));
    void keep(parts);
  };
  const place = h('div', { class: 'board-content' });
  const put = (text: string) => void keep(board.parts.map((each, index) => index === at ? { text } : each));
  const edit = () => 'text' in part ? fill(place, textForm(part.text, put)) : void openChart(part.chart);
  const tools = h('div', { class: 'part-tools' }, tool(said.edit, ICONS.edit, edit), at > 0 && tool(said.moveUp, 'M12 19V5M6 11l6-6 6 6', () => moved(at - 1)),
    at < board.parts.length - 1 && tool(said.moveDown, 'M12 5v14M6 13l6 6 6-6', () => moved(at + 1)),
    tool(said.takeOff, ICONS.remove, () => void keep(board.parts.filter((_, index) => index !== at))));
  if ('text' in part) {
    fill(place, part.text === '' ? textForm('', put) : h('div', { class: 'prose' }, prose(part.text)));
  } else {
    void showChart(place, part.chart, closing);
  }
  return h('section', { class: 'text' in part ? 'board-part board-text' : 'board-part board-chart' }, tools, place);
}

async function showChart(place: HTMLElement, id: string, closing: (() => void)[]): Promise<void> {
  try {
    const [chart, data] = await Promise.all([api.chart(id), api.chartData(id)]);
    if (chart.query.mark === 'table') {
      fill(place, h('h2', {}, chart.title), dataTable(chart, data));
      return;
    }
    const view = chartView(chart, data, false);
    const printed = URL.createObjectURL(new Blob([savedSvg(chart, data, 'light')], { type: 'image/svg+xml' }));
    closing.push(view.close, () => URL.revokeObjectURL(printed));
    fill(place, h('h2', {}, chart.title), view.element, h('img', { class: 'printed', src: printed, alt: '' }),
      view.notes.length > 0 && h('p', { class: 'notes' }, view.notes.join(' ')), chart.insight && h('p', { class: 'muted small' }, chart.insight));
  } catch (error) {
    fill(place, h('p', { class: 'field-problem' }, messages(session.language).partGone(toProblem(error).message)));
  }
}

function textForm(text: string, put: (text: string) => void): HTMLElement {
  const said = messages(session.language);
  const field = h('textarea', { class: 'query-field', rows: Math.max(4, text.split('\n').length + 1), maxlength: 20000, 'aria-label': said.addText, value: text });
  const form = h('form', { class: 'text-form' }, field, h('p', { class: 'muted small' }, said.textHelp), h('div', { class: 'buttons' }, h('button', { class: 'primary small-button' }, said.save)));
  form.addEventListener('submit', event => {
    event.preventDefault();
    put(field.value);
  });
  return form;
}

/** Markdown as elements; text stays text, so nothing in it can run. */
function prose(text: string): HTMLElement[] {
  return markdown(text).map(block => 'items' in block ? h(block.tag, {}, block.items.map(item => h('li', {}, item.map(words)))) : h(block.tag, {}, block.parts.map(words)));
}

function words(part: Inline): Child {
  return typeof part === 'string' ? part
    : part.tag === 'a' ? h('a', { href: part.href, rel: 'noopener noreferrer', target: '_blank' }, part.parts.map(words)) : h(part.tag, {}, part.parts.map(words));
}

/** Puts the chart in view on a board. */
export function boardButton(chart: api.Chart): HTMLElement {
  const said = messages(session.language);
  const put = (id?: string) => putOnBoard(chart.id, chart.title.slice(0, 200), id).then(board => {
    const status = document.querySelector('#status');
    if (status) {
      status.textContent = said.onBoard(board.title);
    }
    return openBoard(board.id);
  });
  const button: HTMLElement = h('button', { type: 'button', class: 'icon-button to-board', 'aria-label': said.addToBoard, title: said.addToBoard, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    onclick: () => openMenu(button, { title: said.addToBoard, choices: [{ text: said.newBoard, path: ICONS.add, run: () => void put() },
      ...session.boards.map(board => ({ text: board.title, path: ICONS.board, run: () => void put(board.id) }))] }) }, icon(ICONS.board, 17));
  return button;
}

/** The boards that there are, beside the tables. */
export function boardList(chosen: () => void): HTMLElement {
  const said = messages(session.language);
  const list = h('ul', {});
  const section = h('section', { class: 'side-section recent boards', 'aria-label': said.boards }, h('div', { class: 'side-head' }, h('h2', {}, said.boards)), list);
  const draw = () => {
    section.hidden = session.boards.length === 0;
    fill(list, session.boards.map(board => h('li', {}, h('button', { type: 'button', title: board.title, 'aria-current': board.id === session.board?.id ? 'true' : undefined, onclick: () => {
      chosen();
      void openBoard(board.id);
    } }, icon(ICONS.board, 15), h('span', {}, board.title)))));
  };
  when(['boards', 'answer'], draw);
  draw();
  return section;
}
