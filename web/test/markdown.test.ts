import assert from 'node:assert/strict';
import test from 'node:test';
import { markdown } from '../src/page/markdown.ts';

test('headings, paragraphs and lists', () => {
  assert.deepEqual(markdown('# Sales\n\nUp **again**,\nsee *below*.\n\n- tea\n- coffee\n\n1. first'), [
    { tag: 'h2', parts: ['Sales'] },
    { tag: 'p', parts: ['Up ', { tag: 'strong', parts: ['again'] }, ',', ' ', 'see ', { tag: 'em', parts: ['below'] }, '.'] },
    { tag: 'ul', items: [['tea'], ['coffee']] },
    { tag: 'ol', items: [['first']] },
  ]);
});

test('HTML stays text, and only addresses of the web become links', () => {
  assert.deepEqual(markdown('<img src=x onerror=alert(1)>'), [{ tag: 'p', parts: ['<img src=x onerror=alert(1)>'] }]);
  assert.deepEqual(markdown('[a](javascript:alert(1))'), [{ tag: 'p', parts: ['[a](javascript:alert(1))'] }]);
  assert.deepEqual(markdown('[年报](https://example.org/a)'), [{ tag: 'p', parts: [{ tag: 'a', href: 'https://example.org/a', parts: ['年报'] }] }]);
});
