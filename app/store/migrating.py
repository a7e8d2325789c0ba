"""Bringing an older file to this version's shape, in one transaction, after copying it."""

import os
import shutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from app.store import engine as engines
from app.store.versions import HEAD

_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, path: Path, *, copy_first: bool) -> None:
    """Run the missing migrations on the file of `engine`; a copy named after the version it is left for stays."""
    if copy_first:
        _copy(engine, path)
    with engines.writing(engine) as connection:
        upgrade(connection)


def upgrade(connection: Connection) -> None:
    """Run the missing migrations in the transaction of `connection`, on either kind of database."""
    command.upgrade(config(connection), "head")


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; there is no alembic.ini."""
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return made


def _copy(engine: Engine, path: Path) -> None:
    engines.tidy(engine)
    kept = path.with_name(f"{path.name}.before-{HEAD}")
    part = kept.with_name(kept.name + ".part")
    try:
        shutil.copyfile(path, part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(kept)
    finally:
        part.unlink(missing_ok=True)
