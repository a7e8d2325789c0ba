"""The quiet word about a new version in the status line."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.ids import StaffId
from app.domain.updates.state import Phase, UpdateState
from tests.fakes.core import FakeCore
from ui.shell.status import StatusLine
from ui.shell.update_notice import UpdateNotice
from ui.theme.theme import Theme

READY = UpdateState(Phase.READY, "0.1.0", "0.2.0")


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    return FakeCore(tmp_path)


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> StatusLine:
    made = StatusLine(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_is_there_while_something_is_ready(qtbot: QtBot, core: FakeCore, line: StatusLine) -> None:
    UpdateNotice(core, line.notice, line)  # type: ignore[arg-type]
    assert not line.notice.isVisible()
    core.updates.become(READY)
    qtbot.waitUntil(line.notice.isVisible)
    assert line.notice.words.text() == "A new version is installed when you quit"
    core.updates.become(replace(READY, phase=Phase.BY_HAND))
    qtbot.waitUntil(lambda: line.notice.words.text() == "A new version is there")
    core.updates.become(UpdateState(Phase.CURRENT, "0.1.0"))
    qtbot.waitUntil(lambda: not line.notice.isVisible())


def test_it_leads_the_owner_to_the_settings_and_others_nowhere(qtbot: QtBot, core: FakeCore, line: StatusLine) -> None:
    core.updates.known = READY
    notice = UpdateNotice(core, line.notice, line)  # type: ignore[arg-type]
    qtbot.waitUntil(line.notice.isVisible)
    with qtbot.waitSignal(notice.pressed):
        qtbot.mouseClick(line.notice, Qt.MouseButton.LeftButton)
    UpdateNotice(core.acting(StaffId("an")), line.notice, line)  # type: ignore[arg-type]
    assert not line.notice.isEnabled()
