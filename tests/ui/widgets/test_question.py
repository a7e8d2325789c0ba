"""Questions: the chosen answer, "" for none, and never an answer twice."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.question import Question, Reply

REPLIES = (Reply("stay", "Ở lại", "quiet"), Reply("go", "Thoát"), Reply("wait", "Đợi", "primary"))


@pytest.fixture
def question(qtbot: QtBot) -> Question:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Question(window, "Còn tin chưa gửi", "Thoát ngay?", REPLIES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    made.keep = window  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("value", ["stay", "go", "wait"])
def test_each_button_brings_its_value(qtbot: QtBot, question: Question, value: str) -> None:
    answers: list[str] = []
    question.answered.connect(answers.append)
    qtbot.mouseClick(question.buttons[value], Qt.MouseButton.LeftButton)
    assert answers == [value]
    assert not question.isVisible()


def test_escape_is_no_answer_and_enter_the_main_one(qtbot: QtBot, question: Question) -> None:
    with qtbot.waitSignal(question.answered) as answered:
        qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert answered.args == [""]
    question.open()
    with qtbot.waitSignal(question.answered) as answered:
        qtbot.keyClick(question, Qt.Key.Key_Return)
    assert answered.args == ["wait"]
