"""Operations of the contract, each with what is sent to try it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import given
from .checker import Schema
from .requests import Given, Request

CONTRACT: dict[str, Any] = json.loads(
    Path(__file__).with_name("contract.json").read_text(encoding="utf-8")
)

SCHEMAS: dict[str, Schema] = CONTRACT["schemas"]


@dataclass(frozen=True)
class Operation:
    """An operation, the method that serves it, and two valid requests."""

    method: str
    path: str
    handler: str
    least: Request = Request()  # only what is required
    most: Request = Request()  # with all that is optional
    missing: str = ""  # why no valid request could be made

    def __post_init__(self) -> None:
        known = given.GIVEN.get(self.key, Given())
        object.__setattr__(self, "least", self.least.with_given(known))
        object.__setattr__(self, "most", self.most.with_given(known))

    @property
    def key(self) -> str:
        """The name of the operation in contract.json and in tests/given.py."""
        return f"{self.method} {self.path}"

    @property
    def declared(self) -> dict[str, Any]:
        """What the contract says of its credentials and answers."""
        found: dict[str, Any] = CONTRACT["operations"][self.key]
        return found
