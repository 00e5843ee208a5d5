// Usage: node run.mjs path/to/kiro-mcp
//
// Asks the server what it has, then has the Inspector call every tool, read
// every resource and one of each template, and get every prompt, in both eras.
// What is here for something that the server does not list fails, and so does
// the reverse.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const inspector = join(here, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
const sample = join(here, '../../testdata/kiro-current');
const binary = process.argv[2];

/** A call of each tool that is right for the sample, and a field of its answer. */
const calls = {
  list_specs: [{}, 'specs'],
  list_open_tasks: [{ spec: 'invoice-reminders', limit: 3 }, 'next_task'],
  get_task: [{ spec: 'invoice-reminders', task: '2.3' }, 'revision'],
  read_spec: [{ spec: 'invoice-reminders', document: 'design' }, 'outline'],
  search_specs: [{ query: 'reminder' }, 'hits'],
  check_off_task: [{ spec: 'invoice-reminders', task: '2.3', note: 'inspected' }, 'diff'],
  validate_spec: [{ spec: 'invoice-reminders' }, 'findings'],
  validate_against_design: [{ spec: 'invoice-reminders' }, 'verdicts'],
  create_spec: [{ name: 'text-messages', title: 'Text messages' }, 'files'],
  generate_from_openapi: [{ target: 'fastapi' }, 'revision'],
  update_spec: [{ spec: 'invoice-reminders', operation: 'add_criterion', target: '1', text: 'WHEN inspected, THE system SHALL answer' }, 'diff'],
};

/** What the variables of the templates can be in the sample. */
const variables = {
  spec: 'invoice-reminders',
  document: 'design',
  task: '2.3',
  id: '1',
  section: 'architecture',
  name: 'tech',
  path: '.kiro%2Fapi-spec.yaml',
};

/** The arguments of each prompt. */
const prompts = {
  write_requirements: { idea: 'Reminders by text message', spec: 'text-messages' },
  write_design: { spec: 'invoice-reminders' },
  write_tasks: { spec: 'invoice-reminders' },
  implement_task: { spec: 'invoice-reminders', task: '2.3' },
  review_against_design: { spec: 'invoice-reminders' },
  scaffold_from_openapi: { contract: '.kiro/api-spec.yaml' },
  adopt_codebase: { spec: 'scheduler' },
  sync_specs: { spec: 'invoice-reminders' },
};

let passed = 0;
let failed = 0;
for (const era of ['legacy', 'modern']) {
  const project = mkdtempSync(join(tmpdir(), 'kiro-mcp-inspector-'));
  cpSync(sample, project, { recursive: true });
  // A contract is known by its name, which the sample's does not have.
  cpSync(join(sample, 'api/reminders.yaml'), join(project, '.kiro/api-spec.yaml'));
  try {
    everything(era, project);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function everything(era, project) {
  const ask = (...args) => inspect(era, project, args);

  const { tools = [] } = ask('tools/list', '--strict');
  same(era, 'tools', tools.map(t => t.name), Object.keys(calls));
  for (const [name, [args, field]] of Object.entries(calls)) {
    const pairs = Object.entries(args).map(([key, value]) => `${key}=${value}`);
    const answer = ask('tools/call', '--tool-name', name, ...(pairs.length ? ['--tool-arg', ...pairs] : []));
    check(`${name} (${era})`, answer.structuredContent?.[field] !== undefined && answer.content?.[0]?.text, answer);
  }

  const { resources = [] } = ask('resources/list');
  check(`resources/list (${era})`, resources.length > 0, resources);
  const { resourceTemplates = [] } = ask('resources/templates/list');
  check(`resources/templates/list (${era})`, resourceTemplates.length > 0, resourceTemplates);
  const ofTemplates = resourceTemplates.map(t => t.uriTemplate.replace(/\{(\w+)\}/g, (_, name) => variables[name] ?? `no-${name}-here`));
  for (const uri of new Set([...resources.map(r => r.uri), ...ofTemplates])) {
    const { contents = [] } = ask('resources/read', '--uri', uri);
    check(`${uri} (${era})`, contents.length > 0 && contents[0].uri === uri && contents[0].text, contents);
  }

  const listed = ask('prompts/list').prompts;
  check(`prompts/list (${era})`, Array.isArray(listed), listed);
  same(era, 'prompts', (listed ?? []).map(p => p.name), Object.keys(prompts));
  for (const [name, args] of Object.entries(prompts)) {
    const pairs = Object.entries(args).map(([key, value]) => `${key}=${value}`);
    const got = ask('prompts/get', '--prompt-name', name, ...(pairs.length ? ['--prompt-args', ...pairs] : []));
    check(`prompt ${name} (${era})`, got.messages?.length > 0, got);
  }
}

/** Has the Inspector ask one thing; a failure is an answer without what was wanted. */
function inspect(era, project, [method, ...args]) {
  const done = spawnSync(
    process.execPath,
    [inspector, '--cli', '--transport', 'stdio', binary, 'serve', '--root', project, '--protocol-era', era, '--method', method, ...args],
    { encoding: 'utf8', timeout: 30_000 },
  );
  if (done.status === 0) return JSON.parse(done.stdout);
  check(`${method} (${era})`, false, `exit ${done.status}: ${done.stdout}${done.stderr}`);
  return {};
}

/** The server lists exactly what is tried here. */
function same(era, what, listed, tried) {
  const without = listed.filter(name => !tried.includes(name));
  const unlisted = tried.filter(name => !listed.includes(name));
  check(`all ${what} are tried (${era})`, without.length + unlisted.length === 0, { without, unlisted });
}

function check(name, ok, detail) {
  if (ok) {
    passed++;
    console.log(`ok   ${name}`);
  } else {
    failed++;
    console.log(`FAIL ${name}: ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`);
  }
}
