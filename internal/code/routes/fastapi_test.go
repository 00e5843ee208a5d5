package routes_test

import "testing"

func TestFastAPI(t *testing.T) {
	tell(t, []story{
		{"prefixes join over files, and a tail may be empty", `
-- app/main.py --
from fastapi import FastAPI
from app.api.router import api_router
from app.core.config import settings

app = FastAPI()
app.include_router(api_router, prefix=settings.API_V1_STR)

@app.get("/health")
def health():
    return {}
-- app/core/config.py --
class Settings(BaseSettings):
    API_V1_STR: str = "/api/v1"
settings = Settings()
-- app/api/router.py --
from fastapi import APIRouter
from app.api.routes import orders
api_router = APIRouter()
api_router.include_router(orders.router, prefix="/orders")
-- app/api/routes/__init__.py --
-- app/api/routes/orders.py --
from fastapi import APIRouter, Depends
router = APIRouter(dependencies=[Depends(get_current_user)])

@router.post("", status_code=201)
async def create(order: OrderIn):
    pass

@router.get("/{order_id:int}")
async def show(order_id: int, admin=Depends(require_admin)):
    pass
`, `
GET /health
POST /api/v1/orders get_current_user
GET /api/v1/orders/{order_id} get_current_user require_admin`},
		{"a router that nothing includes serves nothing", `
-- main.py --
from fastapi import FastAPI
import orders
app = FastAPI()
-- orders.py --
from fastapi import APIRouter
router = APIRouter(prefix="/orders")
@router.get("/")
def all(): pass
`, `GET /orders unmounted`},
		{"a package hands on the router of one of its files", `
-- app/main.py --
from fastapi import FastAPI
from .api import router as api
def create_app() -> FastAPI:
    app = FastAPI()
    app.include_router(api, prefix="/api")
    return app
app = create_app()
@app.get("/ready")
def ready(): pass
-- app/api/__init__.py --
from .orders import router
-- app/api/orders.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/orders")
def all(): pass
`, `
GET /ready
GET /api/orders`},
		{"a function registers on the app that it is handed", `
-- main.py --
from fastapi import FastAPI
from setup import register
app = FastAPI()
register(app)
-- setup.py --
import orders
def register(app):
    app.include_router(orders.router)
def unused(app):
    app.include_router(orders.router, prefix="/old")
-- orders.py --
from fastapi import APIRouter
BASE = "/orders"
router = APIRouter(prefix=f"{BASE}/v2")
@router.delete("/{{id}}" if False else "/x")
def odd(): pass
@router.get(f"{BASE}-of-day")
def day(): pass
`, `
GET /orders/v2/orders-of-day
unread orders.py:4`},
		{"a prefix that is computed is unknown and not left away", `
-- main.py --
from fastapi import FastAPI, APIRouter
app = FastAPI()
router = APIRouter()
@router.get("/a")
def a(): pass
app.include_router(router, prefix=compute(1))
`, `GET /a prefix?`},
		{"what tests mount is not mounted", `
-- main.py --
from fastapi import FastAPI
app = FastAPI()
-- orders.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/orders")
def all(): pass
-- tests/test_orders.py --
from fastapi import FastAPI
from orders import router
app = FastAPI()
app.include_router(router)
@app.get("/probe")
def probe(): pass
client.get("/orders")
`, `
GET /orders unmounted
GET /probe test`},
		{"an alias of a type carries its guard", `
-- main.py --
from fastapi import FastAPI
from deps import CurrentUser
app = FastAPI()
@app.get("/me")
def me(user: CurrentUser, db: Session = Depends(get_db)): pass
-- deps.py --
CurrentUser = Annotated[User, Depends(get_current_user)]
`, `GET /me get_current_user`},
		{"what hands a session or a service in guards nothing, and what it asks for does", `
-- main.py --
from fastapi import FastAPI
from deps import get_crates, get_auth_service, get_own_crates
app = FastAPI()
@app.get("/crates")
def crates(crates = Depends(get_crates)): pass
@app.post("/login")
def login(auth: AuthService = Depends(get_auth_service)): pass
@app.get("/own")
def own(crates = Depends(get_own_crates)): pass
@app.get("/mine")
def mine(client = Depends(get_current_auth_client)): pass
-- deps.py --
def get_crates(db = Depends(get_async_session)): pass
def get_auth_service(db = Depends(get_db_session)): pass
def get_own_crates(session = Depends(require_session)): pass
`, `
GET /crates
GET /mine get_current_auth_client
GET /own require_session
POST /login`},
		{"a loop includes all of a list", `
-- main.py --
from fastapi import FastAPI
import a, b
app = FastAPI()
for r in (a.router, b.router):
    app.include_router(r, prefix="/api")
-- a.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/a")
def a(): pass
-- b.py --
from fastapi import APIRouter
router = APIRouter()
@router.get("/b")
def b(): pass
`, `
GET /api/a
GET /api/b`},
		{"apps mounted below an app serve there only", `
-- main.py --
from fastapi import FastAPI
app = FastAPI()
sub = FastAPI()
app.mount("/sub", sub)
@sub.get("/x")
def x(): pass
`, `GET /sub/x`},
		{"routers in circles end", `
-- main.py --
from fastapi import APIRouter
a = APIRouter()
b = APIRouter()
a.include_router(b, prefix="/b")
b.include_router(a, prefix="/a")
@a.get("/x")
def x(): pass
`, `GET /a/x unmounted`},
		{"routes of Starlette stand in lists", `
-- main.py --
from starlette.applications import Starlette
from starlette.routing import Route, Mount
app = Starlette(routes=[Route("/", home), Mount("/api", routes=[Route("/orders", orders, methods=["GET", "POST"])])])
`, `
GET /
GET /api/orders
POST /api/orders`},
	})
}
