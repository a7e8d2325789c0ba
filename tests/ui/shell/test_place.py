"""The window's place for each arrangement of screens: kept, fitted, and never out of reach."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QSplitter
from pytestqt.qtbot import QtBot

from ui.shell.place import GRIP, arrangement, fitted
from ui.shell.window import Window
from ui.theme.theme import Theme

LAPTOP = QRect(0, 0, 1366, 728)
BESIDE = QRect(1366, 0, 1920, 1080)


@pytest.mark.parametrize(
    ("wanted", "areas", "got"),
    [
        (QRect(50, 40, 1000, 600), [LAPTOP], QRect(50, 40, 1000, 600)),
        (QRect(1500, 40, 1000, 600), [LAPTOP, BESIDE], QRect(1500, 40, 1000, 600)),
        (QRect(1500, 40, 1000, 600), [LAPTOP], QRect(366, 40, 1000, 600)),
        (QRect(50, -300, 1000, 600), [LAPTOP], QRect(50, 0, 1000, 600)),
        (QRect(50, 40, 3000, 2000), [LAPTOP], QRect(50, 40, 1366, 728)),
        (QRect(-960, 40, 1000, 600), [LAPTOP], QRect(0, 40, 1000, 600)),
        (QRect(-1287, 0, 1367, 200), [LAPTOP], QRect(0, 0, 1366, 200)),
        (QRect(50, 40, 1000, 600), [], QRect(50, 40, 1000, 600)),
    ],
)
def test_a_window_out_of_reach_comes_back(wanted: QRect, areas: list[QRect], got: QRect) -> None:
    assert fitted(wanted, areas) == got


@given(st.integers(-5000, 5000), st.integers(-5000, 5000), st.integers(300, 4000), st.integers(200, 3000))
def test_wherever_it_was_it_can_be_grasped(left: int, top: int, width: int, height: int) -> None:
    got = fitted(QRect(left, top, width, height), [LAPTOP, BESIDE])
    edge = QRect(got.topLeft(), QSize(got.width(), 1))
    seen = [edge.intersected(area) for area in (LAPTOP, BESIDE)]
    assert any(part.height() == 1 and part.width() >= min(GRIP, got.width()) for part in seen)


def divided(window: Window, name: str = "inbox") -> QSplitter:
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setObjectName(name)
    for _ in range(2):
        splitter.addWidget(QLabel("x"))
    window.show_page(splitter)
    window.place.keep(splitter)
    return splitter


def test_parts_are_kept_and_the_widest_takes_the_rest(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Window(theme, tmp_path / "window.ini")
    qtbot.addWidget(first)
    first.resize(900, 600)
    first.show()
    splitter = divided(first)
    qtbot.waitUntil(lambda: sum(splitter.sizes()) > 800)
    splitter.setSizes([260, splitter.width() - 260])
    splitter.splitterMoved.emit(260, 1)
    first.place.save()
    second = Window(theme, tmp_path / "window.ini")
    qtbot.addWidget(second)
    second.resize(1100, 600)
    second.show()
    again = divided(second)
    qtbot.waitUntil(lambda: again.sizes()[0] == 260)
    assert sum(again.sizes()) > 1000


def test_what_is_damaged_is_passed_over(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Window(theme, None)
    qtbot.addWidget(first)
    name = arrangement(first.screen().virtualSiblings())
    (tmp_path / "window.ini").write_text(f"[{name}]\nparts/inbox=a, b\ngeometry=1\n", encoding="utf-8")
    window = Window(theme, tmp_path / "window.ini")
    qtbot.addWidget(window)
    window.show()
    before = divided(window)
    qtbot.waitUntil(lambda: sum(before.sizes()) > 0)
    assert window.isVisible()


def test_without_a_file_nothing_is_kept(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    window = Window(theme, None)
    qtbot.addWidget(window)
    window.place.save()
    divided(window).splitterMoved.emit(1, 1)
    assert list(tmp_path.iterdir()) == []
