"""Units of work: all or nothing, in order, durable, and safe against cancellation, from any loop."""

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import text

from app.errors import StorageFailure
from app.store.database import Database
from app.store.opening import open_engine
from app.store.work import Session

KEY = bytes(range(32))


@pytest_asyncio.fixture
async def db(path: Path) -> AsyncIterator[Database]:
    made = await Database.open(path, KEY)
    yield made
    await made.close()


def add(session: Session, name: str) -> str:
    session.execute(text("INSERT INTO staff (id) VALUES (:name)"), {"name": name})
    return name


def names(session: Session) -> list[str]:
    return list(session.execute(text("SELECT id FROM staff WHERE id <> 'owner' ORDER BY id")).scalars())


@pytest.mark.asyncio
async def test_what_is_written_is_read_also_after_opening_again(path: Path) -> None:
    db = await Database.open(path, KEY)
    assert await db.write(add, "an") == "an"
    assert await db.read(names) == ["an"]
    await db.close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["quaychat.db"], "the log is folded in"
    db = await Database.open(path, KEY)
    assert await db.read(names) == ["an"]
    await db.close()


@pytest.mark.asyncio
async def test_a_unit_that_raises_changes_nothing(db: Database) -> None:
    def half(session: Session) -> None:
        add(session, "an")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await db.write(half)
    assert await db.read(names) == []
    await db.write(add, "binh")
    assert await db.read(names) == ["binh"]


@pytest.mark.asyncio
async def test_a_reader_can_not_write(db: Database) -> None:
    with pytest.raises(StorageFailure, match="read_only"):
        await db.read(add, "an")
    await db.write(add, "an")
    assert await db.read(names) == ["an"]


@pytest.mark.asyncio
async def test_writes_happen_in_the_order_asked_for(db: Database) -> None:
    order: list[int] = []

    def note(session: Session, number: int) -> None:
        order.append(number)

    await asyncio.gather(*(db.write(note, number) for number in range(50)))
    assert order == list(range(50))


@pytest.mark.asyncio
async def test_a_reader_sees_one_state_while_a_writer_commits(db: Database) -> None:
    reading, written = threading.Event(), threading.Event()

    def twice(session: Session) -> tuple[list[str], list[str]]:
        before = names(session)
        reading.set()
        assert written.wait(10)
        return before, names(session)

    async def write() -> None:
        assert await asyncio.to_thread(reading.wait, 10)
        await db.write(add, "an")
        written.set()

    (before, after), _ = await asyncio.gather(db.read(twice), write())
    assert before == after == []
    assert await db.read(names) == ["an"]


@pytest.mark.asyncio
async def test_a_cancelled_write_that_has_begun_is_finished(db: Database) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        add(session, "an")
        begun.set()
        assert go_on.wait(10)
        add(session, "binh")

    writing = asyncio.get_running_loop().create_task(db.write(slow))
    assert await asyncio.to_thread(begun.wait, 10)
    waiting = asyncio.get_running_loop().create_task(db.write(add, "chi"))
    await asyncio.sleep(0)
    writing.cancel()
    waiting.cancel()
    for task in (writing, waiting):
        with pytest.raises(asyncio.CancelledError):
            await task
    go_on.set()
    await db.write(add, "dung")
    assert await db.read(names) == ["an", "binh", "dung"], "whole, and what had not begun is dropped"


@pytest.mark.asyncio
async def test_the_failure_of_a_write_that_nobody_awaits_is_logged(
    db: Database, caplog: pytest.LogCaptureFixture
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def broken(session: Session) -> None:
        begun.set()
        assert go_on.wait(10)
        raise ZeroDivisionError

    writing = asyncio.get_running_loop().create_task(db.write(broken))
    assert await asyncio.to_thread(begun.wait, 10)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    go_on.set()
    await db.write(add, "an")
    assert "a write whose caller was cancelled failed" in caplog.text


@pytest.mark.asyncio
async def test_closing_waits_for_what_was_asked_for(path: Path) -> None:
    db = await Database.open(path, KEY)
    waiting = [asyncio.get_running_loop().create_task(db.write(add, f"{number:02}")) for number in range(20)]
    await asyncio.sleep(0)
    await db.close()
    await asyncio.gather(*waiting)
    db = await Database.open(path, KEY)
    assert len(await db.read(names)) == 20
    await db.close()


def test_it_serves_several_loops(path: Path) -> None:
    db = asyncio.run(Database.open(path, KEY))
    asyncio.run(db.write(add, "an"))
    assert asyncio.run(db.read(names)) == ["an"]
    asyncio.run(db.close())


@pytest.mark.asyncio
async def test_a_full_disk_is_a_storage_failure_and_the_next_write_works(db: Database) -> None:
    def limit(session: Session, pages: int) -> None:
        session.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    def fill(session: Session) -> None:
        limit(session, 1)
        add(session, "x" * 100_000)

    def relieve(session: Session) -> None:
        limit(session, 1_000_000)

    with pytest.raises(StorageFailure, match="disk_full"):
        await db.write(fill)
    await db.write(relieve)
    await db.write(add, "an")
    assert await db.read(names) == ["an"]


@pytest.mark.asyncio
async def test_what_can_not_be_opened_is_told_by_open(path: Path) -> None:
    open_engine(path, KEY).dispose()
    with pytest.raises(StorageFailure, match="key_wrong"):
        await Database.open(path, bytes(32))


@pytest.mark.asyncio
async def test_commits_are_durable_and_the_file_is_in_wal(db: Database) -> None:
    def pragmas(session: Session) -> list[object]:
        return [
            session.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "cipher_memory_security")
        ]

    for found in (await db.read(pragmas), await db.write(pragmas)):
        assert [str(value) for value in found] == ["wal", "2", "1", "0"]


@pytest.mark.asyncio
async def test_it_knows_the_key_that_it_was_opened_with(db: Database) -> None:
    assert db.is_key(KEY)
    assert not db.is_key(bytes(32))
