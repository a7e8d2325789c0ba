"""The photo viewer: fits, zooms at the mouse, drags, turns; tells what a person wants by mouse and by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.fakes.inbox import animation
from ui.inbox.viewer import STEP, PhotoViewer
from ui.theme.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def viewer(qtbot: QtBot, theme: Theme) -> Iterator[PhotoViewer]:
    parent = QWidget()
    parent.resize(1200, 800)
    qtbot.addWidget(parent)
    made = PhotoViewer(theme, parent)
    image = QImage(4000, 1000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.blue)
    made.show_image(image)
    made.open()
    qtbot.waitExposed(made)
    yield made
    assert parent is not None


def test_it_lies_over_the_window(viewer: PhotoViewer) -> None:
    parent = viewer.parentWidget()
    assert parent is not None
    assert viewer.size() == parent.window().size()


def test_a_large_photo_fits_and_a_small_one_keeps_its_size(viewer: PhotoViewer) -> None:
    canvas = viewer.canvas
    assert round(canvas.area().width()) == canvas.width()
    small = QImage(100, 50, QImage.Format.Format_RGB32)
    viewer.show_image(small)
    assert canvas.area().width() == 100


def test_zoom_keeps_the_point_under_the_mouse(viewer: PhotoViewer) -> None:
    canvas = viewer.canvas
    at = QPointF(canvas.area().left() + canvas.area().width() / 4, canvas.rect().center().y())
    before = (at.x() - canvas.area().left()) / canvas.scale
    canvas.zoom(3.0, at)
    assert (at.x() - canvas.area().left()) / canvas.scale == pytest.approx(before, abs=1.0)


def test_the_wheel_zooms_and_a_drag_moves_no_farther_than_the_edge(viewer: PhotoViewer) -> None:
    canvas = viewer.canvas
    middle = QPointF(canvas.rect().center())
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    wheel = QWheelEvent(
        *(middle, QPointF(canvas.mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, 480)),
        *(Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False),
    )
    fitted = canvas.scale
    QApplication.sendEvent(canvas, wheel)
    assert canvas.scale == pytest.approx(fitted * STEP**4)
    before = canvas.area().center().x()
    QTest.mousePress(canvas, left, none, QPoint(300, 300))
    QTest.mouseMove(canvas, QPoint(340, 300))
    assert canvas.area().center().x() == pytest.approx(before + 40, abs=1)
    QTest.mouseMove(canvas, QPoint(5000, 300))
    QTest.mouseRelease(canvas, left, none, QPoint(5000, 300))
    assert canvas.area().left() == pytest.approx(0, abs=1)
    assert viewer.isVisible()


def test_keys_zoom_and_fit(qtbot: QtBot, viewer: PhotoViewer) -> None:
    fitted = viewer.canvas.scale
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.canvas.scale == pytest.approx(fitted * STEP)
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.canvas.scale == fitted
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.canvas.scale == fitted


def test_a_double_click_goes_close_and_back(qtbot: QtBot, viewer: PhotoViewer) -> None:
    canvas = viewer.canvas
    fitted, middle = canvas.scale, canvas.rect().center()
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert canvas.scale == pytest.approx(1.0)
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert canvas.scale == fitted


def test_a_turned_photo_fits_again(qtbot: QtBot, viewer: PhotoViewer) -> None:
    canvas = viewer.canvas
    qtbot.keyClick(viewer, Qt.Key.Key_R)
    assert round(canvas.area().height()) == canvas.height()
    assert canvas.area().width() < canvas.area().height()
    qtbot.keyClick(viewer, Qt.Key.Key_R, SHIFT)
    assert round(canvas.area().width()) == canvas.width()


def test_arrows_go_from_photo_to_photo_and_move_a_close_one(qtbot: QtBot, viewer: PhotoViewer) -> None:
    steps: list[int] = []
    viewer.step_wanted.connect(steps.append)
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    assert steps == [], "there is none"
    viewer.show_neighbours(older=True, newer=True)
    qtbot.keyClick(viewer, Qt.Key.Key_Left)
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    qtbot.keyClick(viewer, Qt.Key.Key_PageUp)
    qtbot.mouseClick(viewer.newer, Qt.MouseButton.LeftButton)
    assert steps == [-1, 1, -1, 1]
    viewer.canvas.zoom(4.0)
    before = viewer.canvas.area().left()
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert viewer.canvas.area().left() < before
    assert len(steps) == 4


def test_what_a_person_wants_is_told(qtbot: QtBot, viewer: PhotoViewer) -> None:
    told: list[object] = []
    viewer.copy_wanted.connect(lambda: told.append("copy"))
    viewer.save_wanted.connect(lambda: told.append("save"))
    viewer.save_all_wanted.connect(lambda: told.append("all"))
    viewer.keep_wanted.connect(told.append)
    qtbot.keyClick(viewer, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(viewer, Qt.Key.Key_S, CONTROL)
    qtbot.mouseClick(viewer.save_all, Qt.MouseButton.LeftButton)
    qtbot.keyClick(viewer, Qt.Key.Key_K)
    qtbot.keyClick(viewer, Qt.Key.Key_K)
    assert told == ["copy", "save", "all", True, False]


def test_words_and_place(viewer: PhotoViewer) -> None:
    viewer.show_words("Nguyễn Thị Thu Hằng", "10:02 09/10/2025", "Mẫu này ạ")
    viewer.show_place(3, 12)
    assert viewer.place.text() == "3 of 12"
    assert viewer.caption.isVisible()
    assert "Mẫu này ạ" in viewer.canvas.accessibleName()
    viewer.show_words("Bạn", "10:03", "")
    viewer.show_place(1, 1)
    assert viewer.caption.isHidden()
    assert viewer.place.text() == ""


def test_what_is_gone_says_so_and_offers_oa_manager(qtbot: QtBot, viewer: PhotoViewer) -> None:
    viewer.show_nothing("Không còn trên máy chủ Zalo", at_zalo=True)
    assert viewer.nothing.isVisible()
    assert not viewer.save.isEnabled()
    with qtbot.waitSignal(viewer.manager_wanted):
        qtbot.mouseClick(viewer.manager, Qt.MouseButton.LeftButton)
    viewer.show_nothing("Lát nữa", at_zalo=False)
    assert viewer.manager.isHidden()
    viewer.show_image(QImage(10, 10, QImage.Format.Format_RGB32))
    assert viewer.canvas.isVisible()
    assert viewer.save.isEnabled()


def test_a_gif_moves(qtbot: QtBot, viewer: PhotoViewer) -> None:
    data = animation()
    viewer.show_image(QImage.fromData(data))
    viewer.canvas.play(data)
    first = viewer.canvas.grab().toImage()
    qtbot.waitUntil(lambda: viewer.canvas.grab().toImage() != first)


def test_a_click_beside_the_photo_closes(qtbot: QtBot, viewer: PhotoViewer) -> None:
    with qtbot.waitSignal(viewer.finished):
        qtbot.mouseClick(viewer.canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_escape_and_the_cross_close(qtbot: QtBot, viewer: PhotoViewer) -> None:
    with qtbot.waitSignal(viewer.finished):
        qtbot.mouseClick(viewer.close_button, Qt.MouseButton.LeftButton)
