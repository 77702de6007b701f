import type { ChartQuery, Mark } from '../chart/query.ts';
import { aggregates, isAdditive } from '../chart/query.ts';
import { full } from '../chart/number.ts';
import { mapFor } from '../chart/regions.ts';
import { drawAlternative, drawQuery } from './actions.ts';
import { toldApart } from './alternatives.ts';
import type { Chart } from './api.ts';
import { boardButton } from './board-view.ts';
import { chartView } from './chart-view.ts';
import { chips } from './chips.ts';
import type { ChartView } from './chart-view.ts';
import { dataTable } from './data-table.ts';
import { fill, h, icon } from './dom.ts';
import { downloads } from './downloads.ts';
import { ICONS, MARK_ICONS } from './icons.ts';
import { meaning, partOf } from './meaning.ts';
import { openMenu } from './menu.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';
import type { Data } from '../chart/answer.ts';

const UNSURE = 0.5;

/** From here on the rows have room beside the chart; app.css says the same. */
const WIDE = '(min-width: 1200px)';

/** A chart with all that explains it: how the question was read, what else it may have meant, its data, SQL and query. */
export function answerView(chart: Chart, data: Data): { element: HTMLElement; close(): void } {
  const said = messages(session.language);
  const mark = chart.query.mark ?? 'auto';
  const view: ChartView | undefined = mark === 'table' ? undefined : chartView(chart, data);
  const rows = view && dataTable(chart, data);
  const aside = h('div', { class: 'answer-data' });
  const body = h('div', { class: 'answer-body' },
    view ? h('div', { class: 'answer-chart' }, view.element, view.notes.length > 0 && h('p', { class: 'notes' }, view.notes.join(' ')))
      : h('div', { class: 'picture-table', 'data-mark': 'table' }, dataTable(chart, data)), aside);
  const tabs = panels(chart, rows);
  const element = h('article', { class: 'answer', 'aria-label': chart.title },
    h('header', { class: 'answer-head' },
      h('div', { class: 'answer-title' }, h('h1', { tabindex: -1 }, chart.title), readingOf(chart), mendedOf(chart)),
      h('div', { class: 'tools' }, markSwitch(chart, data), view && appearance(view), boardButton(chart), downloads(chart, data))),
    unsure(chart) && alternativesOf(chart, said.unsure),
    body,
    chips(chart, marksFor(chart.query, data)),
    explanations(chart),
    !unsure(chart) && alternativesOf(chart, said.orMeant),
    tabs.element);
  const wide = matchMedia(WIDE);
  const arrange = () => {
    const beside = wide.matches && rows !== undefined && mark !== 'text';
    body.classList.toggle('with-data', beside);
    fill(aside, beside && rows);
    aside.hidden = !beside;
    tabs.show(rows !== undefined && !beside);
  };
  wide.addEventListener('change', arrange);
  arrange();
  return { element, close: () => {
    wide.removeEventListener('change', arrange);
    view?.close();
  } };
}

function unsure(chart: Chart): boolean {
  return chart.confidence !== undefined && chart.confidence < UNSURE && toldApart(chart, session.language).length > 0;
}

/** The sentence with the words that became something, and what they became. */
function readingOf(chart: Chart): HTMLElement | null {
  const said = messages(session.language);
  const question = chart.question ?? '';
  if (question === '') {
    return null;
  }
  const phrases = (chart.read?.reading ?? chart.reading ?? []).filter(phrase => phrase.end > phrase.start).sort((a, b) => a.start - b.start);
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const phrase of phrases) {
    if (phrase.start < at) {
      continue;
    }
    const part = partOf(phrase.means);
    const means = meaning(chart.read?.query ?? chart.query, phrase.means, session.language);
    parts.push(question.slice(at, phrase.start),
      h('mark', { class: `phrase phrase-${part}`, tabindex: 0, 'data-means': `${said.means[part] ?? part}: ${means}` }, question.slice(phrase.start, phrase.end)));
    at = phrase.end;
  }
  parts.push(question.slice(at));
  return h('p', { class: 'reading', 'aria-label': said.reading }, parts, confidenceOf(chart));
}

