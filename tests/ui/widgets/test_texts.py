"""Labels show what people wrote as text, and one line ends in an ellipsis."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.chip import Chip
from ui.widgets.texts import ElidedLabel, label


def test_nothing_that_people_write_is_markup(qtbot: QtBot, theme: Theme) -> None:
    for made in (label("<b>x</b>"), ElidedLabel("<b>x</b>"), Chip("<b>x</b>")):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText


def test_what_does_not_fit_is_in_the_tooltip(qtbot: QtBot, theme: Theme) -> None:
    made = ElidedLabel("Tiệm áo dài Thuỳ Anh, số 12 phố Hàng Gai, Hà Nội")
    qtbot.addWidget(made)
    made.resize(60, 20)
    made.show()
    made.grab()
    assert made.toolTip() == made.text()
    made.resize(2_000, 20)
    made.grab()
    assert made.toolTip() == ""
    assert made.minimumSizeHint().width() == 0
