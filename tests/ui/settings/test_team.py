"""The settings lead the owner to staff, rules and who holds what; others and a search without accents too."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.fakes.core import FakeCore
from tests.ui.settings.test_dialog import Loud
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.settings.team import Team
from ui.theme.theme import Theme


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    return FakeCore(tmp_path)


def opened(qtbot: QtBot, core: FakeCore, theme: Theme, went: list[str]) -> SettingsDialog:
    team = Team(*(lambda name=name: went.append(name) for name in ("staff", "rules", "overview")))
    made = SettingsDialog(core, theme, Surroundings(Loud(), team=team))  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.usefixtures("vietnamese")
@pytest.mark.parametrize(("words", "where"), [("nhan vien", "staff"), ("quy tac", "rules"), ("giu gi", "overview")])
def test_it_is_found_by_its_words_and_opens_in_the_settings_place(
    qtbot: QtBot, core: FakeCore, theme: Theme, words: str, where: str
) -> None:
    went: list[str] = []
    dialog = opened(qtbot, core, theme, went)
    qtbot.keyClicks(dialog.search, words)
    assert dialog.section is dialog.team
    assert dialog.team is not None
    control = dialog.team.first_found()
    assert control is not None
    qtbot.keyClick(control, Qt.Key.Key_Space)
    assert went == [where]
    assert not dialog.isVisible()


def test_staff_have_no_such_section(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    staff = core.acting("an")  # type: ignore[arg-type]
    assert "team" not in opened(qtbot, staff, theme, []).by_name
