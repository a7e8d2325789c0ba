"""Every kind of message, from Zalo's row through the database and back; whatever the row says, nothing is lost."""

import itertools
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from app.domain.ids import OWNER, OutboxId, StaffId
from app.domain.messages import Body, Contact, Kind, Link, Place
from app.domain.outbox import Draft
from app.store import messages, outbox
from app.store.ingest import ingest
from app.store.tables import messages as message_table
from app.store.tables import staff
from app.store.work import Session
from app.zalo.history import read_history
from app.zalo.payload import parse
from tests.fakes.history import OA, T0, TALK, answered, remote

JPG, THUMB = "https://f9.zdn.vn/x.jpg", "https://t-f9.zdn.vn/480/x.jpg"
FIELDS: dict[str, dict[str, Any]] = {
    "text": {"message": "Còn hàng không ạ?"},
    "photo": {"url": JPG, "thumb": THUMB, "description": "Mẫu này"},
    "GIF": {"url": JPG, "thumb": THUMB},
    "sticker": {"url": "https://zalo-api.zadn.vn/e?a=1&amp;b=2"},
    "voice": {"url": "https://f9.zdn.vn/x.amr", "duration": 7},
    "link": {
        "links": [{"url": "https://a.vn", "title": "Nến", "description": "Thơm", "thumb": THUMB}],
        "message": "xem",
    },
    "links": {"links": ["https://a.vn", "https://b.vn"]},
    "location": {"location": '{"longitude":"106.70","latitude":"10.77"}'},
    "file": {"url": "https://f9.zdn.vn/x.pdf", "name": "Báo giá.pdf", "size": "1024"},
    "video": {"url": "https://f9.zdn.vn/x.mp4", "thumb": THUMB, "duration": "34"},
    "business_card": {"name": "Mai", "phone": 84903123456, "thumb": THUMB},
    "call": {"duration": 192_000},
    "oa.query.hide": {"message": "#hoi_gia"},
    "nosupport": {"what": {"ever": [1, 2.5, None]}},
}
READ = {
    "text": Body(Kind.TEXT, "Còn hàng không ạ?"),
    "photo": Body(Kind.PHOTO, "Mẫu này", JPG, THUMB),
    "GIF": Body(Kind.GIF, "", JPG, THUMB),
    "sticker": Body(Kind.STICKER, "", "https://zalo-api.zadn.vn/e?a=1&b=2"),
    "voice": Body(Kind.VOICE, "", "https://f9.zdn.vn/x.amr", seconds=7),
    "link": Body(Kind.LINK, "xem", links=(Link("https://a.vn", "Nến", "Thơm", THUMB),)),
    "links": Body(Kind.LINK, links=(Link("https://a.vn"), Link("https://b.vn"))),
    "location": Body(Kind.LOCATION, place=Place(10.77, 106.70)),
    "file": Body(Kind.FILE, "", "https://f9.zdn.vn/x.pdf", file_name="Báo giá.pdf", file_size=1024),
    "video": Body(Kind.VIDEO, "", "https://f9.zdn.vn/x.mp4", THUMB, seconds=34),
    "business_card": Body(Kind.CARD, "", "", THUMB, contact=Contact("Mai", "84903123456")),
    "call": Body(Kind.CALL, seconds=192),
    "oa.query.hide": Body(Kind.HIDDEN, "#hoi_gia"),
    "nosupport": Body(Kind.UNKNOWN),
}


def row_of(kind: object, fields: dict[str, Any], number: int = 1) -> dict[str, Any]:
    return {
        "src": 1,
        "time": T0 + number,
        "type": kind,
        "message_id": remote(number),
        "from_id": TALK.user_id,
        "to_id": OA,
        **fields,
    }


def stored(session: Session, rows: list[dict[str, Any]]) -> list[Body]:
    page = read_history(parse(json.dumps(rows).encode()), OA)
    assert not page.poisoned
    ingest(session, OA, page.rows, T0, live=True)
    return [message.body for message in messages.page(session, TALK)]


@pytest.mark.parametrize("kind", FIELDS)
def test_a_row_of_each_kind_comes_back_as_it_was_read(session: Session, kind: str) -> None:
    (body,) = stored(session, [row_of(kind, FIELDS[kind])])
    expected = READ[kind]
    assert body == type(expected)(**{**{name: getattr(expected, name) for name in body.__slots__}, "raw_type": kind})


NUMBERS = itertools.count(1)
_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
_HOSTILE = st.sampled_from(
    [
        "\u202egpj.exe",
        "e" + "\u0301" * 200,
        "a" * 70_000,
        "\ud83d",
        "\x00\x07",
        "javascript:alert(1)",
        "https://[::1",
        "#",
        "{",
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[object, dict[str, Any]]:
    """A row's type and fields of which some are wrong, missing, foreign or hostile."""
    kind = draw(st.sampled_from(list(FIELDS)))
    fields = dict(FIELDS[kind])
    names = sorted({name for each in FIELDS.values() for name in each} | {"payload", "thumbnail"})
    for name in draw(st.lists(st.sampled_from(names), max_size=4)):
        fields[name] = draw(_JUNK | _HOSTILE)
    for name in draw(st.lists(st.sampled_from(names), max_size=2)):
        fields.pop(name, None)
    return draw(st.just(kind) | _JUNK), fields


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=st.lists(mutated(), min_size=1, max_size=5))
def test_no_row_is_lost_however_wrong_its_fields(session: Session, rows: list[tuple[object, dict[str, Any]]]) -> None:
    made = [row_of(kind, fields, next(NUMBERS)) for kind, fields in rows]
    page = read_history(parse(json.dumps(made).encode()), OA)
    assert len(page.rows) == len(made)
    ingest(session, OA, page.rows, T0, live=True)
    told = {row.remote_id: row.body for row in page.rows}
    back = {one.remote_id: one.body for one in messages.page(session, TALK, limit=len(made)) if one.remote_id in told}
    assert back.keys() == told.keys()
    for remote_id, body in back.items():
        said = told[remote_id]
        assert (body.kind, body.links, body.place, body.contact) == (said.kind, said.links, said.place, said.contact)
        assert (body.seconds, body.file_size) == (said.seconds, said.file_size)


def test_a_message_says_who_wrote_it_here(session: Session) -> None:
    session.execute(insert(staff).values(id="lan", name="Lan", created_at=0))
    ingest(session, OA, [answered("chào", T0, 1)], T0, live=True)
    for author, name in ((StaffId("lan"), "Lan"), (OWNER, "")):
        (item,) = outbox.add(session, TALK, author, Draft("Dạ còn ạ"), T0, T0)
        link_by_hand(session, item.id)
        (message,) = messages.page(session, TALK)
        assert (message.author, message.author_name) == (author, name)


def link_by_hand(session: Session, item: OutboxId) -> None:
    session.execute(message_table.update().values(outbox_id=item))
