"""From photo to photo of a conversation, in the pane with real keys: words, places, keeping, copying, saving."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from tests.fakes.inbox import FakeMedia
from tests.fakes.inbox_core import InboxCore
from ui.i18n import Languages
from ui.inbox.pane import InboxPane
from ui.inbox.viewer import PhotoViewer

SHIRT, BAG = "https://f.zdn.vn/ao.jpg", "https://t.zdn.vn/tui.jpg"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(qapp: QApplication, open_pane: Callable[..., InboxPane], cid: ConversationId) -> InboxPane:
    Languages(qapp, "en")
    return open_pane(cid)


def look_at(qtbot: QtBot, pane: InboxPane, ref: str) -> PhotoViewer:
    pane.conversation._view_photo(ref)
    qtbot.waitUntil(lambda: pane.findChild(PhotoViewer) is not None)
    viewer = pane.findChild(PhotoViewer)
    assert isinstance(viewer, PhotoViewer)
    qtbot.waitUntil(lambda: bool(viewer.place.text()))
    return viewer


def test_it_says_who_and_when_and_which(qtbot: QtBot, pane: InboxPane) -> None:
    viewer = look_at(qtbot, pane, SHIRT)
    assert viewer.who.text() == "Nguyễn Thị Thu Hằng"
    assert viewer.caption.text() == "Mẫu này ạ"
    assert viewer.place.text() == "3 of 5"
    qtbot.waitUntil(lambda: viewer.canvas._size.width() == 900)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.place.text() == "4 of 5")
    assert viewer.who.text() == "You"


def test_one_goes_to_both_ends_and_meets_the_gif_and_the_dead_link(qtbot: QtBot, pane: InboxPane) -> None:
    viewer = look_at(qtbot, pane, SHIRT)
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.canvas._movie is not None)
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: viewer.nothing.isVisible())
    assert "no longer on Zalo's server" in viewer.nothing.text()
    assert not viewer.older.isEnabled()
    opened: list[str] = []
    pane.conversation.open_url = opened.append
    qtbot.mouseClick(viewer.manager, Qt.MouseButton.LeftButton)
    assert len(opened) == 1
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.canvas.isVisible() and viewer.canvas._movie is not None)


def test_what_was_attached_here_is_shown_too(qtbot: QtBot, pane: InboxPane) -> None:
    viewer = look_at(qtbot, pane, "local:local-giay")
    assert viewer.place.text() == "5 of 5"
    qtbot.waitUntil(lambda: viewer.canvas._size.width() == 1000)


def test_a_photo_is_kept_and_let_go(qtbot: QtBot, pane: InboxPane, core: InboxCore) -> None:
    viewer = look_at(qtbot, pane, SHIRT)
    qtbot.waitUntil(viewer.keep.isEnabled)
    qtbot.keyClick(viewer, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: SHIRT in core.media.kept)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: viewer.place.text() == "4 of 5")
    assert not viewer.keep.isChecked()
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.waitUntil(viewer.keep.isChecked)
    qtbot.mouseClick(viewer.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: SHIRT not in core.media.kept)


def test_the_whole_photo_is_copied(qtbot: QtBot, pane: InboxPane) -> None:
    viewer = look_at(qtbot, pane, BAG)
    qtbot.waitUntil(lambda: viewer.canvas._size.width() == 1200)
    qtbot.keyClick(viewer, Qt.Key.Key_C, CONTROL)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().image().width() == 1200)


def test_a_photo_is_saved_and_a_bad_place_is_told_in_the_viewer(
    qtbot: QtBot, pane: InboxPane, day: tuple[object, FakeMedia, object], tmp_path: Path
) -> None:
    viewer = look_at(qtbot, pane, BAG)
    qtbot.waitUntil(lambda: viewer.canvas._size.width() == 1200)
    qtbot.keyClick(viewer, Qt.Key.Key_S, CONTROL)
    dialog = viewer.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "tui.jpg"))
    qtbot.waitUntil(lambda: (tmp_path / "tui.jpg").exists())
    assert (tmp_path / "tui.jpg").read_bytes() == day[1].files[BAG]
    dialog.fileSelected.emit(str(tmp_path / "none" / "tui.jpg"))
    qtbot.waitUntil(viewer.toast.isVisible)
    dialog.reject()


def test_all_photos_go_to_a_folder(
    qtbot: QtBot, pane: InboxPane, core: InboxCore, cid: ConversationId, tmp_path: Path
) -> None:
    pane.conversation._save_photos()
    dialog = pane.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    qtbot.waitUntil(lambda: core.photos.saved == [(cid, tmp_path)])
    toast = pane.conversation.photos.toast
    qtbot.waitUntil(lambda: "4 photos saved" in toast.text.text())
    assert "1 more" in toast.text.text()
    dialog.reject()
