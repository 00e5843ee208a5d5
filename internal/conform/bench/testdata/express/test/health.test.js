import request from 'supertest';
import { expect, it } from 'vitest';
import { createApp } from '../src/app.js';

it('answers without a token', async () => {
  const answer = await request(createApp({})).get('/health');
  expect(answer.status).toBe(200);
});
