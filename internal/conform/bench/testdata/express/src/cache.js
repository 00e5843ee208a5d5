import { createClient } from 'redis';
import { config } from './config.js';

const client = createClient({ url: config.redisUrl });

export async function remember(key, seconds, make) {
  if (!client.isOpen) {
    await client.connect();
  }
  const kept = await client.get(key);
  if (kept) {
    return JSON.parse(kept);
  }
  const made = await make();
  await client.setEx(key, seconds, JSON.stringify(made));
  return made;
}

export async function forget(...keys) {
  await client.del(keys);
}
