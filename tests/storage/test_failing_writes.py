"""The N-th write fails, for every N and each kind of transaction: all of it is there afterwards, or nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.errors import StorageFailure
from app.store import engine as engines
from app.store.border import storage_border
from app.store.work import Session
from tests.storage.failing import TROUBLES, FailingDriver, full_after
from tests.storage.transactions import KEY, KINDS, Act, shop

MOST = 200
Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "quaychat.db"
    made = shop(path)
    engines.tidy(made)
    made.dispose()
    return path


@pytest.fixture
def engine(template: Path, path: Path) -> Iterator[Engine]:
    shutil.copyfile(template, path)
    made = engines.sqlite_engine(path, KEY)
    yield made
    made.dispose()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quaychat.db"


@pytest.mark.parametrize("act", KINDS.values(), ids=KINDS)
def test_in_the_driver(act: Act, engine: Engine) -> None:
    driver = FailingDriver(engine)
    before, wanted = _content(engine), _undisturbed(engine, act)
    for number in range(MOST):
        driver.left, driver.trouble = number, TROUBLES[number % 2]
        if not _fails(engine, act):
            break  # there is no N-th write
        driver.left = None
        assert _content(engine) == before
    driver.left = None
    assert 1 < number < MOST - 1
    assert _content(engine) == wanted


@pytest.mark.parametrize("act", KINDS.values(), ids=KINDS)
def test_at_the_disk(act: Act, engine: Engine, path: Path) -> None:
    """The limit of a file's size: the system itself refuses the write of the N-th page."""
    before, wanted = _content(engine), _undisturbed(engine, act)
    for pages in range(MOST):
        engines.tidy(engine)
        with full_after(path.with_name(f"{path.name}-wal"), pages):
            failed = _fails(engine, act)
        if not failed:
            break
        assert _content(engine) == before
    assert 0 < pages < MOST - 1
    assert _content(engine) == wanted


def _fails(engine: Engine, act: Act) -> bool:
    try:
        with storage_border(), engines.writing(engine) as session:
            act(session)
    except StorageFailure as error:
        return error.code in {"disk_full", "disk_failed"}
    return False


def _undisturbed(engine: Engine, act: Act) -> Content:
    with engine.connect() as session:
        act(session)
        return _comparable(session)


def _content(engine: Engine) -> Content:
    with engine.connect() as session:
        return _comparable(session)


def _comparable(session: Session) -> Content:
    """Every table but the search index's own pages, which it writes at the commit. What is sealed looks different each
    time."""
    tables = session.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars()
    names = [name for name in tables if not name.endswith(("_data", "_idx"))]
    return {
        table: [tuple(len(value) if isinstance(value, bytes) else value for value in row) for row in rows]
        for table, rows in ((name, session.exec_driver_sql(f'SELECT * FROM "{name}"')) for name in names)
    }
