"""The first rows by plain SQL are those of the store's own functions, or none."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, MediaKey, OutboxId, StaffId, UserId
from app.domain.listing import Marks, View
from app.domain.messages import Customer, Direction
from app.domain.outbox import Attachment, Draft
from app.domain.staff import Staff
from app.store import conversations, draft_files, listing, marks, outbox, staff
from app.store.database import Database
from app.store.glance import glance
from app.store.ingest import ingest
from app.store.staff import PinRecord
from app.store.tables import conversations as table
from app.store.tables import sharing_log
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, answered, remote, said

KEY = bytes(range(32))


async def both(path: Path, arrange: Callable[[Session], object], limit: int = 50) -> list[list[ConversationRow]]:
    """What a first look sees, and what the store says."""
    db = await Database.open(path, KEY)
    await db.write(arrange)
    told = await db.read(lambda session: [one.row for one in listing.first(session, View(), limit)])
    await db.close()
    return [glance(path, KEY, limit), told]


def some(session: Session) -> None:
    ingest(session, OA, [answered("mới", T0 + 5, 2, BINH), said("cũ", T0, 1, name="An")], T0, live=True)
    ingest(session, OTHER_OA, [said("khác", T0 + 5, 1, BINH), said("nữa", T0 + 5, 3)], T0, live=True)
    ingest(session, OA, [said(f"{n}", T0 + n, 10 + n, UserId(str(10**18 + n))) for n in range(60)], T0, live=False)


@pytest.mark.asyncio
async def test_the_same_rows_in_the_same_order(path: Path) -> None:
    seen, told = await both(path, some)
    assert seen == told
    assert len(seen) == 50


@pytest.mark.asyncio
async def test_what_a_row_says_besides_its_last_line(path: Path) -> None:
    def arrange(session: Session) -> None:
        some(session)
        conversations.mark_seen(session, TALK)
        conversations.save_draft(session, TALK, OWNER, "Dạ…", T0)
        conversations.save_draft(session, TALK, StaffId("hoa"), "not mine", T0)
        photo = Attachment(MediaKey("a" * 64), "a.jpg", "image/jpeg", 9)
        draft_files.save(session, ConversationId(OTHER_OA, AN), OWNER, [photo])
        draft_files.save(session, TALK, StaffId("hoa"), [photo])
        conversations.set_assignee(session, TALK, StaffId("hoa"))
        conversations.save_customer(session, OA, Customer(AN, "An", alias="Chị An", avatar="https://a.example/1"), T0)
        conversations.note_users(session, OA, [UserId("77")])
        marks.write(session, {TALK: Marks(pinned_at=5, unread_at=6), ConversationId(OA, BINH): Marks(closed_at=7)})
        marks.write(session, {ConversationId(OTHER_OA, BINH): Marks(blocked_at=8)})

    seen, told = await both(path, arrange, limit=100)
    assert seen == told
    assert {row.draft for row in seen} == {"", "Dạ…"}
    assert [row.id for row in seen if row.draft_files] == [ConversationId(OTHER_OA, AN)]
    assert [row.name for row in seen if row.id == TALK] == ["Chị An"]
    assert (seen[0].id, seen[0].pinned, seen[0].seen) == (TALK, True, False)
    assert len(seen) == 60


@pytest.mark.asyncio
async def test_who_shared_conversations_wait_for_or_came_from(path: Path) -> None:
    def arrange(session: Session) -> None:
        some(session)
        session.execute(table.update().where(table.c.user_id == BINH).values(shared=True, age="new"))
        conversations.set_assignee(session, TALK, StaffId("hoa"))
        line = {"oa_id": OA, "user_id": AN, "changes": ""}
        session.execute(sharing_log.insert().values(**line, why="turn", holder="an"))
        session.execute(sharing_log.insert().values(**line, why="handed_over", holder="hoa", before="an"))
        session.execute(sharing_log.insert().values(**line, why="closed", holder="hoa", before="hoa"))

    seen, told = await both(path, arrange, limit=100)
    assert seen == told
    assert {row.id.user_id for row in seen if row.waits} == {BINH}
    assert {row.id for row in seen if row.redealt} == {TALK}


@pytest.mark.asyncio
async def test_what_the_shop_has_written_and_history_does_not_show_yet(path: Path) -> None:
    def arrange(session: Session) -> None:
        some(session)
        outbox.add(session, TALK, OWNER, Draft("trước"), T0 + 8, T0 + 8)
        outbox.add(session, TALK, OWNER, Draft("Dạ còn ạ"), T0 + 90, T0 + 90)
        sent = ConversationId(OTHER_OA, AN)
        item: OutboxId = outbox.add(session, sent, OWNER, Draft("Dạ, gửi rồi"), T0 + 9, T0 + 9)[0].id
        assert outbox.start(session, item, T0 + 10)
        outbox.sent(session, item, remote(98), T0 + 11)

    seen, told = await both(path, arrange, limit=100)
    assert seen == told
    assert {row.last_text for row in seen if row.last_direction is Direction.OUT} >= {"Dạ còn ạ", "Dạ, gửi rồi"}


@pytest.mark.asyncio
async def test_what_was_taken_back_or_is_history_does_not_matter(path: Path) -> None:
    def arrange(session: Session) -> None:
        some(session)
        assert outbox.cancel(session, outbox.add(session, TALK, OWNER, Draft("Nhầm"), T0, T0)[0].id)
        item: OutboxId = outbox.add(session, TALK, OWNER, Draft("Dạ còn"), T0 + 9, T0 + 9)[0].id
        assert outbox.start(session, item, T0 + 10)
        outbox.sent(session, item, remote(99), T0 + 11)
        ingest(session, OA, [answered("Dạ còn", T0 + 11, 99)], T0 + 12, live=True)

    seen, told = await both(path, arrange, limit=100)
    assert seen == told
    assert len(seen) > 50


def test_a_file_that_is_missing_stays_so(path: Path) -> None:
    assert glance(path, KEY, 50) == []
    assert not path.exists()


@pytest.mark.asyncio
async def test_another_key_or_another_version_gives_none(path: Path) -> None:
    await both(path, some)
    assert glance(path, bytes(32), 50) == []
    db = await Database.open(path, KEY)
    await db.write(lambda session: session.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'"))
    await db.close()
    assert glance(path, KEY, 50) == []


def test_a_damaged_file_gives_none_and_stays_as_it_is(path: Path) -> None:
    path.write_bytes(b"\x00" * 8192)
    assert glance(path, KEY, 50) == []
    assert path.read_bytes() == b"\x00" * 8192


def test_it_does_not_load_what_it_is_there_to_be_faster_than() -> None:
    told = "import sys, app.store.glance; print('sqlalchemy' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert found.strip() == "False"


@pytest.mark.asyncio
async def test_nothing_is_shown_before_somebody_has_signed_in(path: Path) -> None:
    def arrange(session: Session) -> None:
        some(session)
        staff.add(session, Staff(StaffId("an"), "An", "an@shop.vn"))

    seen, _ = await both(path, arrange)
    assert seen
    seen, told = await both(path, lambda session: staff.save_pin_record(session, OWNER, PinRecord("hash", 0, 0)))
    assert told
    assert seen == []
