"""What our own messages answer to is told for the part of the thread that is shown."""

from app.domain.ids import OWNER, ConversationId
from app.domain.outbox import Draft
from app.domain.quotes import Quote
from app.store import outbox, quotes
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import BINH, OA, T0, TALK, remote, said


def test_the_quoted_message_comes_along(session: Session) -> None:
    ingest(session, OA, [said("Còn size M không?", T0, 1)], T0, live=True)
    first, second, third = (
        outbox.add(session, TALK, OWNER, Draft("Dạ", quote=quote), T0, T0)[0].id
        for quote in (remote(1), None, remote(404))
    )
    found = quotes.of(session, TALK, {first, second, third})
    assert set(found) == {first, third}
    assert found[first].message is not None
    assert found[first].message.body.text == "Còn size M không?"
    assert found[third] == Quote(remote(404))


def test_nobody_elses(session: Session) -> None:
    item = outbox.add(session, TALK, OWNER, Draft("Dạ", quote=remote(1)), T0, T0)[0].id
    assert quotes.of(session, ConversationId(OA, BINH), {item}) == {}
    assert quotes.of(session, TALK, set()) == {}
