import assert from 'node:assert/strict';
import test from 'node:test';
import type { ChartQuery } from '../src/chart/query.ts';
import { toldApart } from '../src/page/alternatives.ts';
import type { Chart } from '../src/page/api.ts';

const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'region' }, y: { aggregate: 'sum', field: 'amount' } } };
const asked: ChartQuery = { ...query, mark: 'auto' };

function told(title: string, ...others: [string, ChartQuery][]): [string, string][] {
  const chart = { title, query, asked, alternatives: others.map(([title, query]) => ({ title, query, confidence: 0.2 })) };
  return toldApart(chart as unknown as Chart, 'en').map(({ other, difference }) => [other.title, difference]);
}

test('titles that differ say enough', () => {
  assert.deepEqual(told('Total', ['Average', query], ['Count', query]), [['Average', ''], ['Count', '']]);
});

test('an alternative that is the chart itself is left out', () => {
  assert.deepEqual(told('Total', ['Total', asked], ['Total', query]), []);
});

test('of alternatives that are the same one is kept', () => {
  assert.deepEqual(told('Total', ['Average', query], ['Average', query]), [['Average', '']]);
});

test('alternatives with the title of the chart say what differs from it', () => {
  const line: ChartQuery = { ...query, mark: 'line' };
  const sorted: ChartQuery = { ...query, sort: { by: 'y', order: 'descending' } };
  assert.deepEqual(told('Total', ['Total', line], ['Total', sorted]),
    [['Total', 'chart: Lines'], ['Total', 'order: value largest first']]);
});

test('the table of a column tells readings apart', () => {
  const of = (table: string): ChartQuery => ({ ...query, encoding: { ...query.encoding, x: { field: 'name', table } } });
  assert.deepEqual(told('Total', ['By name', of('shops')], ['By name', of('people')]),
    [['By name', 'along: name (shops)'], ['By name', 'along: name (people)']]);
});
