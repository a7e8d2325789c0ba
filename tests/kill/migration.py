"""Killed while an older file is migrated: it is the old one or the new one, with all it had, and a copy stays."""

import random
import shutil
from functools import partial
from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.store import engine as engines
from app.store.driver import connect
from app.store.migrating import config
from app.store.opening import open_engine
from app.store.versions import HEAD, KNOWN
from tests.kill.death import Fate, any_fate, meet
from tests.kill.life import KEY, fork, lived
from tests.kill.whole import check_whole

ROWS = 300


def migrating(seed: int, deaths: int, folder: Path) -> int:
    """How often it was killed."""
    (folder / "old").mkdir(parents=True)
    chance, killed = random.Random(seed), 0
    while killed < deaths:
        path = folder / f"{killed}.db"
        shutil.copyfile(_old(folder / "old", chance.choice(KNOWN[:-1])), path)
        child = fork(partial(_open, path, any_fate(chance, 500, 400)))
        killed += not lived(child)
        _check(path)
        for left in folder.glob(f"{path.name}*"):
            left.unlink()
    return killed


def _old(folder: Path, version: str) -> Path:
    """A file as that version left it, made once."""
    path = folder / f"{version}.db"
    if path.exists():
        return path
    engine = engines.sqlite_engine(path, KEY)
    with engine.begin() as session:
        command.upgrade(config(session), version)
        rows = [{"user": str(number), "name": f"Khách {number} " + "x" * 200} for number in range(ROWS)]
        session.execute(text("INSERT INTO conversations (oa_id, user_id, name) VALUES ('1', :user, :name)"), rows)
    engines.tidy(engine)
    engine.dispose()
    return path


def _open(path: Path, fate: Fate) -> None:
    meet(fate, path)
    open_engine(path, KEY).dispose()


def _check(path: Path) -> None:
    """Whole as it lies there, and whole again when it has been opened."""
    for part in path.parent.glob(f"{path.name}.before-*.part"):
        part.unlink()
    for copy in path.parent.glob(f"{path.name}.before-{HEAD}"):
        if not copy.name.endswith(("-wal", "-shm")):
            twin = copy.with_name(f"{path.name}.twin")
            shutil.copyfile(copy, twin)
            _is_whole(twin)
    _is_whole(path)
    open_engine(path, KEY).dispose()
    _is_whole(path)
    connection = connect(path, KEY)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)
    connection.close()


def _is_whole(path: Path) -> None:
    connection = connect(path, KEY)
    try:
        check_whole(connection)
        assert connection.execute("SELECT count(*) FROM conversations").fetchone() == (ROWS,)
    finally:
        connection.close()
