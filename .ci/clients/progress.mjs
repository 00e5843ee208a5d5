// A call that takes long enough to say how far it has come: a search through
// thousands of specs.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const specs = 2000;
const plan = '# Plan\n\n' + Array.from({ length: 80 }, (_, i) => `- [ ] ${i + 1}. Task number ${i + 1}\n  - as agreed\n`).join('');

/** Makes a project that takes some tenths of a second to search. */
export function makeLarge(project) {
  for (let n = 0; n < specs; n++) {
    const folder = join(project, '.kiro/specs', `spec-${n}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tasks.md'), plan);
  }
}

export async function progress(c, that) {
  const told = [];
  const answer = await c.call('search_specs', { query: 'nowhere' }, { onprogress: p => told.push(p) });
  const until = told.length;
  that('a long call says how far it has come', until > 0 && !answer.isError, { told, answer });
  const grows = told.every((p, i) => p.total === specs && p.progress <= specs && (i === 0 || p.progress > told[i - 1].progress));
  that('progress grows towards its total', grows, told);
  await c.client.listTools();
  that('after the answer there is no progress', told.length === until, told);
}
