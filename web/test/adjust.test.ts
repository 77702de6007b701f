import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answer } from '../src/chart/answer.ts';
import { draw } from '../src/chart/option.ts';

const ANSWER: Answer = {
  query: { mark: 'bar', encoding: { x: { field: 'region' }, y: { aggregate: 'sum', field: 'amount' } } },
  columns: [{ name: 'region', channel: 'x', type: 'text' }, { name: 'amount', channel: 'y', type: 'number' }],
};

test('a logarithmic scale is for numbers above zero', () => {
  assert.equal(draw({ ...ANSWER, log: true }, [['a', 'b'], [1, 1000]]).option['yAxis'][0].type, 'log');
  assert.equal(draw({ ...ANSWER, log: true }, [['a', 'b'], [0, 1000]]).option['yAxis'][0].type, 'value');
  assert.equal(draw(ANSWER, [['a', 'b'], [1, 1000]]).option['yAxis'][0].type, 'value');
});

test('parts that are piled up have no logarithmic scale', () => {
  const stacked: Answer = { ...ANSWER, log: true, query: { ...ANSWER.query, encoding: { ...ANSWER.query.encoding, color: { field: 'kind' } } },
    columns: [ANSWER.columns[0]!, { name: 'kind', channel: 'color', type: 'text' }, ANSWER.columns[1]!] };
  assert.equal(draw(stacked, [['a', 'a'], ['p', 'q'], [1, 2]]).option['yAxis'][0].type, 'value');
});

test('numbers on the marks are shown and hidden as the reader wants', () => {
  assert.equal(draw({ ...ANSWER, labels: false }, [['a'], [1]]).option['series'][0].label.show, false);
  const line = draw({ ...ANSWER, query: { ...ANSWER.query, mark: 'line' }, labels: true }, [['a', 'b'], [1234.5, 2]]).option['series'][0];
  assert.equal(line.label.show, true);
  assert.equal(line.label.formatter({ value: 2 }), '2');
});
