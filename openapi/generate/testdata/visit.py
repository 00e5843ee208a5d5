"""Imports the app of each folder, and asks it what nobody changed."""

import importlib
import json
import sys

from fastapi.testclient import TestClient

for folder in sys.argv[1:]:
    for name in [n for n in sys.modules if n == "app" or n.startswith("app.")]:
        del sys.modules[name]
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    told = {"routes": 0, "parcel": 0, "orders": 0, "error": ""}
    try:
        app = importlib.import_module("app.main").app
        client = TestClient(app, raise_server_exceptions=False)
        told["routes"] = sum(1 for r in app.routes if getattr(r, "operation_id", None))
        told["parcel"] = client.get("/parcels/1").status_code
        told["orders"] = client.get("/orders").status_code
    except Exception as error:
        told["error"] = f"{type(error).__name__}: {error}"
    sys.path.remove(folder)
    print(json.dumps(told))
