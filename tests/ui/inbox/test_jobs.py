"""Ten jobs of a shop's day, done by hand: how many clicks and key presses each takes is what docs/jobs.md says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.listing import Show
from tests.fakes.core import FakeCore
from tests.fakes.inbox import shop_day
from tests.fakes.search import FakeSearch
from tests.fakes.setup import OA, connection
from tests.ui.inbox.places import text_spot
from ui.shell.workspace import Workspace
from ui.theme.theme import Theme

JOBS = Path(__file__).resolve().parents[3] / "docs" / "jobs.md"
Way = Callable[["Hand"], None]
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Hand:
    """Counts what it does. A word that is typed is the job itself, and counts for nothing."""

    def __init__(self, qtbot: QtBot, workspace: Workspace, core: FakeCore, cid: ConversationId) -> None:
        self.qtbot, self.workspace, self.core, self.cid = qtbot, workspace, core, cid
        self.inbox = workspace.inbox
        self.clicks = self.keys = 0

    def click(self, widget: QWidget, at: QPoint | None = None, *, right: bool = False) -> None:
        self.clicks += 1
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        QTest.mouseClick(widget, button, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        QTest.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(self.focus(), commit)

    def focus(self) -> QWidget:
        return self.workspace.focusWidget() or self.workspace  # popups make the window inactive on this platform

    def wait(self, until: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()))


@pytest.fixture
def hand(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Hand:
    """At the second conversation of a full list, with the keyboard in its field; the one that shows everything is on
    top, and somebody waits in it."""
    core = FakeCore(tmp_path).with_oas(connection(OA, "Áo dài Thuỳ Anh"))
    day, media, cid = shop_day()
    core.inbox.__dict__.update(day.__dict__)
    core.media.__dict__.update(media.__dict__)
    core.search = FakeSearch(core.inbox)
    made = Workspace(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.inbox.model.ready and made.inbox.isVisible())
    second = made.inbox.model.id_at(1)
    assert second is not None
    _go(qtbot, made, second)
    return Hand(qtbot, made, core, cid)


def _go(qtbot: QtBot, workspace: Workspace, cid: ConversationId) -> None:
    workspace.show_conversation(cid)
    shown = workspace.inbox.conversation
    qtbot.waitUntil(lambda: shown.model.conversation == cid and shown.isVisible())
    shown.composer.editor.setFocus()
    qtbot.waitUntil(shown.composer.editor.hasFocus)


def _at_top(hand: Hand) -> Hand:
    """The job begins in the conversation on top."""
    _go(hand.qtbot, hand.workspace, hand.cid)
    hand.wait(lambda: hand.inbox.conversation.model.rowCount() > 3)
    return hand


def _row(hand: Hand, row: int = 0) -> None:
    table = hand.inbox.list.table
    hand.click(table.viewport(), table.visualRect(hand.inbox.model.index(row, 0)).center())


def _sent(hand: Hand, text: str) -> bool:
    return any(call[2].text == text for call in hand.core.inbox.called("send"))  # type: ignore[attr-defined]


def _pick(hand: Hand, text: str) -> None:
    def entry() -> object:
        menu = QApplication.activePopupWidget()
        actions = menu.actions() if isinstance(menu, QMenu) else []
        return next((one for one in actions if one.text().startswith(text)), None)

    hand.wait(entry)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    hand.click(menu, menu.actionGeometry(entry()).center())  # type: ignore[arg-type]


# --- answer a new message


def answer_by_mouse(hand: Hand) -> None:
    _row(hand)
    hand.wait(lambda: hand.inbox.conversation.model.conversation == hand.cid)
    hand.type("Dạ còn ạ")
    hand.wait(hand.inbox.conversation.composer.send.isEnabled)
    hand.click(hand.inbox.conversation.composer.send)
    hand.wait(lambda: _sent(hand, "Dạ còn ạ"))


def answer_by_keys(hand: Hand) -> None:
    hand.press(Qt.Key.Key_Up, CTRL)
    hand.wait(lambda: hand.inbox.conversation.model.conversation == hand.cid)
    hand.type("Dạ còn ạ")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: _sent(hand, "Dạ còn ạ"))


# --- send a photo that was copied, and the bank's QR picture the same way


def photo_by_keys(hand: Hand) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    hand.press(Qt.Key.Key_V, CTRL)
    hand.wait(lambda: hand.inbox.conversation.composer.send.isEnabled())
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: bool(hand.core.inbox.called("send")))


# --- find a customer by phone; find an old message


def search_by_mouse(hand: Hand, words: str) -> None:
    side = hand.inbox.side
    hand.click(side.field)
    hand.type(words)
    hand.wait(lambda: side.model.text == words and not side.model.looking and side.model.rowCount() > 0)
    view = side.results.view
    row = side.model.next_hit(-1, 1)
    assert row is not None
    hand.click(view.viewport(), view.visualRect(side.model.index(row, 0)).center())
    hand.wait(lambda: hand.inbox.conversation.model.conversation == hand.cid)


def search_by_keys(hand: Hand, words: str) -> None:
    side = hand.inbox.side
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type(words)
    hand.wait(lambda: side.model.text == words and not side.model.looking)
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: hand.inbox.conversation.model.conversation == hand.cid)


# --- tag a customer


def tag_by_mouse(hand: Hand) -> None:
    _at_top(hand)
    dock = hand.inbox.beside
    hand.click(hand.inbox.conversation.header.customer)
    hand.wait(lambda: dock.panel is not None and dock.panel.area.isVisible())
    assert dock.panel is not None
    tags = dock.panel.card.tags
    before = len(tags.chips)
    hand.click(tags.add)
    hand.type("Khách mới")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: len(tags.chips) > before)


def tag_by_keys(hand: Hand) -> None:
    _at_top(hand)
    dock = hand.inbox.beside
    hand.press(Qt.Key.Key_T, CTRL)
    hand.wait(lambda: dock.panel is not None and dock.panel.card.tags.field.isVisible())
    assert dock.panel is not None
    tags = dock.panel.card.tags
    before = len(tags.chips)
    hand.wait(lambda: hand.focus() is tags.field)
    hand.type("Khách mới")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: len(tags.chips) > before)


# --- close a conversation


def close_by_mouse(hand: Hand) -> None:
    _at_top(hand)
    hand.click(hand.inbox.conversation.header.close_button)
    hand.wait(lambda: hand.core.inbox.conversations[hand.cid].closed)


def close_by_keys(hand: Hand) -> None:
    _at_top(hand)
    hand.press(Qt.Key.Key_E, CTRL)
    hand.wait(lambda: hand.core.inbox.conversations[hand.cid].closed)


# --- quote and answer


def quote_by_mouse(hand: Hand) -> None:
    _at_top(hand)
    pane = hand.inbox.conversation
    entry = next(
        one
        for one in reversed([pane.model.entry(row) for row in range(pane.model.rowCount())])
        if one.message is not None and not one.outgoing and one.message.body.text
    )
    spot = text_spot(pane.thread_view, entry.id, 12)
    QTest.mouseMove(pane.thread_view.viewport(), spot)
    hand.wait(pane.answering.bar.isVisible)
    hand.click(pane.answering.bar.answer)
    hand.wait(lambda: pane.composer.quoted is not None)
    hand.type("Dạ đúng ạ")
    hand.click(pane.composer.send)
    hand.wait(lambda: _sent(hand, "Dạ đúng ạ"))


def quote_by_keys(hand: Hand) -> None:
    _at_top(hand)
    composer = hand.inbox.conversation.composer
    hand.press(Qt.Key.Key_Up, ALT)
    hand.wait(lambda: composer.quoted is not None)
    hand.type("Dạ đúng ạ")
    hand.press(Qt.Key.Key_Return)
    hand.wait(lambda: _sent(hand, "Dạ đúng ạ"))


# --- filter to the unanswered


def filter_by_mouse(hand: Hand) -> None:
    hand.click(hand.inbox.list.filters.buttons[Show.UNANSWERED])
    hand.wait(lambda: hand.inbox.model.view.show is Show.UNANSWERED)


def filter_by_keys(hand: Hand) -> None:
    hand.press(Qt.Key.Key_3, ALT)
    hand.wait(lambda: hand.inbox.model.view.show is Show.UNANSWERED)


# --- mark unread, and come back


def unread_by_mouse(hand: Hand) -> None:
    _at_top(hand)
    table = hand.inbox.list.table
    hand.click(table.viewport(), table.visualRect(hand.inbox.model.index(0, 0)).center(), right=True)
    table.menu_wanted.emit([hand.cid], table.mapToGlobal(QPoint(40, 40)))  # a right press sends no menu event here
    _pick(hand, "Mark as unread")
    hand.wait(lambda: not hand.core.inbox.conversations[hand.cid].seen)
    hand.click(hand.inbox.list.filters.buttons[Show.UNREAD])
    hand.wait(lambda: hand.inbox.model.ready and hand.inbox.model.row_of(hand.cid) is not None)
    _row(hand, hand.inbox.model.row_of(hand.cid) or 0)


def unread_by_keys(hand: Hand) -> None:
    _at_top(hand)
    hand.press(Qt.Key.Key_U, CTRL)
    hand.wait(lambda: not hand.core.inbox.conversations[hand.cid].seen)
    hand.press(Qt.Key.Key_2, ALT)
    hand.wait(lambda: hand.inbox.model.ready and hand.inbox.model.row_of(hand.cid) is not None)


WAYS: dict[str, tuple[Way | None, Way]] = {
    "answer a new message": (answer_by_mouse, answer_by_keys),
    "send a photo that was copied": (None, photo_by_keys),
    "find a customer by phone": (
        lambda hand: search_by_mouse(hand, "0901234567"),
        lambda hand: search_by_keys(hand, "0901234567"),
    ),
    "find an old message": (
        lambda hand: search_by_mouse(hand, "850.000"),
        lambda hand: search_by_keys(hand, "850.000"),
    ),
    "tag a customer": (tag_by_mouse, tag_by_keys),
    "close a conversation": (close_by_mouse, close_by_keys),
    "quote a message and answer": (quote_by_mouse, quote_by_keys),
    "look at the unanswered ones": (filter_by_mouse, filter_by_keys),
    "mark as unread, and come back": (unread_by_mouse, unread_by_keys),
}


def told(job: str) -> list[str]:
    """The row of docs/jobs.md: clicks and keys."""
    found = re.search(rf"^\| {re.escape(job)} \| ([^|]*) \| ([^|]*) \|", JOBS.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, f"docs/jobs.md says nothing of: {job}"
    return [part.strip() for part in found.groups()]


def _counted(cell: str) -> tuple[int, int]:
    """Clicks, and the keys among them: "2 + Enter"."""
    clicks, _, key = cell.partition(" + ")
    return int(clicks), int(bool(key))


@pytest.mark.parametrize("job", [job for job, ways in WAYS.items() if ways[0] is not None])
def test_by_mouse(hand: Hand, job: str) -> None:
    way = WAYS[job][0]
    assert way is not None
    way(hand)
    assert (hand.clicks, hand.keys) == tuple(_counted(told(job)[0]))


@pytest.mark.parametrize("job", WAYS)
def test_by_keys(hand: Hand, job: str) -> None:
    WAYS[job][1](hand)
    assert (hand.clicks, hand.keys) == (0, int(told(job)[1].split()[0]))
