import { fill, h, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

/** Something that can be chosen; a choice that leads to further ones keeps the menu open. */
export interface Choice {
  text: string;
  path?: string;
  checked?: boolean;
  danger?: boolean;
  run?(): void;
  more?(): Content;
}

export interface Content {
  title: string;
  choices: Choice[];
  /** A form below the choices. */
  form?: HTMLElement;
}

const SEARCHED_FROM = 9;
let closeOpen = () => {};

/** Opens a small dialog of choices below a button, or at a point; arrows, letters and Escape work as people expect. */
export function openMenu(anchor: HTMLElement, content: Content, point?: { x: number; y: number }): void {
  closeOpen();
  const dialog = h('div', { class: 'pop', role: 'dialog', tabindex: -1 });
  const outside = (event: Event) => {
    if (!dialog.contains(event.target as Node) && !anchor.contains(event.target as Node)) {
      close(false);
    }
  };
  const close = (back = true) => {
    dialog.remove();
    anchor.setAttribute('aria-expanded', 'false');
    document.removeEventListener('pointerdown', outside);
    closeOpen = () => {};
    if (back && anchor.isConnected) {
      anchor.focus();
    }
  };
  closeOpen = () => close(false);
  dialog.addEventListener('keydown', event => onKey(event, dialog, close));
  dialog.addEventListener('focusout', event => {
    if (event.relatedTarget && !dialog.contains(event.relatedTarget as Node)) {
      close(false);
    }
  });
  document.addEventListener('pointerdown', outside);
  document.body.append(dialog);
  anchor.setAttribute('aria-expanded', 'true');
  show(dialog, content, close);
  place(dialog, anchor, point);
}

export function closeMenu(): void {
  closeOpen();
}

function show(dialog: HTMLElement, content: Content, close: () => void): void {
  const said = messages(session.language);
  dialog.setAttribute('aria-label', content.title);
  const list = h('ul', { class: 'pop-list' });
  const draw = (wanted: string) => fill(list, content.choices.filter(choice => choice.text.toLowerCase().includes(wanted)).map(choice =>
    h('li', {}, h('button', { type: 'button', class: choice.danger ? 'pop-choice dangerous' : 'pop-choice', 'aria-pressed': choice.checked === undefined ? undefined : String(choice.checked),
      onclick: () => {
        if (choice.more) {
          show(dialog, choice.more(), close);
          return;
        }
        close();
        choice.run?.();
      } }, choice.path && icon(choice.path, 15), h('span', { class: 'pop-text' }, choice.text), choice.checked && icon(ICONS.check, 15), choice.more && icon(ICONS.chevron, 13)))));
  draw('');
  const search = content.choices.length >= SEARCHED_FROM
    ? h('input', { class: 'field pop-search', type: 'search', placeholder: said.search, 'aria-label': said.search, oninput: (event: Event) =>
      draw((event.target as HTMLInputElement).value.trim().toLowerCase()) }) : null;
  fill(dialog, h('p', { class: 'pop-title' }, content.title), search, list, content.form);
  content.form?.addEventListener('submit', () => close());
  (search ?? dialog.querySelector<HTMLElement>('[aria-pressed=true]') ?? dialog.querySelector<HTMLElement>('.pop-choice, .field') ?? dialog).focus();
}

function onKey(event: KeyboardEvent, dialog: HTMLElement, close: () => void): void {
  if (event.key === 'Escape') {
    event.stopPropagation();
    close();
    return;
  }
  const buttons = [...dialog.querySelectorAll<HTMLElement>('.pop-choice')];
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  const inField = (event.target as HTMLElement).tagName === 'INPUT' || (event.target as HTMLElement).tagName === 'SELECT';
  if (event.key === 'Enter' && (event.target as HTMLElement).classList.contains('pop-search')) {
    event.preventDefault();
    buttons[0]?.click();
    return;
  }
  const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1
    : event.key === 'Home' && !inField ? 0 : event.key === 'End' && !inField ? buttons.length - 1 : undefined;
  if (next === undefined || (event.target as HTMLElement).tagName === 'SELECT') {
    return;
  }
  event.preventDefault();
  buttons[(next + buttons.length) % buttons.length]?.focus();
}

function place(dialog: HTMLElement, anchor: HTMLElement, point?: { x: number; y: number }): void {
  const box = anchor.getBoundingClientRect();
  const left = point?.x ?? box.left;
  const top = point?.y ?? box.bottom + 6;
  const width = dialog.offsetWidth;
  dialog.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
  const above = top + dialog.offsetHeight > innerHeight && box.top > dialog.offsetHeight + 12;
  const fitting = point ? Math.max(8, Math.min(top, innerHeight - dialog.offsetHeight - 8)) : above ? box.top - dialog.offsetHeight - 6 : top;
  dialog.style.top = `${fitting + scrollY}px`;
}
