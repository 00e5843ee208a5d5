"""What the operations of sessions do."""

from __future__ import annotations

import secrets

from app.contract import bases, models


class SessionsHandlers(bases.SessionsBase):
    """Gives tokens; who may have one is decided elsewhere."""

    async def post_sessions(self, *, body: models.SignIn) -> models.Session:
        """A token for a day, or for an hour."""
        lasts = 86400 if body.remember else 3600
        return models.Session(token=secrets.token_hex(16), expires_in=lasts)
