from typing import Any

import httpx

from app.core.config import get_settings


class CarrierClient:
    async def locate(self, number: str) -> dict[str, Any]:
        async with httpx.AsyncClient(base_url=get_settings().carrier_base_url) as client:
            answer = await client.get(f"/parcels/{number}")
            answer.raise_for_status()
            return answer.json()
