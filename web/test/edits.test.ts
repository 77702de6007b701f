import assert from 'node:assert/strict';
import test from 'node:test';
import type { ChartQuery } from '../src/chart/query.ts';
import { asSaid, dimension, drilled, filtered, testOf, withAggregate, withChannel, withField, withTest } from '../src/page/edits.ts';

const BY_REGION: ChartQuery = { mark: 'bar', encoding: { x: { field: 'region' }, y: { aggregate: 'sum', field: 'amount' } } };
const DAY = { name: 'day', type: 'date', role: 'date' };

test('a date along a grouped axis gets months, a quantity intervals', () => {
  assert.deepEqual(dimension(DAY, true), { field: 'day', timeUnit: 'yearmonth' });
  assert.deepEqual(dimension({ name: 'amount', type: 'number', role: 'number' }, true), { field: 'amount', bin: true });
  assert.deepEqual(dimension(DAY, false), { field: 'day' });
});

test('what the rules chose is left out, what was asked stays', () => {
  const drawn: ChartQuery = { ...BY_REGION, sort: { by: 'y', order: 'descending' }, orient: 'horizontal' };
  assert.deepEqual(asSaid(drawn, { ...BY_REGION, mark: 'auto' }), { ...BY_REGION, mark: 'auto' });
});

test('nothing speaks of a channel that is gone', () => {
  const query: ChartQuery = { ...BY_REGION, stack: 'normalize', sort: { by: 'color', order: 'ascending' }, limit: { count: 3, per: 'color' },
    encoding: { ...BY_REGION.encoding, color: { field: 'product' }, y: { aggregate: 'sum', field: 'amount', transform: 'share', within: 'color' } } };
  assert.deepEqual(withChannel(query, 'color', 0), { ...BY_REGION, limit: { count: 3 },
    encoding: { ...BY_REGION.encoding, y: { aggregate: 'sum', field: 'amount', transform: 'share' } } });
});

test('one of several measures goes, the others stay', () => {
  const two: ChartQuery = { ...BY_REGION, encoding: { y: [{ aggregate: 'count' }, { aggregate: 'sum', field: 'amount' }] } };
  assert.deepEqual(withChannel(two, 'y', 0).encoding.y, { aggregate: 'sum', field: 'amount' });
});

test('a count needs no column, and text can only be counted', () => {
  assert.deepEqual(withAggregate({ aggregate: 'sum', field: 'amount' }, 'count', undefined), { aggregate: 'count' });
  assert.deepEqual(withAggregate({ aggregate: 'count' }, 'mean', 'amount'), { aggregate: 'mean', field: 'amount' });
  assert.deepEqual(withField({ aggregate: 'sum', field: 'amount' }, { name: 'product', type: 'text', role: 'category' }), { aggregate: 'distinct', field: 'product' });
});

test('tests are added to each other, and one of the same column gives way', () => {
  const north = filtered(BY_REGION, { field: 'region', equal: 'North' });
  assert.deepEqual(north.filter, { field: 'region', equal: 'North' });
  const tea = filtered(north, { field: 'product', equal: 'tea' });
  assert.deepEqual(tea.filter, { and: [{ field: 'region', equal: 'North' }, { field: 'product', equal: 'tea' }] });
  assert.deepEqual(filtered(tea, { field: 'region', equal: 'South' }).filter, { and: [{ field: 'region', equal: 'South' }, { field: 'product', equal: 'tea' }] });
  assert.deepEqual(withTest(tea, 0).filter, { field: 'product', equal: 'tea' });
  assert.equal(withTest(north, 0).filter, undefined);
});

test('a cell becomes the test that it passes', () => {
  const march = Date.UTC(2024, 2, 1);
  assert.deepEqual(testOf({ field: 'day', timeUnit: 'yearmonth' }, march), { field: 'day', timeUnit: 'yearmonth', equal: '2024-03' });
  assert.deepEqual(testOf({ field: 'day', timeUnit: 'yearquarter' }, march), { field: 'day', timeUnit: 'yearquarter', equal: '2024-Q1' });
  assert.deepEqual(testOf({ field: 'day', timeUnit: 'month' }, 3), { field: 'day', timeUnit: 'month', equal: 3 });
  assert.deepEqual(testOf({ field: 'region' }, null), { field: 'region', valid: false });
  assert.equal(testOf({ field: 'amount', bin: true }, 50), undefined);
});

test('drilling keeps the rows of one value and splits them by another column', () => {
  assert.deepEqual(drilled(BY_REGION, { field: 'region', equal: 'North' }, DAY), { mark: 'auto', filter: { field: 'region', equal: 'North' },
    encoding: { x: { field: 'day', timeUnit: 'yearmonth' }, y: { aggregate: 'sum', field: 'amount' } } });
});
