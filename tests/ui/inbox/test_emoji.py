"""Emoji: found by name in both languages without accents, picked by mouse and keyboard, completed after a colon."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings import SettingsStore
from tests.ui.inbox.test_composer import compose
from ui.i18n import Languages
from ui.inbox.editor import Editor
from ui.inbox.emoji_book import book
from ui.inbox.emoji_completion import name_before
from ui.inbox.emoji_picker import EmojiPicker, group_titles
from ui.inbox.emoji_recent import MOST_RECENT, recent, remember
from ui.inbox.emoji_tools import EmojiTools
from ui.theme.theme import Theme


@pytest.fixture
def settings(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.json")


class Desk(QWidget):
    def __init__(self, theme: Theme, settings: SettingsStore) -> None:
        super().__init__()
        self.editor = Editor()
        self.other = Editor()
        column = QVBoxLayout(self)
        column.addWidget(self.other)
        column.addStretch()
        column.addWidget(self.editor)
        self.tools = EmojiTools(theme, settings, self.editor)
        self.editor.before_key = self.tools.press

    @property
    def picker(self) -> EmojiPicker:
        assert self.tools.picker is not None
        return self.tools.picker


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, settings: SettingsStore, vietnamese: Languages) -> Desk:
    made = Desk(theme, settings)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.editor.setFocus()
    return made


def signs(words: str, limit: int = 5) -> list[str]:
    return [emoji.sign for emoji in book().find(words, limit)]


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("trái tim màu đỏ", "❤️"),
        ("trai tim mau do", "❤️"),
        ("TIM ĐỎ", "❤️"),
        ("cam on", "🙏"),
        ("giao hàng", "🚚"),
        ("thumbs", "👍"),
        ("nuoc mat vui", "😂"),
        ("co viet nam", "🇻🇳"),
    ],
)
def test_a_name_is_found_without_accents_in_both_languages(words: str, sign: str) -> None:
    assert sign in signs(words, 30)


def test_names_that_begin_so_come_first() -> None:
    assert "😀" in signs("mặt cười", 40)
    assert signs("dog face") == ["🐶"]
    assert signs("tim")[0] == "❤️", "what is called just so comes first"
    assert signs("") == []
    assert signs("khongcogidau") == []
    assert signs("matcuoitoe") == ["😀"]


def test_every_emoji_has_names_and_whole_tones() -> None:
    known = list(book().all())
    assert len(known) > 1_800
    assert len(book().groups) == len(group_titles())
    for emoji in known:
        assert emoji.vietnamese, emoji.sign
        assert emoji.english, emoji.sign
        assert len(emoji.tones) in {0, 5}
    hand = book().known("👋🏽")
    assert hand is not None
    assert (hand.sign, hand.in_tone(0), hand.in_tone(3)) == ("👋", "👋", "👋🏽")
    assert book().known("x") is None


def test_the_last_used_come_first_and_are_not_endless(settings: SettingsStore) -> None:
    for emoji in list(book().all())[:30]:
        remember(settings, emoji.sign)
    remember(settings, "😀")
    again = recent(SettingsStore(settings._path), book())
    assert again[0].sign == "😀"
    assert len(again) == MOST_RECENT
    assert len({emoji.sign for emoji in again}) == MOST_RECENT


def test_the_picker_by_keyboard(qtbot: QtBot, desk: Desk) -> None:
    desk.tools.toggle(desk.editor)
    picker = desk.picker
    assert picker.search.hasFocus()
    qtbot.keyClicks(picker.search, "cam on")
    assert picker.grid.first() is not None
    assert picker.name.text() == "chắp tay"
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert desk.editor.plain() == "🙏"
    assert not picker.isVisible()
    assert desk.editor.hasFocus()


def test_arrows_go_through_the_picker(qtbot: QtBot, desk: Desk) -> None:
    desk.tools.toggle(desk.editor)
    picker = desk.picker
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    assert picker.grid.hasFocus()
    qtbot.keyClick(picker.grid, Qt.Key.Key_Right)
    qtbot.keyClick(picker.grid, Qt.Key.Key_Down)
    shown = picker.grid.emoji.emoji(picker.grid.currentIndex())
    assert shown == book().groups[0][9]
    assert picker.name.text() == shown.vietnamese
    qtbot.keyClick(picker.grid, Qt.Key.Key_Up)
    qtbot.keyClick(picker.grid, Qt.Key.Key_Up)
    assert picker.search.hasFocus(), "headings are no stop"
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClicks(picker.grid, "tim")
    assert picker.search.text() == "tim"
    qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_the_picker_by_mouse_stays_for_more(qtbot: QtBot, desk: Desk, settings: SettingsStore) -> None:
    desk.tools.toggle(desk.editor)
    picker, grid = desk.picker, desk.picker.grid
    for _ in range(2):
        spot = grid.visualRect(grid.emoji.index(1, 0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert desk.editor.plain() == "😀😀"
    assert picker.isVisible()
    assert [emoji.sign for emoji in recent(settings, book())] == ["😀"]
    elsewhere = desk.other.mapTo(desk.other.window(), desk.other.rect().center())
    QTest.mouseClick(desk.other.window().windowHandle(), Qt.MouseButton.LeftButton, pos=elsewhere)
    assert not picker.isVisible()


def test_a_skin_tone_is_kept(qtbot: QtBot, desk: Desk, settings: SettingsStore) -> None:
    desk.tools.toggle(desk.editor)
    desk.picker._set_tone(4)
    qtbot.keyClicks(desk.picker.search, "vay tay")
    qtbot.keyClick(desk.picker.search, Qt.Key.Key_Return)
    assert desk.editor.plain() == "👋🏾"
    assert SettingsStore(settings._path).current.emoji_tone == 4


def test_the_picker_fits_into_the_window(desk: Desk) -> None:
    desk.tools.toggle(desk.editor)
    picker = desk.picker
    assert desk.rect().contains(picker.geometry())
    picker.leave()
    picker.open_at(QPoint(10, 300))
    assert picker.x() >= 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (":tim", "tim"),
        ("chào :tim", "tim"),
        (":t", ""),
        ("10:30", ""),
        ("https://shop", ""),
        (":)", ""),
        (":D", ""),
        ("giá:cao", ""),
        (":tim ", ""),
        ("(:cười", "cười"),
    ],
)
def test_what_is_a_name_after_a_colon(text: str, name: str) -> None:
    assert name_before(text) == name


def test_a_name_after_a_colon_is_completed(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.editor, "cam on :traitim")
    completion = desk.tools.completion
    assert completion is not None
    assert completion.isVisible()
    assert desk.editor.hasFocus()
    qtbot.keyClick(desk.editor, Qt.Key.Key_Return)
    assert not completion.isVisible()
    text = desk.editor.plain()
    assert text.startswith("cam on ")
    assert ":" not in text
    qtbot.keyClick(desk.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.editor.plain() == "cam on :traitim", "one step of undoing"


def test_arrows_choose_among_names_and_escape_lets_go(qtbot: QtBot, desk: Desk) -> None:
    left: list[bool] = []
    desk.editor.left_upwards.connect(lambda: left.append(True))
    qtbot.keyClicks(desk.editor, ":meo")
    completion = desk.tools.completion
    assert completion is not None
    names = completion._rows.stringList()
    assert len(names) > 1
    qtbot.keyClick(desk.editor, Qt.Key.Key_Down)
    assert completion.list.currentIndex().row() == 1
    qtbot.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert not completion.isVisible()
    assert desk.editor.plain() == ":meo"
    assert left == []
    qtbot.keyClick(desk.editor, Qt.Key.Key_Escape)
    assert left == [True]


def test_a_name_that_an_input_method_forms_is_completed_too(qtbot: QtBot, desk: Desk) -> None:
    qtbot.keyClicks(desk.editor, ":")
    compose(desk.editor, "mèo")
    completion = desk.tools.completion
    assert completion is not None
    assert completion.isVisible()
    qtbot.keyClick(desk.editor, Qt.Key.Key_Tab)
    text = desk.editor.toPlainText()
    assert ":" not in text
    assert "mèo" not in text
    assert text
