"""Bubbles: every kind and state is measured, fits its width, and is painted in both themes."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.messages import Body, Kind
from tests.fakes.inbox import NOW, FakeInbox, FakeMedia, cid_of, message_of
from ui.inbox.bubble import BubbleDelegate, BubbleRow
from ui.inbox.content import ContentMaker
from ui.inbox.faces import face_of
from ui.inbox.fetching import Fetching
from ui.inbox.hit import Act
from ui.inbox.pictures import Pictures
from ui.inbox.voices import VoicePlayer
from ui.models.entries import Entry, EntryKind, Window, project
from ui.theme.theme import Theme

CID = cid_of("1")


class Never(Pictures):
    """Pictures that are always on their way."""

    def __init__(self) -> None:
        super().__init__(FakeMedia(), lambda coroutine: coroutine.close())


@pytest.fixture
def bubbles(qtbot: QtBot, theme: Theme) -> BubbleDelegate:
    player = VoicePlayer(Fetching(FakeMedia()), lambda coroutine: coroutine.close())
    made = BubbleDelegate(theme, ContentMaker(theme, Never(), lambda ref: None, player), lambda: NOW)
    made.width = 700.0
    return made


def entries_of(day: tuple[FakeInbox, FakeMedia, ConversationId]) -> list[Entry]:
    inbox, _, cid = day
    window = Window(tuple(inbox.messages[cid]), tuple(inbox.gaps[cid]), tuple(inbox.outbox[cid]))
    return project(window, {})


def entry_of(body: Body, out: bool = False) -> Entry:
    return Entry("m:1", EntryKind.MESSAGE, NOW, message_of(CID, 1, at=NOW, out=out, body=body))


@pytest.mark.parametrize("choice", ["light", "dark"])
@pytest.mark.parametrize("width", [340.0, 700.0, 1500.0])
def test_everything_is_painted_inside_its_row(
    bubbles: BubbleDelegate, theme: Theme, day: tuple[FakeInbox, FakeMedia, ConversationId], choice: str, width: float
) -> None:
    theme.choose(choice)  # type: ignore[arg-type]
    bubbles.width = width
    for entry in entries_of(day):
        row = bubbles.row(entry)
        image = QImage(int(width), round(row.height), QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        row.paint(painter, QPointF(), None, NOW)
        painter.end()
        assert row.height > 20
        for hit in row.hits():
            assert hit.rect.left() >= 0
            assert hit.rect.right() <= width
            assert hit.rect.bottom() <= row.height + 1


def test_every_kind_of_message_has_a_bubble(bubbles: BubbleDelegate) -> None:
    for kind in Kind:
        row = bubbles.row(entry_of(Body(kind, raw_type="x")))
        assert isinstance(row, BubbleRow)
        assert row.height > 20
        bubbles.forget()


def test_an_unknown_kind_is_named_with_its_raw_type() -> None:
    assert face_of(Body(Kind.UNKNOWN, raw_type="nosupport"), "").subtitle == "Kind: nosupport"


def test_rows_are_measured_once(bubbles: BubbleDelegate) -> None:
    entry = entry_of(Body(Kind.TEXT, "Alo"))
    first = bubbles.row(entry)
    assert bubbles.row(entry) is first
    bubbles.width = 500.0
    assert bubbles.row(entry) is not first


def test_long_words_wrap_and_marks_have_room(bubbles: BubbleDelegate) -> None:
    short = bubbles.row(entry_of(Body(Kind.TEXT, "ĐƯỢC RỒI Ễ Ặ")))
    bubbles.forget()
    long = bubbles.row(entry_of(Body(Kind.TEXT, "a" * 600)))
    assert long.height > 4 * short.height / 2
    assert isinstance(long, BubbleRow)
    assert long._box.width() <= 520


def test_what_came_without_a_name_or_address_still_shows(bubbles: BubbleDelegate) -> None:
    assert face_of(Body(Kind.FILE), "").title == "File"
    assert face_of(Body(Kind.FILE), "").act is None
    assert face_of(Body(Kind.FILE, file_name="a.pdf"), "https://f.zdn.vn/a.pdf").act is Act.OPEN
    assert face_of(Body(Kind.LOCATION), "").act is None


def test_a_dead_photo_cannot_be_opened(bubbles: BubbleDelegate) -> None:
    assert bubbles.row(entry_of(Body(Kind.PHOTO))).hits() == []


def test_half_a_surrogate_pair_does_no_harm(bubbles: BubbleDelegate) -> None:
    row = bubbles.row(entry_of(Body(Kind.TEXT, "a\ud83d https://a.vn")))
    assert [hit.value for hit in row.hits()] == ["https://a.vn"]
