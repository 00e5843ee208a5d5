"""Reads what FastAPI does not: parameters in other styles, forms, media types.

This module is the same for every contract.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, cast

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile

Reader = Callable[[Request], Coroutine[Any, Any, Any]]

_ABSENT = object()
_BETWEEN = {"spaceDelimited": " ", "pipeDelimited": "|"}


def parameter(
    place: str,
    name: str,
    model: Any,
    *,
    style: str = "form",
    explode: bool = False,
    media_type: str = "",
    required: bool = False,
) -> Reader:
    """A dependency that reads one parameter as its style says."""
    adapter: TypeAdapter[Any] = TypeAdapter(model)

    async def read(request: Request) -> Any:
        loc = (place, name)
        if media_type:
            value = _json(_single(request, place, name), loc)
        else:
            kinds = _kinds(adapter)
            value = _Styled(request, place, name, style, explode, kinds).value()
        if value is _ABSENT:
            if required:
                raise _missing(loc)
            return None
        return validated(adapter, value, loc)

    return read


def body(models: Mapping[str, Any], *, required: bool = True) -> Reader:
    """A dependency that reads a body in one of these media types."""
    adapters = {kind: TypeAdapter(model) for kind, model in models.items()}

    async def read(request: Request) -> Any:
        header = request.headers.get("content-type", "")
        sent = header.partition(";")[0].strip().lower()
        if not sent:
            if not await request.body():
                if required:
                    raise _missing(("body",))
                return None
            sent = next(iter(adapters)).lower()
        kind = next((k for k in adapters if _covers(k, sent)), None)
        if kind is None:
            raise HTTPException(415, f"the body must be {' or '.join(adapters)}")
        adapter = adapters[kind]
        if "json" in sent:
            text = (await request.body()).decode("utf-8", "replace")
            return validated(adapter, _json(text, ("body",)), ("body",), text=False)
        if sent.startswith("multipart/") or sent == "application/x-www-form-urlencoded":
            form = await request.form()
            return validated(adapter, await _form(form, adapter), ("body",))
        raw = await request.body()
        return raw.decode("utf-8", "replace") if sent.startswith("text/") else raw

    return read


def _covers(declared: str, sent: str) -> bool:
    """Whether a media type, or a range such as image/*, is what was sent."""
    pattern = declared.partition(";")[0].strip().lower()
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), sent) is not None


def validated(
    adapter: TypeAdapter[Any], value: Any, loc: tuple[str, ...], *, text: bool = True
) -> Any:
    """The value as the contract has it. What is no valid text is read as JSON."""
    for _ in range(3):
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            better = _reread(value, error) if text else value
            if better == value:
                errors = [{**e, "loc": loc + tuple(e["loc"])} for e in error.errors()]
                raise RequestValidationError(errors) from error
            value = better
    raise RequestValidationError([])


def _reread(value: Any, error: ValidationError) -> Any:
    """The value, with the texts at fault read as JSON."""
    value = json.loads(json.dumps(value, default=_kept), object_hook=_restored)
    for problem in error.errors():
        value = _replaced(value, list(problem["loc"]))
    return value


_files: dict[str, Any] = {}


def _kept(value: Any) -> Any:
    key = str(id(value))
    _files[key] = value
    return {"__file__": key}


def _restored(value: dict[str, Any]) -> Any:
    return _files.pop(value["__file__"]) if "__file__" in value else value


def _replaced(value: Any, path: list[int | str]) -> Any:
    """The value, with the first text on the path read as JSON."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value
    step = path[0] if path else None
    if isinstance(value, dict) and step in value:
        return {**value, step: _replaced(value[step], path[1:])}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return [*value[:step], _replaced(value[step], path[1:]), *value[step + 1 :]]
    return _replaced(value, path[1:]) if path else value


def _missing(loc: tuple[str, ...]) -> RequestValidationError:
    problem = {"type": "missing", "loc": loc, "msg": "Field required", "input": None}
    return RequestValidationError([problem])


def _json(text: Any, loc: tuple[str, ...]) -> Any:
    if text is _ABSENT:
        return text
    try:
        return json.loads(text)
    except ValueError as error:
        problem = {
            "type": "json_invalid",
            "loc": loc,
            "msg": f"JSON decode error: {error}",
        }
        raise RequestValidationError([problem]) from error


def _single(request: Request, place: str, name: str) -> Any:
    """The text of a parameter."""
    source: Mapping[str, Any] = {
        "path": request.path_params,
        "query": request.query_params,
        "header": request.headers,
        "cookie": request.cookies,
    }[place]
    return source.get(name, _ABSENT)
