"""Runs of photos become one entry; anything else, and anything later, stands alone."""

from dataclasses import replace

from app.domain.messages import Body, Kind
from app.domain.outbox import OutboxState
from tests.fakes.inbox import MINUTE, NOW, cid_of, message_of
from tests.fakes.kinds import SECOND, album, photo, sending_album
from ui.models.albums import ALBUM_MS, MOST
from ui.models.entries import Entry, Window, project

CID = cid_of("1")


def sizes(window: Window) -> list[int]:
    """How many photos each bubble has."""
    return [len(entry.album) for entry in project(window, {}) if entry.message is not None or entry.item is not None]


def test_photos_that_came_together_are_one() -> None:
    assert sizes(Window(tuple(album(CID, 4)))) == [4]
    assert sizes(Window(tuple(album(CID, 1)))) == [0]


def test_it_has_the_first_ones_id_and_the_last_ones_time() -> None:
    photos = album(CID, 3)
    entry = project(Window(tuple(photos)), {})[-1]
    assert entry.id == f"m:{photos[0].key}"
    assert entry.at == photos[-1].sent_at
    assert [one.id for one in entry.members] == [f"m:{one.key}" for one in photos]
    assert entry.member(f"m:{photos[2].key}") == entry.album[2]


def test_no_more_than_ten() -> None:
    assert sizes(Window(tuple(album(CID, 13)))) == [MOST, 3]


def test_a_pause_the_other_side_or_words_between_part_them() -> None:
    one, two = album(CID, 2)
    late = replace(two, sent_at=one.sent_at + ALBUM_MS + 1)
    assert sizes(Window((one, late))) == [0, 0]
    ours = message_of(CID, 9, at=two.sent_at, out=True, body=two.body)
    assert sizes(Window((one, ours))) == [0, 0]
    words = message_of(CID, 10, "mẫu này", at=one.sent_at + SECOND)
    assert sizes(Window((one, words, two))) == [0, 0, 0]


def test_ours_and_those_from_outside_are_apart() -> None:
    here = message_of(CID, 1, at=NOW, out=True, body=photo("https://a.zdn.vn/1.jpg"))
    outside = message_of(CID, 2, at=NOW + SECOND, out=True, here=False, body=photo("https://a.zdn.vn/2.jpg"))
    assert sizes(Window((here, outside))) == [0, 0]


def test_one_caption_at_most() -> None:
    photos = [replace(one, body=photo(one.body.url, f"mẫu {n}")) for n, one in enumerate(album(CID, 3))]
    assert sizes(Window(tuple(photos))) == [0, 0, 0]
    assert sizes(Window((replace(photos[0], body=photo(photos[0].body.url)), *photos[1:2]))) == [2]


def test_a_photo_without_an_address_stands_alone() -> None:
    photos = album(CID, 3)
    photos[1] = replace(photos[1], body=Body(Kind.PHOTO))
    assert sizes(Window(tuple(photos))) == [0, 0, 0]


def test_a_sent_album_is_one_from_the_outbox_to_the_history() -> None:
    items = sending_album(CID)
    entry = project(Window(outbox=tuple(items)), {})[-1]
    assert [one.item.state for one in entry.members if one.item] == [item.state for item in items]
    remembered = {item.id: item for item in items}
    sent = message_of(CID, 1, at=NOW, out=True, outbox_id=700, body=photo("https://f.zdn.vn/1.jpg", "Sáu mẫu mới về ạ"))
    rest = [item if item.state is not OutboxState.SENT else replace(item, sent_at=NOW + SECOND) for item in items[1:]]
    grown = project(Window((sent,), outbox=tuple(rest)), remembered)[-1]
    assert grown.id == entry.id
    assert [one.id for one in grown.members] == [one.id for one in entry.members]


def test_an_albums_parts_stay_together_however_long_sending_takes() -> None:
    items = [replace(item, created_at=NOW + n * 5 * MINUTE) for n, item in enumerate(sending_album(CID))]
    assert sizes(Window(outbox=tuple(items))) == [6]
    strangers = [replace(item, album=f"{n}") for n, item in enumerate(items)]
    assert sizes(Window(outbox=tuple(strangers))) == [0] * 6


def test_everything_else_passes_through() -> None:
    window = Window(tuple(message_of(CID, n) for n in range(5)))
    shown: list[Entry] = project(window, {})
    assert [entry.album for entry in shown] == [()] * len(shown)
