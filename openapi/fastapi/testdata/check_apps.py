"""Runs checks on apps: for each folder named on standard input, its check.py.

The check is given app, client (which answers 500 rather than raising), json and
the modules models and schema; what it asserts must hold. One line of JSON says
what became of each.
"""

from __future__ import annotations

import importlib
import json
import pathlib
import sys
import traceback

from fastapi.testclient import TestClient


def checked(folder: str) -> dict:
    for name in [n for n in sys.modules if n.split(".")[0] == "app"]:
        del sys.modules[name]
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    script = pathlib.Path(folder, "check.py")
    try:
        app = importlib.import_module("app.main").app
        given = {
            "__name__": "check",
            "app": app,
            "client": TestClient(app, raise_server_exceptions=False),
            "folder": folder,
            "json": json,
            "models": importlib.import_module("app.contract.models"),
            "schema": importlib.import_module("app.contract.schema"),
        }
        exec(compile(script.read_text(), str(script), "exec"), given)
    except BaseException:
        return {"dir": folder, "error": traceback.format_exc()[-3000:]}
    finally:
        sys.path.pop(0)
    return {"dir": folder, "error": ""}


for line in sys.stdin:
    print(json.dumps(checked(line.strip())), flush=True)
