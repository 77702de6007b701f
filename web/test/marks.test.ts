import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantile } from '../src/chart/boxplot.ts';
import { mapFor } from '../src/chart/regions.ts';
import type { ChartQuery } from '../src/chart/query.ts';
import { axisText, count, day, mean, notesOf, optionOf, sum } from './charts.ts';

const regions: ChartQuery = { mark: 'bar', encoding: { x: { field: 'region' }, y: sum('amount') } };
const byMonth: ChartQuery = { mark: 'line', encoding: { x: { field: 'date', timeUnit: 'yearmonth' }, y: sum('amount') } };

test('bars of names come largest first, unless the query says how', () => {
  const data = [['East', 'North', 'West'], [10, 30, 20]];
  assert.deepEqual(optionOf(regions, data)['xAxis'][0].data, ['North', 'West', 'East']);
  const sorted: ChartQuery = { ...regions, sort: { by: 'x', order: 'ascending' } };
  assert.deepEqual(optionOf(sorted, data)['xAxis'][0].data, ['East', 'North', 'West']);
});

test('names that are ranges keep their own order', () => {
  const data = [['18-25', '26-35', '36-50'], [10, 30, 20]];
  assert.deepEqual(optionOf(regions, data)['xAxis'][0].data, ['18-25', '26-35', '36-50']);
});

test('long names lie beside horizontal bars, the first on top', () => {
  const names = ['chevrolet chevelle malibu classic', 'plymouth satellite sebring plus', 'pontiac catalina brougham', 'toyota corona mark ii'];
  const option = optionOf(regions, [names, [4, 3, 2, 1]], { width: 500 });
  assert.equal(option['yAxis'][0].type, 'category');
  assert.equal(option['yAxis'][0].inverse, true);
  assert.equal(option['xAxis'][0].type, 'value');
});

test('the orientation that the query asks for is kept', () => {
  const option = optionOf({ ...regions, orient: 'horizontal' }, [['a', 'b'], [1, 2]]);
  assert.equal(option['yAxis'][0].type, 'category');
});

test('colours stack where parts make a whole, and stand side by side where they do not', () => {
  const data = [['a', 'a', 'b', 'b'], ['p', 'q', 'p', 'q'], [1, 2, 3, 4]];
  const stacked = optionOf({ mark: 'bar', encoding: { x: { field: 'x' }, color: { field: 'c' }, y: sum('v') } }, data);
  assert.ok(stacked['series'].every((series: { stack?: string }) => series.stack === 'all'));
  const grouped = optionOf({ mark: 'bar', encoding: { x: { field: 'x' }, color: { field: 'c' }, y: mean('v') } }, data);
  assert.ok(grouped['series'].every((series: { stack?: string }) => series.stack === undefined));
});

test('normalized stacks reach 100 %', () => {
  const data = [['a', 'a', 'b', 'b'], ['p', 'q', 'p', 'q'], [1, 3, 5, 5]];
  const option = optionOf({ mark: 'bar', stack: 'normalize', encoding: { x: { field: 'x' }, color: { field: 'c' }, y: sum('v') } }, data);
  const at = (place: number) => option['series'].reduce((total: number, series: { data: number[] }) => total + series.data[place]!, 0);
  assert.equal(at(0), 1);
  assert.equal(at(1), 1);
  assert.equal(axisText(option['yAxis'][0], 0.5), '50%');
});

test('intervals touch, carry both ends, and empty ones keep their place', () => {
  const option = optionOf({ mark: 'bar', encoding: { x: { field: 'price', bin: true }, y: count } }, [[0, 100, 300], [5, 6, 7]]);
  assert.deepEqual(option['xAxis'][0].data, ['0 – 100', '100 – 200', '200 – 300', '300 – 400']);
  assert.deepEqual(option['series'][0].data, [5, 6, 0, 7]);
  assert.equal(option['series'][0].barCategoryGap, '3%');
});

test('months without rows are zero in a sum and gaps in a mean', () => {
  const data = [[day(2024, 1), day(2024, 4)], [10, 20]];
  assert.deepEqual(optionOf(byMonth, data)['series'][0].data, [10, 0, 0, 20]);
  const average: ChartQuery = { mark: 'line', encoding: { x: { field: 'date', timeUnit: 'yearmonth' }, y: mean('amount') } };
  assert.deepEqual(optionOf(average, data)['series'][0].data, [10, null, null, 20]);
});

test('a limit leaves no invented places', () => {
  const data = [[day(2024, 9), day(2024, 1)], [20, 10]];
  const option = optionOf({ ...byMonth, mark: 'bar', sort: { by: 'y', order: 'descending' }, limit: { count: 2 } }, data);
  assert.deepEqual(option['xAxis'][0].data, ['Sep 2024', 'Jan 2024']);
});

