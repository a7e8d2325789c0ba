"""Marks: read for many at once, written together, and what writing into a closed conversation does."""

from dataclasses import replace

from app.domain.ids import ConversationId, StaffId, UserId
from app.domain.listing import Marks
from app.store import conversations, marks
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, T0, TALK, said

OTHER = ConversationId(OA, BINH)
FAR = ConversationId(OTHER_OA, TALK.user_id)


def test_marks_are_written_where_they_are_asked_for(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1), said("b", T0, 2, BINH)], T0, live=True)
    ingest(session, OTHER_OA, [said("c", T0, 1)], T0, live=True)
    conversations.set_assignee(session, OTHER, StaffId("an"))
    known = marks.read(session, [FAR, OTHER, ConversationId(OA, UserId("9")), TALK])
    assert list(known) == [FAR, OTHER, TALK]
    assert [one.assignee for one in known.values()] == [None, "an", None]
    full = Marks(1, 2, 3, 4, 5, known[TALK].marks.last_in_key)
    marks.write(session, {TALK: full, FAR: replace(known[FAR].marks, pinned_at=9)})
    found = marks.read(session, [TALK, OTHER, FAR])
    assert (found[TALK].marks, found[OTHER], found[FAR].marks.pinned_at) == (full, known[OTHER], 9)
    marks.write(session, {})


def test_reopening_says_whether_it_was_closed(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1)], T0, live=True)
    assert not marks.reopen(session, TALK)
    marks.write(session, {TALK: Marks(closed_at=T0)})
    assert marks.reopen(session, TALK)
    assert marks.read(session, [TALK])[TALK].marks.closed_at == 0
