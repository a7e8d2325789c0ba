"""Media records: fetched once, bounded, and never taken from under the outbox."""

import pytest

from app.domain.ids import OWNER, MediaKey
from app.domain.messages import Media, MediaState, MediaUse
from app.domain.outbox import Attachment, Draft
from app.store import media, outbox
from app.store.media import KEEP_OWN_MS
from app.store.work import Session
from tests.fakes.history import T0, TALK

URL = "https://f9.zdn.vn/ảnh 1.jpg"
KEY = media.url_key(URL)


def put(session: Session, name: str, size: int, at: int) -> MediaKey:
    """A stored file that came from an address."""
    media.want(session, [name], at)
    media.stored(session, media.url_key(name), "image/jpeg", size, at)
    return media.url_key(name)


def test_a_key_is_64_hex_digits_and_tells_addresses_apart() -> None:
    assert len(KEY) == 64
    assert set(KEY) <= set("0123456789abcdef")
    assert media.url_key(URL + "?") != KEY
    assert len(media.url_key("\ud800")) == 64


def test_wanting_twice_changes_nothing(session: Session) -> None:
    media.want(session, [URL, URL, ""], T0)
    media.stored(session, KEY, "image/jpeg", 10, T0 + 1)
    media.want(session, [URL], T0 + 2)
    assert media.record(session, KEY) == Media(KEY, URL, MediaState.STORED, "image/jpeg", 10)
    assert media.wanted(session, T0 + 9, 10) == []
    media.want(session, [], T0)


def test_those_asked_for_last_come_first(session: Session) -> None:
    media.want(session, ["https://a"], T0)
    media.want(session, ["https://b"], T0 + 1)
    assert [found.url for found in media.wanted(session, T0, 10)] == ["https://b", "https://a"]
    assert [found.url for found in media.wanted(session, T0, 1)] == ["https://b"]


def test_a_file_that_failed_is_wanted_again_later(session: Session) -> None:
    media.want(session, [URL], T0)
    media.failed(session, KEY, MediaState.WANTED, T0 + 60)
    assert media.wanted(session, T0 + 59, 10) == []
    assert [found.key for found in media.wanted(session, T0 + 60, 10)] == [KEY]


@pytest.mark.parametrize("state", [MediaState.EXPIRED, MediaState.FAILED])
def test_a_file_given_up_is_not_asked_for_again(session: Session, state: MediaState) -> None:
    media.want(session, [URL], T0)
    media.failed(session, KEY, state, 0)
    media.want(session, [URL], T0 + 1)
    assert media.wanted(session, T0 + 10**9, 10) == []
    assert (media.record(session, KEY) or Media(KEY, "", MediaState.WANTED)).state is state


def test_the_files_used_longest_ago_go_first(session: Session) -> None:
    first, second, third = (put(session, f"https://{n}", 100, T0 + n) for n in range(3))
    media.touch(session, [first], T0 + 10)
    media.touch(session, [], T0)
    media.touch(session, [third], T0 - 10)
    assert media.evict(session, 300) == []
    assert media.evict(session, 150) == [second, third]
    assert media.record(session, second) is None
    assert media.record(session, first) is not None
    assert media.evict(session, 0) == [first]


def test_what_is_in_the_outbox_stays_until_it_is_sent(session: Session) -> None:
    own = MediaKey("a" * 64)
    media.stored(session, own, "image/png", 100, T0)
    (item,) = outbox.add(session, TALK, OWNER, Draft("", (Attachment(own, "a.png", "image/png", 100),)), T0, T0)
    later = put(session, "https://x", 100, T0 + KEEP_OWN_MS * 2)
    assert media.evict(session, 100) == [later]
    put(session, "https://y", 1, T0 + KEEP_OWN_MS * 2)
    assert outbox.cancel(session, item.id)
    assert own in media.evict(session, 0)


def test_a_file_just_attached_stays_a_day(session: Session) -> None:
    own = MediaKey("b" * 64)
    media.stored(session, own, "image/png", 100, T0)
    assert media.evict(session, 0) == []
    put(session, "https://x", 1, T0 + KEEP_OWN_MS + 1)
    assert own in media.evict(session, 0)


def test_what_a_person_keeps_stays_until_they_let_it_go(session: Session) -> None:
    first, second = put(session, "https://a", 100, T0), put(session, "https://b", 50, T0 + 1)
    media.keep(session, [first], kept=True)
    media.keep(session, [first], kept=True)
    found = media.record(session, first)
    assert found is not None
    assert found.kept
    assert media.use(session) == MediaUse(2, 150, 100)
    assert media.clear(session) == [second]
    media.keep(session, [first], kept=False)
    assert media.use(session) == MediaUse(1, 100, 0)
    assert media.clear(session) == [first]
    assert media.use(session) == MediaUse(0, 0, 0)


def test_what_was_given_up_is_tried_again_only_when_asked(session: Session) -> None:
    for url, state in (("https://failed", MediaState.FAILED), ("https://dead", MediaState.EXPIRED)):
        media.want(session, [url], T0)
        media.failed(session, media.url_key(url), state, 0)
    media.again(session, ["https://failed", "https://dead", ""], T0 + 1)
    assert [found.url for found in media.wanted(session, T0 + 1, 10)] == ["https://failed"]
