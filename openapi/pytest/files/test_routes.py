"""The app has the routes of the contract, and no others."""

from __future__ import annotations

import re

from fastapi.routing import APIRoute

from app.main import app

from .. import given
from .operations import CONTRACT


def shape(key: str) -> str:
    """A route without the names of its parameters."""
    return re.sub(r"\{[^}]*\}", "{}", key)


def routes() -> set[str]:
    """The routes of the app."""
    return {
        shape(f"{method} {route.path}")
        for route in app.routes
        if isinstance(route, APIRoute)
        for method in route.methods
    }


def test_every_operation_has_a_route() -> None:
    """What the contract promises is there."""
    declared = {shape(key) for key in CONTRACT["operations"]}
    assert sorted(declared - routes()) == []


def test_every_route_is_an_operation() -> None:
    """What is there is in the contract, or named in tests/given.py."""
    declared = {shape(key) for key in CONTRACT["operations"]}
    allowed = {shape(key) for key in given.EXTRA_ROUTES}
    assert sorted(routes() - declared - allowed) == []
