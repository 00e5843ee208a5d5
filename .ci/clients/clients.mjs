// The clients, so that one script can drive them all. What differs between
// them stands here and nowhere else.

import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import {
  ElicitRequestSchema,
  ResourceListChangedNotificationSchema,
  ResourceUpdatedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { Client as Client2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';

const info = { name: 'kiro-mcp-clients', version: '1' };
const capabilities = { elicitation: { form: {} } };

/** The 1.x line stops at 2025-11-25: it has no later era to be tried in. */
function v1() {
  const client = new Client1(info, { capabilities });
  let revision;
  return {
    client,
    // The client tells its transport what was agreed on, and nobody else.
    transport: params => Object.assign(new Stdio1(params), { setProtocolVersion: agreed => (revision = agreed) }),
    revision: () => revision,
    onUpdated: tell => client.setNotificationHandler(ResourceUpdatedNotificationSchema, n => tell(n.params.uri)),
    onListChanged: tell => client.setNotificationHandler(ResourceListChangedNotificationSchema, tell),
    onQuestion: answer => client.setRequestHandler(ElicitRequestSchema, r => answer(r.params)),
    call: (name, args, options) => client.callTool({ name, arguments: args }, undefined, options),
    listen: uri => subscribed(client, uri),
  };
}

function v2(mode) {
  const client = new Client2(info, { capabilities, versionNegotiation: { mode } });
  return {
    client,
    transport: params => new Stdio2(params),
    revision: () => client.getNegotiatedProtocolVersion(),
    onUpdated: tell => client.setNotificationHandler('notifications/resources/updated', n => tell(n.params.uri)),
    onListChanged: tell => client.setNotificationHandler('notifications/resources/list_changed', tell),
    onQuestion: answer => client.setRequestHandler('elicitation/create', r => answer(r.params)),
    call: (name, args, options) => client.callTool({ name, arguments: args }, options),
    listen: uri =>
      mode === 'legacy'
        ? subscribed(client, uri)
        : client.listen({ resourcesListChanged: true, resourceSubscriptions: [uri] }),
  };
}

/** The older era subscribes and unsubscribes; the newer one has a stream to close. */
async function subscribed(client, uri) {
  await client.subscribeResource({ uri });
  return { close: () => client.unsubscribeResource({ uri }) };
}

export const variants = [
  { name: '1.32.2', revision: '2025-11-25', make: v1 },
  { name: '2.4.0 legacy', revision: '2025-11-25', make: () => v2('legacy') },
  { name: '2.4.0 auto', revision: '2026-07-28', make: () => v2('auto') },
];
