"""Sends requests to apps whose handlers are not written, and has others answer.

Reads {"dir": ..., "exchanges": [...]} from standard input, one a line. A valid
request must reach its handler, which answers 501; a broken one must be refused
before; an answer that keeps the contract must arrive as it was given. Writes for
each app a line of JSON with what went otherwise.
"""

from __future__ import annotations

import base64
import importlib
import json
import sys
import traceback
import warnings
from datetime import datetime

from fastapi.testclient import TestClient

warnings.simplefilter("ignore")


def alike(a: object, b: object) -> bool:
    """Whether two values of JSON mean the same; times may be written otherwise."""
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(alike(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, str) and isinstance(b, str) and a != b:
        try:
            return datetime.fromisoformat(a.upper()) == datetime.fromisoformat(b.upper())
        except ValueError:
            return a.lower() == b.lower()
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    return a == b


def sent(client: TestClient, one: dict) -> object:
    client.cookies.clear()
    body = base64.b64decode(one["body"]) if one["body"] is not None else None
    url = one["path"] + ("?" + one["query"] if one["query"] else "")
    return client.request(one["method"], url, headers=one["headers"], content=body)


def tried(job: dict) -> dict:
    for name in [n for n in sys.modules if n.split(".")[0] == "app"]:
        del sys.modules[name]
    sys.path.insert(0, job["dir"])
    importlib.invalidate_caches()
    out: dict = {"dir": job["dir"], "wrong": [], "counts": {}}
    try:
        app = importlib.import_module("app.main").app
        if "app.contract.access" in sys.modules:

            async def anybody(self, request, **presented):
                return None

            sys.modules["app.contract.access"].Access.__call__ = anybody
        client = TestClient(app, raise_server_exceptions=False, follow_redirects=False)
        for one in job["exchanges"]:
            problem = exchange(client, one)
            kind = one["kind"]
            out["counts"][kind] = out["counts"].get(kind, 0) + 1
            if problem:
                out["counts"]["wrong " + kind] = out["counts"].get("wrong " + kind, 0) + 1
                out["wrong"].append(f"{kind} {one['name']} {one['says']}: {problem}"[:600])
    except Exception:
        out["wrong"].append(traceback.format_exc()[-1500:])
    finally:
        sys.path.pop(0)
    return out


def exchange(client: TestClient, one: dict) -> str:
    if one["kind"] == "answer":
        module = importlib.import_module("app.contract.routes." + one["module"])

        async def given(**_: object) -> object:
            return one["answer"]

        setattr(module.handlers, one["handler"], given)
        try:
            response = sent(client, one)
        finally:
            delattr(module.handlers, one["handler"])
        if response.status_code != one["status"]:
            return f"{response.status_code} {response.text[:300]} for {json.dumps(one['answer'])[:300]}"
        if not alike(response.json(), one["answer"]):
            return f"{response.text[:300]} for {json.dumps(one['answer'])[:300]}"
        return ""
    response = sent(client, one)
    reached = response.status_code == 501
    if one["kind"] == "valid" and not reached:
        return f"{response.status_code} {response.text[:300]} body {show(one)}"
    if one["kind"] == "broken" and (reached or not 400 <= response.status_code < 500):
        return f"{response.status_code} {response.text[:200]} body {show(one)}"
    return ""


def show(one: dict) -> str:
    body = base64.b64decode(one["body"])[:200] if one["body"] else b""
    return f"{one['path']}?{one['query']} {one['headers']} {body!r}"


for line in sys.stdin:
    print(json.dumps(tried(json.loads(line))), flush=True)
