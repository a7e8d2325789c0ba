"""The photo editor: what is drawn is what is cut and blurred, by mouse and by keys, and every step goes back."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.photo_edit import UNTOUCHED, WHOLE, Box, PhotoEdit
from ui.inbox.edit_canvas import Tool
from ui.inbox.photo_editor import PhotoEditor
from ui.theme.theme import Theme

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def stripes() -> QImage:
    """Thin black and white stripes: a blur makes them grey."""
    made = QImage(400, 200, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    for x in range(0, 400, 4):
        painter.fillRect(x, 0, 2, 200, QColor("black"))
    painter.end()
    return made


@pytest.fixture
def editor(qtbot: QtBot, theme: Theme) -> Iterator[PhotoEditor]:
    parent = QWidget()
    parent.resize(1000, 700)
    qtbot.addWidget(parent)
    made = PhotoEditor(stripes(), UNTOUCHED, "a.jpg", theme, parent)
    made.open()
    qtbot.waitExposed(made)
    yield made
    assert parent is not None


def at(editor: PhotoEditor, x: float, y: float) -> QPoint:
    """A point of the photo as it is seen, in the canvas."""
    area = editor.canvas.area()
    return QPointF(area.left() + x * area.width(), area.top() + y * area.height()).toPoint()


def drag(editor: PhotoEditor, start: tuple[float, float], end: tuple[float, float]) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    first, last = at(editor, *start), at(editor, *end)
    QTest.mousePress(editor.canvas, left, none, first)
    QTest.mouseMove(editor.canvas, (first + last) / 2)
    QTest.mouseMove(editor.canvas, last)
    QTest.mouseRelease(editor.canvas, left, none, last)


def near(box: Box, *sides: float) -> bool:
    return all(abs(one - other) < 0.01 for one, other in zip(box, sides, strict=True))


def test_a_frame_is_drawn_moved_and_pulled(editor: PhotoEditor) -> None:
    drag(editor, (0.2, 0.2), (0.6, 0.7))
    assert near(editor.canvas.edit.crop, 0.2, 0.2, 0.6, 0.7)
    drag(editor, (0.4, 0.4), (0.5, 0.5))
    assert near(editor.canvas.edit.crop, 0.3, 0.3, 0.7, 0.8)
    drag(editor, (0.7, 0.8), (0.9, 0.9))
    assert near(editor.canvas.edit.crop, 0.3, 0.3, 0.9, 0.9)


def test_the_edges_of_an_uncropped_photo_are_handles(editor: PhotoEditor) -> None:
    drag(editor, (0.0, 0.5), (0.25, 0.5))
    assert near(editor.canvas.edit.crop, 0.25, 0.0, 1.0, 1.0)


def test_a_blur_is_drawn_where_nothing_can_be_read_then(qtbot: QtBot, editor: PhotoEditor) -> None:
    qtbot.keyClick(editor.canvas, Qt.Key.Key_B)
    drag(editor, (0.2, 0.4), (0.8, 0.6))
    (blur,) = editor.canvas.edit.blurs
    assert near(blur, 0.2, 0.4, 0.8, 0.6)
    editor.canvas.use(Tool.CROP)
    seen = editor.canvas.grab().toImage()
    ratio = seen.devicePixelRatio()
    row = [seen.pixelColor(at(editor, x / 100, 0.5) * ratio).lightness() for x in range(25, 75, 2)]
    assert max(row) - min(row) < 25
    above = [seen.pixelColor(at(editor, x / 100, 0.2) * ratio).lightness() for x in range(25, 75, 2)]
    assert max(above) - min(above) > 100


def test_a_slip_of_the_hand_blurs_nothing(qtbot: QtBot, editor: PhotoEditor) -> None:
    qtbot.keyClick(editor.canvas, Qt.Key.Key_B)
    qtbot.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=at(editor, 0.5, 0.5))
    assert editor.canvas.edit == UNTOUCHED
    assert not editor.undo.isEnabled()


def test_a_blur_is_chosen_moved_and_removed(qtbot: QtBot, editor: PhotoEditor) -> None:
    qtbot.mouseClick(editor.blur, Qt.MouseButton.LeftButton)
    drag(editor, (0.2, 0.2), (0.5, 0.4))
    drag(editor, (0.6, 0.6), (0.8, 0.8))
    drag(editor, (0.35, 0.3), (0.45, 0.4))
    assert near(editor.canvas.edit.blurs[0], 0.3, 0.3, 0.6, 0.5)
    assert editor.canvas.chosen == 0
    qtbot.mouseClick(editor.remove, Qt.MouseButton.LeftButton)
    assert len(editor.canvas.edit.blurs) == 1
    assert not editor.remove.isEnabled()


def test_all_by_keys(qtbot: QtBot, editor: PhotoEditor) -> None:
    canvas = editor.canvas
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    before = canvas.edit.blurs[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    after = canvas.edit.blurs[0]
    assert near(after, before.left + 0.01, before.top + 0.01, before.right + 0.02, before.bottom + 0.01)
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    qtbot.keyClick(canvas, Qt.Key.Key_PageDown)
    assert canvas.chosen == 0
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert len(canvas.edit.blurs) == 1
    qtbot.keyClick(canvas, Qt.Key.Key_C)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, SHIFT)
    assert near(canvas.edit.crop, 0.0, 0.0, 0.99, 1.0)
    qtbot.keyClick(canvas, Qt.Key.Key_R, SHIFT)
    assert canvas.edit.turns == 3


def test_a_turned_photo_is_cropped_where_one_draws(qtbot: QtBot, editor: PhotoEditor) -> None:
    qtbot.mouseClick(editor.right, Qt.MouseButton.LeftButton)
    drag(editor, (0.25, 0.2), (0.75, 0.6))
    assert near(editor.canvas.edit.crop, 0.2, 0.25, 0.6, 0.75)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_Down)
    assert near(editor.canvas.edit.crop, 0.21, 0.25, 0.61, 0.75)


def test_every_step_is_undone_done_again_and_reset(qtbot: QtBot, editor: PhotoEditor) -> None:
    canvas = editor.canvas
    drag(editor, (0.2, 0.2), (0.6, 0.7))
    cropped = canvas.edit
    qtbot.keyClick(canvas, Qt.Key.Key_R)
    qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert canvas.edit == cropped
    qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL)
    assert canvas.edit == UNTOUCHED
    assert not editor.undo.isEnabled()
    qtbot.keyClick(canvas, Qt.Key.Key_Y, CONTROL)
    qtbot.keyClick(canvas, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert canvas.edit == cropped.turned(1)
    qtbot.mouseClick(editor.reset, Qt.MouseButton.LeftButton)
    assert canvas.edit == UNTOUCHED
    qtbot.mouseClick(editor.undo, Qt.MouseButton.LeftButton)
    assert canvas.edit.crop != WHOLE


def test_done_hands_the_edit_over_and_escape_does_not(qtbot: QtBot, editor: PhotoEditor) -> None:
    told: list[PhotoEdit] = []
    editor.chosen.connect(told.append)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_R)
    with qtbot.waitSignal(editor.finished):
        qtbot.mouseClick(editor.ready, Qt.MouseButton.LeftButton)
    assert told == [PhotoEdit(turns=1)]


def test_escape_changes_nothing(qtbot: QtBot, editor: PhotoEditor) -> None:
    told: list[PhotoEdit] = []
    editor.chosen.connect(told.append)
    qtbot.keyClick(editor.canvas, Qt.Key.Key_R)
    with qtbot.waitSignal(editor.finished):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert told == []
