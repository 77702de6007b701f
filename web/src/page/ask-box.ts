import type { Problem } from './api.ts';
import { askQuestion, newQuestion, stop } from './actions.ts';
import { completing } from './completions.ts';
import type { Completions } from './completions.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { openRelationForm } from './relation-list.ts';
import { session, when } from './session.ts';

/** Where a question is typed, with completions, earlier questions, and what was wrong with the last one. */
export function askBox(): HTMLElement {
  const said = messages(session.language);
  const field = h('textarea', {
    id: 'question', class: 'ask-field', rows: 1, placeholder: said.askPlaceholder, 'aria-label': said.askLabel, 'aria-haspopup': 'listbox', autocomplete: 'off',
    spellcheck: 'false', role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'completions', 'aria-autocomplete': 'list', enterkeyhint: 'send',
  });
  const list = h('ul', { id: 'completions', class: 'completions', role: 'listbox', 'aria-label': said.tryAsking });
  const button = h('button', { type: 'button', class: 'ask-button' });
  const follow = h('div', { class: 'follow-slot' });
  const trouble = h('div', { role: 'alert' });
  const completions = completing(field, list, () => grow(field));
  const submit = () => {
    completions.close();
    void askQuestion(field.value);
  };
  button.addEventListener('click', () => session.busy ? stop() : submit());
  field.addEventListener('input', () => {
    grow(field);
    completions.later();
  });
  field.addEventListener('blur', () => setTimeout(completions.close, 150));
  field.addEventListener('keydown', event => onKey(event, field, completions, submit));
  let answered = session.chart;
  const draw = () => {
    if (session.chart !== answered) {
      answered = session.chart;
      if (isAnswered(field.value.trim())) {
        field.value = '';
      }
      grow(field);
    }
    field.placeholder = session.chart ? said.askOn : said.askPlaceholder;
    button.setAttribute('aria-label', session.busy ? said.stop : said.ask);
    button.title = session.busy ? said.stop : said.ask;
    button.classList.toggle('busy', session.busy !== null);
    fill(button, icon(session.busy ? ICONS.close : ICONS.arrow, 20));
    fill(follow, followChip());
    const problem = session.problem?.where === 'ask' ? session.problem : null;
    fill(trouble, problem && problemCard(problem.problem, problem.question, text => {
      field.value = text;
      grow(field);
      field.focus();
    }));
  };
  when(['ask', 'answer'], draw);
  when(['tables'], completions.ready);
  draw();
  return h('div', { class: 'ask' },
    h('div', { class: 'ask-card' }, follow, h('div', { class: 'ask-row' }, field, button), list), trouble);
}

/** Whether the words were asked; what is typed while a chart is on its way stays. */
function isAnswered(words: string): boolean {
  return words === session.typed.at(-1) || words === session.chart?.question;
}

/** Puts words where the cursor is, or a whole question in place of what was there. */
export function typeIntoQuestion(words: string, whole = false): void {
  const field = document.querySelector<HTMLTextAreaElement>('#question');
  if (!field) {
    return;
  }
  if (whole) {
    field.value = words;
  } else {
    const gap = field.value !== '' && !/\s$/.test(field.value) && /^[\x20-\x7e]/.test(words) ? ' ' : '';
    field.setRangeText(gap + words, field.selectionStart, field.selectionEnd, 'end');
  }
  grow(field);
  field.focus();
}

function grow(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}

function followChip(): HTMLElement | null {
  const said = messages(session.language);
  if (!session.chart) {
    return null;
  }
  return h('div', { class: 'follow' },
    h('label', { class: 'follow-label', title: said.followHint },
      h('input', { type: 'checkbox', checked: session.follows, onchange: (event: Event) => {
        session.follows = (event.target as HTMLInputElement).checked;
      } }),
      icon(ICONS.follow, 14), h('span', {}, said.following), h('span', { class: 'follow-title' }, session.chart.title)),
    h('button', { type: 'button', class: 'link', onclick: () => {
      newQuestion();
      typeIntoQuestion('', true);
    } }, said.newQuestion));
}

function problemCard(problem: Problem, question: string, retype: (text: string) => void): HTMLElement {
  const said = messages(session.language);
  const words = problem.words;
  const marked = words && question
    ? h('p', { class: 'problem-words' }, question.slice(0, words.start), h('mark', {}, question.slice(words.start, words.end)), question.slice(words.end))
    : null;
  const choices = problem.suggestions.map(text => h('button', { type: 'button', class: 'chip', onclick: () =>
    retype(words ? question.slice(0, words.start) + text + question.slice(words.end) : text) }, text));
  return h('div', { class: 'problem', 'data-code': problem.code }, icon(ICONS.warning), h('div', {}, marked, h('p', {}, problem.message),
    problem.code === 'NO_JOIN' && session.tables.length > 1 && h('button', { type: 'button', class: 'link', onclick: openRelationForm }, said.addRelation),
    choices.length > 0 && h('div', { class: 'chips' }, h('span', { class: 'muted' }, said.suggestion), choices)));
}

/** Enter asks (but not while a Chinese word is being composed), arrows choose or go through earlier questions. */
function onKey(event: KeyboardEvent, field: HTMLTextAreaElement, completions: Completions, submit: () => void): void {
  if (event.isComposing) {
    return;
  }
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    if (!completions.take()) {
      submit();
    }
  } else if (event.key === 'Tab' && !event.shiftKey && completions.take()) {
    event.preventDefault();
  } else if (event.key === 'Escape') {
    completions.close();
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const step = event.key === 'ArrowDown' ? 1 : -1;
    if (completions.move(step) || step > 0 && field.value === '' && completions.ideas() || walkBack(field, step)) {
      event.preventDefault();
    }
  }
}

/** Goes through earlier questions while the field shows one of them, or nothing. */
function walkBack(field: HTMLTextAreaElement, step: number): boolean {
  const at = field.value === '' ? session.typed.length : session.typed.lastIndexOf(field.value);
  if (at < 0) {
    return false;
  }
  const next = Math.min(session.typed.length, Math.max(0, at + step));
  field.value = session.typed[next] ?? '';
  grow(field);
  return true;
}
