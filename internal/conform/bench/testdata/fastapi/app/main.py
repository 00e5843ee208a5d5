from fastapi import APIRouter, FastAPI
from slowapi.middleware import SlowAPIMiddleware

from app.api import admin, orders, returns, tracking
from app.core import errors
from app.core.config import get_settings
from app.core.limiter import limiter


def create_app() -> FastAPI:
    settings = get_settings()
    app = FastAPI(title="order-service")
    app.state.limiter = limiter
    app.add_middleware(SlowAPIMiddleware)
    errors.install(app)

    api = APIRouter(prefix=settings.api_prefix)
    api.include_router(orders.router)
    api.include_router(returns.router)
    api.include_router(tracking.router)
    api.include_router(admin.router)
    app.include_router(api)

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    return app


app = create_app()
