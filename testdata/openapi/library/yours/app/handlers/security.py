"""Who is let in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import HTTPException

from app.contract import security


class SecurityHandlers(security.SecurityBase):
    """Knows the key of the desk."""

    async def desk_key(self, credentials: str, scopes: Sequence[str]) -> Any:
        """The desk, if it is its key."""
        if credentials != "a-token-for-tests":
            raise HTTPException(401, "this is not the key of the desk")
        return "desk"
