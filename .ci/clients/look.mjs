// What a client sees before anything happens: lists, completions, documents,
// and an answer that it validates against the tool's schema.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export async function look(c, that, project) {
  const { tools } = await c.client.listTools();
  that('lists tools', tools.some(t => t.name === 'check_off_task') && tools.length >= 6, tools.map(t => t.name));
  that('tools say what they give', tools.every(t => t.outputSchema?.type === 'object'), tools);

  const { resources } = await c.client.listResources();
  const uris = resources.map(r => r.uri);
  that('lists resources', uris.includes('kiro://specs/invoice-reminders/tasks'), uris);
  // VS Code sends an address on as JavaScript writes it.
  that('addresses survive JavaScript', uris.every(uri => new URL(uri).toString() === uri), uris);
  const { resourceTemplates } = await c.client.listResourceTemplates();
  const templates = resourceTemplates.map(t => t.uriTemplate);
  that('lists templates', templates.includes('kiro://specs/{spec}/tasks/{task}'), templates);

  const { completion } = await c.client.complete({
    ref: { type: 'ref/resource', uri: 'kiro://specs/{spec}' },
    argument: { name: 'spec', value: 'inv' },
  });
  that('completes a variable', completion.values[0] === 'invoice-reminders', completion);

  const { contents } = await c.client.readResource({ uri: 'kiro://specs/invoice-reminders/tasks' });
  const file = readFileSync(join(project, '.kiro/specs/invoice-reminders/tasks.md'), 'utf8');
  that('reads a document byte by byte', contents.length === 1 && contents[0].text === file, contents);
  const missing = await c.client.readResource({ uri: 'kiro://specs/nowhere/tasks' }).catch(e => e);
  that('says what is not there', missing instanceof Error && missing.data?.uri === 'kiro://specs/nowhere/tasks', missing);

  const answer = await c.call('list_open_tasks', { spec: 'invoice-reminders' });
  that('answers with structure', answer.structuredContent?.total > 0, answer);
  that('answers with text', answer.content[0].type === 'text' && answer.content[0].text.includes('next:'), answer);
  const mistake = await c.call('get_task', { tsak: '1' });
  that('a mistake is an answer', mistake.isError === true && mistake.content[0].text.startsWith('error unknown_argument: '), mistake);
}
