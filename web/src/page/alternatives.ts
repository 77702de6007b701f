import type { Language } from '../chart/answer.ts';
import { slots } from '../chart/query.ts';
import type { Channel, ChartQuery, Dimension, Aggregated } from '../chart/query.ts';
import { titleOf } from '../chart/titles.ts';
import type { Alternative, Chart } from './api.ts';
import { predicate } from './meaning.ts';
import { messages } from './messages.ts';

/** Another reading, with what tells it from those of the same title. */
export interface ToldApart {
  other: Alternative;
  /** Empty where the title says it all. */
  difference: string;
}

/** The other readings of a chart, each to be told from all the rest; those that would read as another one does are left out. */
export function toldApart(chart: Chart, language: Language): ToldApart[] {
  const asked = chart.asked ?? chart.query;
  const own = parts({ ...asked, mark: chart.query.mark }, language);
  const others = (chart.alternatives ?? []).map(other => ({ other,
    parts: parts(isAutomatic(other.query) && isAutomatic(asked) ? { ...other.query, mark: chart.query.mark } : other.query, language) }));
  const seen = new Set([`${chart.title}\n`]);
  return others.flatMap(({ other, parts: mine }) => {
    const alike = chart.title === other.title ? [own, mine] : others.filter(each => each.other.title === other.title).map(each => each.parts);
    const difference = differing(mine, alike, language);
    const key = `${other.title}\n${difference}`;
    if (seen.has(key)) {
      return [];
    }
    seen.add(key);
    return [{ other, difference }];
  });
}

function isAutomatic(query: ChartQuery): boolean {
  return (query.mark ?? 'auto') === 'auto';
}

/** What each part of a query says, by the part's name. */
function parts(query: ChartQuery, language: Language): Map<string, string> {
  const said = messages(language);
  const texts = new Map<string, string>();
  for (const { name, channel } of slots(query.encoding)) {
    texts.set(name, [texts.get(name), channelText(channel, language)].filter(Boolean).join(', '));
  }
  const { filter, having, sort, limit } = query;
  const all: [string, string | undefined][] = [
    ['mark', said.marks[query.mark ?? 'auto']],
    ['from', query.from?.join(', ')],
    ['filter', filter && predicate(filter, language)],
    ['having', having && predicate(having, language)],
    ['sort', sort && [typeof sort.by === 'string' ? said.means[sort.by] ?? sort.by : titleOf(sort.by, language),
      sort.order === 'ascending' ? said.ascending : said.descending].join(' ')],
    ['limit', limit && [said.top(limit.count), limit.per && said.means[limit.per]].filter(Boolean).join(' / ')],
    ['stack', query.stack && said.stacks[query.stack]],
    ['orient', query.orient],
  ];
  all.forEach(([name, text]) => text && texts.set(name, text));
  return texts;
}

function channelText(channel: Channel, language: Language): string {
  const { table, bin, within } = channel as Dimension & Aggregated;
  const steps = bin === true ? messages(language).inBins : bin && `${messages(language).inBins} ${bin.step ?? bin.maxbins ?? ''}`;
  return [titleOf(channel, language), table && `(${table})`, steps, within && `/ ${messages(language).means[within]}`].filter(Boolean).join(' ');
}

/** What one query says where these queries, it among them, do not say the same. */
function differing(mine: Map<string, string>, alike: Map<string, string>[], language: Language): string {
  const said = messages(language);
  const names = [...new Set(alike.flatMap(each => [...each.keys()]))].filter(name => new Set(alike.map(each => each.get(name))).size > 1);
  return names.map(name => `${said.means[name] ?? name}: ${mine.get(name) ?? said.none}`).join(' · ');
}
