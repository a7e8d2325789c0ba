"""The table of keys: no key has two meanings in one place, nothing is bound past it, and nothing in it is dead."""

import ast
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.i18n import Languages
from ui.shortcuts import APART, BY_NAME, COMMANDS, Command, Where, bind, described, key_text, with_key

ROOT = Path(__file__).parents[2]
UI = sorted((ROOT / "ui").rglob("*.py"))
TABLE = ROOT / "ui" / "shortcuts.py"


def inside(one: Where) -> set[Where]:
    """Where a key of this place counts at the same time as others."""
    if one in APART:
        return {one}
    if one in (Where.WINDOW, Where.INBOX):
        return {Where.WINDOW, Where.INBOX, Where.LIST, Where.COMPOSER, Where.THREAD}
    return {one, Where.WINDOW, Where.INBOX}


def clashes(commands: tuple[Command, ...]) -> list[tuple[str, str, str]]:
    return [
        (one.name, other.name, keys)
        for one, other in combinations(commands, 2)
        if other.where in inside(one.where)
        for keys in one.keys
        if QKeySequence(keys) in [QKeySequence(theirs) for theirs in other.keys]
    ]


def test_no_key_means_two_things_in_one_place() -> None:
    assert clashes(COMMANDS) == []


@pytest.mark.parametrize(("where", "clash"), [(Where.COMPOSER, True), (Where.INBOX, True), (Where.VIEWER, False)])
def test_a_clash_would_be_found(where: Where, clash: bool) -> None:
    assert bool(clashes((*COMMANDS, Command("new", ("ctrl+Q",), where, "")))) is clash


def test_each_name_and_key_is_written_well() -> None:
    assert len(BY_NAME) == len(COMMANDS)
    for command in COMMANDS:
        for keys in command.keys:
            assert QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText) == keys, command.name


def test_keys_are_bound_through_the_table_alone() -> None:
    for path in UI:
        if path == TABLE:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                assert called not in {"QShortcut", "setShortcut", "setShortcuts", "grabShortcut"}, (
                    f"{path.relative_to(ROOT)}:{node.lineno}: add the key to ui/shortcuts.py and use shortcuts.bind"
                )


def test_every_row_is_bound_or_read_where_it_says() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in UI if path != TABLE}
    for command in COMMANDS:
        if not command.read_in:
            assert any(f'"{command.name}"' in text for text in sources.values()), f"{command.name} is bound nowhere"
            continue
        text = sources[ROOT / command.read_in]
        for keys in command.keys:
            key = QKeySequence(keys)[0].key()
            assert f"Key.{Qt.Key(key).name}" in text, f"{command.read_in} does not read {keys}"


def test_a_key_of_the_window_is_heard_anywhere_and_one_of_a_part_inside_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    part, inner, outer = QWidget(), QLineEdit(), QLineEdit()
    QVBoxLayout(part).addWidget(inner)
    column = QVBoxLayout(window)
    column.addWidget(part)
    column.addWidget(outer)
    heard: list[str] = []
    bind(window, "window.keys", lambda: heard.append("keys"))
    bind(part, "inbox.next", lambda: heard.append("next"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    outer.setFocus()
    qtbot.keyClick(outer, Qt.Key.Key_F1)
    qtbot.keyClick(outer, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["keys"]
    inner.setFocus()
    qtbot.keyClick(inner, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(inner, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["keys", "keys", "next"]


def test_tooltips_name_the_first_key(vietnamese: Languages) -> None:
    assert key_text("window.keys") == "F1"
    assert with_key("Cài đặt", "window.settings") == "Cài đặt (Ctrl+,)"
    assert described(BY_NAME["window.quit"]) == "Thoát"
