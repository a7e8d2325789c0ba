"""Avatars: initials of Vietnamese names, a colour of one's own, and a picture cut to a circle."""

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar, avatar_colour, initials


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Nguyễn Thị Ánh", "NÁ"),
        ("đào", "Đ"),
        ("  Lê   Bảo  ", "LB"),
        ("🌸 Mai 🌸", "M"),
        ("", "?"),
        ("🌸", "?"),
    ],
)
def test_initials(name: str, shown: str) -> None:
    assert initials(name) == shown


def test_a_key_keeps_its_colour_and_not_all_have_the_same(theme: Theme) -> None:
    colours = [avatar_colour(theme, str(key)).name() for key in range(40)]
    assert colours == [avatar_colour(theme, str(key)).name() for key in range(40)]
    assert len(set(colours)) > 3


def test_a_picture_fills_the_circle_and_not_its_corners(qtbot: QtBot, theme: Theme) -> None:
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("#ff0000"))
    avatar = Avatar(theme, 40)
    qtbot.addWidget(avatar)
    avatar.show_person("1", "Mai", picture)
    drawn = avatar.grab().toImage()
    assert drawn.pixelColor(20, 20) == QColor("#ff0000")
    assert drawn.pixelColor(0, 0) != QColor("#ff0000")
    avatar.show_person("1", "Mai")
    assert avatar.grab().toImage().pixelColor(20, 4) == avatar_colour(theme, "1")
    assert avatar.accessibleName() == "Mai"
