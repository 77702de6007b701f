import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Channel } from '../src/chart/query.ts';
import { titleOf } from '../src/chart/titles.ts';
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
