package routes_test

import "testing"

// What looks broken and is kept, and what looks kept and is broken, read off
// public projects.
func TestCompose(t *testing.T) {
	tell(t, []story{
		{"a dependency of a dependency guards", `
-- main.py --
from fastapi import FastAPI, Depends
from deps import get_context, get_db, maybe
app = FastAPI()
@app.get("/a")
def a(ctx: Context = Depends(get_context), db=Depends(get_db)): pass
@app.get("/b")
def b(user=Depends(maybe)): pass
-- deps.py --
def get_db(): pass
def get_context(user: User = Depends(get_current_user)): pass
def maybe(user=Depends(get_current_user(required=False))): pass
`, `
GET /a get_current_user
GET /b`},
		{"a whole module path is named at the use", `
-- main.py --
from fastapi import FastAPI
import app.api.orders
import app.api.users as people
application = FastAPI()
application.include_router(app.api.orders.router, prefix="/o")
application.include_router(people.router, prefix="/u")
-- app/__init__.py --
-- app/api/__init__.py --
-- app/api/orders.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/x")
def x(): pass
-- app/api/users.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/x")
def x(): pass
`, `
GET /o/x
GET /u/x`},
		{"routers of classes of Python", `
-- main.py --
from fastapi import FastAPI
from orders import OrdersApi
app = FastAPI()
app.include_router(OrdersApi(service).router)
-- orders.py --
from fastapi import APIRouter
class OrdersApi:
    def __init__(self, service):
        self.router = APIRouter(prefix="/orders")
        self.router.add_api_route("/", self.list, methods=["GET"], dependencies=[Depends(verify_token)])
        self.router.add_api_route("/{id}", self.drop, methods=["DELETE", "POST"])
    def list(self): pass
    def drop(self, id: int): pass
`, `
GET /orders verify_token
DELETE /orders/{id}
POST /orders/{id}`},
		{"a handler that stands before its router's name", `
-- main.py --
from fastapi import FastAPI
def create_app():
    app = FastAPI(dependencies=[Depends(require_api_key)])
    register_routes(app)
    return app
def register_routes(application: FastAPI) -> None:
    from orders import router
    application.include_router(router, prefix="/api", dependencies=PROTECTED)
-- orders.py --
from fastapi import APIRouter
router = APIRouter()
@router.put("/{id:path}", responses={404: {}}, status_code=204)
def put(id): pass
`, `PUT /api/{id} require_api_key PROTECTED`},
		{"guards of FastAPI for all, and a websocket", `
-- main.py --
from fastapi import FastAPI
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])
app.add_middleware(AuthenticationMiddleware, backend=x)
@app.websocket("/ws")
async def ws(socket): pass
@app.middleware("http")
async def rate_limiter(request, call_next): pass
`, `WS /ws AuthenticationMiddleware rate_limiter`},
		{"settings by an instance that a function makes", `
-- app/main.py --
from fastapi import FastAPI
from app.config import get_settings
from app.routes import router
def build():
    settings = get_settings()
    application = FastAPI(**settings.kwargs)
    application.include_router(router, prefix=settings.api_prefix)
    return application
app = build()
-- app/config.py --
class Base(BaseSettings):
    api_prefix: str = "/api"
class Dev(Base):
    debug = True
def get_settings() -> Base: ...
-- app/routes.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/x")
def x(): pass
`, `GET /api/x`},
		{"two values of a setting are none", `
-- main.py --
from fastapi import FastAPI, APIRouter
from config import settings
app = FastAPI()
router = APIRouter()
@router.get("/x")
def x(): pass
app.include_router(router, prefix=settings.api_prefix)
-- config.py --
class A:
    api_prefix = "/a"
class B:
    api_prefix = "/b"
settings = make()
`, `GET /x prefix?`},
		{"a blueprint within a blueprint", `
-- app.py --
from flask import Flask, Blueprint
parent = Blueprint("p", __name__, url_prefix="/parent")
child = Blueprint("c", __name__, url_prefix="/child")
@child.route("/x", methods=["PATCH"])
def x(): pass
parent.register_blueprint(child)
app = Flask(__name__)
app.register_blueprint(parent, url_prefix="/v2")
`, `PATCH /v2/child/x`},
		{"a view of a class by a rule", `
-- app.py --
from flask import Flask
from flask.views import MethodView
class Orders(MethodView):
    decorators = [login_required]
    def get(self): pass
    def post(self): pass
app = Flask(__name__)
app.add_url_rule("/orders", view_func=Orders.as_view("orders"))
`, `
GET /orders
POST /orders`},
		{"nested view sets and maps of actions", `
-- settings.py --
ROOT_URLCONF = "urls"
-- urls.py --
from rest_framework_nested import routers
from views import Domains, Names, Odd
router = routers.SimpleRouter()
router.register("domains", Domains)
inner = routers.NestedSimpleRouter(router, r"domains", lookup="domain")
inner.register(r"names", Names, basename="names")
urlpatterns = [path("", include(router.urls)), path("", include(inner.urls)), path("odd/", Odd.as_view({"get": "list", "post": "make"}))]
urlpatterns += [path("login/", login_required(page))]
-- views.py --
class Domains(mixins.ListModelMixin, viewsets.GenericViewSet): pass
class Names(viewsets.ViewSet):
    def retrieve(self, request, pk=None, domain_pk=None): pass
    @action(detail=False)
    def recent(self, request): pass
class Odd(viewsets.ViewSet):
    def list(self, request): pass
    def make(self, request): pass
def page(request): pass
`, `
GET /domains
GET /domains/{domain_pk}/names/{pk}
GET /domains/{domain_pk}/names/recent
GET /odd
POST /odd
* /login login_required`},
		{"namespaces, default exports and export =", `
-- app.ts --
import express = require('express');
import * as orders from './orders';
import users from './users';
import { legacy } from './barrel';
const app = express();
app.use('/orders', orders.router);
app.use('/users', users);
app.use(legacy);
-- orders.ts --
import { Router } from 'express';
export const router = Router();
router.get('/', (req, res) => ctrl.list(req, res));
-- users.ts --
import { Router } from 'express';
const r = Router();
r.patch('/:id', a, [b, c], d);
export = r;
-- barrel/index.ts --
export * from './legacy';
-- barrel/legacy.ts --
import { Router } from 'express';
const inside = Router().get('/legacy', h);
export { inside as legacy };
`, `
GET /orders
PATCH /users/{id} a b c
GET /legacy`},
		{"packages of a workspace and folders under an alias", `
-- apps/api/src/main.ts --
import express from 'express';
import { router } from '@acme/orders';
import { users } from '@/routes/users';
const app = express();
app.use(router);
app.use(users);
-- packages/orders/src/index.ts --
import { Router } from 'express';
export const router = Router();
router.get('/orders', f);
-- apps/api/src/routes/users.ts --
import { Router } from 'express';
export const users = Router();
users.get('/users', f);
-- apps/web/src/routes/users.ts --
export const users = 1;
`, `
GET /orders
GET /users`},
		{"duplicates beside the mounted ones serve nothing", `
-- app.js --
const express = require('express');
const app = express();
app.use('/v1', require('./routes/orders'));
-- routes/orders.js --
const router = require('express').Router();
router.get('/orders', f);
module.exports = router;
-- routes/orders.old.js --
const router = require('express').Router();
router.get('/orders', f);
router.get('/orders/all', f);
module.exports = router;
`, `
GET /v1/orders
GET /orders unmounted
GET /orders/all unmounted`},
		{"a guard on all routes but one", `
-- app.ts --
import express from 'express';
const app = express();
const router = express.Router();
router.get('/open', f);
router.use((req, res, next) => { if (!req.user) return res.status(401).end(); next(); });
router.get('/a', f);
router.all('/admin/*', loadUser, requireRole('Admin'));
router.get('/admin/users', f);
app.use('/api', router);
`, `
GET /api/open
GET /api/a in place, line 5
GET /api/admin/users in place, line 5 requireRole('Admin')`},
		{"middleware of Next stands before its matcher", `
-- middleware.ts --
import { NextResponse } from 'next/server';
export function middleware(request) {
  if (!request.cookies.get('t')) return NextResponse.redirect(new URL('/login', request.url));
}
export const config = { matcher: ['/api/admin/:path*', '/account'] };
-- app/api/admin/users/route.ts --
export async function GET() {}
-- app/api/open/route.ts --
export async function GET() {}
`, `
GET /api/admin/users middleware.ts
GET /api/open`},
		{"what a function makes is another at each call", `
-- make.ts --
import { Router } from 'express';
export function makeRouter() {
  const router = Router();
  router.get('/ping', f);
  return router;
}
-- app.ts --
import express from 'express';
import { makeRouter } from './make';
const app = express();
const a = makeRouter();
a.get('/a', f);
const b = makeRouter();
b.get('/b', f);
app.use('/one', a);
app.use('/two', b);
`, `
GET /one/a
GET /one/ping
GET /two/b
GET /two/ping`},
		{"routers of instances that are handed on", `
-- server.ts --
import { App } from './app';
import { UserRoute } from './user.route';
const app = new App([new UserRoute()]);
app.listen();
-- app.ts --
import express from 'express';
export class App {
  public app: express.Application;
  constructor(routes: Routes[]) {
    this.app = express();
    this.init(routes);
  }
  private init(routes: Routes[]) {
    routes.forEach(route => { this.app.use('/', route.router); });
  }
}
-- user.route.ts --
import { Router } from 'express';
export class UserRoute implements Routes {
  public path = '/users';
  public router = Router();
  constructor() { this.init(); }
  private init() {
    this.router.get(` + "`${this.path}/:id`" + `, this.user.one);
  }
}
`, `GET /users/{id} prefix?`},
		{"an app is handed over by name, and services are injected", `
-- main.py --
from fastapi import FastAPI, Depends
from orders import router
def init_routers(app_: FastAPI) -> None:
    app_.include_router(router)
def create_app():
    app_ = FastAPI()
    init_routers(app_=app_)
    return app_
app = create_app()
-- orders.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/x")
def x(jwt=Depends(Provide[Container.jwt_service])): pass
`, `GET /x`},
	})
}
