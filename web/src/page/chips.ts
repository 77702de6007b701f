import { aggregates, isAggregated, isMeasure } from '../chart/query.ts';
import type { Aggregate, Channel, ChannelName, ChartQuery, Dimension, Mark, Predicate, Transform } from '../chart/query.ts';
import { titleOf, UNIT_NAMES } from '../chart/titles.ts';
import { drawQuery, openChart } from './actions.ts';
import type { Chart } from './api.ts';
import { columnNamed, columnsBehind } from './columns.ts';
import type { Known } from './columns.ts';
import { h, icon } from './dom.ts';
import * as edits from './edits.ts';
import { newTestMenu, testMenu } from './filter-menu.ts';
import { ICONS, MARK_ICONS, TYPE_ICONS } from './icons.ts';
import { predicate } from './meaning.ts';
import { openMenu } from './menu.ts';
import type { Choice, Content } from './menu.ts';
import { messages } from './messages.ts';
import { session } from './session.ts';

const AGGREGATES: Aggregate[] = ['sum', 'mean', 'median', 'min', 'max', 'stdev', 'distinct', 'count'];
const COUNTS = [3, 5, 10, 20, 50];

interface Chip {
  part: string;
  look: string;
  text: string;
  path?: string;
  hand: boolean;
  menu?: () => Content;
}

/** The query of a chart as chips: each says one part, opens what may stand there instead, and tells what people changed. */
export function chips(chart: Chart, marks: Mark[]): HTMLElement {
  const said = messages(session.language);
  const list = [...channelChips(chart), ...testChips(chart), ...orderChips(chart), markChip(chart, marks)];
  const changed = list.some(chip => chip.hand);
  return h('div', { class: 'query-chips', role: 'group', 'aria-label': said.chips }, list.map(chipButton), adders(chart),
    changed && chart.read && chart.read.id !== chart.id && h('button', { type: 'button', class: 'link back-to-read', onclick: () => openChart(chart.read!.id, chart.tables) }, said.backToRead));
}

function chipButton(chip: Chip): HTMLElement {
  const said = messages(session.language);
  const content = [chip.path && icon(chip.path, 14), h('span', { class: 'chip-part' }, chip.part), h('span', { class: 'chip-text' }, chip.text),
    chip.hand && h('span', { class: 'chip-hand', title: said.byHand }, icon(ICONS.edit, 12), h('span', { class: 'visually-hidden' }, `, ${said.byHand}`))];
  const look = `query-chip chip-${chip.look}${chip.hand ? ' by-hand' : ''}`;
  if (!chip.menu) {
    return h('span', { class: `${look} fixed`, 'data-chip': chip.look }, content);
  }
  const button: HTMLElement = h('button', { type: 'button', class: look, 'data-chip': chip.look, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    onclick: () => openMenu(button, chip.menu!()) }, content);
  return button;
}

function draw(query: ChartQuery): void {
  void drawQuery(query);
}

/** What the chips change: the query as people said it. */
function base(chart: Chart): ChartQuery {
  return edits.asSaid(chart.query, chart.asked);
}

function channelChips(chart: Chart): Chip[] {
  const names: ChannelName[] = ['y', 'x', 'color', 'size', 'facet', 'columns'];
  return names.flatMap(name => {
    const value = chart.query.encoding[name];
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return list.flatMap((channel, index) => isMeasure(channel) ? measureChips(chart, name, index, channel) : dimensionChips(chart, name, index, channel));
  });
}

function isByHand(chart: Chart, name: ChannelName, index: number, of: (channel: Channel | undefined) => unknown): boolean {
  const value = (query: ChartQuery) => {
    const found = query.encoding[name];
    return of(Array.isArray(found) ? found[index] : index === 0 ? found : undefined);
  };
  return chart.read !== undefined && !edits.isEqual(value(chart.query), value(chart.read.query));
}

function property(name: string): (channel: Channel | undefined) => unknown {
  return channel => (channel as Record<string, unknown> | undefined)?.[name];
}

