"""What the index takes of messages, customers and notes, and what it lets go."""

import json

import pytest

from app.domain.messages import Body, Customer, Kind, Link
from app.store import conversations, search_index
from app.store.search_index import put_note, remove_note, words_of
from app.store.work import Session
from tests.fakes.history import AN, OA, T0, TALK, said
from tests.unit.store.shop_talk import a_day, find, of_kind, store, texts


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (Body(Kind.TEXT, "Áo DÀI, đỏ"), "ao dai do"),
        (Body(Kind.TEXT, "gọi 0912.345.678"), "goi 0912 345 678 0912345678"),
        (Body(Kind.TEXT, "https://shop.vn"), "https shop vn ſlink"),
        (Body(Kind.PHOTO, "", url="https://x/y.jpg"), "ſphoto"),
        (Body(Kind.GIF), "ſphoto"),
        (Body(Kind.FILE, file_name="Bảng giá.pdf"), "bang gia pdf ſfile"),
        (Body(Kind.LINK, links=(Link("https://a.vn", "Tựa", "Lời"),)), "tua loi https a vn ſlink"),
        (Body(Kind.UNKNOWN), ""),
        (Body(Kind.TEXT, "👍"), ""),
    ],
)
def test_the_words_of_a_message(body: Body, words: str) -> None:
    assert words_of(body) == words


def test_a_very_long_text_is_found_by_its_beginning() -> None:
    assert len(words_of(Body(Kind.TEXT, "áo " * 30_000)).split()) == search_index.MOST_WORDS


def test_a_row_again_is_in_the_index_once(session: Session) -> None:
    row = said("áo dài")
    (key,) = store(session, row)
    store(session, row)
    search_index.add_messages(session, [(key, row.body)], known=True)
    assert texts(session, "dai") == ["áo dài"]


def test_a_new_name_replaces_the_old_one(session: Session) -> None:
    store(session, said("1", T0 + 1, name="Nguyễn Lan"))
    store(session, said("2", T0 + 2, name="Trần Huệ"))
    assert find(session, "lan").customers == ()
    assert [hit.person.name for hit in find(session, "hue").customers] == ["Trần Huệ"]


def test_alias_and_phone(session: Session) -> None:
    store(session, said("1", T0 + 1, name="Nguyễn Lan"))
    conversations.save_customer(session, OA, Customer(AN, alias="Chị Lan sỉ", phone="84912345678"), T0)
    for query in ("lan", "si", "nguyen", "0912345678", "0912 345", "5678", "678", "+84912345678"):
        (hit,) = find(session, query).customers
        assert hit.person.name == "Chị Lan sỉ"
    assert hit.detail.text == "Nguyễn Lan · 84912345678"
    assert find(session, "346").customers == ()


def test_notes_come_and_go(session: Session) -> None:
    a_day(session)
    put_note(session, TALK, 1, "Thích màu đỏ, gọi 0987 654 321", T0)
    put_note(session, TALK, 2, "khách quen", T0)
    (hit,) = find(session, "mau do").notes
    assert (hit.item, hit.person.name, hit.at) == (1, "Nguyễn Thuỳ Anh", T0)
    assert [hit.text.text[start:end] for start, end in hit.text.spans] == ["màu", "đỏ"]
    assert len(find(session, "0987654321").notes) == 1
    put_note(session, TALK, 1, "Thích màu xanh", T0 + 1)
    assert find(session, "mau do ").notes == ()
    remove_note(session, TALK, 2)
    assert find(session, "quen").notes == ()
    put_note(session, TALK, 1, " ", T0)
    assert find(session, "xanh").notes == ()


def test_marks_are_no_part_of_what_links_are_stored_as(session: Session) -> None:
    store(session, of_kind(Kind.LINK, T0, links=(Link("https://a.vn", "Tựa"),)))
    assert "ſ" not in json.dumps([hit.message.body.text for hit in find(session, "tua").messages])
