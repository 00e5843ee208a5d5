package routes_test

import "testing"

func TestExpress(t *testing.T) {
	tell(t, []story{
		{"routers are mounted over files", `
-- src/app.ts --
import express from 'express';
import { API_PREFIX } from './config';
import orderRoutes from './routes/orders';
import { usersRouter as people } from './routes';
const app = express();
app.use(express.json());
app.use(API_PREFIX + '/orders', requireAuth, orderRoutes);
app.use('/users', people);
app.get('/health', (req, res) => res.json({ ok: true }));
app.get('title');
export default app;
-- src/config.ts --
export const API_PREFIX = '/api/v1';
-- src/routes/index.ts --
export { router as usersRouter } from './users';
-- src/routes/orders.ts --
import { Router } from 'express';
const router = Router();
router.post('/', validate(schema), controller.create);
router.use(adminOnly);
router.route('/:id').get(show).delete(asyncHandler(remove));
export default router;
-- src/routes/users.ts --
import { Router } from 'express';
export const router: Router = Router();
router.get('/:id(\\d+)/posts', (req, res) => {
  axios.get('/third-party', {});
});
`, `
GET /health
GET /users/{id}/posts
POST /api/v1/orders requireAuth validate(schema)
GET /api/v1/orders/{id} requireAuth adminOnly
DELETE /api/v1/orders/{id} requireAuth adminOnly`},
		{"a router that is never used serves nothing", `
-- app.js --
const express = require('express')
const orders = require('./orders')
const app = express()
app.listen(3000)
-- orders.js --
const router = require('express').Router()
router.get('/orders', list)
module.exports = router
`, `GET /orders unmounted`},
		{"a function is handed the app", `
-- server.js --
const express = require('express')
const app = express()
require('./routes')(app)
require('./unused')
-- routes/index.js --
module.exports = function (app) {
  app.use('/api', require('./api'))
  app.get('/', (req, res) => res.send('x'))
}
-- routes/api.js --
const { Router } = require('express')
module.exports = () => {}
const router = module.exports = Router()
router.get('/things', things.list)
-- unused.js --
module.exports = (app) => { app.get('/never', f) }
`, `
GET /
GET /api/things
GET /never unmounted`},
		{"classes keep their routers in fields", `
-- src/app.ts --
import express, { Application } from 'express';
import { OrderRoutes } from './orders';
class App {
  public app: Application;
  private orders = new OrderRoutes();
  constructor() {
    this.app = express();
    this.routes();
  }
  private routes(): void {
    this.app.use('/orders', this.orders.router);
  }
}
export default new App().app;
-- src/orders.ts --
import { Router, Request } from 'express';
export class OrderRoutes {
  public router: Router = Router();
  constructor(private readonly controller: OrderController) { this.init(); }
  private init() {
    this.router.get('/', authenticate, (req: Request, res) => this.controller.list(req, res));
    this.router.post('/', this.controller.create.bind(this.controller));
  }
}
`, `
GET /orders authenticate
POST /orders`},
		{"routers inherit a field each", `
-- app.ts --
import express from 'express';
import { A, B } from './controllers';
const app = express();
app.use('/a', new A().router);
app.use('/b', new B().router);
-- controllers.ts --
import { Router } from 'express';
class Base { public router = Router(); }
export class A extends Base { constructor() { super(); this.router.get('/x', f); } }
export class B extends Base { constructor() { super(); this.router.get('/y', f); } }
`, `
GET /a/x
GET /b/y`},
		{"a factory makes a router, and one makes the app", `
-- main.ts --
import { createApp } from './app';
const app = createApp();
app.get('/late', f);
app.listen(1);
-- app.ts --
import express from 'express';
import { createOrders } from './orders';
export function createApp() {
  const app = express();
  app.use('/orders', createOrders(db));
  return app;
}
-- orders.ts --
import { Router } from 'express';
export const createOrders = (db: Db): Router => {
  const router = Router();
  router.get('/:orderId', f);
  return router;
};
`, `
GET /late
GET /orders/{orderId}`},
		{"a list of routes is used in a loop", `
-- routes/v1/index.js --
const express = require('express');
const auth = require('./auth.route');
const docs = require('./docs.route');
const router = express.Router();
const defaultRoutes = [
  { path: '/auth', route: auth },
  { path: '/docs', route: docs },
];
defaultRoutes.forEach((route) => {
  router.use(route.path, route.route);
});
module.exports = router;
-- routes/v1/auth.route.js --
const express = require('express');
const router = express.Router();
router.post('/login', authController.login);
module.exports = router;
-- routes/v1/docs.route.js --
const express = require('express');
const router = express.Router();
router.get('/', f, g);
module.exports = router;
-- app.js --
const express = require('express');
const routes = require('./routes/v1');
const app = express();
app.use('/v1', routes);
module.exports = app;
`, `
POST /v1/auth/login
GET /v1/docs f`},
		{"guards over paths hold below them", `
-- app.js --
import express from 'express'
const app = express()
app.get('/admin/early', f)
app.use('/admin', requireAdmin)
app.get('/admin/users', f)
app.get('/open', f)
`, `
GET /admin/early
GET /admin/users requireAdmin
GET /open`},
		{"clients and settings are no routes", `
-- client.ts --
import axios from 'axios';
const api = axios.create({ baseURL: '/api' });
export const load = () => api.get('/orders', { params: {} });
export default api;
-- use.ts --
import api from './client';
api.post('/orders', body);
request(app).get('/x').expect(200, done);
cy.get('/x', { timeout: 1 });
config.get('a/b', 1);
`, ``},
		{"a path that is computed is told and not guessed", `
-- app.js --
const express = require('express')
const app = express()
app.get(makePath('x'), f)
app.get(/^\/re/, f)
app.get('/a' + unknownName, f)
app.use(somePrefix(), require('./b'))
-- b.js --
const router = require('express').Router()
router.get('/b', f)
module.exports = router
`, `
unread app.js:3
unread app.js:4
unread app.js:5
GET /b prefix?`},
		{"a function that is handed on may be called", `
-- index.js --
import routes from './routes';
async function onStartUp(express) {
  express.use(routes());
}
service.init({ name: 'api', onStartUp });
-- routes.js --
import express from 'express';
export default function routes() {
  const router = express.Router();
  router.get('/realms', list);
  const inner = express.Router();
  inner.get('/:id', one);
  router.use('/accounts', inner);
  const apiRouter = express.Router();
  apiRouter.use('/v2', router);
  return apiRouter;
}
-- lost.js --
import express from 'express';
const router = express.Router();
router.get('/lost', list);
start({ routers: [router] });
`, `
GET /v2/realms
GET /v2/accounts/{id}
GET /lost prefix?`},
		{"lists of routers are used in a loop", `
-- app.js --
const express = require('express');
const a = require('./a'), b = require('./b');
const app = express();
const all = [a, b];
for (const r of all) app.use('/api', r);
-- a.js --
const router = require('express').Router();
router.get('/a', f);
module.exports = router;
-- b.js --
const router = require('express').Router();
router.get('/b', f);
module.exports = router;
`, `
GET /api/a
GET /api/b`},
		{"Koa, Hono and Fastify", `
-- koa.js --
const Koa = require('koa')
const Router = require('@koa/router')
const app = new Koa()
const router = new Router({ prefix: '/k' })
router.get('/:id', requireLogin, show)
app.use(router.routes()).use(router.allowedMethods())
-- hono/index.ts --
import { Hono } from 'hono'
import { orders } from './orders'
import things from './things'
const app = new Hono().basePath('/h')
app.use('/orders/*', bearerAuth({ token }))
app.route('/orders', orders)
const more = [things] as const
more.forEach((route) => { app.route('/', route) })
export default app
-- hono/orders.ts --
import { Hono } from 'hono'
export const orders = new Hono()
  .get('/', (c) => c.json([]))
  .post('/', zValidator('json', schema), (c) => c.json({}))
-- hono/things.ts --
import { Hono } from 'hono'
const things = new Hono()
things.put('/things/:id', (c) => c.json({}))
export default things
-- fastify/server.ts --
import Fastify from 'fastify'
import orders from './orders'
const fastify = Fastify({ logger: true })
fastify.register(orders, { prefix: '/f' })
fastify.register(async (instance) => {
  instance.addHook('onRequest', authenticate)
  instance.get('/in', async () => 1)
}, { prefix: '/inner' })
fastify.get('/out', async () => 1)
-- fastify/orders.ts --
import { FastifyInstance } from 'fastify'
export default async function (app: FastifyInstance) {
  app.get('/orders/:id', { preHandler: [app.authenticate] }, handler)
  app.route({ method: ['PUT', 'PATCH'], url: '/orders/:id', handler })
}
`, `
GET /k/{id} requireLogin
PUT /h/things/{id}
GET /h/orders bearerAuth({ token })
POST /h/orders bearerAuth({ token }) zValidator('json', schema)
GET /f/orders/{id} app.authenticate
PUT /f/orders/{id}
PATCH /f/orders/{id}
GET /inner/in authenticate
GET /out`},
	})
}