function measureChips(chart: Chart, name: ChannelName, index: number, channel: Channel): Chip[] {
  const said = messages(session.language);
  const part = said.means[name] ?? name;
  if (!isAggregated(channel)) {
    return [{ part, look: name, text: titleOf(channel, session.language), hand: isByHand(chart, name, index, all => all) }];
  }
  const put = (other: Channel) => draw(edits.withChannel(base(chart), name, index, other));
  const number = columnsBehind(chart).find(column => column.type === 'number' && column.role === 'number');
  const own = channel.field ? columnNamed(chart, channel.field, channel.table) : number;
  const fitting = AGGREGATES.filter(each => each === 'count' || each === 'distinct' ? true : own?.type === 'number');
  const list: Chip[] = [{ part: said.aggregatePart, look: `${name}-aggregate`, text: said.aggregates[channel.aggregate]!, hand: isByHand(chart, name, index, property('aggregate')),
    menu: () => ({ title: said.aggregatePart, choices: fitting.map(each => ({ text: said.aggregates[each]!, checked: each === channel.aggregate,
      run: () => put(edits.withAggregate(channel, each, number?.name)) })) }) }];
  if (channel.field) {
    list.push({ part, look: name, text: channel.field, path: TYPE_ICONS[own?.type ?? 'number'], hand: isByHand(chart, name, index, property('field')),
      menu: () => columnMenu(part, columnsBehind(chart).filter(column => column.type === 'number' && column.role !== 'identifier' || channel.aggregate === 'distinct'),
        channel.field, column => put(edits.withField(channel, column))) });
  }
  const transforms: (Transform | 'none')[] = ['none', 'share', 'cumulative', 'growth', 'rank'];
  if (channel.transform) {
    list.push({ part: said.transformPart, look: `${name}-transform`, text: said.transforms[channel.transform]!, hand: isByHand(chart, name, index, property('transform')),
      menu: () => ({ title: said.transformPart, choices: transforms.map(each => ({ text: said.transforms[each]!, checked: each === channel.transform,
        run: () => put(edits.withTransform(channel, each === 'none' ? undefined : each)) })) }) });
  }
  return list;
}

function dimensionChips(chart: Chart, name: ChannelName, index: number, channel: Dimension): Chip[] {
  const said = messages(session.language);
  const part = said.means[name] ?? name;
  const grouped = aggregates(chart.query);
  const column = columnNamed(chart, channel.field, channel.table);
  const put = (other?: Channel) => draw(edits.withChannel(base(chart), name, index, other));
  const numbers = !grouped && (name === 'y' || name === 'size');
  const removable = name === 'color' || name === 'facet' || name === 'size' || name === 'columns' && (chart.query.encoding.columns?.length ?? 0) > 1;
  const list: Chip[] = [{ part, look: name, text: channel.field, path: TYPE_ICONS[column?.type ?? 'text'], hand: isByHand(chart, name, index, property('field')),
    menu: () => {
      const menu = columnMenu(part, columnsBehind(chart).filter(each => numbers ? each.type === 'number' : fitsGroup(each, grouped)), channel.field,
        each => put(edits.dimension(each, grouped)));
      return { ...menu, choices: [...menu.choices, ...(removable ? [removal(() => put())] : [])] };
    } }];
  if (column && edits.isTime(column) && (channel.timeUnit || grouped)) {
    const units = [...edits.CALENDAR, ...edits.CYCLES, ...(column.type === 'datetime' ? edits.WITH_TIME : [])];
    list.push({ part: said.unitPart, look: `${name}-unit`, text: channel.timeUnit ? UNIT_NAMES[channel.timeUnit][session.language] : said.none,
      hand: isByHand(chart, name, index, property('timeUnit')),
      menu: () => ({ title: said.unitPart, choices: units.map(unit => ({ text: UNIT_NAMES[unit][session.language], checked: unit === channel.timeUnit,
        run: () => put(edits.withUnit(channel, unit)) })) }) });
  }
  return list;
}

/** Groups by something unique would be as many as the rows. */
function fitsGroup(column: Known, grouped: boolean): boolean {
  return !grouped || column.role !== 'identifier';
}

function removal(run: () => void): Choice {
  return { text: messages(session.language).remove, path: ICONS.remove, danger: true, run };
}

function columnMenu(title: string, columns: Known[], now: string | undefined, choose: (column: Known) => void): Content {
  return { title, choices: columns.map(column => ({ text: column.table ? `${column.name} (${column.table})` : column.name, path: TYPE_ICONS[column.type],
    checked: column.name === now, run: () => choose(column) })) };
}

