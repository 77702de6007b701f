import { askQuestion } from './actions.ts';
import * as api from './api.ts';
import { fill, h, icon } from './dom.ts';
import { ICONS, TYPE_ICONS } from './icons.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const PAUSE = 60;
const MOST = 8;
const MOST_EARLIER = 2;

/** What the words may become: a whole question is asked at once, a name is only written. */
export interface Completion {
  text: string;
  kind: 'column' | 'value' | 'question' | 'earlier';
  path: string;
}

export interface Completions {
  /** Looks soon, when typing pauses. */
  later(): void;
  close(): void;
  /** Looks for what was typed before there were tables to look in. */
  ready(): void;
  /** Marks the next or previous one; false if there is none. */
  move(step: number): boolean;
  /** Takes the marked one; false if none is marked. */
  take(): boolean;
  /** Shows questions worth asking, before anything is typed. */
  ideas(): boolean;
}

/** Completions of a field in a list below it, as a combobox: the field keeps the focus, the list is pointed to. */
export function completing(field: HTMLTextAreaElement, list: HTMLUListElement, grow: () => void): Completions {
  const said = messages(session.language);
  let found: Completion[] = [];
  let at = -1;
  let timer = 0;
  let asking = new AbortController();
  let tooEarly = false;
  const draw = () => {
    fill(list, found.map((each, index) => h('li', { id: `completion-${index}`, role: 'option', 'aria-selected': String(index === at), 'data-kind': each.kind,
      class: index === at ? 'marked' : '', onmousedown: (event: Event) => {
        event.preventDefault();
        accept(each);
      } }, icon(each.path, 15), h('span', { class: 'completion-text' }, each.text), h('span', { class: 'completion-kind' }, said.completionKinds[each.kind]!))));
    field.setAttribute('aria-expanded', String(found.length > 0));
    if (at >= 0) {
      field.setAttribute('aria-activedescendant', `completion-${at}`);
      list.children[at]?.scrollIntoView({ block: 'nearest' });
    } else {
      field.removeAttribute('aria-activedescendant');
    }
  };
  const close = () => {
    clearTimeout(timer);
    asking.abort();
    found = [];
    at = -1;
    draw();
  };
  const accept = (each: Completion) => {
    field.value = each.text;
    grow();
    close();
    if (each.kind === 'question' || each.kind === 'earlier') {
      void askQuestion(each.text);
    } else {
      field.setSelectionRange(each.text.length, each.text.length);
    }
  };
  const look = async () => {
    asking.abort();
    const own = new AbortController();
    asking = own;
    const typed = field.value;
    tooEarly = session.chosen.size === 0;
    if (tooEarly) {
      close();
      return;
    }
    const ids = [...session.chosen];
    try {
      const [texts, questions] = await Promise.all([
        api.suggestions(ids, typed.trimStart(), session.language, own.signal),
        typed.trim() === '' ? [] : worthAsking(ids)]);
      if (own.signal.aborted || document.activeElement !== field) {
        return;
      }
      found = sorted(typed, texts, typed.trim() === '' ? texts : questions);
      at = -1;
      draw();
      tell(found.length > 0 ? said.completionsFound(found.length) : '');
    } catch {
      // Completions are a help; typing goes on without them.
    }
  };
  return {
    later() {
      at = -1;
      clearTimeout(timer);
      if (field.value.trim() === '') {
        close();
      } else {
        timer = window.setTimeout(() => void look(), PAUSE);
      }
    },
    close,
    ready() {
      if (tooEarly && session.chosen.size > 0) {
        void look();
      }
    },
    move(step) {
      if (found.length === 0) {
        return false;
      }
      at = (at + step + found.length + 1) % (found.length + 1);
      at = at === found.length ? -1 : at;
      draw();
      return true;
    },
    take() {
      const each = found[at];
      if (each) {
        accept(each);
      }
      return each !== undefined;
    },
    ideas() {
      void look();
      return session.chosen.size > 0;
    },
  };
}

/** Earlier questions that say these words, then what the server knows, each with its kind. */
function sorted(typed: string, texts: string[], questions: string[]): Completion[] {
  const wanted = typed.trim().toLowerCase();
  const earlier = wanted === '' ? [] : session.typed.filter(text => text.toLowerCase().includes(wanted) && text !== typed.trim()).slice(-MOST_EARLIER).reverse();
  const fresh = texts.filter(text => text !== typed.trim() && !earlier.includes(text));
  return [...fresh.map(text => kinded(typed, text, questions)), ...earlier.map(text => ({ text, kind: 'earlier' as const, path: ICONS.clock }))].slice(0, MOST);
}

function kinded(typed: string, text: string, questions: string[]): Completion {
  if (questions.includes(text)) {
    return { text, kind: 'question', path: ICONS.question };
  }
  const columns = session.tables.filter(table => session.chosen.has(table.id)).flatMap(table => table.columns);
  const column = columns.find(each => [each.name, ...each.called ?? []].some(name =>
    text.endsWith(name) && typed.startsWith(text.slice(0, text.length - name.length))));
  return column ? { text, kind: 'column', path: TYPE_ICONS[column.type] ?? TYPE_ICONS['text']! } : { text, kind: 'value', path: ICONS.chevron };
}

const known = new Map<string, Promise<string[]>>();

/** The whole questions that the server offers, asked for once. */
function worthAsking(ids: string[]): Promise<string[]> {
  const key = [session.language, ...ids].join();
  const asked = known.get(key) ?? api.suggestions(ids, '', session.language, new AbortController().signal);
  asked.catch(() => known.delete(key));
  known.set(key, asked);
  return asked;
}

function tell(text: string): void {
  const status = document.querySelector('#status');
  if (status) {
    status.textContent = text;
  }
}
