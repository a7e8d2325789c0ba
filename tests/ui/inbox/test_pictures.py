"""Pictures: bombs refused, memory bounded, dead links known, late files noticed."""

import hashlib
import io
import struct
import zlib
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from app.domain.ids import MediaKey
from app.domain.messages import MediaState
from tests.fakes.inbox import FakeMedia, picture
from ui.bridge import spawn
from ui.inbox import pictures as module
from ui.inbox.pictures import Look, Pictures, decode, local_ref, natural_size

URL = "https://t.zdn.vn/a.jpg"


@pytest.fixture
def media() -> FakeMedia:
    return FakeMedia()


@pytest.fixture
def pictures(qtbot: QtBot, media: FakeMedia) -> Pictures:
    def run(coroutine: Coroutine[Any, Any, None]) -> object:
        return spawn(made, coroutine)

    made = Pictures(media, run)
    return made


def bomb(edge: int) -> bytes:
    """A PNG that claims to be enormous."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", edge, edge, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_a_bomb_is_refused_before_it_is_decoded() -> None:
    assert decode(bomb(50_000)) is None
    assert decode(bomb(4_500)) is None, "it needs more than is given"


def test_a_very_large_jpeg_is_shown_at_a_fraction_of_its_size() -> None:
    data = io.BytesIO()
    Image.new("L", (8_001, 5_000)).save(data, "JPEG")
    image = decode(data.getvalue(), 0)
    assert image is not None
    assert (image.width(), image.height()) == (4_001, 2_500)


def test_large_photos_are_kept_small() -> None:
    image = decode(picture(2600, 1300, (10, 20, 30)))
    assert image is not None
    assert (image.width(), image.height()) == (1280, 640)
    whole = decode(picture(2600, 1300, (10, 20, 30)), 0)
    assert whole is not None
    assert whole.width() == 2600


def test_what_could_read_files_or_never_end_is_no_picture(tmp_path: Path) -> None:
    """SVG, which Qt would draw: with a local file in it, or with marks that multiply."""
    local = tmp_path / "secret.png"
    local.write_bytes(picture(9, 9, (200, 0, 0), form="PNG"))
    image = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="{local}" width="9"/></svg>'
    for data in (image.encode(), b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', b"P6 1 1 255 abc"):
        assert decode(data) is None
        assert natural_size(data) is None


def test_what_is_no_picture_is_none() -> None:
    assert decode(b"<html>") is None
    assert decode(b"") is None


def test_a_stored_picture_becomes_ready(qtbot: QtBot, pictures: Pictures, media: FakeMedia) -> None:
    media.files[URL] = picture(40, 30, (1, 2, 3))
    with qtbot.waitSignal(pictures.changed) as changed:
        assert pictures.look(URL) is Look.LOADING
    assert changed.args == [URL]
    assert pictures.look(URL) is Look.READY
    size = pictures.size(URL)
    assert size is not None
    assert (size.width(), size.height()) == (40, 30)


def test_a_missing_one_is_asked_for_once_and_noticed_when_it_comes(
    qtbot: QtBot, pictures: Pictures, media: FakeMedia
) -> None:
    pictures.look(URL)
    qtbot.waitUntil(lambda: media.wanted == [URL])
    for _ in range(3):
        pictures.look(URL)
    qtbot.wait(20)
    assert media.wanted == [URL]
    media.files[URL] = picture(40, 30, (1, 2, 3))
    with qtbot.waitSignal(pictures.changed):
        pictures.on_media([MediaKey(hashlib.sha256(URL.encode()).hexdigest())])
    assert pictures.look(URL) is Look.READY


@pytest.mark.parametrize(("state", "look"), [(MediaState.EXPIRED, Look.EXPIRED), (MediaState.FAILED, Look.FAILED)])
def test_dead_links_are_known(
    qtbot: QtBot, pictures: Pictures, media: FakeMedia, state: MediaState, look: Look
) -> None:
    media.states[URL] = state
    with qtbot.waitSignal(pictures.changed):
        pictures.look(URL)
    assert pictures.look(URL) is look
    assert media.wanted == []


def test_what_could_not_be_fetched_is_fetched_again_when_told(
    qtbot: QtBot, pictures: Pictures, media: FakeMedia
) -> None:
    media.states[URL] = MediaState.FAILED
    with qtbot.waitSignal(pictures.changed):
        pictures.look(URL)
    assert pictures.may_come(URL)
    pictures.again(URL)
    assert not pictures.may_come(URL)
    qtbot.waitUntil(lambda: media.tried_again == media.wanted == [URL])
    media.files[URL] = picture(40, 30, (1, 2, 3))
    with qtbot.waitSignal(pictures.changed):
        pictures.on_media([MediaKey(hashlib.sha256(URL.encode()).hexdigest())])
    assert pictures.look(URL) is Look.READY


def test_our_own_file_that_has_gone_does_not_come_again(qtbot: QtBot, pictures: Pictures) -> None:
    with qtbot.waitSignal(pictures.changed):
        pictures.look(local_ref(MediaKey("gone")))
    assert not pictures.may_come(local_ref(MediaKey("gone")))


def test_broken_bytes_are_failed(qtbot: QtBot, pictures: Pictures, media: FakeMedia) -> None:
    media.files[URL] = b"not a picture"
    with qtbot.waitSignal(pictures.changed):
        pictures.look(URL)
    assert pictures.look(URL) is Look.FAILED


def test_local_files_come_by_key(qtbot: QtBot, pictures: Pictures, media: FakeMedia) -> None:
    media.files["k1"] = picture(20, 20, (1, 2, 3))
    with qtbot.waitSignal(pictures.changed):
        pictures.look(local_ref(MediaKey("k1")))
    assert pictures.pixmap("local:k1") is not None


def test_memory_is_bounded(qtbot: QtBot, pictures: Pictures, media: FakeMedia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_BYTES", 3 * 100 * 100 * 4)
    urls = [f"https://t.zdn.vn/{n}.jpg" for n in range(8)]
    for url in urls:
        media.files[url] = picture(100, 100, (1, 2, 3))
        with qtbot.waitSignal(pictures.changed):
            pictures.look(url)
    assert sum(pictures.pixmap(url) is not None for url in urls) == 3
    assert pictures.size(urls[0]) is not None
    with qtbot.waitSignal(pictures.changed):
        assert pictures.look(urls[0]) is Look.LOADING
    assert pictures.pixmap(urls[0]) is not None


def test_a_photo_of_a_phone_is_decoded_small_and_keeps_its_own_size(qtbot: QtBot) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    target = io.BytesIO()
    Image.new("RGB", (1200, 800), "red").save(target, "JPEG", exif=exif)
    media = FakeMedia({"https://a/b.jpg": target.getvalue()})
    owner = QObject()
    pictures = Pictures(media, lambda coroutine: spawn(owner, coroutine))
    pictures.set_edge(400)
    pictures.look("https://a/b.jpg")
    qtbot.waitUntil(lambda: pictures.pixmap("https://a/b.jpg") is not None)
    pixmap = pictures.pixmap("https://a/b.jpg")
    assert pixmap is not None
    assert (pixmap.width() in {266, 267}, pixmap.height()) == (True, 400)
    assert pictures.size("https://a/b.jpg") == QSize(800, 1200)
    changed: list[str] = []
    pictures.changed.connect(changed.append)
    pictures.set_edge(800)
    assert pictures.look("https://a/b.jpg") is Look.LOADING
    qtbot.waitUntil(lambda: pictures.pixmap("https://a/b.jpg") is not None)
    again = pictures.pixmap("https://a/b.jpg")
    assert again is not None
    assert again.height() == 800
    assert changed
