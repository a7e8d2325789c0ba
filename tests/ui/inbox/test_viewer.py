"""The photo viewer: fits, zooms at the mouse, drags, copies, closes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.inbox.viewer import STEP, PhotoViewer
from ui.theme.theme import Theme


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


def test_keys_zoom_and_fit(qtbot: QtBot, viewer: PhotoViewer) -> None:
    fitted = viewer.canvas.scale
    qtbot.keyClick(viewer, Qt.Key.Key_Plus)
    assert viewer.canvas.scale == pytest.approx(fitted * STEP)
    qtbot.keyClick(viewer, Qt.Key.Key_0)
    assert viewer.canvas.scale == fitted
    qtbot.keyClick(viewer, Qt.Key.Key_Minus)
    assert viewer.canvas.scale == fitted


def test_copy_and_close(qtbot: QtBot, viewer: PhotoViewer) -> None:
    qtbot.keyClick(viewer, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().image().width() == 4000
    with qtbot.waitSignal(viewer.finished):
        qtbot.mouseClick(viewer.close_button, Qt.MouseButton.LeftButton)
