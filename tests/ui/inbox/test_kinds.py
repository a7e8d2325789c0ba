"""Every kind of message in the thread: drawn, pressed, described; and a sane bubble for whatever a row may say."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.domain.messages import Body, Contact, HistoryRow, Kind, Link, Message, Place
from app.zalo.history import read_history
from app.zalo.payload import parse
from tests.fakes.inbox import NOW, OA, FakeMedia, cid_of, message_of
from tests.fakes.kinds import ALBUM, BAD, GOOD, TURNED, album, hands, media_of_kinds, sending_album, thread_of
from tests.ui.inbox.settling import Settling
from tests.unit.store.test_kinds import mutated, row_of
from ui.inbox.bubble import BubbleDelegate, BubbleRow, Row
from ui.inbox.content import ContentMaker
from ui.inbox.faces import face_of, file_icon
from ui.inbox.fetching import Fetching
from ui.inbox.hit import Act
from ui.inbox.kind_actions import file_name
from ui.inbox.pictures import Pictures
from ui.inbox.voices import VoicePlayer
from ui.inbox.words import describe_entry, entry_text, hand_tag, state_of
from ui.models.entries import Entry, EntryKind, Window, project
from ui.theme.theme import Theme

CID = cid_of("1")


class Drawn:
    """A delegate over pictures that are there once they were looked at."""

    def __init__(self, qtbot: QtBot, theme: Theme, media: FakeMedia) -> None:
        self.tasks = Settling(qtbot)
        self.pictures = Pictures(media, self.tasks.run)
        self.player = VoicePlayer(Fetching(media), self.tasks.run)
        maker = ContentMaker(theme, self.pictures, lambda ref: None, self.player)
        self.bubbles = BubbleDelegate(theme, maker, lambda: NOW)
        self.bubbles.width = 700.0

    def draw(self, entry: Entry) -> tuple[Row, QImage]:
        """Draw it twice: the first look fetches what it shows."""
        for _ in range(2):
            self.bubbles.forget()
            row = self.bubbles.row(entry)
            image = QImage(int(self.bubbles.width), round(row.height + 1), QImage.Format.Format_ARGB32)
            image.fill(0)
            painter = QPainter(image)
            row.paint(painter, QPointF(), None, NOW)
            painter.end()
            self.tasks.settle()
        return row, image

    def acts(self, entry: Entry) -> list[Act]:
        return [hit.act for hit in self.draw(entry)[0].hits()]


@pytest.fixture
def drawn(qtbot: QtBot, theme: Theme) -> Drawn:
    return Drawn(qtbot, theme, media_of_kinds())


def entry_of(body: Body, *, out: bool = False) -> Entry:
    return Entry("m:1", EntryKind.MESSAGE, NOW, message_of(CID, 1, at=NOW, out=out, body=body))


def is_sane(row: Row, image: QImage, width: float) -> None:
    """Inside its width, and no higher than a screen or two; something is there to be seen."""
    assert 20 < row.height < 12_000
    assert isinstance(row, BubbleRow)
    assert row._box.left() >= 0
    assert row._box.right() <= width
    for part, spot in row._spots:
        assert spot.x() + part.size.width() <= row._box.width() + 1
        assert spot.y() + part.size.height() <= row._box.height() + 1
    for hit in row.hits():
        assert hit.rect.left() >= 0
        assert hit.rect.right() <= width + 1
        assert hit.rect.width() > 0
        assert hit.rect.height() > 0
    seen = bytes(image.constBits())[3::4]
    assert any(seen), "an empty row"


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("width", [360.0, 700.0, 1500.0])
@pytest.mark.parametrize("rows", [GOOD, BAD], ids=["good", "bad"])
def test_each_kind_is_a_sane_bubble(
    drawn: Drawn, theme: Theme, rows: tuple[tuple[bool, Body], ...], width: float, choice: str
) -> None:
    theme.choose(choice)  # type: ignore[arg-type]
    drawn.bubbles.width = width
    for entry in project(Window(tuple(thread_of(CID, rows))), {}):
        if entry.message is not None:
            is_sane(*drawn.draw(entry), width)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(row=mutated(), out=st.booleans())
def test_a_row_with_wrong_fields_is_a_sane_bubble(drawn: Drawn, row: tuple[object, dict[str, Any]], out: bool) -> None:
    given_row = row_of(*row) | ({"src": 0, "from_id": OA, "to_id": CID.user_id} if out else {})
    (read,) = read_history(parse(json.dumps([given_row]).encode()), OA).rows
    entry = Entry("m:1", EntryKind.MESSAGE, NOW, _message(read))
    is_sane(*drawn.draw(entry), drawn.bubbles.width)
    assert describe_entry(entry, NOW)
    assert "/" not in file_name(entry)
    entry_text(entry)


def _message(row: HistoryRow) -> Message:
    return message_of(CID, 1, at=NOW, out=row.direction.value == "out", body=row.body)


@pytest.mark.parametrize(
    ("body", "acts"),
    [
        (Body(Kind.TEXT, "https://a.vn 0901234567"), [Act.LINK, Act.PHONE]),
        (Body(Kind.PHOTO, url=ALBUM[0], thumb=ALBUM[0]), [Act.PHOTO]),
        (Body(Kind.PHOTO, url="https://f.zdn.vn/het.jpg"), [Act.GONE]),
        (Body(Kind.PHOTO, url="https://f.zdn.vn/hong.jpg"), [Act.AGAIN]),
        (Body(Kind.PHOTO), []),
        (Body(Kind.VOICE, url="https://f.zdn.vn/loi-nhan.amr"), [Act.PLAY, Act.SEEK]),
        (Body(Kind.VIDEO, url="https://f.zdn.vn/p.mp4", thumb=ALBUM[0]), [Act.OPEN]),
        (Body(Kind.VIDEO, url="https://f.zdn.vn/p.mp4"), [Act.OPEN, Act.SAVE]),
        (Body(Kind.FILE, url="https://f.zdn.vn/a", file_name="a.pdf"), [Act.OPEN, Act.SAVE]),
        (Body(Kind.FILE, url="https://f.zdn.vn/a", file_name="a.exe"), [Act.SAVE]),
        (Body(Kind.FILE, file_name="a.pdf"), []),
        (Body(Kind.LINK, links=(Link("https://a.vn", "Nến"),)), [Act.LINK]),
        (Body(Kind.LINK, links=(Link("", "Nến"),)), []),
        (Body(Kind.LOCATION, place=Place(10.0, 106.0)), [Act.LINK]),
        (Body(Kind.CARD, contact=Contact("Mai", "0903123456")), [Act.COPY]),
        (Body(Kind.CARD, contact=Contact("Mai")), []),
        (Body(Kind.CALL), []),
        (Body(Kind.HIDDEN, "#gia"), []),
        (Body(Kind.UNKNOWN, raw_type="x"), []),
    ],
)
def test_what_can_be_pressed(drawn: Drawn, body: Body, acts: list[Act]) -> None:
    assert drawn.acts(entry_of(body)) == acts


def test_a_link_says_only_what_zalo_told(drawn: Drawn) -> None:
    body = Body(Kind.LINK, links=(Link("https://a.vn/x", "Nến", "Thơm", ALBUM[0]),))
    drawn.draw(entry_of(body))
    media = drawn.pictures._media
    assert isinstance(media, FakeMedia)
    assert not any("a.vn" in asked for asked in media.wanted)


def test_names_of_files_cannot_pretend(drawn: Drawn) -> None:
    entry = entry_of(Body(Kind.FILE, url="https://f.zdn.vn/a", file_name=TURNED))
    assert file_name(entry).endswith("gpj.exe")
    assert face_of(entry.message.body, "x").title.endswith("gpj.exe") if entry.message else False
    assert drawn.acts(entry) == [Act.SAVE]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (Body(Kind.FILE, file_name="../../etc/passwd"), "passwd"),
        (Body(Kind.FILE, file_name="C:\\a\\b.pdf"), "b.pdf"),
        (Body(Kind.FILE, file_name='a<b>:"|?*.pdf'), "ab.pdf"),
        (Body(Kind.FILE, file_name="...."), "zalo"),
        (Body(Kind.VOICE, url="https://f.zdn.vn/x.amr?t=1"), "x.amr"),
        (Body(Kind.VOICE, url="https://f.zdn.vn/0123456789abcdef"), "0123456789abcdef.amr"),
        (Body(Kind.PHOTO, url="https://f.zdn.vn/"), "zalo.jpg"),
        (Body(Kind.FILE, file_name="n" * 900 + ".pdf"), "n" * 116 + ".pdf"),
        (Body(Kind.FILE, file_name="NUL.pdf"), "_NUL.pdf"),
    ],
)
def test_what_a_saved_file_is_called(body: Body, name: str) -> None:
    assert file_name(entry_of(body)) == name


def test_an_album_is_a_grid_of_which_each_photo_is_pressed(drawn: Drawn) -> None:
    for count in range(2, 11):
        entry = project(Window(tuple(album(CID, count))), {})[-1]
        row, image = drawn.draw(entry)
        is_sane(row, image, drawn.bubbles.width)
        hits = row.hits()
        assert [hit.member for hit in hits] == list(range(count))
        assert [hit.value for hit in hits] == [one.message.body.url for one in entry.album if one.message]
        for n, hit in enumerate(hits):
            assert not any(hit.rect.intersects(other.rect) for other in hits[n + 1 :])


def test_the_photo_that_failed_is_marked_and_spoken_of(drawn: Drawn) -> None:
    entry = project(Window(outbox=tuple(sending_album(CID))), {})[-1]
    state = state_of(entry, NOW)
    assert state is not None
    assert (state[0].id, state[1]) == (703, "1 of 6: Not sent: Too large")
    assert {Act.RETRY, Act.DISCARD} <= set(drawn.acts(entry))


def test_whose_hand_it_was_is_said(drawn: Drawn) -> None:
    entries = [entry for entry in project(Window(tuple(hands(CID))), {}) if entry.message]
    assert [hand_tag(entry) for entry in entries] == ["", "Lan", "sent outside the app", "", "automatic reply"]
    assert describe_entry(entries[1], NOW).startswith("Shop, ")
    assert describe_entry(entries[0], NOW).startswith("You, ")


def test_each_kind_is_named_to_a_screen_reader() -> None:
    words = {
        Kind.PHOTO: "[Photo]",
        Kind.VOICE: "[Voice message] 0:47",
        Kind.CALL: "[Call] 3:12",
        Kind.HIDDEN: "[Button]",
    }
    for kind, word in words.items():
        seconds = {Kind.VOICE: 47, Kind.CALL: 192}.get(kind, 0)
        assert f"Customer, {word}" in describe_entry(entry_of(Body(kind, seconds=seconds)), NOW)
    photos = project(Window(tuple(album(CID, 3, caption="đỏ"))), {})[-1]
    assert "[3 photos], đỏ" in describe_entry(photos, NOW)
    card = entry_of(Body(Kind.CARD, contact=Contact("Mai", "0903123456")))
    assert "[Business card], Mai\n0903123456" in describe_entry(card, NOW)


def test_a_message_without_end_is_cut_but_copied_whole(drawn: Drawn) -> None:
    text = "xin chào " * 6_000
    entry = entry_of(Body(Kind.TEXT, text))
    row, image = drawn.draw(entry)
    is_sane(row, image, drawn.bubbles.width)
    assert isinstance(row, BubbleRow)
    assert len(row._spots) == 2
    assert entry_text(entry) == text


def test_icons_of_files() -> None:
    assert file_icon("a.PDF") == "file-pdf-box"
    assert file_icon("a") == file_icon("a.xyz") == "file-outline"
