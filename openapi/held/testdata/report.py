"""A plugin of pytest that counts outcomes and tells those that say more than 501."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

counts: Counter[str] = Counter()
others: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Counts a test by what it says."""
    if report.when != "call" and report.outcome == "passed":
        return
    if report.outcome != "failed":
        counts[report.outcome] += 1
        return
    message = says(report.longrepr)
    if message.startswith("Failed: 501: "):
        counts["501"] += 1
    elif ": the contract lacks " in message:
        counts["placeholder"] += 1
    else:
        counts["other"] += 1
        others.append(f"{report.nodeid}: {message[:400]}")


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Counts what cannot even be collected."""
    if report.failed:
        counts["collection"] += 1
        others.append(f"{report.nodeid}: {str(report.longrepr)[-600:]}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tells the counts on a line of its own."""
    told = {"counts": dict(counts), "others": others[:20]}
    print("\nREPORT " + json.dumps(told))


def says(longrepr: Any) -> str:
    """The message of a failure."""
    crash = getattr(longrepr, "reprcrash", None)
    return str(crash.message if crash else longrepr)
