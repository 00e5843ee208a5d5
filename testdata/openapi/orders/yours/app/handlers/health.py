"""What the operations of health do."""

from __future__ import annotations

from app.contract import bases, models


class HealthHandlers(bases.HealthBase):
    """Says that the service is up."""

    async def get_health(self) -> models.Health:
        """It answers, so it is."""
        return models.Health(status="ok")
