"""Notes: several a customer, changed, removed and brought back."""

from app.domain.customers import NoteId
from app.domain.ids import OWNER, StaffId
from app.domain.query import Term
from app.store import notes
from app.store.ingest import ingest
from app.store.search_entries import find_notes
from app.store.work import Session
from tests.fakes.history import BINH, OA, T0, TALK, said


def test_the_newest_first_each_with_its_author(session: Session) -> None:
    first = notes.add(session, TALK, OWNER, "Thích màu đỏ", T0)
    second = notes.add(session, TALK, StaffId("an"), "Hay đổi ý", T0 + 5)
    notes.add(session, TALK._replace(user_id=BINH), OWNER, "người khác", T0)
    found = notes.of_customer(session, TALK)
    assert [(note.id, note.author, note.text, note.created_at) for note in found] == [
        (second, "an", "Hay đổi ý", T0 + 5),
        (first, OWNER, "Thích màu đỏ", T0),
    ]


def test_a_changed_note_says_when(session: Session) -> None:
    notes.add(session, TALK, OWNER, "size M", T0)
    (note,) = notes.of_customer(session, TALK)
    assert not notes.change(session, note, "size M", T0 + 1)
    assert notes.change(session, note, "size L", T0 + 9)
    (changed,) = notes.of_customer(session, TALK)
    assert (changed.text, changed.created_at, changed.edited_at) == ("size L", T0, T0 + 9)


def test_removed_it_can_be_brought_back_until_it_is_purged(session: Session) -> None:
    made = notes.add(session, TALK, OWNER, "size M", T0)
    (note,) = notes.of_customer(session, TALK)
    notes.remove(session, note, T0 + 10)
    assert notes.of_customer(session, TALK) == ()
    assert notes.get(session, made) == (note, False)
    assert notes.purge(session, T0 + 10) == 0
    notes.restore(session, note)
    assert notes.of_customer(session, TALK) == (note,)
    notes.remove(session, note, T0 + 20)
    assert notes.purge(session, T0 + 21) == 1
    assert notes.get(session, made) is None


def test_an_id_is_never_used_again(session: Session) -> None:
    first = notes.add(session, TALK, OWNER, "một", T0)
    (note,) = notes.of_customer(session, TALK)
    notes.remove(session, note, T0)
    notes.purge(session, T0 + 1)
    assert notes.add(session, TALK, OWNER, "hai", T0) > first
    assert notes.get(session, NoteId(0)) is None


def test_notes_are_found_as_long_as_they_stand(session: Session) -> None:
    ingest(session, OA, [said("chào", T0, 1)], T0, live=True)
    notes.add(session, TALK, OWNER, "Thích màu đỏ", T0)
    (note,) = notes.of_customer(session, TALK)

    def found(word: str) -> int:
        return len(find_notes(session, [Term((word,), word)], OWNER, None))

    assert found("do") == 1
    notes.change(session, note, "Thích màu xanh", T0 + 1)
    (note,) = notes.of_customer(session, TALK)
    assert (found("do"), found("xanh")) == (0, 1)
    notes.remove(session, note, T0 + 2)
    assert found("xanh") == 0
    notes.restore(session, note)
    assert found("xanh") == 1
