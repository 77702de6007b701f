import type { Answer, Data, Option, ResultColumn } from '../src/chart/answer.ts';
import { draw } from '../src/chart/option.ts';
import type { ChartQuery } from '../src/chart/query.ts';
import { slots } from '../src/chart/query.ts';

/** The columns of a result whose types are found from the cells. */
export function columnsFor(query: ChartQuery): ResultColumn[] {
  return slots(query.encoding).map(({ name, index }) => ({ name, index, channel: name }));
}

/** The option of a query over these columns. */
export function optionOf(query: ChartQuery, data: Data, look: Partial<Answer> = {}): Option {
  return draw({ query, columns: columnsFor(query), ...look }, data).option;
}

export function notesOf(query: ChartQuery, data: Data, look: Partial<Answer> = {}): string[] {
  return draw({ query, columns: columnsFor(query), ...look }, data).notes;
}

export const sum = (field: string) => ({ aggregate: 'sum' as const, field });
export const mean = (field: string) => ({ aggregate: 'mean' as const, field });
export const count = { aggregate: 'count' as const };
export const day = (year: number, month: number, date = 1) => Date.UTC(year, month - 1, date);

/** What the function of an axis or label writes. */
export function axisText(axis: Option, value: number): string {
  return axis['axisLabel'].formatter(value, 0);
}
