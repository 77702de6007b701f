import type { Language } from '../chart/answer.ts';
import type { Channel, ChartQuery, Dimension, Measure, Predicate } from '../chart/query.ts';
import { titleOf } from '../chart/titles.ts';
import { messages } from './messages.ts';

/** Which part of a chart a pointer into its query speaks of: x, y, filter, sort…. */
export function partOf(pointer: string): string {
  const [first = '', second = ''] = pointer.split('/').slice(1);
  return first === 'encoding' ? second : first;
}

/** What the part of the query under a pointer does, in a few words. */
export function meaning(query: ChartQuery, pointer: string, language: Language): string {
  const part = partOf(pointer);
  const said = messages(language);
  const value = partValue(query, part);
  if (value === undefined) {
    return '';
  }
  switch (part) {
    case 'filter':
    case 'having':
      return predicate(at(query, pointer.split('/').slice(1, 4)) as Predicate ?? value as Predicate, language);
    case 'sort':
      return query.sort!.order === 'ascending' ? said.ascending : said.descending;
    case 'limit':
      return said.top(query.limit!.count);
    case 'mark':
      return said.marks[query.mark ?? 'auto'];
    case 'from':
      return (query.from ?? []).join(', ');
    case 'x': case 'y': case 'color': case 'facet': case 'size': case 'columns': {
      const list = (Array.isArray(value) ? value : [value]) as Channel[];
      const index = Number(pointer.split('/')[3]);
      return (Number.isInteger(index) && list[index] ? [list[index]!] : list).map(each => titleOf(each, language)).join(', ');
    }
    default:
      return String(value);
  }
}

function partValue(query: ChartQuery, part: string): unknown {
  return (query as unknown as Record<string, unknown>)[part] ?? (query.encoding as unknown as Record<string, unknown>)[part];
}

/** The predicate at a place, or nothing if there is none: pointers may go deeper than a whole test. */
function at(query: ChartQuery, path: string[]): unknown {
  let value: unknown = query;
  for (const step of path) {
    value = (value as Record<string, unknown> | undefined)?.[step];
  }
  return value && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
}

export function predicate(test: Predicate, language: Language): string {
  const said = messages(language);
  if (Array.isArray(test['and'])) {
    return (test['and'] as Predicate[]).map(part => predicate(part, language)).join(said.and);
  }
  if (Array.isArray(test['or'])) {
    return (test['or'] as Predicate[]).map(part => predicate(part, language)).join(said.or);
  }
  if (test['not']) {
    return said.not(predicate(test['not'] as Predicate, language));
  }
  return `${operand(test, language)} ${condition(test, language)}`;
}

function operand(test: Predicate, language: Language): string {
  return titleOf(test as unknown as Dimension | Measure, language);
}

function condition(test: Predicate, language: Language): string {
  const said = messages(language);
  for (const [operator, word] of Object.entries(said.operators)) {
    if (operator in test) {
      return `${word} ${value(test[operator], language)}`;
    }
  }
  if ('range' in test) {
    const [from, to] = test['range'] as unknown[];
    return from === null ? `≤ ${value(to, language)}` : to === null ? `≥ ${value(from, language)}`
      : `${value(from, language)} – ${value(to, language)}`;
  }
  if ('oneOf' in test) {
    return (test['oneOf'] as unknown[]).map(each => value(each, language)).join(said.or);
  }
  if ('valid' in test) {
    return test['valid'] ? said.isThere : said.isMissing;
  }
  if ('relative' in test) {
    const { unit, from, to } = test['relative'] as { unit: string; from: number; to: number };
    return said.relative(said.units[unit] ?? unit, from, to);
  }
  return '…';
}

function value(given: unknown, language: Language): string {
  return given && typeof given === 'object' ? titleOf(given as Measure, language) : String(given);
}
