// A question to the user in the middle of a call: refused once, granted once.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function question(c, that, project) {
  const file = join(project, '.kiro/specs/invoice-reminders/tasks.md');
  const isTicked = () => /^- \[x\] 4\. Send and record$/m.test(readFileSync(file, 'utf8'));
  const asked = [];
  let action = 'decline';
  c.onQuestion(params => {
    asked.push(params);
    return action === 'accept' ? { action, content: consent(params.requestedSchema) } : { action };
  });
  const force = () => c.call('check_off_task', { spec: 'invoice-reminders', task: '4', force: true });

  const refused = await force();
  that('asks before it closes over open children', asked.length === 1 && asked[0].message.length > 0, asked);
  that('a no is an answer', refused.content[0].type === 'text' && refused.content[0].text.length > 0, refused);
  that('after a no nothing is written', !isTicked(), 'the box is ticked');

  action = 'accept';
  const granted = await force();
  that('asks again', asked.length === 2, asked);
  that('a yes lets the call go on', !granted.isError && granted.structuredContent?.after === 'done', granted);
  that('after a yes it is written', isTicked(), 'the box is not ticked');
}

/** Says yes to whatever the form asks. */
function consent(schema) {
  return Object.fromEntries(
    Object.entries(schema?.properties ?? {}).map(([name, p]) => [name, p.type === 'boolean' ? true : (p.enum?.[0] ?? p.default ?? '')]),
  );
}
