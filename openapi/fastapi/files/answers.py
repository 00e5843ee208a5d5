"""Answers that need more than a body.

This module is the same for every contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, Response
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter

_adapters: dict[tuple[int, int | str], TypeAdapter[Any]] = {}


@dataclass
class Answer:
    """What a handler gives where a body alone does not say it.

    Without a status it is the one that the contract declares first.
    """

    status: int | None = None
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str | None = None


def send(request: Request, result: Any) -> Response:
    """Answer what a handler gave, held against what the contract declares."""
    if isinstance(result, Response):
        return result
    answer = result if isinstance(result, Answer) else Answer(body=result)
    route = request.scope["route"]
    status = answer.status or route.status_code or 200
    declared = route.responses
    key = next(
        (k for k in (status, f"{status // 100}XX", "default") if k in declared), None
    )
    content = declared.get(key, {}) if key is not None else {}
    media_types = list(content.get("content", {}))
    model = content.get("model")
    if answer.body is None and model is None:
        return Response(status_code=status, headers=dict(answer.headers))
    if model is None and media_types and not isinstance(answer.body, (dict, list)):
        kind = answer.media_type or _concrete(media_types[0])
        return Response(answer.body, status, dict(answer.headers), kind)
    json_types = [m for m in media_types if "json" in m] or ["application/json"]
    body = answer.body
    if model is not None and key is not None:
        body = _kept(model, (id(route), key), body)
    media_type = answer.media_type or json_types[0]
    return JSONResponse(body, status, dict(answer.headers), media_type)


def _concrete(media_type: str) -> str:
    """A media type to answer with: image/* is none."""
    return "application/octet-stream" if "*" in media_type else media_type


def _kept(model: Any, key: tuple[int, int | str], body: Any) -> Any:
    """The body as JSON, once it is sure that it keeps the contract."""
    if key not in _adapters:
        _adapters[key] = TypeAdapter(model)
    adapter = _adapters[key]
    given = adapter.dump_python(body, by_alias=True, exclude_unset=True, warnings=False)
    checked = adapter.validate_python(given)
    return adapter.dump_python(checked, mode="json", by_alias=True, exclude_unset=True)
