"""Reads what FastAPI does not: parameters in other styles, forms, media types.

This module is the same for every contract.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import UploadFile

Reader = Callable[[Request], Coroutine[Any, Any, Any]]
"""A dependency that reads a part of a request."""

Location = tuple[str, ...]


def parameter(
    place: str,
    name: str,
    model: Any,
    *,
    kind: str = "value",
    style: str = "",
    explode: bool = False,
    names: Sequence[str] = (),
    media_type: str = "",
    required: bool = False,
) -> Reader:
    """A dependency that reads one parameter as its style says.

    The kind is value, list, object, or either where a list of one is written as
    a value. The names are those of an object's properties.
    """
    adapter: TypeAdapter[Any] = TypeAdapter(model)

    async def read(request: Request) -> Any:
        loc = (place, name)
        source = _Source(request, place, name, style, explode)
        value = source.text() if media_type else source.value(kind, names)
        if value is None:
            if required:
                raise _refused(loc, "missing", "Field required")
            return None
        if media_type:
            value = _json(value, loc)
        return _validated(adapter, value, loc, texts=not media_type)

    return read


class _Source:
    """One parameter of a request, as it travels."""

    def __init__(
        self, request: Request, place: str, name: str, style: str, explode: bool
    ) -> None:
        self.query = request.query_params
        self.place = place
        self.name = name
        self.style = style
        self.explode = explode
        texts: Mapping[str, Any] = {
            "path": request.path_params,
            "query": request.query_params,
            "header": request.headers,
            "cookie": request.cookies,
        }[place]
        self.texts = texts

    def text(self) -> str | None:
        """The text, without what its style puts in front."""
        found = self.texts.get(self.name)
        if found is None:
            return None
        text = str(found)
        if self.style == "label":
            return text.removeprefix(".")
        if self.style == "matrix" and not self.explode:
            return text.removeprefix(f";{self.name}").removeprefix("=")
        return text

    def value(self, kind: str, names: Sequence[str]) -> Any:
        """The value, its numbers and truths still being texts."""
        if self.style == "deepObject":
            return nested(self.query.multi_items()).get(self.name)
        if self.place == "query" and self.explode and kind == "object":
            wanted = names or self.query.keys()
            found = {n: self.query[n] for n in wanted if n in self.query}
            return found or None
        if self.place == "query" and self.explode and kind in ("list", "either"):
            several = self.query.getlist(self.name)
            if kind == "either" and len(several) == 1:
                return several[0]
            return several or None
        text = self.text()
        if text is None or kind == "value":
            return self._single(text)
        parts = self._parts(text)
        if kind == "object":
            return self._members(parts)
        return parts[0] if kind == "either" and len(parts) == 1 else parts

    def _single(self, text: str | None) -> str | None:
        if text is not None and self.style == "matrix":
            return text.removeprefix(f";{self.name}").removeprefix("=")
        return text

    def _parts(self, text: str) -> list[str]:
        """The parts of a list or an object."""
        if self.style == "matrix" and self.explode:
            parts = text.removeprefix(";").split(";")
            return [part.removeprefix(f"{self.name}=") for part in parts]
        between = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(self.style, ",")
        if self.style == "label" and self.explode:
            between = "."
        return [part.strip() for part in text.split(between)] if text else []

    def _members(self, parts: list[str]) -> Any:
        """The members of an object: R=1,G=2 or R,1,G,2. Other texts are none."""
        if self.explode and all("=" in part for part in parts):
            pairs = [part.partition("=") for part in parts]
            return {name: value for name, _, value in pairs}
        if self.explode or len(parts) % 2:
            return ",".join(parts)
        return dict(zip(parts[::2], parts[1::2], strict=True))


def nested(
    items: Sequence[tuple[str, Any]], whole: Sequence[str] = ()
) -> dict[str, Any]:
    """What names with brackets say: a[b]=1 is a with a member b.

    Names in whole mean themselves. What is named twice, or with [] at its end,
    is a list.
    """
    out: dict[str, Any] = {}
    for name, value in items:
        path = [name] if name in whole else re.findall(r"[^\[\]]+|\[\]", name) or [name]
        is_list = len(path) > 1 and path[-1] == "[]"
        path = [step for step in path if step != "[]"]
        into = out
        for step in path[:-1]:
            if not isinstance(into.get(step), dict):
                into[step] = {}
            into = into[step]
        last = path[-1]
        if last in into:
            before = into[last] if isinstance(into[last], list) else [into[last]]
            into[last] = [*before, value]
        else:
            into[last] = [value] if is_list else value
    return out


def body(models: Mapping[str, Any], *, required: bool = True) -> Reader:
    """A dependency that reads a body in one of these media types."""
    adapters: dict[str, TypeAdapter[Any]] = {
        media_type: TypeAdapter(model) for media_type, model in models.items()
    }

    async def read(request: Request) -> Any:
        header = request.headers.get("content-type", "")
        sent = header.partition(";")[0].strip().lower()
        if not sent or request.headers.get("content-length") == "0":
            if not await request.body():
                if required:
                    raise _refused(("body",), "missing", "Field required")
                return None
        sent = sent or next(iter(adapters)).partition(";")[0].lower()
        for media_type, adapter in adapters.items():
            if _covers(media_type, sent):
                return await _body(request, sent, adapter)
        raise _unsupported(request, f"the body should be {' or '.join(adapters)}")

    return read


async def not_null(request: Request) -> None:
    """Refuse null for a body that may be left out: FastAPI takes one for the other."""
    if (await request.body()).strip() == b"null":
        raise _refused(("body",), "null", "Input should be left out rather than null")


async def _body(request: Request, sent: str, adapter: TypeAdapter[Any]) -> Any:
    """The body in the media type that was sent."""
    if sent.startswith("multipart/") or sent == "application/x-www-form-urlencoded":
        async with request.form() as form:
            items = [(name, await _part(part)) for name, part in form.multi_items()]
        return _validated(adapter, nested(items, _properties(adapter)), ("body",))
    raw = await request.body()
    if sent == "application/json" or sent.endswith("+json"):
        return _validated(adapter, _json(raw, ("body",)), ("body",), texts=False)
    return _validated(adapter, raw, ("body",), texts=False)


async def _part(part: UploadFile | str) -> bytes | str:
    return part if isinstance(part, str) else await part.read()


def _properties(adapter: TypeAdapter[Any]) -> list[str]:
    """The names of a form's fields, as the contract has them."""
    schema = adapter.json_schema()
    if "$ref" in schema:
        schema = schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
    return list(schema.get("properties", {}))


