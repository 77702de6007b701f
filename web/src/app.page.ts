/** The page: tables on the left, the question and its chart on the right. */
import { full } from './chart/number.ts';
import * as api from './page/api.ts';
import { askQuestion, loadTables, openChart, toProblem } from './page/actions.ts';
import { answerView } from './page/answer-view.ts';
import { askBox, typeIntoQuestion } from './page/ask-box.ts';
import { boardList, boardView } from './page/board-view.ts';
import { loadBoards, openBoard } from './page/boards.ts';
import { conversation, redo, undo } from './page/conversation.ts';
import { fill, h, icon } from './page/dom.ts';
import { ICONS, MARK_ICONS } from './page/icons.ts';
import { messages } from './page/messages.ts';
import { changed, forgetListeners, isDark, recall, remember, session, when } from './page/session.ts';
import type { Look } from './page/session.ts';
import { relationList } from './page/relation-list.ts';
import { tableList } from './page/table-list.ts';
import { acceptDrops, uploadButton, uploadList } from './page/uploads.ts';
import type { Mark } from './chart/query.ts';

function build(): void {
  forgetListeners();
  const said = messages(session.language);
  document.documentElement.lang = session.language === 'zh' ? 'zh-CN' : 'en';
  document.documentElement.dataset['look'] = isDark() ? 'dark' : 'light';
  document.title = said.name;
  const sidebar = h('aside', { class: 'sidebar', id: 'sidebar' },
    h('div', { class: 'brand' }, logo(), h('span', { class: 'brand-name' }, said.name)),
    h('section', { class: 'side-section grows', 'aria-label': said.tables },
      h('div', { class: 'side-head' }, h('h2', {}, said.tables), uploadButton('quiet small-button', said.upload)), uploadList(), tableList()),
    relationList(), boardList(() => showSidebar(false)), recentList(), foot());
  const toggle = h('button', { type: 'button', class: 'icon-button menu-button', 'aria-label': said.menu, 'aria-controls': 'sidebar', 'aria-expanded': 'false',
    onclick: () => showSidebar(!document.body.classList.contains('with-sidebar')) }, icon(ICONS.menu, 20));
  const shade = h('div', { class: 'shade', onclick: () => showSidebar(false) });
  fill(document.body, sidebar, shade,
    h('main', { class: 'main' }, h('div', { class: 'topbar' }, toggle, logo(), h('span', { class: 'brand-name' }, said.name)), stage()),
    acceptDrops(), h('div', { id: 'status', class: 'visually-hidden', role: 'status', 'aria-live': 'polite' }));
}

function showSidebar(visible: boolean): void {
  document.body.classList.toggle('with-sidebar', visible);
  document.querySelector('.menu-button')?.setAttribute('aria-expanded', String(visible));
}

function logo(): HTMLElement {
  return h('span', { class: 'logo' }, icon('M6 18v-5M12 18V8M18 18v-8', 18));
}

/** The question, and below it whatever there is to see: a welcome, what can be asked, or the answer. */
function stage(): HTMLElement {
  const place = h('div', { class: 'stage-body' });
  const box = askBox();
  const element = h('div', { class: 'stage' }, h('h1', { class: 'stage-title' }), box, conversation(), place);
  let close = () => {};
  let shown: unknown;
  const draw = () => {
    const board = session.board;
    const empty = !session.chart && !board;
    element.classList.toggle('on-board', board !== null);
    element.classList.toggle('empty', empty);
    element.classList.toggle('without-tables', session.tables.length === 0 && empty);
    place.classList.toggle('waiting', session.busy !== null);
    const key = board ?? (session.problem?.where === 'query' ? session.problem : session.chart);
    if (!empty && key === shown) {
      return;
    }
    close();
    close = () => {};
    shown = key;
    if (empty) {
      fill(element.querySelector('.stage-title')!, session.tables.length > 0 ? messages(session.language).whatToSee : messages(session.language).welcome);
      fill(place, session.tables.length > 0 ? ideas() : welcome());
      return;
    }
    const view = board ? boardView(board) : answerView(session.chart!, session.data!);
    close = view.close;
    fill(place, view.element);
    if (!board) {
      announce();
    }
  };
  when(['answer', 'tables'], draw);
  draw();
  return element;
}

function announce(): void {
  const status = document.querySelector('#status');
  if (status && session.chart) {
    status.textContent = messages(session.language).drawn(session.chart.title, full(session.chart.rows));
  }
}

