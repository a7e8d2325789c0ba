"""Chips by mouse and by keys: taken out, ordered, edited."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.photo_edit import PhotoEdit
from tests.fakes.attachments import FakeAttachments
from tests.fakes.inbox import cid_of, picture
from ui.bridge import spawn
from ui.inbox.chip_row import ChipRow
from ui.inbox.photo_editor import PhotoEditor
from ui.inbox.pictures import Pictures
from ui.inbox.tray import Cancellable, Tray
from ui.theme.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier


def settle(qtbot: QtBot) -> None:
    loop = asyncio.get_running_loop()
    qtbot.waitUntil(lambda: not [task for task in asyncio.all_tasks(loop) if not task.done()])


class Place(QWidget):
    """A tray with its row, as in the composer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.source = FakeAttachments()

        def run(coroutine: Coroutine[Any, Any, None]) -> Cancellable:
            return spawn(self, coroutine)

        self.tray = Tray(self.source, run, self)
        self.row = ChipRow(self.tray, Pictures(self.source.media, run, self), theme, run, self)
        self.row.resize(900, self.row.height())
        self.resize(900, 120)
        self.tray.open(cid_of("1"))


@pytest.fixture
def place(qtbot: QtBot, theme: Theme) -> Place:
    made = Place(theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.tray.add([(name, lambda: picture(80, 60, (170, 40, 50))) for name in ("a.jpg", "b.jpg", "c.pdf")])
    settle(qtbot)
    qtbot.waitUntil(lambda: len(made.row.chips) == 3 and made.row.chips[2].x() > made.row.chips[1].x())
    return made


def names(place: Place) -> list[str]:
    return [chip.slot.name for chip in place.row.chips]


def test_the_row_is_there_while_there_are_files(qtbot: QtBot, place: Place) -> None:
    assert place.row.isVisible()
    for chip in place.row.chips:
        qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    assert place.row.isHidden()


def test_delete_takes_one_out_and_the_keyboard_stays_in_the_row(qtbot: QtBot, place: Place) -> None:
    place.row.chips[0].setFocus()
    qtbot.keyClick(place.row.chips[0], Qt.Key.Key_Delete)
    assert names(place) == ["b.jpg", "c.pdf"]
    assert place.row.chips[0].hasFocus()


def test_arrows_go_and_with_control_move(qtbot: QtBot, place: Place) -> None:
    first = place.row.chips[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right, CONTROL)
    assert names(place) == ["b.jpg", "a.jpg", "c.pdf"]
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert place.row.chips[2].hasFocus()
    qtbot.keyClick(place.row.chips[2], Qt.Key.Key_Right)
    assert place.row.chips[2].hasFocus()


def test_a_chip_is_dragged_to_its_place(qtbot: QtBot, place: Place) -> None:
    chip, target = place.row.chips[0], place.row.chips[2]
    way = target.mapTo(place, target.rect().center()) - chip.mapTo(place, QPoint(0, 0))
    QTest.mousePress(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 30))
    QTest.mouseMove(chip, QPoint(40, 30))
    QTest.mouseMove(chip, way + QPoint(20, 0))
    QTest.mouseRelease(chip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, way)
    assert names(place) == ["b.jpg", "c.pdf", "a.jpg"]
    assert place.findChild(PhotoEditor) is None


def test_a_click_opens_the_editor_and_done_makes_the_photo_anew(qtbot: QtBot, place: Place) -> None:
    qtbot.mouseClick(place.row.chips[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 50))
    qtbot.waitUntil(lambda: place.findChild(PhotoEditor) is not None)
    editor = place.findChild(PhotoEditor)
    assert isinstance(editor, PhotoEditor)
    qtbot.waitExposed(editor)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_R)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not place.tray.busy and place.tray.attachments[1].edit == PhotoEdit(turns=1))
    assert place.tray.attachments[0].edit == PhotoEdit()


def test_a_file_has_no_editor(qtbot: QtBot, place: Place) -> None:
    place.row.chips[2].setFocus()
    qtbot.keyClick(place.row.chips[2], Qt.Key.Key_Return)
    settle(qtbot)
    assert place.findChild(PhotoEditor) is None


def test_what_gets_ready_says_so(qtbot: QtBot, place: Place) -> None:
    place.source.gate = asyncio.Event()
    place.tray.add([("d.jpg", lambda: b"1")])
    qtbot.waitUntil(lambda: place.row.chips[3].slot.done == 0.5)
    chip = place.row.chips[3]
    assert "getting ready" in chip.accessibleName()
    assert chip.cross.accessibleName() == "Cancel: d.jpg"
    qtbot.mouseClick(chip.cross, Qt.MouseButton.LeftButton)
    assert names(place) == ["a.jpg", "b.jpg", "c.pdf"]
