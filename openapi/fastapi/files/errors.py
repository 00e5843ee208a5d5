"""Errors in the words of the contract.

Whatever goes wrong is answered in the schema that the contract declares for
that status of that operation. This module is the same for every contract.
"""

from __future__ import annotations

import functools
import logging
import re
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timezone
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.errors import PydanticSchemaGenerationError
from starlette.exceptions import HTTPException

from app.contract.schema import NotWritten, apart_models

logger = logging.getLogger(__name__)


def install(app: FastAPI, default: Any = None) -> None:
    """Answer every error of the app in the contract's words.

    The default is the model for what no operation answers, such as 404 for a
    path that there is not.
    """
    app.state.error_model = default

    @app.exception_handler(NotWritten)
    async def not_written(request: Request, error: NotWritten) -> Response:
        return answer(request, HTTPStatus.NOT_IMPLEMENTED, str(error))

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        response = answer(request, error.status_code, error.detail)
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        problems = [_problem(e) for e in error.errors()]
        return answer(request, _invalid_status(request), "; ".join(problems), problems)

    @app.exception_handler(ResponseValidationError)
    @app.exception_handler(ValidationError)
    async def broken(
        request: Request, error: ResponseValidationError | ValidationError
    ) -> Response:
        problems = [_problem(e) for e in error.errors()]
        message = "the answer breaks the contract: " + "; ".join(problems)
        logger.error("%s %s", request.method, request.url.path, exc_info=error)
        return answer(request, HTTPStatus.INTERNAL_SERVER_ERROR, message)


def answer(
    request: Request, status: int, detail: Any, problems: Sequence[str] = ()
) -> Response:
    """An error of this status. A detail that is no text is the whole body."""
    media_type, model = _declared(request, status)
    if not _has_body(status):
        return Response(status_code=status)
    if media_type.startswith("text/"):
        return Response(str(detail), status, media_type=media_type)
    body = detail
    if isinstance(detail, BaseModel):
        body = detail.model_dump(mode="json", by_alias=True, exclude_unset=True)
    elif isinstance(detail, str):
        body = _filled(model, status, detail, problems)
    return JSONResponse(jsonable_encoder(body), status, media_type=media_type)


def _has_body(status: int) -> bool:
    return status >= 200 and status not in (204, 205, 304)


def _problem(error: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in error["loc"])
    return f"{where}: {error['msg']}" if where else str(error["msg"])


def _responses(request: Request) -> Mapping[int | str, Mapping[str, Any]]:
    """What the contract declares for the operation that is asked for."""
    return getattr(request.scope.get("route"), "responses", {})


def _invalid_status(request: Request) -> int:
    """The status for a request that breaks the contract, as it declares one."""
    responses = _responses(request)
    for status in (422, 400):
        if status in responses:
            return status
    return 400 if "4XX" in responses else 422


def _declared(request: Request, status: int) -> tuple[str, Any]:
    """The media type of an error, and the model of its body."""
    responses = _responses(request)
    for key in (status, f"{status // 100}XX", "default"):
        if key in responses:
            declared = responses[key]
            media_types = list(declared.get("content", {"application/json": {}}))
            model = declared.get("model")
            return media_types[0], model
    return "application/json", request.app.state.error_model


def _filled(model: Any, status: int, message: str, problems: Sequence[str]) -> Any:
    """A body that keeps the model and says what happened."""
    if model is None:
        return {"detail": message}
    try:
        adapter = _adapter(model)
        schema = _schema(model)
    except (PydanticSchemaGenerationError, NotWritten):
        return {"detail": message}
    for only_required in (False, True):
        maker = _Maker(schema, status, message, problems, only_required)
        try:
            body = adapter.validate_python(maker.made())
        except (ValidationError, NotWritten):
            continue
        return adapter.dump_python(body, mode="json", by_alias=True, exclude_unset=True)
    return {"detail": message}


_adapters: dict[int, TypeAdapter[Any]] = {}


def _adapter(model: Any) -> TypeAdapter[Any]:
    """The adapter of a model, which lives as long as its route does."""
    if id(model) not in _adapters:
        _adapters[id(model)] = TypeAdapter(model)
    return _adapters[id(model)]


