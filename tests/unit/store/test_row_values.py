"""Columns into rows: what closed and blocked conversations no longer say, and marks of a person's."""

from dataclasses import replace

from app.domain.ids import ConversationId
from app.store import conversations, marks
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, said


def marked(session: Session, **values: int) -> None:
    known = marks.read(session, [TALK])[TALK].marks
    marks.write(session, {TALK: replace(known, **values)})


def test_a_closed_or_blocked_one_neither_waits_nor_is_unread(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    for name in ("closed", "blocked"):
        marked(session, **{"closed_at": 0, "blocked_at": 0} | {f"{name}_at": T0})
        row = conversations.get(session, TALK)
        assert row is not None
        assert (row.waiting, row.waiting_since, row.seen) == (0, 0, True)
        assert (row.closed, row.blocked) == (name == "closed", name == "blocked")


def test_marked_unread_though_nothing_waits(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    conversations.mark_seen(session, TALK)
    marked(session, unread_at=T0, pinned_at=T0)
    row = conversations.get(session, ConversationId(*TALK))
    assert row is not None
    assert (row.seen, row.marked, row.pinned) == (False, True, True)
    assert conversations.mark_seen(session, TALK)
    row = conversations.get(session, TALK)
    assert row is not None
    assert (row.seen, row.marked) == (True, False)
