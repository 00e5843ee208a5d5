"""Who is let in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import HTTPException

from app.contract import security

TOKENS = {"a-token-for-tests": "the tests"}


class SecurityHandlers(security.SecurityBase):
    """Knows whose tokens they are."""

    async def bearer_auth(self, credentials: str, scopes: Sequence[str]) -> Any:
        """The owner of the token."""
        if credentials not in TOKENS:
            raise HTTPException(401, "this token is not known")
        return TOKENS[credentials]