def _schema(model: Any) -> dict[str, Any]:
    """The schema of a model, itself in full."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return model.model_json_schema()
    return _adapter(model).json_schema()


_CODES = {"code", "error_code", "errorcode", "reason", "slug", "key"}
_LISTS = {"errors", "details", "violations", "problems", "invalid_params", "messages"}
_TEXTS = re.compile("message|detail$|error$|description|msg", re.IGNORECASE)
_FAULT = re.compile("error|invalid|fail|unknown|bad|internal|other", re.IGNORECASE)
_STATUS = {"status", "status_code", "statuscode", "http_status", "code"}


class _Maker:
    """Makes the body of an error from the schema of its model."""

    def __init__(
        self,
        schema: Mapping[str, Any],
        status: int,
        message: str,
        problems: Sequence[str],
        only_required: bool = False,
    ) -> None:
        self.only_required = only_required
        self.schema = schema
        self.status = status
        self.phrase = _phrase(status)
        self.message = message
        self.problems = problems

    def made(self) -> Any:
        """The body."""
        return self._value("", self.schema, 0)

    def _value(self, name: str, schema: Mapping[str, Any], depth: int) -> Any:
        if depth > 8:
            return None
        schema = self._resolved(schema)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self._chosen(schema["enum"])
        match schema.get("type"):
            case "object":
                return self._object(schema, depth)
            case "array":
                return self._list(name, schema, depth)
            case "integer" | "number":
                return self._number(schema)
            case "boolean":
                return False
            case _:
                return self._text(name, schema)

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        """The schema behind references, and the first of alternatives."""
        for _ in range(8):
            if "properties" not in schema and schema.get("title") in apart_models:
                own = apart_models[schema["title"]].model_json_schema()
                self.schema = {
                    "$defs": {**self.schema.get("$defs", {}), **own.pop("$defs", {})}
                }
                return own
            if "$ref" in schema:
                schema = self.schema["$defs"][schema["$ref"].rsplit("/", 1)[-1]]
                continue
            options = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
            if not options:
                break
            schema = next((o for o in options if o.get("type") != "null"), options[0])
        return schema

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        required = schema.get("required", [])
        if self.only_required:
            members = schema.get("properties", {})
            return {n: self._value(n, members.get(n, {}), depth + 1) for n in required}
        known = _CODES | _STATUS | {"title"} | (_LISTS if self.problems else set())
        return {
            name: self._value(name, member, depth + 1)
            for name, member in schema.get("properties", {}).items()
            if name in required or _plain(name) in known or _says(name)
        }

    def _list(self, name: str, schema: Mapping[str, Any], depth: int) -> list[Any]:
        items = schema.get("items", {})
        count = schema.get("minItems", 0)
        if _plain(name) in _LISTS or _says(name):
            made = []
            problems = self.problems or [self.message]
            for problem in problems[: schema.get("maxItems", 100)]:
                one = _Maker(self.schema, self.status, problem, ())
                made.append(one._value("message", items, depth + 1))
            return made
        return [self._value(name, items, depth + 1) for _ in range(count)]

    def _chosen(self, values: Sequence[Any]) -> Any:
        """The listed value that says it best."""
        for value in values:
            if value == self.status or _plain(str(value)) == _plain(self.phrase):
                return value
        bad = [v for v in values if _FAULT.search(str(v))]
        return (bad or values)[0]

    def _number(self, schema: Mapping[str, Any]) -> Any:
        least, most = schema.get("minimum"), schema.get("maximum")
        number = self.status if least is None else max(self.status, least)
        return number if most is None else min(number, most)

    def _text(self, name: str, schema: Mapping[str, Any]) -> str:
        match schema.get("format"):
            case "date-time":
                return datetime.now(timezone.utc).isoformat()
            case "date":
                return datetime.now(timezone.utc).date().isoformat()
            case "uuid":
                return str(uuid.uuid4())
            case "uri":
                return "about:blank"
        text = self.message
        if _plain(name) in {"title", "type", "error_type"}:
            text = self.phrase if _plain(name) == "title" else "about:blank"
        elif _plain(name) in _CODES:
            text = _plain(self.phrase)
        elif _plain(name) in _STATUS:
            text = str(self.status)
        text = text.ljust(schema.get("minLength", 0), ".")
        return text[: schema.get("maxLength", len(text))]


@functools.cache
def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"Status {status}"


def _says(name: str) -> bool:
    """Whether a property says what happened."""
    return _TEXTS.search(name) is not None


def _plain(name: str) -> str:
    """A name in small letters with underscores, as not_found and errorCode."""
    letters = [
        "_" + c.lower() if c.isupper() and i and name[i - 1].islower() else c.lower()
        for i, c in enumerate(name)
    ]
    return "".join(letters).replace(" ", "_").replace("-", "_")
