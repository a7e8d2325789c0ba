"""Values on the command line: every field that a script relies on, and lines that stay lines."""

from app.cli import views
from app.domain.connections import ChatRight, Connection, ConnectionState, Permission
from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, AppId, ConversationId, MessageKey, OaId, OutboxId, RemoteId, UserId
from app.domain.messages import Body, Direction, Kind, Link, Message, OaProfile, Origin, Place
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState

CID = ConversationId(OaId("3"), UserId("9007199254740993"))
AT = 1_760_000_000_000


def _message(body: Body, direction: Direction = Direction.IN) -> Message:
    return Message(MessageKey(7), CID, RemoteId("a1"), direction, Origin.CUSTOMER, AT, body)


def test_ids_stay_text() -> None:
    row = ConversationRow(CID, "Lan", "", AT, Kind.TEXT, Direction.IN, "chào", 2, AT, seen=False)
    shown = views.conversation(row)
    assert (shown["id"], shown["user_id"], shown["waiting"]) == ("3/9007199254740993", "9007199254740993", 2)


def test_a_conversation_is_one_line_whatever_the_customer_wrote() -> None:
    row = ConversationRow(CID, "L\x1b[1man", "", AT, Kind.TEXT, Direction.IN, "a\nb\x07" + "c" * 500, 2, AT, seen=False)
    line = views.conversation_line(row)
    assert line.isprintable()
    assert "(2) a b" in line
    assert len(line) < 200


def test_a_message_carries_all_of_its_body() -> None:
    body = Body(Kind.LINK, "xem", links=(Link("https://a.example", "A"),), place=Place(10.5, 106.7), raw_type="links")
    shown = views.message(_message(body))
    assert shown["links"] == [{"url": "https://a.example", "title": "A"}]
    assert shown["place"] == [10.5, 106.7]
    assert (shown["kind"], shown["raw_type"], shown["message_id"]) == ("link", "links", "a1")


def test_a_message_without_text_says_its_kind() -> None:
    assert "[sticker]" in views.message_line(_message(Body(Kind.STICKER)))
    assert " > " in views.message_line(_message(Body(Kind.TEXT, "chào"), Direction.OUT))


def test_an_outgoing_one_says_why_it_waits() -> None:
    item = OutboxItem(OutboxId(4), CID, OWNER, OutboxKind.TEXT, "chào", AT, AT, OutboxState.HELD, "cost")
    assert views.outgoing_line(item) == "4  3/9007199254740993  held (cost)  chào"
    assert views.outgoing(item)["conversation"] == "3/9007199254740993"


def test_a_connection_names_what_is_missing() -> None:
    profile = OaProfile(OaId("3"), "Tiệm Thử", package="Tăng trưởng")
    made = Connection(
        OaId("3"), AppId("1"), profile, ConnectionState.CONNECTED, ChatRight.ONLY_ME, AT, 0, (Permission.SEND,)
    )
    assert views.connection(made)["missing_permissions"] == [Permission.SEND]
    assert views.connection_line(made).endswith("last sync never  send")
