"""The session is Core's own, and the store runs without the ORM."""

import subprocess
import sys

import sqlalchemy

from app.store import work


def test_it_is_what_a_transaction_of_the_engine_gives() -> None:
    with sqlalchemy.create_engine("sqlite://").connect() as session:
        assert isinstance(session, work.Session)


def test_opening_the_core_loads_no_more_of_the_libraries_than_it_uses() -> None:
    unused = ("sqlalchemy.orm", "sqlalchemy.dialects.postgresql", "alembic", "PIL", "starlette", "uvicorn")
    told = f"import sys, app.bootstrap; print([name for name in sys.modules if name.startswith({unused})])"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "[]"
