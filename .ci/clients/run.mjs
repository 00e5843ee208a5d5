// Usage: node run.mjs path/to/kiro-mcp
//
// Each client connects to a real process over standard input and output, looks
// at all there is, subscribes, edits files as editors do, and waits for the
// notices; then it is asked a question, and leaves. Another connection waits
// for a long call.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Checks } from './checks.mjs';
import { variants } from './clients.mjs';
import { look } from './look.mjs';
import { makeLarge, progress } from './progress.mjs';
import { question } from './question.mjs';
import { watch } from './watch.mjs';

const checksOfEach = 36;
const sample = join(dirname(fileURLToPath(import.meta.url)), '../../testdata/kiro-current');
const binary = process.argv[2];
const checks = new Checks();

const home = mkdtempSync(join(tmpdir(), 'kiro-mcp-clients-'));
try {
  const large = join(home, 'large');
  makeLarge(large);
  for (const [i, variant] of variants.entries()) {
    const project = join(home, `project-${i}`);
    cpSync(sample, project, { recursive: true });
    await session(variant, project, [look, watch, question]);
    await session(variant, large, [progress]);
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
checks.done(checksOfEach * variants.length);

/** Runs one client over a project, from connecting to leaving. */
async function session(variant, project, steps) {
  const that = (name, ok, detail) => checks.that(`${variant.name}: ${name}`, ok, detail);
  const exits = mkdtempSync(join(home, 'exits-'));
  // The shell keeps how the server ended, which no client tells. It has the
  // process id that the client knows.
  const transport = {
    command: 'sh',
    args: ['-c', '"$0" serve --root "$1" 2>"$2/$$.log"; echo $? >"$2/$$"', binary, project, exits],
  };
  const c = variant.make();
  let server = 'none';
  try {
    await c.client.connect(c.transport(transport));
    server = String(c.client.transport.pid);
    that(`speaks ${variant.revision}`, c.revision() === variant.revision, String(c.revision()));
    for (const step of steps) await step(c, that, project);
  } catch (error) {
    that('the session', false, error.stack);
  } finally {
    await c.client.close();
  }
  const code = await written(join(exits, server));
  that('the server leaves by itself when its input ends', code === '0\n', code);
}

/** Waits for a line that another process writes. */
async function written(file) {
  const deadline = performance.now() + 5000;
  for (;;) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.endsWith('\n')) return text;
    if (performance.now() > deadline) return 'it did not end';
    await new Promise(r => setTimeout(r, 10));
  }
}
