"""What a page shows when it has nothing."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.buttons import IconLabel
from ui.widgets.empty_state import EmptyState


def test_it_offers_what_to_do_where_there_is_something(qtbot: QtBot, theme: Theme) -> None:
    made = EmptyState(theme, "forum-outline")
    qtbot.addWidget(made)
    made.say("Chưa có OA", "Kết nối để bắt đầu.", "Kết nối")
    made.show()
    assert (made.heading.text(), made.sentence.text()) == ("Chưa có OA", "Kết nối để bắt đầu.")
    with qtbot.waitSignal(made.pressed):
        qtbot.mouseClick(made.button, Qt.MouseButton.LeftButton)
    made.say("Chọn một hội thoại")
    assert not made.button.isVisible()
    assert not made.sentence.isVisible()


def test_the_icon_makes_room_for_the_words(qtbot: QtBot, theme: Theme) -> None:
    made = EmptyState(theme, "forum-outline")
    qtbot.addWidget(made)
    made.say(
        "Chưa đóng hội thoại nào", "Xong việc thì đóng hội thoại lại. Khi khách nhắn tiếp, hội thoại tự mở ra.", "Xem"
    )
    made.resize(200, 260)
    made.show()
    icon = made.findChild(IconLabel)
    assert icon is not None
    assert icon.isHidden()
    qtbot.waitUntil(lambda: made.sentence.height() >= made.sentence.heightForWidth(made.sentence.width()))
    assert made.button.geometry().bottom() < made.height()
    made.resize(400, 500)
    qtbot.waitUntil(icon.isVisible)
