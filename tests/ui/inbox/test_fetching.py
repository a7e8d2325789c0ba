"""Files that somebody wants now: here at once, or asked for and waited for, or dead and said so."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.messages import MediaState
from app.errors import Rejected
from app.store.media import url_key
from tests.fakes.inbox import FakeMedia
from tests.ui.inbox.settling import Settling
from ui.inbox.fetching import Fetching

URL = "https://f.zdn.vn/a.pdf"


@pytest.fixture
def media() -> FakeMedia:
    return FakeMedia()


@pytest.fixture
def got(qtbot: QtBot) -> list[object]:
    return []


async def take(files: Fetching, ref: str, got: list[object]) -> None:
    try:
        got.append(await files.bytes_of(ref))
    except Rejected as error:
        got.append(error.code)


def test_what_is_here_needs_no_asking(qtbot: QtBot, media: FakeMedia, got: list[object]) -> None:
    media.files[URL] = b"x"
    tasks = Settling(qtbot)
    tasks.run(take(Fetching(media), URL, got))
    tasks.settle()
    assert got == [b"x"]
    assert media.wanted == []


def test_two_who_wait_get_it_when_it_comes(qtbot: QtBot, media: FakeMedia, got: list[object]) -> None:
    files, tasks = Fetching(media), Settling(qtbot)
    tasks.run(take(files, URL, got))
    tasks.run(take(files, URL, got))
    qtbot.waitUntil(lambda: media.wanted == [URL, URL])
    files.on_media([url_key("https://f.zdn.vn/other")])
    media.files[URL] = b"x"
    files.on_media([url_key(URL)])
    tasks.settle()
    assert got == [b"x", b"x"]
    assert not files._waiting


def test_what_is_dead_says_so(qtbot: QtBot, media: FakeMedia, got: list[object]) -> None:
    media.states[URL] = MediaState.EXPIRED
    tasks = Settling(qtbot)
    tasks.run(take(Fetching(media), URL, got))
    tasks.run(take(Fetching(media), "local:gone", got))
    tasks.settle()
    assert got == ["media_expired", "file_missing"]
    assert media.tried_again == []


def test_what_was_given_up_is_tried_once_more(qtbot: QtBot, media: FakeMedia, got: list[object]) -> None:
    media.states[URL] = MediaState.FAILED
    files, tasks = Fetching(media), Settling(qtbot)
    tasks.run(take(files, URL, got))
    qtbot.waitUntil(lambda: media.tried_again == media.wanted == [URL])
    media.states[URL] = MediaState.FAILED
    files.on_media([url_key(URL)])
    tasks.settle()
    assert got == ["file_missing"], "and no more than once"
    assert media.tried_again == [URL]
