import json
from typing import Any
from uuid import UUID

from redis.asyncio import Redis

from app.core.config import get_settings

settings = get_settings()
redis = Redis.from_url(settings.redis_url, decode_responses=True)


async def get_json(key: str) -> Any | None:
    found = await redis.get(key)
    return json.loads(found) if found else None


async def put_order(customer_id: UUID, order_id: UUID, value: dict[str, Any]) -> None:
    key = f"order:{order_id}:{customer_id}"
    await redis.setex(key, settings.order_detail_ttl_seconds, json.dumps(value, default=str))


async def put_order_list(customer_id: UUID, page: int, value: dict[str, Any]) -> None:
    await redis.setex(f"orders:{customer_id}:{page}", settings.order_list_ttl_seconds, json.dumps(value, default=str))


async def put_tracking(order_id: UUID, value: dict[str, Any]) -> None:
    await redis.setex(f"tracking:{order_id}", settings.tracking_ttl_seconds, json.dumps(value, default=str))


async def forget_order(customer_id: UUID, order_id: UUID) -> None:
    await redis.delete(f"order:{order_id}:{customer_id}", f"tracking:{order_id}")
