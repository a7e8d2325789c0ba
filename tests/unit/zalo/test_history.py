"""History rows: the customer chosen by `src`, and one bad row never loses its neighbours."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import OaId
from app.domain.messages import Direction, Kind
from app.domain.unreadable import CAP, Why
from app.errors import Transient
from app.zalo.history import HistoryPage, read_history
from app.zalo.payload import RAW_CAP, parse

OA, LAN = OaId("3000000000000000001"), "1000000000000000011"

ROW: dict[str, Any] = {
    **{"src": 1, "time": 1760000003000, "sent_time": "15:53:23 09/10/2025", "type": "text"},
    **{"message": "Còn hàng không ạ?", "message_id": "aaaaaaaaaaaaaaaaaaa1", "from_id": LAN, "to_id": OA},
    **{"from_display_name": "Khách A", "from_avatar": "https://s240-ava-talk.zadn.vn/a.jpg"},
    **{"to_display_name": "Tiệm Thử", "to_avatar": "https://s240-ava-talk.zadn.vn/oa.jpg"},
}
REPLY: dict[str, Any] = {
    **{"src": 0, "time": 1760000009000, "type": "text", "message": "Dạ còn", "message_id": "aaaaaaaaaaaaaaaaaaa2"},
    **{"from_id": OA, "to_id": LAN, "from_display_name": "Tiệm Thử", "from_avatar": "https://s.zadn.vn/oa.jpg"},
    **{"to_display_name": "Khách A", "to_avatar": "https://s.zadn.vn/a.jpg"},
}


def read(*rows: object) -> HistoryPage:
    return read_history(parse(json.dumps(rows).encode()), OA)


def test_a_customers_message() -> None:
    (row,) = read(ROW).rows
    assert (row.remote_id, row.user_id, row.direction) == ("aaaaaaaaaaaaaaaaaaa1", LAN, Direction.IN)
    assert row.sent_at == 1760000003000
    assert (row.body.kind, row.body.text) == (Kind.TEXT, "Còn hàng không ạ?")
    assert (row.customer_name, row.customer_avatar) == ("Khách A", "https://s240-ava-talk.zadn.vn/a.jpg")


def test_what_the_oa_sent_belongs_to_its_receiver() -> None:
    (row,) = read(REPLY).rows
    assert (row.user_id, row.direction, row.body.text) == (LAN, Direction.OUT, "Dạ còn")
    assert (row.customer_name, row.customer_avatar) == ("Khách A", "https://s.zadn.vn/a.jpg")


def test_order_and_count_are_zalos() -> None:
    page = read(REPLY, ROW)
    assert [row.remote_id for row in page.rows] == ["aaaaaaaaaaaaaaaaaaa2", "aaaaaaaaaaaaaaaaaaa1"]
    assert (page.raw_count, page.poisoned) == (2, ())


def test_ids_and_times_in_other_spellings() -> None:
    odd = ROW | {"src": "1", "time": "1760000003000", "from_id": int(LAN), "to_id": int(OA)}
    (row,) = read(odd).rows
    assert (row.user_id, row.sent_at, row.direction) == (LAN, 1760000003000, Direction.IN)


def test_a_name_of_blanks_is_none() -> None:
    assert read(ROW | {"from_display_name": "  "}).rows[0].customer_name == ""


def test_names_and_pictures_may_be_missing_or_odd() -> None:
    bare = {name: value for name, value in ROW.items() if "display" not in name and "avatar" not in name}
    odd = ROW | {"from_display_name": None, "from_avatar": {"240": "x"}, "message_id": "a3"}
    for row in read(bare, odd).rows:
        assert (row.customer_name, row.customer_avatar) == ("", "")
    assert len(read(bare, odd).rows) == 2


@pytest.mark.parametrize("data", [None, {}, []])
def test_no_rows(data: object) -> None:
    assert read_history(data, OA) == HistoryPage(())


@pytest.mark.parametrize("data", ["rows", 5, True, {"messages": []}, [0] * 1_001])
def test_what_is_not_a_list_of_some_length_is_a_bad_answer(data: object) -> None:
    with pytest.raises(Transient):
        read_history(data, OA)


POISON: list[tuple[object, str]] = [
    (None, Why.NO_OBJECT),
    ("text", Why.NO_OBJECT),
    ([[]], Why.NO_OBJECT),
    (7, Why.NO_OBJECT),
    ({}, Why.NO_ID),
    (ROW | {"message_id": None}, Why.NO_ID),
    (ROW | {"message_id": ""}, Why.NO_ID),
    (ROW | {"message_id": ["a"]}, Why.NO_ID),
    (ROW | {"message_id": "a\x00b"}, Why.NO_ID),
    (ROW | {"message_id": "\ud800"}, Why.NO_ID),
    (ROW | {"time": None}, Why.NO_TIME),
    (ROW | {"time": "yesterday"}, Why.NO_TIME),
    (ROW | {"time": float("nan")}, Why.NO_TIME),
    (ROW | {"time": float("inf")}, Why.NO_TIME),
    (ROW | {"time": -5}, Why.NO_TIME),
    (ROW | {"time": 0}, Why.NO_TIME),
    (ROW | {"time": 10**18}, Why.NO_TIME),
    (ROW | {"time": 10**300}, Why.NO_TIME),
    (ROW | {"time": True}, Why.NO_TIME),
    (ROW | {"src": 2}, Why.NO_SIDE),
    (ROW | {"src": -1}, Why.NO_SIDE),
    (ROW | {"src": None}, Why.NO_SIDE),
    (ROW | {"src": True}, Why.NO_SIDE),
    (ROW | {"src": [1]}, Why.NO_SIDE),
    (ROW | {"from_id": None}, Why.NO_CUSTOMER),
    (ROW | {"from_id": 1e18}, Why.NO_CUSTOMER),
    (ROW | {"from_id": {"id": LAN}}, Why.NO_CUSTOMER),
    (REPLY | {"to_id": ""}, Why.NO_CUSTOMER),
    (REPLY | {"to_id": 0}, Why.NO_CUSTOMER),
    (ROW | {"from_id": OA}, Why.ITSELF),
    (ROW | {"from_id": int(OA)}, Why.ITSELF),
    (REPLY | {"to_id": OA}, Why.ITSELF),
    (ROW | {"group_id": "f414c8f76fa586fbdfb4"}, Why.GROUP),
]


@pytest.mark.parametrize(("poison", "why"), POISON)
def test_a_poisoned_row_is_told_and_its_neighbours_are_kept(poison: object, why: Why) -> None:
    page = read(ROW, poison, REPLY)
    assert [row.remote_id for row in page.rows] == ["aaaaaaaaaaaaaaaaaaa1", "aaaaaaaaaaaaaaaaaaa2"]
    assert page.raw_count == 3
    (told,) = page.poisoned
    assert told.why is why
    assert told.raw
    named = isinstance(poison, dict) and why is not Why.NO_ID
    assert told.remote_id == (poison["message_id"] if isinstance(poison, dict) and named else None)


def test_what_is_told_of_a_poisoned_row_is_bounded_and_storable() -> None:
    (told,) = read(ROW | {"src": 9, "message": "\ud800\x00" * 100_000}).poisoned
    assert len(told.raw) <= CAP
    assert told.raw.encode()
    assert "\x00" not in told.raw


def turned(row: dict[str, Any]) -> dict[str, Any]:
    """The same row with its keys, and those within it, the other way round."""
    return {key: turned(row[key]) if isinstance(row[key], dict) else row[key] for key in reversed(row)}


def test_a_row_is_the_same_whatever_order_its_keys_have_and_whatever_else_it_tells() -> None:
    row = ROW | {"x_trace": {"zone": "vn", "hops": [1, 2]}}
    assert read(row).rows == read(turned(row)).rows == read(row | {"x_trace": "another"}).rows
    assert read(row).rows[0].raw == read(turned(row)).rows[0].raw
    assert read(row).rows != read(row | {"message": "Thôi ạ"}).rows


def test_a_row_without_an_id_is_known_again_by_what_lasts_of_it() -> None:
    row = ROW | {"message_id": "", "url": "https://a.zdn.vn/x?signed=1"}
    (told,) = read(row).poisoned
    for same in (turned(row), row | {"url": "https://a.zdn.vn/x?signed=2"}, row | {"from_avatar": "", "x": 1}):
        assert read(same).poisoned[0].digest == told.digest
    for other in (row | {"message": "Thôi ạ"}, row | {"time": 1}, row | {"src": 0}):
        assert read(other).poisoned[0].digest != told.digest
    unlike = read({"x": 1}, {"x": 2}, {}, [], None).poisoned
    assert len({one.digest for one in unlike}) == len(unlike)


def test_a_row_with_a_deep_heart_loses_nobody() -> None:
    deep = b'{"x":' * 300 + b"1" + b"}" * 300
    body = b"[" + json.dumps(ROW).encode()[:-1] + b',"new":' + deep + b"}," + json.dumps(REPLY).encode() + b"]"
    page = read_history(parse(body), OA)
    assert len(page.rows) == 2


@pytest.mark.parametrize(
    "more",
    [
        {"type": "hologram"},
        {"type": None},
        {"brand_new": [1, 2]},
        {"message": {"nested": "words"}},
        {"type": "photo", "url": "javascript:alert(1)"},
        {"type": "location", "location": "10.7,106.6"},
        {"type": "links", "links": ["https://a.test"]},
        {"type": "photo", "message": "both", "description": "of them"},
    ],
)
def test_what_our_columns_do_not_keep_stays_in_raw(more: dict[str, Any]) -> None:
    (row,) = read(ROW | more).rows
    assert json.loads(row.raw) == ROW | more


def test_raw_is_capped() -> None:
    (row,) = read(ROW | {"brand_new": "ạ" * 100_000}).rows
    assert len(row.raw) == RAW_CAP


@pytest.mark.parametrize("row", [ROW, REPLY, ROW | {"type": "photo", "message": None, "url": "https://a.zdn.vn/x"}])
def test_a_plain_row_needs_no_copy(row: dict[str, Any]) -> None:
    assert read(row).rows[0].raw == ""


def test_an_unknown_type_keeps_its_words_and_spelling() -> None:
    (row,) = read(ROW | {"type": "Hologram"}).rows
    assert (row.body.kind, row.body.raw_type, row.body.text) == (Kind.UNKNOWN, "Hologram", "Còn hàng không ạ?")


def test_without_a_known_oa_the_guard_rests() -> None:
    assert len(read_history([ROW | {"from_id": OA}], None).rows) == 1


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from([OA, LAN])
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
spoiled = st.dictionaries(
    st.sampled_from([*ROW, "links", "location", "url", "thumb", "group_id"]), anything, max_size=5
)
kinds = st.sampled_from(["text", "photo", "GIF", "link", "links", "location", "file", "sticker", "odd"])


@given(st.lists(st.one_of(anything, spoiled.map(lambda bad: ROW | bad)), max_size=6), kinds, st.integers(0, 6))
def test_a_good_row_survives_any_neighbours(neighbours: list[Any], kind: str, at: int) -> None:
    good = REPLY | {"message_id": "good1", "type": kind}
    rows = [*neighbours[:at], good, *neighbours[at:]]
    page = read_history(parse(json.dumps(rows).encode()), OA)
    assert "good1" in [row.remote_id for row in page.rows]
    assert len(page.rows) + len(page.poisoned) == page.raw_count == len(rows)
    for row in page.rows:
        assert str(row.user_id) != OA
        assert all(part.encode() is not None and "\x00" not in part for part in (row.body.text, row.raw, row.user_id))
        assert len(row.raw) <= RAW_CAP
        assert not row.body.url or row.body.url.lower().startswith("http")
