// Usage: node run.mjs path/to/kiro-mcp
//
// Each client connects to a real process over standard input and output, looks
// at all there is, subscribes, edits files as editors do, and waits for the
// notices; then it is asked a question, and leaves.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks } from './checks.mjs';
import { variants } from './clients.mjs';
import { look } from './look.mjs';
import { watch } from './watch.mjs';
import { question } from './question.mjs';

const checksOfEach = 31;
const sample = join(dirname(fileURLToPath(import.meta.url)), '../../testdata/kiro-current');
const binary = process.argv[2];
const checks = new Checks();

for (const variant of variants) {
  const home = mkdtempSync(join(tmpdir(), 'kiro-mcp-clients-'));
  try {
    await session(variant, home);
  } catch (error) {
    checks.that(`${variant.name}: the session`, false, error.stack);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
checks.done(checksOfEach * variants.length);

/** Runs one client from connecting to leaving. */
async function session(variant, home) {
  const project = join(home, 'project');
  cpSync(sample, project, { recursive: true });
  const exits = join(home, 'exits');
  const c = variant.make();
  const that = (name, ok, detail) => checks.that(`${variant.name}: ${name}`, ok, detail);
  await c.client.connect(
    c.transport({
      // The shell keeps how the server ended, which no client tells.
      command: 'sh',
      args: ['-c', '"$0" serve --root "$1" 2>"$2.log"; echo $? >>"$2"', binary, project, exits],
    }),
  );
  that(`speaks ${variant.revision}`, c.revision() === variant.revision, String(c.revision()));
  try {
    await look(c, that, project);
    await watch(c, that, project);
    await question(c, that, project);
  } finally {
    await c.client.close();
  }
  const codes = await written(exits);
  that('the server leaves by itself when its input ends', /^(0\n)+$/.test(codes), codes + readFileSync(`${exits}.log`, 'utf8'));
}

/** Waits for a file that another process writes. */
async function written(file) {
  for (let i = 0; i < 200 && !existsSync(file); i++) await new Promise(r => setTimeout(r, 10));
  return existsSync(file) ? readFileSync(file, 'utf8') : 'it did not end';
}
