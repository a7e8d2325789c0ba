"""Opening: made when new, migrated when old, refused when newer, and never replaced when it can't be opened."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from app.errors import StorageFailure
from app.store import migrating, opening
from app.store.engine import sqlite_engine, tidy
from app.store.opening import open_engine
from app.store.versions import HEAD, KNOWN

KEY = bytes(range(32))
NEXT = "9001"
NEXT_VERSION = f'''
"""The version that a later release brings."""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT}"
down_revision = "{HEAD}"
def upgrade() -> None:
    op.add_column("staff", sa.Column("nickname", sa.Text()))
    {{then}}
'''


def filled(path: Path) -> bytes:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO staff (id, name) VALUES ('an', 'An')"))
    tidy(engine)
    engine.dispose()
    return path.read_bytes()


def names(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        found = list(connection.execute(text("SELECT id FROM staff ORDER BY id")).scalars())
    engine.dispose()
    return found


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The code of a later release; answers the migration's file."""
    folder = tmp_path / "migrations"
    shutil.copytree(Path(migrating.__file__).parent / "migrations", folder)
    module = folder / "versions" / "v9001_next.py"
    module.write_text(NEXT_VERSION.format(then=""))
    monkeypatch.setattr(migrating, "_FOLDER", folder)
    monkeypatch.setattr(migrating, "HEAD", NEXT)
    monkeypatch.setattr(opening, "HEAD", NEXT)
    monkeypatch.setattr(opening, "KNOWN", (*KNOWN, NEXT))
    return module


def test_a_new_file_is_made_with_the_owner_in_it(path: Path) -> None:
    assert names(open_engine(path.parent / "new" / "q.db", KEY)) == ["owner"]


def test_what_was_written_is_there_again_and_unreadable_without_the_key(path: Path) -> None:
    content = filled(path)
    assert not content.startswith(b"SQLite format")
    assert b"CREATE TABLE" not in content
    assert names(open_engine(path, KEY)) == ["an", "owner"]


def test_an_empty_file_is_a_new_one(path: Path) -> None:
    path.touch()
    assert names(open_engine(path, KEY)) == ["owner"]


def test_a_creation_that_was_cut_short_is_taken_up_again(path: Path) -> None:
    engine = sqlite_engine(path, KEY)
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode = WAL")
    raw.close()
    engine.dispose()
    assert path.stat().st_size > 0
    assert names(open_engine(path, KEY)) == ["owner"]


def test_another_key_is_told_and_changes_nothing(path: Path) -> None:
    before = filled(path)
    with pytest.raises(StorageFailure, match="key_wrong"):
        open_engine(path, bytes(32))
    assert path.read_bytes() == before


@pytest.mark.parametrize("place", [0, 20, 3000, 4095])
def test_damage_of_the_first_page_is_told_from_a_wrong_key(path: Path, place: int) -> None:
    broken = bytearray(filled(path))
    broken[place] ^= 1
    path.write_bytes(broken)
    # A damaged salt spoils every page, so then the two can't be told apart.
    with pytest.raises(StorageFailure, match="key_wrong" if place == 0 else "damaged"):
        open_engine(path, KEY)
    assert path.read_bytes() == bytes(broken)


@pytest.mark.parametrize("content", [b"SQLite format 3\x00" + bytes(4080), b"hello", b"x" * 5000, bytes(4096 * 2)])
def test_a_file_that_is_not_ours_is_kept_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageFailure, match=r"damaged|key_wrong"):
        open_engine(path, KEY)
    assert path.read_bytes() == content


def test_a_truncated_file_is_damaged(path: Path) -> None:
    content = filled(path)[:10_000]
    path.write_bytes(content)
    with pytest.raises(StorageFailure, match="damaged"):
        open_engine(path, KEY)


@pytest.mark.parametrize("there", [True, False])
def test_a_log_without_its_file_is_not_thrown_away(path: Path, there: bool) -> None:
    log_file = path.with_name(path.name + "-wal")
    log_file.write_bytes(b"precious")
    if there:
        path.touch()
    with pytest.raises(StorageFailure, match="damaged"):
        open_engine(path, KEY)
    assert log_file.read_bytes() == b"precious"


def test_a_folder_in_its_place_can_not_be_opened(path: Path) -> None:
    path.mkdir()
    (path / "x").touch()
    with pytest.raises(StorageFailure, match=r"cannot_open|damaged"):
        open_engine(path, KEY)


def test_a_newer_file_is_refused_in_plain_words(path: Path) -> None:
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    engine.dispose()
    with pytest.raises(StorageFailure, match="too_new") as refused:
        open_engine(path, KEY)
    assert refused.value.params["found"] == "0099"


def test_an_older_file_is_copied_then_migrated(path: Path, next_version: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with engine.begin() as connection:
        migrating.command.upgrade(migrating.config(connection), HEAD)
    engine.dispose()
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT nickname FROM staff")).scalars().all() == [None]
    engine.dispose()
    copy = path.with_name(f"quaychat.db.before-{NEXT}")
    old = sqlite_engine(copy, KEY)
    with old.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    old.dispose()


def test_a_new_file_needs_no_copy(path: Path, next_version: Path) -> None:
    open_engine(path, KEY).dispose()
    assert not path.with_name(f"quaychat.db.before-{NEXT}").exists()


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, next_version: Path) -> None:
    engine = sqlite_engine(path, KEY)
    with engine.begin() as connection:
        migrating.command.upgrade(migrating.config(connection), HEAD)
    engine.dispose()
    next_version.write_text(NEXT_VERSION.format(then="raise ZeroDivisionError"))
    with pytest.raises(ZeroDivisionError):
        open_engine(path, KEY)
    engine = sqlite_engine(path, KEY)
    with engine.connect() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(staff)"))]
        assert "nickname" not in columns, "half a migration has stayed"
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
    engine.dispose()
