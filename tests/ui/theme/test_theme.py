"""The theme dresses the application, and changes at once."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import resources
from ui.theme.style import set_role, style_sheet
from ui.theme.theme import Theme
from ui.theme.tokens import DARK, FALLBACK_FAMILIES, LIGHT


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_it_changes_at_once(qtbot: QtBot, theme: Theme, qapp: QApplication) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")
    theme.choose("light")
    assert theme.tokens is LIGHT


def test_a_primary_button_is_filled_with_the_accent(qtbot: QtBot, theme: Theme) -> None:
    button = QPushButton("Gửi")
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.accent not in colours(button.grab().toImage())
    set_role(button, "primary")
    assert LIGHT.accent in colours(button.grab().toImage())


def test_icons_follow_the_theme(qtbot: QtBot, theme: Theme) -> None:
    theme.load_icons()
    icon = theme.icon("send", "accent")
    assert LIGHT.accent in colours(icon.pixmap(QSize(24, 24)).toImage())
    theme.choose("dark")
    assert DARK.accent in colours(icon.pixmap(QSize(24, 24)).toImage())
    theme.choose("light")


def test_fonts_have_sizes_by_role(theme: Theme) -> None:
    sizes = [theme.font(role).pointSizeF() for role in ("caption", "body", "heading", "title", "display")]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)


def test_a_system_without_its_own_font_gets_one_without_serifs(theme: Theme) -> None:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    assert theme.font().families() == [system, *FALLBACK_FAMILIES]
    assert theme.font("emoji").families()[-len(FALLBACK_FAMILIES) :] == list(FALLBACK_FAMILIES)


def test_the_style_sheet_has_no_blanks_and_finds_its_pictures() -> None:
    sheet = style_sheet(LIGHT, 10.5)
    assert "$" not in sheet
    for line in sheet.splitlines():
        if "url(" in line:
            path = line.split("url(")[1].split(")")[0]
            assert path.startswith(resources.FOLDER.as_posix())
            assert (resources.FOLDER / "icons" / path.rsplit("/", 1)[1]).is_file()
