"""The columns of a row are those that the value is made from, in its order."""

from app.store import conversations
from app.store.conversation_rows import ROW_COLUMNS, select_rows
from app.store.ingest import ingest
from app.store.row_values import to_row
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, said


def test_a_row_is_made_from_the_values_in_their_order(session: Session) -> None:
    ingest(session, OA, [said("a", T0, 1, name="An")], T0, live=True)
    values = tuple(session.execute(select_rows()).one())
    assert len(values) == len(ROW_COLUMNS)
    row = to_row(values)
    assert row == conversations.get(session, TALK)
    assert (row.id, row.name, row.waiting, row.waiting_since, row.seen) == (TALK, "An", 1, T0, False)
    assert not any((row.pinned, row.closed, row.blocked, row.marked))
