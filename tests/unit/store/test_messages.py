"""Pages of a thread by key, and what is known."""

from app.domain.ids import ConversationId, MessageKey, first_key
from app.domain.messages import Message, Origin
from app.store import messages
from app.store.ingest import ingest
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, T0, TALK, answered, remote, said


def fill(session: Session, count: int = 30) -> list[Message]:
    rows = [(answered if n % 3 == 0 else said)(f"tin {n}", T0 + n, n) for n in range(1, count + 1)]
    ingest(session, OA, [*rows, said("khác", T0 + 5, 900, BINH)], T0, live=True)
    return messages.page(session, TALK, limit=1000)


def texts(page: list[Message]) -> list[int]:
    return [int(message.body.text.removeprefix("tin ")) for message in page]


def test_the_newest_page_then_ever_older_ones(session: Session) -> None:
    fill(session)
    newest = messages.page(session, TALK, limit=10)
    assert texts(newest) == list(range(21, 31))
    older = messages.page(session, TALK, before=newest[0].key, limit=10)
    assert texts(older) == list(range(11, 21))
    assert texts(messages.page(session, TALK, before=older[0].key)) == list(range(1, 11))
    assert messages.page(session, TALK, before=MessageKey(0)) == []


def test_newer_pages(session: Session) -> None:
    stored = fill(session)
    assert texts(messages.page(session, TALK, after=stored[4].key, limit=3)) == [6, 7, 8]
    assert messages.page(session, TALK, after=stored[-1].key) == []


def test_between_two_keys(session: Session) -> None:
    stored = fill(session)
    assert texts(messages.page(session, TALK, after=stored[4].key, before=stored[8].key)) == [6, 7, 8]


def test_a_time_is_a_place_too(session: Session) -> None:
    fill(session)
    assert texts(messages.page(session, TALK, before=first_key(T0 + 11), limit=2)) == [9, 10]


def test_around_a_message(session: Session) -> None:
    stored = fill(session)
    assert texts(messages.around(session, TALK, stored[14].key, 5)) == [13, 14, 15, 16, 17]
    assert texts(messages.around(session, TALK, stored[-1].key, 5)) == [26, 27, 28, 29, 30]
    assert texts(messages.around(session, TALK, stored[0].key, 1)) == [1]


def test_where_a_message_came_from(session: Session) -> None:
    stored = fill(session, 3)
    assert [message.origin for message in stored] == [Origin.CUSTOMER, Origin.CUSTOMER, Origin.OUTSIDE]
    assert messages.get(session, OA, remote(2)) == stored[1]
    assert messages.get(session, OTHER_OA, remote(2)) is None


def test_what_is_known(session: Session) -> None:
    fill(session)
    assert messages.known(session, OA, [remote(1), remote(77), remote(900)]) == {remote(1), remote(900)}
    assert messages.known(session, OA, [remote(n) for n in range(1, 1200)]) == {
        *(remote(n) for n in range(1, 31)),
        remote(900),
    }
    assert messages.known(session, OTHER_OA, [remote(1)]) == set()


def test_the_newest_time_of_an_oa(session: Session) -> None:
    assert messages.newest_time(session, OA) == 0
    fill(session)
    assert messages.newest_time(session, OA) == T0 + 30


def test_the_newest_outgoing_ids(session: Session) -> None:
    fill(session)
    assert messages.newest_out_ids(session, TALK, 3) == (remote(30), remote(27), remote(24))
    assert messages.newest_out_ids(session, ConversationId(OA, BINH)) == ()


def test_counts_by_oa(session: Session) -> None:
    assert messages.counts(session) == {}
    fill(session)
    assert messages.counts(session) == {OA: (2, 31)}
