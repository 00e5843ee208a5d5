"""Lets in whom the contract lets in.

This module is the same for every contract.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBasicCredentials

from app.contract.security import METHODS, SCHEMES, Caller
from app.handlers.security import SecurityHandlers

handlers = SecurityHandlers()


class Access:
    """Lets a caller in who presents all that one of the alternatives asks for.

    Each alternative is its schemes with the scopes that they need; an empty
    one lets everybody in.
    """

    def __init__(self, *alternatives: Mapping[str, Sequence[str]]) -> None:
        self.alternatives = sorted(alternatives, key=len, reverse=True)
        needed = {name: scopes for one in alternatives for name, scopes in one.items()}
        # FastAPI finds what to read from the request, and what to show in its
        # documentation, in the signature.
        parameters = [
            inspect.Parameter(
                "request", inspect.Parameter.KEYWORD_ONLY, annotation=Request
            )
        ]
        self.names = {}
        for name, scopes in needed.items():
            if SCHEMES[name] is None:
                continue
            self.names[METHODS[name]] = name
            parameters.append(
                inspect.Parameter(
                    METHODS[name],
                    inspect.Parameter.KEYWORD_ONLY,
                    default=Security(SCHEMES[name], scopes=list(scopes)),
                )
            )
        self.__signature__ = inspect.Signature(parameters)

    async def __call__(self, request: Request, **presented: Any) -> Caller | None:
        """The caller; None for somebody unknown where that is allowed."""
        given = {self.names[method]: value for method, value in presented.items()}
        refusal: HTTPException | None = None
        for alternative in self.alternatives:
            if any(
                given.get(n) is None and SCHEMES[n] is not None for n in alternative
            ):
                continue
            try:
                identities = {
                    name: await self._verify(name, given.get(name), scopes)
                    for name, scopes in alternative.items()
                }
            except HTTPException as error:
                refusal = refusal or error
                continue
            if identities:
                return Caller(identities)
            if refusal is None:
                return None
        raise refusal or HTTPException(401, "Not authenticated", self._challenge())

    async def _verify(self, name: str, value: Any, scopes: Sequence[str]) -> Any:
        """Ask the reader's method who presents this."""
        if isinstance(value, HTTPAuthorizationCredentials):
            value = value.credentials
        elif isinstance(value, str) and SCHEMES[name].model.type_.value != "apiKey":
            kind, _, token = value.partition(" ")
            value = token if kind.lower() == "bearer" else value
        elif not isinstance(value, HTTPBasicCredentials | str):
            value = ""
        return await getattr(handlers, METHODS[name])(value, scopes)

    def _challenge(self) -> dict[str, str]:
        """The header that says how to authenticate."""
        for alternative in self.alternatives:
            for name in alternative:
                model = getattr(SCHEMES[name], "model", None)
                if model is None or model.type_.value == "apiKey":
                    continue
                scheme = getattr(model, "scheme", "bearer")
                return {"WWW-Authenticate": scheme.capitalize()}
        return {}
