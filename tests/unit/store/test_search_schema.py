"""What is deleted leaves the index by itself."""

from sqlalchemy import delete, text

from app.store.ingest import ingest
from app.store.search_index import put_note
from app.store.search_schema import ENTRIES, MESSAGES, belongs_to_search
from app.store.tables import messages, search_entries
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, said


def rows(session: Session, table: str) -> int:
    return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_a_deleted_message_leaves_the_index(session: Session) -> None:
    first, _ = ingest(session, OA, [said("áo", T0), said("quần", T0 + 1)], T0, live=True).new
    assert rows(session, MESSAGES) == 2
    session.execute(delete(messages).where(messages.c.key == first))
    assert rows(session, MESSAGES) == 1


def test_a_deleted_note_leaves_the_index(session: Session) -> None:
    put_note(session, TALK, 7, "thích màu đỏ", T0)
    session.execute(delete(search_entries))
    assert session.dialect.name == "postgresql" or rows(session, ENTRIES) == 0


def test_names_of_the_index_and_others() -> None:
    assert belongs_to_search(f"{MESSAGES}_docsize")
    assert belongs_to_search(f"ix_{ENTRIES}")
    assert not belongs_to_search("messages")
    assert not belongs_to_search("search_entries")
    assert not belongs_to_search(None)
