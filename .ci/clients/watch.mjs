// Subscribing, editing as editors do, and being told: of what was asked for,
// soon, and of nothing else.

import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Notices } from './checks.mjs';

const uri = spec => `kiro://specs/${spec}/tasks`;
const deadline = 5000; // milliseconds; a notice is due within 300 at the median

export async function watch(c, that, project) {
  const updates = new Notices();
  const lists = new Notices();
  c.onUpdated(about => updates.add(about));
  c.onListChanged(() => lists.add('list'));
  const file = spec => join(project, '.kiro/specs', spec, 'tasks.md');

  const heard = async (name, edit) => {
    const notice = updates.next(about => about === uri('sign-in'), deadline);
    await edit(file('sign-in'));
    const after = await notice;
    that(`${name} is announced (${after} ms)`, after >= 0, `nothing within ${deadline} ms`);
    const { contents } = await c.client.readResource({ uri: uri('sign-in') }).catch(() => ({ contents: [] }));
    that(`${name} is read`, contents[0]?.text === readFileSync(file('sign-in'), 'utf8'), contents);
  };

  // Nobody has asked yet: what happens now must never be told.
  appendFileSync(file('invoice-reminders'), '\n');
  const first = await c.listen(uri('sign-in'));
  await heard('an edit in place', f => appendFileSync(f, '\n<!-- in place -->\n'));
  await heard('an edit by rename', f => {
    writeFileSync(f + '.new', readFileSync(f, 'utf8') + '<!-- by rename -->\n');
    renameSync(f + '.new', f);
  });
  await heard('an edit by delete and create', f => {
    const text = readFileSync(f, 'utf8');
    rmSync(f);
    writeFileSync(f, text + '<!-- anew -->\n');
  });
  await heard('our own write', () => c.call('check_off_task', { spec: 'sign-in', task: '1.3' }));

  that('nobody else is told of', updates.all.every(about => about === uri('sign-in')), updates.all);

  const listed = lists.next(() => true, deadline);
  mkdirSync(join(project, '.kiro/specs/payments'));
  writeFileSync(file('payments'), '# Plan\n\n- [ ] 1. Begin\n');
  that('a new spec is announced', (await listed) >= 0, `nothing within ${deadline} ms`);

  // After leaving nothing comes. That it would have come by now is shown by
  // another subscription, whose notice comes later.
  await first.close();
  const before = updates.all.length;
  const second = await c.listen(uri('invoice-reminders'));
  const later = updates.next(about => about === uri('invoice-reminders'), deadline);
  appendFileSync(file('sign-in'), '<!-- unheard -->\n');
  appendFileSync(file('invoice-reminders'), '<!-- heard -->\n');
  that('another subscription is served', (await later) >= 0, `nothing within ${deadline} ms`);
  const since = updates.all.slice(before);
  that('nothing comes after leaving', since.every(about => about === uri('invoice-reminders')), since);
  await second.close();
}
