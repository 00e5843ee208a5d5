"""Imports apps and holds their routes against what they should have.

Reads {"dir": ..., "routes": [[method, path], ...]} from standard input, one a
line, and writes for each a line of JSON with what it found.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
import time
import traceback
import warnings

warnings.simplefilter("ignore")


def looked_at(job: dict) -> dict:
    for name in [n for n in sys.modules if n.split(".")[0] == "app"]:
        del sys.modules[name]
    sys.path.insert(0, job["dir"])
    importlib.invalidate_caches()
    begin = time.process_time()
    out: dict = {"dir": job["dir"]}
    try:
        app = importlib.import_module("app.main").app
    except Exception:
        out["error"] = traceback.format_exc().strip().splitlines()[-1][:300]
        out["trace"] = traceback.format_exc()[-1500:]
        return out
    finally:
        sys.path.pop(0)
        out["seconds"] = round(time.process_time() - begin, 2)
    have = sorted(
        [method, re.sub(r"\{\w+\}", "{}", route.path)]
        for route in app.routes
        if hasattr(route, "endpoint") and hasattr(route, "response_model")
        for method in route.methods
    )
    want = sorted(map(list, job["routes"]))
    out["missing"] = [r for r in want if r not in have]
    out["extra"] = [r for r in have if r not in want]
    out["count"] = len(have)
    try:
        app.openapi()
    except Exception as error:
        out["openapi"] = f"{type(error).__name__}: {error}"[:300]
    out["all_seconds"] = round(time.process_time() - begin, 2)
    return out


for line in sys.stdin:
    print(json.dumps(looked_at(json.loads(line))), flush=True)
