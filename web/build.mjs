// Builds web/bundle from web/src. With --identical it writes nothing and fails where the committed bundle differs.
import { build } from 'esbuild';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const bundle = join(here, 'bundle');

async function buildInto(folder) {
  await mkdir(folder, { recursive: true });
  const shared = { bundle: true, minify: true, target: 'es2022', legalComments: 'none', logLevel: 'warning',
    absWorkingDir: here, charset: 'utf8', define: { 'process.env.NODE_ENV': '"production"' } };
  const pages = Object.fromEntries(
    (await readdir(join(here, 'src'))).filter(name => name.endsWith('.page.ts'))
      .map(name => [name.replace('.page.ts', ''), join('src', name)]));
  await build({ ...shared, format: 'esm', splitting: true, chunkNames: 'shared', entryPoints: pages, outdir: folder });
  for (const name of ['chart', 'render']) {
    await build({ ...shared, format: 'iife', entryPoints: [join('src', `${name}.entry.ts`)], outfile: join(folder, `${name}.js`),
      platform: 'neutral', mainFields: ['module', 'main'] });
  }
  for (const name of await readdir(join(here, 'static'))) {
    await copyFile(join(here, 'static', name), join(folder, name));
  }
}

async function contents(folder) {
  const names = (await readdir(folder)).sort();
  return new Map(await Promise.all(names.map(async name => [name, await readFile(join(folder, name))])));
}

async function assertIdentical() {
  const fresh = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    await buildInto(fresh);
    const [built, committed] = [await contents(fresh), await contents(bundle)];
    const names = new Set([...built.keys(), ...committed.keys()]);
    const different = [...names].filter(name => !built.get(name)?.equals(committed.get(name) ?? Buffer.alloc(0)));
    if (different.length > 0) {
      console.error(`web/bundle is not what web/src builds: ${different.join(', ')}. Run "npm run build" in web/ and commit.`);
      process.exit(1);
    }
    console.log(`web/bundle is what web/src builds (${names.size} files).`);
  } finally {
    await rm(fresh, { recursive: true });
  }
}

if (process.argv.includes('--identical')) {
  await assertIdentical();
} else {
  await rm(bundle, { recursive: true, force: true });
  await buildInto(bundle);
}