def _covers(declared: str, sent: str) -> bool:
    """Whether a media type, or a range such as image/*, is what was sent."""
    pattern = declared.partition(";")[0].strip().lower()
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), sent) is not None


def _unsupported(request: Request, message: str) -> Exception:
    """A refusal of a media type, with a status that the contract declares."""
    if 415 in request.scope["route"].responses:
        return HTTPException(415, message)
    return _refused(("header", "content-type"), "media_type", message)


def _refused(loc: Location, kind: str, message: str) -> RequestValidationError:
    """What FastAPI raises for a faulty request."""
    return RequestValidationError([{"type": kind, "loc": loc, "msg": message}])


def _json(text: str | bytes, loc: Location) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        message = f"JSON decode error: {error}"
        raise _refused(loc, "json_invalid", message) from error


def _validated(
    adapter: TypeAdapter[Any], value: Any, loc: Location, *, texts: bool = True
) -> Any:
    """The value as the contract has it. What is no valid text is read as JSON."""
    while True:
        try:
            return adapter.validate_python(value)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_context=False)
            better = value
            for problem in problems if texts else ():
                better = _reread(better, list(problem["loc"]), problem["type"])
            if better == value:
                errors = [{**p, "loc": loc + tuple(p["loc"])} for p in problems]
                raise RequestValidationError(errors) from error
            value = better


def _reread(value: Any, path: list[int | str], problem: str) -> Any:
    """The value, with the first text on the path read as JSON.

    A text that should be a list is one of one item. Steps that lead nowhere
    are names of alternatives.
    """
    if isinstance(value, str | bytes):
        try:
            read = json.loads(value)
        except ValueError:
            read = value
        if problem == "list_type" and not isinstance(read, list):
            return [value]
        return read
    step = path[0] if path else None
    if isinstance(value, dict) and step in value:
        return {**value, step: _reread(value[step], path[1:], problem)}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        again = _reread(value[step], path[1:], problem)
        return [*value[:step], again, *value[step + 1 :]]
    return _reread(value, path[1:], problem) if path else value