/** The sentence as it was read, where that is not as it was typed. */
function mendedOf(chart: Chart): HTMLElement | null {
  const question = chart.question ?? '';
  const slips = chart.read?.mended ?? chart.mended ?? [];
  if (question === '' || slips.length === 0) {
    return null;
  }
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const slip of slips) {
    parts.push(question.slice(at, slip.start), h('strong', {}, slip.meant));
    at = slip.end;
  }
  parts.push(question.slice(at));
  return h('p', { class: 'mended muted small' }, `${messages(session.language).readAs} `, parts);
}

function confidenceOf(chart: Chart): HTMLElement | null {
  if ((chart.confidence ?? chart.read?.confidence ?? null) === null) {
    return null;
  }
  if (chart.read && chart.read.id !== chart.id) {
    return h('span', { class: 'confidence hand' }, messages(session.language).byHand);
  }
  const sure = chart.confidence ?? chart.read!.confidence!;
  const level = sure >= 0.8 ? 'high' : sure >= UNSURE ? 'middle' : 'low';
  return h('span', { class: `confidence ${level}` }, messages(session.language).sure(full(Math.round(sure * 100) / 100, 'percent')));
}

function alternativesOf(chart: Chart, title: string): HTMLElement | null {
  const list = toldApart(chart, session.language);
  return list.length === 0 ? null : h('section', { class: 'alternatives', 'aria-label': title }, h('span', { class: 'muted small' }, title),
    h('div', { class: 'chips' }, list.map(({ other, difference }) => h('button', { type: 'button', class: 'chip', onclick: () => drawAlternative(other.query) },
      icon(MARK_ICONS[other.query.mark ?? 'auto'], 15), h('span', {}, other.title, difference && h('span', { class: 'difference' }, ` ${difference}`))))));
}

function explanations(chart: Chart): HTMLElement | null {
  const said = messages(session.language);
  const rule = chart.rule?.sentence;
  const line = (name: string, path: string, text: string, look: string) =>
    h('p', { class: look }, icon(path, 17), h('span', {}, h('span', { class: 'visually-hidden' }, `${name}: `), text));
  return !chart.insight && !rule ? null : h('div', { class: 'explanations' },
    chart.insight && line(said.insight, ICONS.bulb, chart.insight, 'insight'), rule && line(said.rule, ICONS.rule, rule, 'rule'));
}

/** Numbers on the marks and a logarithmic scale. */
function appearance(view: ChartView): HTMLElement {
  const said = messages(session.language);
  const set = (change: Partial<typeof session.picture>) => {
    Object.assign(session.picture, change);
    view.redraw();
  };
  const button: HTMLElement = h('button', { type: 'button', class: 'icon-button appearance', 'aria-label': said.look, title: said.look, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    onclick: () => openMenu(button, { title: said.look, choices: [
      { text: said.labels, checked: session.picture.labels === true, run: () => set({ labels: session.picture.labels === true ? false : true }) },
      { text: said.logScale, checked: session.picture.log, run: () => set({ log: !session.picture.log }) },
    ] }) }, icon(ICONS.palette, 17));
  return button;
}

/** The charts that can show the same query. */
function markSwitch(chart: Chart, data: Data): HTMLElement {
  const said = messages(session.language);
  return h('div', { class: 'marks', role: 'group', 'aria-label': said.asChart }, marksFor(chart.query, data).map(mark => h('button', {
    type: 'button', class: 'icon-button', 'aria-label': said.marks[mark], title: said.marks[mark], 'aria-pressed': String(mark === chart.query.mark),
    onclick: () => drawQuery(withMark(chart.query, mark)),
  }, icon(MARK_ICONS[mark], 17))));
}

function marksFor(query: ChartQuery, data: Data): Mark[] {
  const { x, y, color, facet } = query.encoding;
  const own = query.mark ?? 'auto';
  const measures = y === undefined ? [] : Array.isArray(y) ? y : [y];
  if (own === 'table' || own === 'text' || !x || measures.length === 0) {
    return [];
  }
  const grouped = aggregates(query);
  const single = measures.length === 1;
  const parts = single && isAdditive(measures[0]!);
  const candidates: [Mark, boolean][] = [
    ['bar', true], ['line', true], ['area', grouped], ['arc', grouped && parts && !color], ['point', !grouped], ['boxplot', !grouped],
    ['rect', grouped && single && Boolean(color) && !facet], ['treemap', grouped && parts && !facet],
    ['geoshape', grouped && single && !color && !facet && onMap(data)], ['table', !facet],
  ];
  const fitting = candidates.filter(([mark, fits]) => fits || mark === own).map(([mark]) => mark);
  return fitting.includes(own) ? fitting : [own, ...fitting];
}

