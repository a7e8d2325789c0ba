"""Banners: a sentence, at most two buttons, and a tone."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.banner import Banner

LEFT = Qt.MouseButton.LeftButton


def test_each_button_has_a_signal_and_an_empty_label_hides_it(qtbot: QtBot, theme: Theme) -> None:
    banner = Banner(theme)
    qtbot.addWidget(banner)
    banner.say("Không có mạng", "Thử lại", "Đóng")
    banner.show()
    pressed: list[str] = []
    banner.pressed.connect(lambda: pressed.append("first"))
    banner.second_pressed.connect(lambda: pressed.append("second"))
    qtbot.mouseClick(banner.first, LEFT)
    qtbot.mouseClick(banner.second, LEFT)
    assert pressed == ["first", "second"]
    banner.say("Chỉ để biết")
    assert banner.text.text() == "Chỉ để biết"
    assert not banner.first.isVisible()
    assert not banner.second.isVisible()


def test_its_tone_shows(qtbot: QtBot, theme: Theme) -> None:
    theme.load_icons()
    banner = Banner(theme, "note")
    qtbot.addWidget(banner)
    banner.say("…")
    banner.resize(400, 50)
    banner.show()
    note = banner.grab().toImage()
    banner.set_tone("alarm")
    assert banner.property("role") == "strip-alarm"
    assert banner.grab().toImage() != note
