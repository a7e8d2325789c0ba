"""The recovery code is kept as a file, and said to be only if it is."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.keys.recovery_code import RecoveryCodePage, in_lines
from ui.theme.theme import Theme

CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"


def test_saved_whole_or_said_not_to_be(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    page = RecoveryCodePage(theme, CODE)
    qtbot.addWidget(page)
    page.save_to(str(tmp_path / "missing" / "code.txt"))
    assert page.problem
    page.save_to(str(tmp_path / "code.txt"))
    assert not page.problem
    assert in_lines(CODE) in (tmp_path / "code.txt").read_text(encoding="utf-8")
