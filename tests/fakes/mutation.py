"""A plugin of pytest for trying changes: statements are built anew, and the tests that take least time come first."""

import gc
import json
from pathlib import Path

import pytest

from app.store.bulk import Bulk, Query

TIMES = Path("mutmut-stats.json")
"""In the folder where mutmut runs the tests of a change: how long each took without one."""


def pytest_sessionstart() -> None:
    for made in gc.get_objects():
        if isinstance(made, Bulk | Query):
            made._compiled.clear()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Most changes are noticed by many tests, and the first is enough."""
    if TIMES.exists():
        took: dict[str, float] = json.loads(TIMES.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: took.get(item.nodeid, 0.0))
