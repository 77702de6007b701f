// Runs the tests under test/, or those whose file name contains the argument.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv[2] ?? '';
const names = (await readdir(join(here, 'test'))).filter(name => name.endsWith('.test.ts') && name.includes(wanted));
const folder = await mkdtemp(join(tmpdir(), 'test-'));
await build({ entryPoints: names.map(name => join(here, 'test', name)), bundle: true, platform: 'node', format: 'esm', outdir: folder,
  outExtension: { '.js': '.mjs' }, logLevel: 'warning' });
const files = names.map(name => join(folder, name.replace('.ts', '.mjs')));
const { status } = spawnSync(process.execPath, ['--test', ...files], { stdio: 'inherit', cwd: here });
await rm(folder, { recursive: true });
process.exit(status ?? 1);
