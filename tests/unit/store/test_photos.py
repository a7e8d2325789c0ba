"""Photos of a conversation in the store: found by what is shown, walked both ways, counted, the outbox last."""

from dataclasses import replace

import pytest

from app.domain.ids import OWNER, ConversationId, MediaKey, MessageKey, UserId
from app.domain.messages import Body, Kind
from app.domain.outbox import Attachment, Draft
from app.domain.photos import Photo, Place
from app.store import outbox, photos
from app.store.messages import ingest
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, said

SHIRT = Attachment(MediaKey("a" * 64), "áo.jpg", "image/jpeg", 9, original=MediaKey("b" * 64))
PRICES = Attachment(MediaKey("c" * 64), "giá.pdf", "application/pdf", 9)


def url(n: int) -> str:
    return f"https://f9.zdn.vn/{n}.jpg"


@pytest.fixture
def talk(session: Session) -> Session:
    """Photos 0, 2 and 4 with texts between them, and one photo and a file that wait to be sent."""
    rows = []
    for n in range(5):
        body = Body(Kind.PHOTO if n % 4 else Kind.GIF, f"ảnh {n}", url=url(n), thumb=url(n) + "?t")
        rows.append(replace(said(at=T0 + n * 1000), body=body if n % 2 == 0 else Body(Kind.TEXT, "chữ")))
    other = replace(said(user=UserId("99")), body=Body(Kind.PHOTO, url=url(0)))
    ingest(session, OA, [*rows, other], T0 + 9_000, live=True)
    outbox.add(session, TALK, OWNER, Draft("", (SHIRT, PRICES)), T0 + 10_000, T0 + 10_000)
    return session


def found(session: Session, ref: str) -> Photo:
    photo = photos.find(session, TALK, ref)
    assert photo is not None
    return photo


def test_a_photo_is_found_by_either_address_and_a_file_of_ours_by_its_key(talk: Session) -> None:
    assert found(talk, url(2)) == found(talk, url(2) + "?t")
    assert found(talk, url(2)).text == "ảnh 2"
    assert found(talk, SHIRT.key).original == SHIRT.original
    assert photos.find(talk, TALK, "https://nowhere") is None
    assert photos.find(talk, TALK, "d" * 64) is None


def test_one_goes_through_all_of_them_both_ways(talk: Session) -> None:
    first = found(talk, url(0))
    way = [first]
    while (newer := photos.after(talk, way[-1])) is not None:
        way.append(newer)
    assert [photo.text for photo in way] == ["ảnh 0", "ảnh 2", "ảnh 4", ""]
    assert [photos.place(talk, photo) for photo in way] == [Place(n, 4) for n in (1, 2, 3, 4)]
    back = [way[-1]]
    while (older := photos.before(talk, back[-1])) is not None:
        back.append(older)
    assert back == way[::-1]


def test_pages_are_in_order(talk: Session) -> None:
    page = photos.page(talk, TALK, MessageKey(0), 2)
    assert [photo.text for photo in page] == ["ảnh 0", "ảnh 2"]
    assert page[-1].key is not None
    assert [photo.text for photo in photos.page(talk, TALK, page[-1].key, 2)] == ["ảnh 4"]


def test_another_conversation_has_its_own(talk: Session) -> None:
    other = ConversationId(OA, UserId("99"))
    photo = photos.find(talk, other, url(0))
    assert photo is not None
    assert photos.place(talk, photo) == Place(1, 1)
    assert photos.after(talk, photo) is None
    assert photos.before(talk, photo) is None
