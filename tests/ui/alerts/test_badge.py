"""The number on the icon can be told from none, at every size that a tray uses."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ui.alerts.badge import EDGES, app_icon, badge_text
from ui.theme.theme import Theme


def drawn(theme: Theme, edge: int, waiting: int, *, paused: bool = False) -> QImage:
    return app_icon(theme, waiting, paused=paused).pixmap(QSize(edge, edge)).toImage()


@pytest.mark.parametrize("edge", EDGES)
def test_the_number_is_drawn_at_every_size(theme: Theme, edge: int) -> None:
    theme.load_icons()
    bare, one, many = (drawn(theme, edge, count) for count in (0, 1, 150))
    assert bare.size() == QSize(edge, edge)
    assert bare != one != many
    danger = sum(
        one.pixelColor(x, y).red() > 2 * one.pixelColor(x, y).green()
        for x in range(edge // 2, edge)
        for y in range(edge // 2, edge)
    )
    assert danger > edge * edge / 20, "in the colour of danger, at the lower right"
    assert bare.pixelColor(edge // 2, 1) == one.pixelColor(edge // 2, 1)


def test_a_pause_is_seen(theme: Theme) -> None:
    assert drawn(theme, 24, 0, paused=True) != drawn(theme, 24, 0)


def test_words() -> None:
    assert [badge_text(count) for count in (0, 1, 99, 100)] == ["", "1", "99", "99+"]
