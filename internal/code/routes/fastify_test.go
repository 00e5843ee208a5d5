package routes_test

import "testing"

func TestFastify(t *testing.T) {
	tell(t, []story{
		{"folders are loaded as plugins", `
-- src/app.ts --
import fp from 'fastify-plugin';
import autoload from '@fastify/autoload';
export default fp(async (fastify, opts) => {
  fastify.register(autoload, { dir: path.join(__dirname, 'routes'), routeParams: true, options: { prefix: '/v1' } });
});
-- src/server.ts --
import Fastify from 'fastify';
import app from './app';
const server = Fastify();
server.register(app);
-- src/routes/root.ts --
const plugin: FastifyPluginAsync = async (fastify, opts): Promise<void> => {
  fastify.get('/', async () => ({ ok: true }));
};
export default plugin;
-- src/routes/orders/autohooks.ts --
export default async function (fastify: FastifyInstance) {
  fastify.addHook('onRequest', async (request) => { await request.jwtVerify(); });
}
-- src/routes/orders/_id/index.ts --
export default async function (fastify: FastifyInstance) {
  fastify.get<{ Params: P }>('/items', { schema: {} }, async function (request) {});
}
-- src/routes/old/index.ts --
export const autoPrefix = '/legacy';
export default async (fastify) => { fastify.post('/x', h); };
`, `
GET /v1
GET /v1/orders/{id}/items in place, line 2
POST /v1/legacy/x`},
	})
}
