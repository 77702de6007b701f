import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Aggregated, Channel } from '../src/chart/query.ts';
import { headingOf, titleOf } from '../src/chart/titles.ts';
import { meaning, predicate } from '../src/page/meaning.ts';

const SAID: [Channel, string, string][] = [
  [{ aggregate: 'count' }, 'Count', '数量'],
  [{ aggregate: 'mean', field: 'price' }, 'Average price', '平均price'],
  [{ aggregate: 'quantile', field: 'price', q: 0.9 }, '90th percentile of price', 'price 90% 分位数'],
  [{ aggregate: 'sum', field: '销售额', transform: 'growth' }, 'Growth of total 销售额', '销售额合计环比增长率'],
  [{ aggregate: 'count', where: { field: 'sex', equal: 'F' } }, 'Count (F)', '数量（F）'],
  [{ field: '日期', timeUnit: 'yearmonth' }, '日期 (month)', '日期（月）'],
  [{ ratio: [{ aggregate: 'sum', field: 'a' }, { aggregate: 'sum', field: 'b' }] }, 'Total a / total b', 'a合计 ÷ b合计'],
];

for (const [channel, english, chinese] of SAID) {
  test(`${JSON.stringify(channel)} has a title in both languages`, () => {
    assert.equal(titleOf(channel, 'en'), english);
    assert.equal(titleOf(channel, 'zh'), chinese);
  });
}

test('a name that says its summary stands alone over an axis', () => {
  const heading = (aggregate: Aggregated['aggregate'], field: string) => headingOf({ aggregate, field }, 'en');
  for (const [aggregate, field] of [['mean', 'avg_price'], ['mean', 'Average Life Expectancy'], ['mean', 'avgPrice'], ['mean', 'MEAN'],
    ['sum', 'total-sales'], ['sum', '销售总额'], ['max', '最高气温'], ['min', 'MIN_TEMP']] as const) {
    assert.equal(heading(aggregate, field), field);
  }
  assert.equal(heading('sum', 'avg_price'), 'Total avg_price');
  assert.equal(heading('mean', 'averaging'), 'Average averaging');
  assert.equal(heading('min', 'MINUTES'), 'Lowest MINUTES');
  assert.equal(headingOf({ aggregate: 'mean', field: 'avg_price', where: { field: 'sex', equal: 'F' } }, 'en'), 'Average avg_price (F)');
  assert.equal(titleOf({ aggregate: 'mean', field: 'avg_price' }, 'en'), 'Average avg_price');
});

test('filters are told in words', () => {
  const filter = { and: [{ field: 'd', relative: { unit: 'year', from: -1, to: -1 } }, { field: 'p', range: [10, null] }] };
  assert.equal(predicate(filter, 'en'), 'd last year and p ≥ 10');
  assert.equal(predicate({ field: '地区', oneOf: ['华东', '华北'] }, 'zh'), '地区 华东 或 华北');
});

test('a pointer into the query is told in words', () => {
  const query = { mark: 'bar' as const, encoding: { x: { field: 'region' }, y: { aggregate: 'sum' as const, field: 'v' } },
    filter: { field: 'year', equal: 2024 }, sort: { by: 'y', order: 'descending' as const }, limit: { count: 5 } };
  assert.equal(meaning(query, '/encoding/x', 'en'), 'region');
  assert.equal(meaning(query, '/filter/equal', 'en'), 'year is 2024');
  assert.equal(meaning(query, '/limit', 'zh'), '前 5 项');
  assert.equal(meaning(query, '/sort/order', 'en'), 'largest first');
});
