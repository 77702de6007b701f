import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, next, ticks, timeLabel } from '../src/chart/time.ts';
import { day } from './charts.ts';

test('cells name the beginning of their period, whatever their form', () => {
  assert.equal(instant('2024-03'), day(2024, 3));
  assert.equal(instant('2024-Q3'), day(2024, 7));
  assert.equal(instant('2024-03-05T14:30:00'), Date.UTC(2024, 2, 5, 14, 30));
  assert.equal(instant('2025-W01'), day(2024, 12, 30));
  assert.equal(instant(2024), day(2024, 1));
  assert.equal(instant('nothing'), null);
});

test('every unit is written in both languages', () => {
  assert.equal(timeLabel(day(2024, 3), 'yearmonth', 'en'), 'Mar 2024');
  assert.equal(timeLabel(day(2024, 3), 'yearmonth', 'zh'), '2024年3月');
  assert.equal(timeLabel(day(2024, 7), 'yearquarter', 'zh'), '2024年Q3');
  assert.equal(timeLabel(day(2024, 12, 30), 'yearweek', 'en'), 'Week 1, 2025');
  assert.equal(timeLabel(1, 'day', 'zh'), '周一');
  assert.equal(timeLabel(7, 'day', 'en'), 'Sun');
  assert.equal(timeLabel(9, 'hours', 'en'), '09:00');
});

test('periods follow each other across years and leap days', () => {
  assert.equal(next(day(2023, 12), 'yearmonth'), day(2024, 1));
  assert.equal(next(day(2024, 2, 28), 'yearmonthdate'), day(2024, 2, 29));
  assert.equal(next(day(2024, 10), 'yearquarter'), day(2025, 1));
});

test('an axis with little room names the years and the months between them evenly', () => {
  const months = Array.from({ length: 36 }, (_, index) => Date.UTC(2022, index, 1));
  assert.deepEqual(ticks(months, 'yearmonth', 'en', 6).map(tick => tick.text), ['2022', 'Jul', '2023', 'Jul', '2024', 'Jul']);
  assert.deepEqual(ticks(months, 'yearmonth', 'zh', 3).map(tick => tick.text), ['2022年', '2023年', '2024年']);
});
