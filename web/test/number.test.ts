import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axisFormat, compact, full } from '../src/chart/number.ts';

test('whole numbers carry separators and at most two decimals', () => {
  assert.equal(full(1234567.891), '1,234,567.89');
  assert.equal(full(-1500), '-1,500');
  assert.equal(full(100), '100');
  assert.equal(full(0.000123), '0.000123');
  assert.equal(full(0), '0');
});

test('shares are percentages', () => {
  assert.equal(full(0.4567, 'percent'), '45.7%');
  assert.equal(full(-0.0312, 'percent'), '-3.12%');
  assert.equal(full(1, 'percent'), '100%');
});

test('years are written without separators', () => {
  assert.equal(full(2024, 'plain'), '2024');
});

test('large numbers are shortened the way each language counts', () => {
  assert.equal(compact(7152064, 'en'), '7.15M');
  assert.equal(compact(7152064, 'zh'), '715万');
  assert.equal(compact(123456789, 'zh'), '1.23亿');
  assert.equal(compact(9999, 'en'), '9,999');
});

test('all ticks of an axis are in one unit', () => {
  const english = axisFormat(12_000, 'en', 'number');
  assert.deepEqual([0, 2000, 12_000].map(english), ['0', '2k', '12k']);
  const chinese = axisFormat(300_000_000, 'zh', 'number');
  assert.deepEqual([0, 50_000_000, 300_000_000].map(chinese), ['0', '0.5亿', '3亿']);
});
