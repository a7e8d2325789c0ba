"""Walking through the hits of one conversation."""

from app.domain.ids import ConversationId, MessageKey
from tests.fakes.inbox import FakeInbox, cid_of, message_of
from tests.fakes.search import FakeSearch
from tests.ui.models.at_once import at_once
from ui.models.finding import Finding

CID = cid_of("1")


def finding(count: int = 5, page: int = 50) -> tuple[Finding, list[MessageKey]]:
    inbox = FakeInbox()
    inbox.messages[CID] = [message_of(CID, n, f"áo {n}") for n in range(count)]
    made, reached = Finding(FakeSearch(inbox, page=page), at_once), list[MessageKey]()
    made.reached.connect(reached.append)
    return made, reached


def key(n: int) -> MessageKey:
    return message_of(CID, n).key


def test_the_newest_is_shown_first_then_older_ones_and_round() -> None:
    made, reached = finding(3)
    made.look(CID, "ao")
    assert (made.number, made.count, made.looking) == (1, 3, False)
    made.step(1)
    made.step(1)
    made.step(1)
    made.step(-1)
    assert reached == [key(2), key(1), key(0), key(2), key(0)]


def test_a_long_thread_is_read_to_its_end() -> None:
    made, reached = finding(25, page=4)
    made.look(CID, "ao")
    assert (made.count, made.looking) == (25, False)
    assert reached == [key(24)]


def test_nothing_found_and_nothing_asked() -> None:
    made, reached = finding()
    made.look(CID, "quần")
    made.step(1)
    made.look(CID, " ")
    made.look(None, "ao")
    assert (made.count, made.number, made.looking, reached) == (0, 0, False, [])


def test_another_conversation_begins_anew() -> None:
    made, _ = finding()
    made.look(CID, "ao")
    made.look(ConversationId(CID.oa_id, CID.user_id), "ao")
    assert made.count == 5
    made.look(cid_of("2"), "ao")
    assert made.count == 0