test('a line runs along time, whatever the order of the rows', () => {
  const data = [[day(2024, 2), day(2024, 1)], [20, 10]];
  assert.deepEqual(optionOf({ ...byMonth, sort: { by: 'y', order: 'descending' } }, data)['series'][0].data, [10, 20]);
});

test('weekdays are named in the language of the answer, Monday first', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'date', timeUnit: 'day' }, y: count } };
  const data = [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]];
  assert.equal(optionOf(query, data, { language: 'zh' })['xAxis'][0].data[0], '周一');
  assert.equal(optionOf(query, data, { language: 'en' })['xAxis'][0].data[6], 'Sun');
});

test('measures of different size get an axis each, the second drawn as a line', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'm' }, y: [sum('amount'), count] } };
  const option = optionOf(query, [['a', 'b'], [1e6, 2e6], [10, 20]]);
  assert.equal(option['yAxis'].length, 2);
  assert.deepEqual(option['series'].map((series: { type: string }) => series.type), ['bar', 'line']);
});

test('lowest and highest of one column share their axis', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'm' }, y: [{ aggregate: 'min', field: 'v' }, { aggregate: 'max', field: 'v' }] } };
  assert.equal(optionOf(query, [['a', 'b'], [1, 2], [900, 1000]])['yAxis'].length, 1);
});

test('a pie keeps its largest parts, takes the rest together, and says so', () => {
  const query: ChartQuery = { mark: 'arc', encoding: { x: { field: 'country' }, y: count } };
  const data = [Array.from({ length: 20 }, (_, index) => `c${index}`), Array.from({ length: 20 }, (_, index) => 20 - index)];
  const slices = optionOf(query, data)['series'][0].data;
  assert.equal(slices.length, 10);
  assert.equal(slices[9].name, 'Other (11)');
  assert.equal(slices[9].value, 66);
  assert.deepEqual(notesOf(query, data), ['The 9 largest are shown; the other 11 are taken together.']);
});

test('a donut leaves its middle open', () => {
  const pie = optionOf({ mark: 'arc', innerRadius: 0.5, encoding: { x: { field: 'a' }, y: count } }, [['p', 'q'], [1, 2]])['series'][0];
  assert.equal(pie.radius[0], pie.radius[1] / 2);
});

test('more groups than colours are taken together in a sum, and left out and told in a mean', () => {
  const groups = Array.from({ length: 14 }, (_, index) => `g${index}`);
  const data = [groups.map(() => 'x'), groups, groups.map((_, index) => 100 - index)];
  const summed = optionOf({ mark: 'bar', encoding: { x: { field: 'x' }, color: { field: 'g' }, y: sum('v') } }, data);
  assert.equal(summed['series'].length, 10);
  assert.equal(summed['series'][9].name, 'Other (5)');
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'x' }, color: { field: 'g' }, y: mean('v') } };
  assert.equal(optionOf(query, data)['series'].length, 9);
  assert.deepEqual(notesOf(query, data), ['The 9 largest of 14 are shown.']);
});

test('a large scatter is sampled evenly and says so', () => {
  const many = Array.from({ length: 50_000 }, (_, index) => index);
  const query: ChartQuery = { mark: 'point', encoding: { x: { field: 'a' }, y: { field: 'b' } } };
  const option = optionOf(query, [many, many]);
  assert.equal(option['series'][0].data.length, 20_000);
  assert.equal(option['series'][0].large, true);
  assert.deepEqual(notesOf(query, [many, many]), ['20,000 of 50,000 points are drawn, evenly picked.']);
});

test('the area of a bubble grows with its size', () => {
  const option = optionOf({ mark: 'point', encoding: { x: { field: 'a' }, y: { field: 'b' }, size: { field: 's' } } }, [[1, 2], [1, 2], [100, 25]]);
  const series = option['series'][0];
  assert.equal(series.symbolSize(series.data[0]), 44);
  assert.equal(series.symbolSize(series.data[1]), 24);
});

test('a box has its quartiles, whiskers within one and a half boxes, and the rest as points', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100];
  const option = optionOf({ mark: 'boxplot', encoding: { x: { field: 'k' }, y: { field: 'v' } } }, [values.map(() => 'a'), values]);
  assert.deepEqual(option['series'][0].data, [[1, 3.25, 5.5, 7.75, 9]]);
  assert.deepEqual(option['series'][1].data, [[0, 100]]);
  assert.equal(quantile([1, 2, 3], 0.5), 2);
});

test('five numbers, a summary of many, draw the box that they sum up', () => {
  const query: ChartQuery = { mark: 'boxplot', encoding: { x: { field: 'k' }, y: { field: 'v' } } };
  const option = optionOf(query, [Array(5).fill('a'), [1, 3, 5, 7, 8]]);
  assert.deepEqual(option['series'][0].data, [[1, 3, 5, 7, 8]]);
});

