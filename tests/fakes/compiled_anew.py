"""A plugin of pytest: statements that this process has compiled before are built anew."""

import gc

from app.store.bulk import Bulk, Query


def pytest_sessionstart() -> None:
    for made in gc.get_objects():
        if isinstance(made, Bulk | Query):
            made._compiled.clear()