function welcome(): HTMLElement {
  const said = messages(session.language);
  return h('div', { class: 'welcome' }, h('div', { class: 'drop' }, h('div', { class: 'drop-art' }, icon(ICONS.upload, 34)), h('p', {}, said.welcomeMore),
    uploadButton('primary', said.chooseFile)));
}

/** Questions worth asking about the chosen tables. */
function ideas(): HTMLElement {
  const said = messages(session.language);
  const list = h('div', { class: 'ideas' });
  const ids = [...session.chosen];
  if (ids.length > 0) {
    api.suggestions(ids, '', session.language, new AbortController().signal).then(found => fill(list,
      found.length > 0 && h('p', { class: 'muted small' }, said.tryAsking),
      found.slice(0, 8).map(text => h('button', { type: 'button', class: 'idea', onclick: () => {
        typeIntoQuestion(text, true);
        void askQuestion(text);
      } }, icon(ICONS.chevron, 15), text)))).catch(() => fill(list));
  }
  return list;
}

function recentList(): HTMLElement {
  const said = messages(session.language);
  const list = h('ul', {});
  const section = h('section', { class: 'side-section recent', 'aria-label': said.recent }, h('div', { class: 'side-head' }, h('h2', {}, said.recent),
    h('button', { type: 'button', class: 'icon-button', 'aria-label': said.forget, title: said.forget, onclick: () => {
      session.recent = [];
      remember();
      changed('recent');
    } }, icon(ICONS.remove, 15))), list);
  const draw = () => {
    section.hidden = session.recent.length === 0;
    fill(list, session.recent.slice(0, 12).map(past => h('li', {}, h('button', { type: 'button', title: past.text,
      'aria-current': past.id === session.chart?.id ? 'true' : undefined, onclick: () => {
        showSidebar(false);
        void openChart(past.id, past.tables);
      } }, icon(MARK_ICONS[past.mark as Mark] ?? MARK_ICONS.auto, 15), h('span', {}, past.text)))));
  };
  when(['recent', 'answer'], draw);
  draw();
  return section;
}

function foot(): HTMLElement {
  const said = messages(session.language);
  const model = h('span', { class: 'muted small model' });
  api.health().then(state => {
    const name = typeof state.model === 'object' ? [state.model.name, state.model.hash?.slice(0, 8)].filter(Boolean).join(' ') : state.model;
    fill(model, name ? `${said.model} ${name}` : '', state.device ? ` · ${state.device}` : '');
  }).catch(() => fill(model));
  const language = h('button', { type: 'button', class: 'quiet small-button language', lang: session.language === 'zh' ? 'en' : 'zh-CN', onclick: () => {
    session.language = session.language === 'zh' ? 'en' : 'zh';
    remember();
    build();
    document.querySelector<HTMLElement>('.language')?.focus();
    // What was found in their files is told in the language of the page.
    void loadTables().catch(() => {});
  } }, said.language);
  const look = h('button', { type: 'button', class: 'icon-button', 'aria-label': said.theme, title: said.theme, onclick: () => {
    session.look = (isDark() ? 'light' : 'dark') satisfies Look;
    remember();
    build();
  } }, icon(isDark() ? ICONS.sun : ICONS.moon, 17));
  return h('footer', { class: 'side-foot' }, model, h('div', { class: 'buttons' }, language, look));
}

/** A slash goes to the question, from wherever nothing is being typed. */
function shortcuts(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    event.preventDefault();
    document.querySelector<HTMLElement>('#question')?.focus();
  }
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) {
    event.preventDefault();
    (event.shiftKey ? redo : undo)();
  }
  if (event.key === 'Escape') {
    showSidebar(false);
  }
}

async function start(): Promise<void> {
  recall();
  build();
  document.addEventListener('keydown', shortcuts);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', build);
  try {
    await Promise.all([loadTables(), loadBoards()]);
    const board = /#board=([^&]+)/.exec(location.hash);
    if (board) {
      await openBoard(decodeURIComponent(board[1]!));
    }
    const linked = /#chart=([^&]+)/.exec(location.hash);
    if (linked) {
      await openChart(decodeURIComponent(linked[1]!), session.recent.find(past => past.id === linked[1])?.tables);
    }
  } catch (error) {
    session.problem = { where: 'ask', question: '', problem: toProblem(error) };
    changed('ask');
  }
}

void start();
