"""What was written as one can be found again as one."""

from sqlalchemy import select

from app.domain.ids import OWNER
from app.domain.outbox import Draft
from app.domain.splitting import Piece, joined
from app.store import outbox, sends
from app.store.tables import sends as table
from app.store.work import Session
from tests.fakes.history import T0, TALK, remote
from tests.unit.store.test_outbox import PHOTO

LONG = "\n\n".join(f"{n} " + "ạ" * 1_500 for n in range(3))


def test_a_long_text_is_several_items_and_one_send(session: Session) -> None:
    items = outbox.add(session, TALK, OWNER, Draft(LONG, (PHOTO,), quote=remote(1)), T0, T0)
    assert [(item.kind.value, bool(item.quote)) for item in items] == [
        ("text", True),
        ("text", False),
        ("text", False),
        ("photo", False),
    ]
    for item in items:
        found = sends.of(session, item)
        assert [one for one, _ in found] == items
        assert joined(piece for _, piece in found if piece.text) == LONG


def test_one_message_is_a_send_of_its_own(session: Session) -> None:
    (first,) = outbox.add(session, TALK, OWNER, Draft("a"), T0, T0)
    (second,) = outbox.add(session, TALK, OWNER, Draft("b"), T0, T0)
    assert [item for item, _ in sends.of(session, second)] == [second]
    assert sends.of(session, first) == [(first, Piece("a", ""))]
    assert session.execute(select(table)).all() == [], "nothing is noted that says nothing"


def test_each_item_belongs_to_its_own_send(session: Session) -> None:
    one = outbox.add(session, TALK, OWNER, Draft("hai ảnh", (PHOTO, PHOTO)), T0, T0)
    two = outbox.add(session, TALK, OWNER, Draft("khác", (PHOTO, PHOTO)), T0, T0)
    for items in (one, two):
        assert len(items) == 2
        for item in items:
            assert [found for found, _ in sends.of(session, item)] == items