function testChips(chart: Chart): Chip[] {
  const said = messages(session.language);
  return (['filter', 'having'] as const).flatMap(part => {
    const read = edits.tests(chart.read?.query[part]);
    return edits.tests(chart.query[part]).map((test, at) => ({ part: said.means[part]!, look: part, text: predicate(test, session.language),
      hand: chart.read !== undefined && !read.some(old => edits.isEqual(old, test)),
      menu: () => part === 'having' ? { title: predicate(test, session.language), choices: [removal(() => draw(edits.withTest(base(chart), at, undefined, part)))] }
        : testMenu(chart, test, (other?: Predicate) => draw(edits.withTest(base(chart), at, other))) }));
  });
}

function orderChips(chart: Chart): Chip[] {
  const said = messages(session.language);
  const { sort, limit, stack, encoding } = chart.query;
  const asked = chart.asked ?? chart.query;
  const differs = (of: (query: ChartQuery) => unknown) => chart.read !== undefined && !edits.isEqual(of(asked), of(chart.read.asked));
  const list: Chip[] = [];
  if (encoding.x && encoding.y && aggregates(chart.query)) {
    const now = sort && typeof sort.by === 'string' ? `${sort.by}${sort.order}` : '';
    list.push({ part: said.means['sort']!, look: 'sort', text: asked.sort ? said.sortBy[now] ?? said[sort!.order] : said.automatic, hand: differs(query => query.sort),
      menu: () => ({ title: said.means['sort']!, choices: [{ text: said.automatic, checked: !asked.sort, run: () => draw(edits.sortedBy(base(chart))) },
        ...Object.entries(said.sortBy).map(([key, text]) => ({ text, checked: Boolean(asked.sort) && key === now,
          run: () => draw(edits.sortedBy(base(chart), key.slice(0, 1), key.slice(1) as 'ascending' | 'descending')) }))] }) });
    list.push({ part: said.means['limit']!, look: 'limit', text: limit ? said.top(limit.count) : said.all, hand: differs(query => query.limit),
      menu: () => ({ title: said.means['limit']!, choices: [{ text: said.all, checked: !limit, run: () => draw(edits.limitedTo(base(chart))) },
        ...COUNTS.map(count => ({ text: said.top(count), checked: limit?.count === count, run: () => draw(edits.limitedTo(base(chart), count)) }))] }) });
  }
  if (encoding.color && (chart.query.mark === 'bar' || chart.query.mark === 'area')) {
    const now = stack ?? 'zero';
    list.push({ part: said.means['stack']!, look: 'stack', text: said.stacks[now]!, hand: differs(query => query.stack),
      menu: () => ({ title: said.means['stack']!, choices: (['zero', 'normalize', 'none'] as const).map(each => ({ text: said.stacks[each]!, checked: each === now,
        run: () => draw({ ...base(chart), mark: chart.query.mark, stack: each }) })) }) });
  }
  return list;
}

function markChip(chart: Chart, marks: Mark[]): Chip {
  const said = messages(session.language);
  const mark = chart.query.mark ?? 'auto';
  const others: Mark[] = ['auto', ...marks];
  return { part: said.means['mark']!, look: 'mark', text: said.marks[mark], path: MARK_ICONS[mark],
    hand: chart.read !== undefined && (chart.asked?.mark ?? 'auto') !== (chart.read.asked.mark ?? 'auto'),
    menu: () => ({ title: said.means['mark']!, choices: others.map(each => ({ text: said.marks[each], path: MARK_ICONS[each], checked: each === mark,
      run: () => draw({ ...base(chart), stack: undefined, orient: undefined, mark: each }) })) }) };
}

function adders(chart: Chart): HTMLElement[] {
  const said = messages(session.language);
  const adder = (text: string, key: string, content: () => Content): HTMLElement => {
    const button: HTMLElement = h('button', { type: 'button', class: 'query-chip adder', 'data-add': key, 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
      onclick: () => openMenu(button, content()) }, icon(ICONS.add, 13), text);
    return button;
  };
  const filter = adder(said.addFilter, 'filter', () => newTestMenu(chart, test => draw(edits.filtered(base(chart), test!))));
  const { x, color, columns } = chart.query.encoding;
  if (!x || color || columns) {
    return [filter];
  }
  const grouped = aggregates(chart.query);
  const columnsFit = () => columnsBehind(chart).filter(column => fitsGroup(column, true) && column.name !== (x as Dimension).field);
  return [filter, adder(said.addColor, 'color', () => columnMenu(said.addColor, columnsFit(), undefined,
    column => draw(edits.withChannel(base(chart), 'color', 0, edits.dimension(column, grouped)))))];
}
