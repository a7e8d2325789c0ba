"""Copies under another key: consistent while somebody writes, without secrets, stopped when asked."""

import sqlite3
from pathlib import Path

import pytest

from app.course import Stopped
from app.errors import Rejected, StorageFailure
from app.store import snapshot
from app.store.driver import connect
from app.store.opening import open_engine
from app.store.versions import HEAD

KEY, OTHER = bytes(32), b"o" * 32


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "quaychat.db"
    open_engine(path, KEY).dispose()
    connection = connect(path, KEY)
    connection.execute("BEGIN")
    for n in range(3000):
        connection.execute("INSERT INTO notes (oa_id, user_id, author, text) VALUES ('1', '2', 'owner', ?)", (f"n{n}",))
        connection.execute(
            "INSERT INTO drafts (oa_id, user_id, staff, text, saved_at) VALUES ('1', ?, 'owner', ?, 0)",
            (str(n), f"n{n}"),
        )
    connection.execute("INSERT INTO zalo_apps (app_id, redirect_uri, secret) VALUES ('1', '', x'414141414242')")
    connection.execute("INSERT INTO leases VALUES ('a', 'b', 1)")
    connection.execute("INSERT INTO sync_state VALUES ('', 'login', '\"CANARY\"')")
    connection.execute("COMMIT")
    connection.close()
    return path


def test_a_copy_is_the_same_under_another_key(database: Path, tmp_path: Path) -> None:
    snapshot.copy(database, KEY, tmp_path / "copy.db", OTHER, lambda: True)
    assert snapshot.same_shape(database, KEY, tmp_path / "copy.db", OTHER)
    assert snapshot.counts(database, KEY) == snapshot.counts(tmp_path / "copy.db", OTHER)
    assert snapshot.examine(tmp_path / "copy.db", OTHER, lambda: True) == HEAD
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "copy.db").execute("SELECT * FROM notes")


def test_what_is_written_meanwhile_is_all_in_it_or_not_at_all(database: Path, tmp_path: Path) -> None:
    """A note and a draft go in together; the copy must never have one without the other."""
    writer = connect(database, KEY)
    left = [50]

    def watch() -> bool:
        if left[0]:
            left[0] -= 1
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("INSERT INTO notes (oa_id, user_id, author, text) VALUES ('1', '2', 'owner', 'late')")
            writer.execute(
                "INSERT INTO drafts (oa_id, user_id, staff, text, saved_at) VALUES ('2', ?, 'owner', 'late', 0)",
                (str(left[0]),),
            )
            writer.execute("COMMIT")
        return True

    snapshot.copy(database, KEY, tmp_path / "copy.db", OTHER, watch)
    writer.close()
    counts = snapshot.counts(tmp_path / "copy.db", OTHER)
    assert left[0] < 50
    assert counts["notes"] == counts["drafts"]


def test_a_copy_is_given_up_when_nobody_wants_it(database: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        snapshot.copy(database, KEY, tmp_path / "copy.db", OTHER, lambda: False)


def test_secrets_leave_the_copy_whole(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    snapshot.copy(database, KEY, copy, OTHER, lambda: True)
    snapshot.forget_secrets(copy, OTHER)
    counts = snapshot.counts(copy, OTHER)
    assert (counts["zalo_apps"], counts["leases"], counts["sync_state"]) == (0, 0, 0)
    assert snapshot.counts(database, KEY)["zalo_apps"] == 1


def test_only_stored_files_are_named(database: Path) -> None:
    connection = connect(database, KEY)
    connection.execute("INSERT INTO media (key, state) VALUES ('a', 'stored'), ('b', 'wanted')")
    connection.close()
    assert snapshot.stored_files(database, KEY) == ["a"]


def test_another_key_and_a_changed_bit_are_damage(database: Path) -> None:
    with pytest.raises(Rejected, match="backup_damaged"):
        snapshot.examine(database, OTHER, lambda: True)
    data = bytearray(database.read_bytes())
    data[len(data) // 2] ^= 1
    database.write_bytes(data)
    with pytest.raises(Rejected, match="backup_damaged"):
        snapshot.examine(database, KEY, lambda: True)


def test_a_newer_version_is_named(database: Path) -> None:
    connection = connect(database, KEY)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StorageFailure) as caught:
        snapshot.examine(database, KEY, lambda: True)
    assert (caught.value.code, caught.value.params["found"]) == ("too_new", "9999")