test('the width of intervals is taken from the server where it says so', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'p', bin: true }, y: count } };
  const columns = [{ name: 'p', channel: 'x' as const, binWidth: 5 }, { name: 'n', channel: 'y' as const }];
  assert.deepEqual(optionOf(query, [[10, 20], [1, 1]], { columns })['xAxis'][0].data, ['10 – 15', '15 – 20', '20 – 25']);
});

test('a map knows regions by their short and official names in both languages, and tells which it does not', () => {
  const query: ChartQuery = { mark: 'geoshape', encoding: { x: { field: '省份' }, y: sum('v') } };
  const data = [['广东省', 'Zhejiang', '内蒙古自治区', '火星'], [3, 2, 1, 9]];
  const option = optionOf(query, data);
  assert.deepEqual(option['series'][1].data.map((tile: { value: number[] }) => tile.value[2]).sort(), [1, 2, 3]);
  assert.deepEqual(notesOf(query, data), ['Not found on the map: 火星.']);
});

test('names that lie on no map become bars', () => {
  const query: ChartQuery = { mark: 'geoshape', encoding: { x: { field: 'galaxy' }, y: sum('v') } };
  assert.equal(optionOf(query, [['Andromeda', 'Triangulum'], [3, 2]])['series'][0].type, 'bar');
});

test('no two regions share a tile', () => {
  for (const name of ['广东', 'Texas']) {
    const tiles = mapFor([name])!.tiles.map(tile => `${tile.across} ${tile.down}`);
    assert.equal(new Set(tiles).size, tiles.length);
  }
});

test('a heat map of values around zero has its neutral colour at zero', () => {
  const query: ChartQuery = { mark: 'rect', encoding: { x: { field: 'a' }, color: { field: 'b' }, y: sum('v') } };
  const shades = optionOf(query, [['p', 'q'], ['r', 'r'], [-10, 30]])['visualMap'];
  assert.equal(shades.min, -30);
  assert.equal(shades.max, 30);
});

test('small multiples share their scale', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'a' }, y: sum('v'), facet: { field: 'f' } } };
  const option = optionOf(query, [['p', 'p'], ['f1', 'f2'], [10, 990]]);
  assert.equal(option['grid'].length, 2);
  assert.equal(option['yAxis'][0].max, option['yAxis'][1].max);
  assert.ok(option['yAxis'][0].max >= 990);
});

test('stacks of one panel do not reach into the next', () => {
  const query: ChartQuery = { mark: 'bar', encoding: { x: { field: 'a' }, color: { field: 'c' }, y: sum('v'), facet: { field: 'f' } } };
  const option = optionOf(query, [['p', 'p', 'p', 'p'], ['c1', 'c2', 'c1', 'c2'], ['f1', 'f1', 'f2', 'f2'], [1, 2, 3, 4]]);
  assert.equal(new Set(option['series'].map((series: { stack: string }) => series.stack)).size, 2);
});

test('a single number is written large, over what it is', () => {
  const option = optionOf({ mark: 'text', encoding: { y: sum('amount') } }, [[1234.5]]);
  assert.deepEqual(option['graphic'].map((text: { style: { text: string } }) => text.style.text), ['1,234.5', 'Total amount']);
});

test('ranks count downwards from one', () => {
  const query: ChartQuery = { mark: 'line', encoding: { x: { field: 'year' }, y: { aggregate: 'sum', field: 'v', transform: 'rank' } } };
  const axis = optionOf(query, [[2020, 2021], [2, 1]])['yAxis'][0];
  assert.equal(axis.inverse, true);
  assert.equal(axis.min, 1);
});

test('missing names are told as missing, after all others', () => {
  const option = optionOf(regions, [[null, 'a'], [99, 1]], { language: 'zh' });
  assert.deepEqual(option['xAxis'][0].data, ['a', '（空）']);
});

test('a result without rows says so instead of drawing an empty frame', () => {
  assert.equal(optionOf(regions, [[], []], { language: 'zh' })['graphic'][0].style.text, '没有符合条件的数据。');
});

test('titles are left to the page where it asks for that', () => {
  const data = [['a'], [1]];
  assert.equal(optionOf(regions, data, { title: 'T' })['title'].text, 'T');
  assert.equal(optionOf(regions, data, { title: 'T', untitled: true })['title'], undefined);
});

test('names from data cannot become markup in a tooltip', () => {
  const option = optionOf(regions, [['<img src=x onerror=alert(1)>'], [1]]);
  const html = option['tooltip'].formatter([{ dataIndex: 0, seriesIndex: 0 }]);
  assert.ok(!html.includes('<img'));
  assert.ok(!html.includes('style='));
});