/** Whether the values of x are regions. */
function onMap(data: Data): boolean {
  const names = Array.from(data[0] ?? [], String).slice(0, 100);
  return names.length > 2 && mapFor(names) !== undefined;
}

function withMark(query: ChartQuery, mark: Mark): ChartQuery {
  const { stack: _stack, orient: _orient, innerRadius: _inner, ...rest } = query;
  if (mark !== 'table') {
    return { ...rest, mark };
  }
  const { x, color, y } = query.encoding;
  const columns = [x, color, ...(Array.isArray(y) ? y : [y])].filter(channel => channel !== undefined);
  const { sort: _sort, limit: _limit, ...unsorted } = rest;
  return { ...unsorted, mark, encoding: { columns } };
}

/** SQL, query, and the rows where they do not stand beside the chart: one open at a time. */
function panels(chart: Chart, rows?: HTMLElement): { element: HTMLElement; show(withRows: boolean): void } {
  const said = messages(session.language);
  const content: [string, string, () => HTMLElement | undefined][] = [
    ['data', said.data, () => rows],
    ['sql', said.sql, () => codePanel(chart.sql)],
    ['query', said.query, () => queryPanel(chart)],
  ];
  let open = session.problem?.where === 'query' ? 'query' : chart.query.mark === 'text' ? '' : 'data';
  let withRows = false;
  let shown = '';
  const place = h('div', { class: 'panel', id: 'panel' });
  const tabs = h('div', { class: 'tabs' });
  const draw = () => {
    const offered = content.filter(([key]) => key !== 'data' || withRows);
    fill(tabs, offered.map(([key, name]) => h('button', {
      type: 'button', class: 'tab', 'data-panel': key, 'aria-expanded': String(open === key), 'aria-controls': 'panel',
      onclick: () => {
        open = open === key ? '' : key;
        draw();
        tabs.querySelector<HTMLElement>(`[data-panel=${key}]`)?.focus();
      } }, icon(ICONS.chevron, 14), name)));
    const now = offered.find(([key]) => key === open);
    if (shown !== (now?.[0] ?? '')) {
      shown = now?.[0] ?? '';
      fill(place, now?.[2]());
    }
    place.hidden = !now;
  };
  return { element: h('section', { class: 'panels' }, tabs, place), show: offered => {
    withRows = offered;
    draw();
  } };
}

function codePanel(code: string): HTMLElement {
  return h('div', { class: 'code' }, copyButton(() => code), h('pre', { tabindex: 0 }, h('code', {}, code)));
}

function copyButton(text: () => string): HTMLElement {
  const said = messages(session.language);
  const button = h('button', { type: 'button', class: 'quiet small-button copy', onclick: async () => {
    await navigator.clipboard.writeText(text());
    fill(button, icon(ICONS.check, 14), said.copied);
    setTimeout(() => fill(button, icon(ICONS.copy, 14), said.copy), 1500);
  } }, icon(ICONS.copy, 14), said.copy);
  return button;
}

function queryPanel(chart: Chart): HTMLElement {
  const said = messages(session.language);
  const text = JSON.stringify(chart.query, null, 2);
  const field = h('textarea', { class: 'query-field', spellcheck: 'false', rows: Math.min(24, text.split('\n').length + 1), 'aria-label': said.query, value: text });
  const trouble = h('div', { role: 'alert' });
  const tell = (message: string) => fill(trouble, h('p', { class: 'field-problem' }, message));
  const problem = session.problem?.where === 'query' ? session.problem.problem : null;
  if (problem) {
    tell([problem.pointer, problem.message, problem.suggestions.length > 0 ? `${said.suggestion}: ${problem.suggestions.join(', ')}` : ''].filter(Boolean).join(' — '));
  }
  const send = () => {
    try {
      edited = field.value;
      void drawQuery(JSON.parse(field.value) as ChartQuery, 'query');
    } catch (error) {
      tell(`${said.notJson} ${(error as Error).message}`);
    }
  };
  if (problem && edited) {
    field.value = edited;
  }
  return h('div', { class: 'query' }, h('p', { class: 'muted small' }, said.queryHelp), field, trouble,
    h('div', { class: 'buttons' }, h('button', { type: 'button', class: 'primary', onclick: send }, said.draw), copyButton(() => field.value)));
}

/** What was written into the query when it was refused, so that it can be put right. */
let edited = '';
