import { openChart } from './actions.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS, MARK_ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { session, when } from './session.ts';
import type { Turn } from './session.ts';
import type { Mark } from '../chart/query.ts';

const SHOWN = 24;

/** The charts that were drawn from the same tables, in their order: any of them can be gone back to, and asked on from there. */
export function conversation(): HTMLElement {
  const said = messages(session.language);
  const list = h('ol', { class: 'turns' });
  const buttons = h('div', { class: 'turn-buttons' });
  const strip = h('nav', { class: 'conversation', 'aria-label': said.conversation }, buttons, list);
  const draw = () => {
    const turns = turnsOfTables();
    strip.hidden = !session.chart || turns.length < 2;
    fill(list, turns.map((turn, at) => turnCard(turns, turn, at)));
    fill(buttons, button(said.undo, 'undo', ICONS.undo, parentOf(session.chart?.id) !== undefined, undo),
      button(said.redo, 'redo', ICONS.redo, session.undone.length > 0, redo));
    const current = list.querySelector<HTMLElement>('[aria-current]');
    if (current) {
      list.scrollLeft = current.offsetLeft - list.clientWidth + current.offsetWidth + 40;
    }
  };
  when(['answer', 'recent', 'tables'], draw);
  draw();
  return strip;
}

function turnsOfTables(): Turn[] {
  const key = (tables: string[] = []) => [...tables].sort().join();
  return session.turns.filter(turn => key(turn.tables) === key(session.chart?.tables)).slice(-SHOWN);
}

function turnCard(turns: Turn[], turn: Turn, at: number): HTMLElement {
  const said = messages(session.language);
  const from = turns.findIndex(other => other.id === turn.parent);
  const branch = from >= 0 && from !== at - 1 ? said.turnFrom(from + 1) : '';
  const hand = turn.read !== undefined && turn.read.id !== turn.id;
  return h('li', {}, h('button', { type: 'button', class: 'turn', title: turn.question || turn.title, 'aria-current': turn.id === session.chart?.id ? 'step' : undefined,
    onclick: () => {
      session.undone = [];
      void openChart(turn.id, turn.tables);
    } }, h('span', { class: 'turn-number' }, String(at + 1)), icon(MARK_ICONS[turn.mark as Mark] ?? MARK_ICONS.auto, 15),
    h('span', { class: 'turn-title' }, turn.title), hand && h('span', { class: 'chip-hand' }, icon(ICONS.edit, 12), h('span', { class: 'visually-hidden' }, said.byHand)),
    branch && h('span', { class: 'turn-branch' }, branch)));
}

function button(text: string, key: string, path: string, able: boolean, run: () => void): HTMLElement {
  return h('button', { type: 'button', class: 'icon-button', 'data-do': key, title: text, 'aria-label': text, disabled: !able, onclick: run }, icon(path, 16));
}

function parentOf(id: string | undefined): string | undefined {
  return session.turns.find(turn => turn.id === id)?.parent;
}

/** Back to the chart that this one was made from. */
export function undo(): void {
  const chart = session.chart;
  const parent = parentOf(chart?.id);
  if (chart && parent) {
    session.undone.push(chart.id);
    void openChart(parent, chart.tables);
  }
}

export function redo(): void {
  const next = session.undone.pop();
  if (next) {
    void openChart(next, session.chart?.tables);
  }
}
