"""Who is let in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import HTTPException
from fastapi.security import HTTPBasicCredentials

from app.contract import security

AGENTS = {"user": "password"}


class SecurityHandlers(security.SecurityBase):
    """Knows the agents."""

    async def agent(
        self, credentials: HTTPBasicCredentials, scopes: Sequence[str]
    ) -> Any:
        """The agent of this name and password."""
        if AGENTS.get(credentials.username) != credentials.password:
            raise HTTPException(401, "no agent has this name and password")
        return credentials.username
