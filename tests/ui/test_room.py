"""Words have room: in every window of the gallery nothing is cut at 150 and 200 percent, in both languages, and what a
screen reader and a keyboard find at 100 is found at 200 too."""

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.gallery.scenes import LANGUAGES, Scene
from tests.gallery.stage import Stage
from tests.ui.test_access import PAGES, inside, missed, nameless, path
from ui.i18n import Languages
from ui.theme.theme import Theme
from ui.widgets.buttons import BoxButton
from ui.widgets.nav_button import NavButton
from ui.widgets.texts import ElidedLabel

ROOMS = {150: (1366, 768), 200: (1920, 1080)}
DRAWN = (BoxButton, NavButton)
"""They lay their words out themselves."""
ROUNDING = 2
"""A pixel at 100 percent may be lost where sizes are rounded."""
SIGN = 2
"""So short is no word: an emoji, whose button is as large as the others."""


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Iterator[Stage]:
    theme.load_icons()
    made = Stage(qapp, theme, vietnamese, tmp_path)
    yield made
    made.clear()
    theme.set_zoom(100)


def cut(widget: QWidget) -> str:
    """How much of its words has no room, in words; empty if nothing."""
    if isinstance(widget, ElidedLabel) or (isinstance(widget, QLabel) and not widget.text()):
        return ""
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return f"{widget.height()} of {needed} high" if widget.height() + ROUNDING < needed else ""
    if not isinstance(widget, QLabel | QAbstractButton) or isinstance(widget, DRAWN) or not widget.text():
        return ""
    if isinstance(widget, QToolButton) and (_is_icon(widget) or len(widget.text()) <= SIGN):
        return ""
    hint, size = widget.sizeHint(), widget.size()
    if size.width() + ROUNDING < hint.width() or size.height() + ROUNDING < hint.height():
        return f"{size.width()} × {size.height()} of {hint.width()} × {hint.height()}"
    return ""


def _is_icon(widget: QToolButton) -> bool:
    return widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly


@pytest.mark.parametrize(
    "looks",
    [
        pytest.param((("vi", 200), ("en", 150)), id="widest"),
        pytest.param(tuple(product(LANGUAGES, ROOMS)), id="every", marks=pytest.mark.nightly),
    ],
)
@pytest.mark.parametrize("scene", PAGES, ids=lambda one: one.name)
def test_nothing_is_cut_and_the_keyboard_still_comes_everywhere(
    stage: Stage, scene: Scene, looks: Sequence[tuple[Literal["vi", "en"], int]]
) -> None:
    bad = []
    for language, zoom in looks:
        stage.wear("light", language, zoom)
        stage.room = ROOMS[zoom]
        window = scene.draw(stage)
        if scene.kind == "dialog":
            window.resize(window.sizeHint().expandedTo(window.size()))  # the screen of these tests is a small one
        stage.settle()
        bad += [f"{zoom} % {language}: {one}" for one in (*found(window), *nameless(window), *missed(window))]
        stage.clear()
    assert not bad, "\n".join(dict.fromkeys(bad))


def found(window: QWidget) -> list[str]:
    """What has too little room in a window."""
    parts = [(one, cut(one)) for _, one in inside(window)]
    return [f"{path(one)} “{getattr(one, 'text', str)()[:40]}”: {lost}" for one, lost in parts if lost]
