"""What can't be read is shown by number and reason, and tried again by a click."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.checkup import UNREADABLE_ROWS, Check, Finding, Verdict
from app.domain.ids import StaffId
from app.domain.unreadable import Pile, Why
from app.events import QuarantineChanged
from tests.fakes.core import FakeCore
from tests.fakes.inbox import HOUR, NOW, OA
from tests.fakes.setup import connection
from ui.settings.diagnosis import DiagnosisDialog
from ui.settings.unreadable import UnreadableDialog, why_text
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    made = FakeCore(tmp_path).with_oas(connection(OA, "Áo dài Thuỳ Anh"))
    made.clock.set_wall(NOW)
    made.quarantine.lying = [Pile(OA, Why.NO_TIME, 3, NOW - 5 * HOUR, NOW - HOUR)]
    return made


def opened(qtbot: QtBot, core: FakeCore, theme: Theme) -> UnreadableDialog:
    made = UnreadableDialog(core, theme)  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: bool(made.rows) or not core.quarantine.lying)
    return made


def test_each_trouble_has_its_line(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    (row,) = dialog.rows
    assert row.title.text() == why_text(Why.NO_TIME)
    assert "Áo dài Thuỳ Anh" in row.facts.text()
    assert "3" in row.facts.text()
    assert "kept" in dialog.note.text()


def test_another_try_says_what_came_of_it(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    qtbot.mouseClick(dialog.again_button, LEFT)
    qtbot.waitUntil(lambda: "can't read them either" in dialog.told.text())
    assert len(dialog.rows) == 1
    core.quarantine.readable = 3
    qtbot.mouseClick(dialog.again_button, LEFT)
    qtbot.waitUntil(lambda: dialog.told.text().startswith("3"))
    assert dialog.rows == []
    assert dialog.again_button.isHidden()
    assert dialog.note.text() == "Nothing here needs your attention."


def test_what_comes_while_it_is_open_is_shown(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    core.quarantine.lying = [*core.quarantine.lying, Pile(OA, Why.NO_ID, 1, NOW, NOW)]
    core.bus.publish(QuarantineChanged(OA))
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)


def test_what_is_taken_off_the_list_can_be_brought_back(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    other = Pile(OA, Why.NO_ID, 1, NOW, NOW)
    core.quarantine.lying = [*core.quarantine.lying, other]
    dialog = opened(qtbot, core, theme)
    assert dialog.undo_button.isHidden()
    qtbot.mouseClick(dialog.rows[0].dismiss_button, LEFT)
    qtbot.waitUntil(lambda: len(dialog.rows) == 1)
    assert core.quarantine.lying == [other]
    assert "kept" in dialog.told.text()
    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.undo_button)
    qtbot.keyClick(dialog.undo_button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(dialog.rows) == 2)
    assert dialog.undo_button.isHidden()
    assert not dialog.told.text()


def test_staff_look_and_do_not_try(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    core.by = StaffId("an")
    dialog = opened(qtbot, core, theme)
    assert dialog.again_button.isHidden()
    assert [row.dismiss_button.isHidden() for row in dialog.rows] == [True]


def test_the_diagnosis_leads_there(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    core.doctor.findings = [Finding(Check.ROWS, Verdict.WARNING, UNREADABLE_ROWS, params={"count": 3})]
    diagnosis = DiagnosisDialog(core, None, theme)  # type: ignore[arg-type]
    diagnosis.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(diagnosis)
    diagnosis.open()
    qtbot.waitUntil(lambda: bool(diagnosis.rows))
    qtbot.mouseClick(diagnosis.rows[0].button, LEFT)
    (dialog,) = diagnosis.findChildren(UnreadableDialog)
    qtbot.waitUntil(lambda: bool(dialog.rows))
    qtbot.mouseClick(dialog.close_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_every_reason_has_words() -> None:
    assert len({why_text(why) for why in Why}) == len(Why)
