"""Icons in a field: as large as the zoom says, out of the text's way."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.buttons import IconLabel
from ui.widgets.search_field import SearchField


def test_what_was_looked_for_is_emptied_by_the_cross(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.show()
    assert not field.cross.isVisible()
    qtbot.keyClicks(field, "ao dai")
    assert field.cross.isVisible()
    assert field.rect().contains(field.cross.geometry())
    qtbot.mouseClick(field.cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field.cross.isVisible()


def test_they_grow_with_the_zoom_and_the_text_keeps_clear_of_them(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme)
    qtbot.addWidget(field)
    field.setText("ao dai")
    field.show()
    small, room = field.cross.iconSize().width(), field.textMargins()
    try:
        theme.set_zoom(200)
        glass = field.findChild(IconLabel)
        assert isinstance(glass, IconLabel)
        assert (glass.width(), field.cross.iconSize().width()) == (Size.ICON_S, 2 * small)
        assert field.textMargins().left() == 2 * room.left()
        assert field.textMargins().right() >= field.cross.width()
    finally:
        theme.set_zoom(100)
