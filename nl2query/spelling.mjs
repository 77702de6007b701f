// Writes what the spelling is mended by, from the training sentences: src/main/resources/spelling/zh-pairs.tsv and
// zh-triples.tsv, which Chinese characters stand side by side and how often, and en-words.tsv, English words and how often
// they are written:
//   node nl2query/spelling.mjs
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const FEWEST = 3;
const FEWEST_TRIPLES = 5;
/** A word is taken for a slip of one that is so many times as frequent and differs by one letter. */
const TIMES = 30;
/** Sets whose sentences are mistyped on purpose: what stands there is not how people write. */
const MISTYPED = /^zh16\b/;
const train = new URL('corpus/train/', import.meta.url);
const target = new URL('src/main/resources/spelling/', import.meta.url);
const pairs = new Map();
const triples = new Map();
const words = new Map();
const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
for (const file of readdirSync(train, { recursive: true }).sort()) {
  if (MISTYPED.test(file)) continue;
  if (!file.endsWith('.talk') && !file.endsWith('sentences.tsv') && !file.endsWith('translated.tsv')) continue;
  const text = readFileSync(new URL(file.split('\\').join('/'), train), 'utf8');
  const sentences = file.endsWith('.talk')
    ? [...text.matchAll(/^(?:ask|then) (.*)$/gm)].map((match) => match[1])
    : text.split('\n').filter((line) => !line.startsWith('#')).map((line) => line.split('\t').pop());
  for (const sentence of sentences) {
    for (const [run] of sentence.matchAll(/\p{Script=Han}{2,}/gu)) {
      for (let i = 0; i + 2 <= run.length; i++) count(pairs, run.slice(i, i + 2));
      for (let i = 0; i + 3 <= run.length; i++) count(triples, run.slice(i, i + 3));
    }
    for (const [word] of sentence.matchAll(/(?<![A-Za-z0-9_])[A-Za-z]{4,24}(?![A-Za-z0-9_])/g)) count(words, word.toLowerCase());
  }
}

/** The words that differ from one by a letter too few, too many or other, or by two swapped. */
function* near(word) {
  for (let i = 0; i <= word.length; i++) {
    const [before, after] = [word.slice(0, i), word.slice(i)];
    yield before + after.slice(1);
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      yield before + letter + after;
      yield before + letter + after.slice(1);
    }
  }
}
const isSlip = ([word, seen]) => [...near(word)].some((other) => (words.get(other) ?? 0) >= TIMES * seen);

function write(name, counts) {
  const lines = counts.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key, seen]) => `${key}\t${seen}\n`);
  writeFileSync(new URL(name, target), lines.join(''));
  console.log(`${name}: ${lines.length}`);
}
mkdirSync(target, { recursive: true });
write('zh-pairs.tsv', [...pairs].filter(([, seen]) => seen >= FEWEST));
write('zh-triples.tsv', [...triples].filter(([, seen]) => seen >= FEWEST_TRIPLES));
write('en-words.tsv', [...words].filter((entry) => entry[1] >= FEWEST && !isSlip(entry)));
