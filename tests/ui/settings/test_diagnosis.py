"""*Chẩn đoán*: findings one by one, a button where one helps, and a file to read through before it goes anywhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app.domain.checkup import Check, Finding, Verdict
from tests.fakes.core import FakeCore
from ui.settings.diagnosis import DiagnosisDialog
from ui.settings.finding_row import MARKS, good_of, title_of
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    return FakeCore(tmp_path)


def opened(qtbot: QtBot, core: FakeCore, theme: Theme) -> DiagnosisDialog:
    made = DiagnosisDialog(core, None, theme)  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: made.report_button.isEnabled() and bool(made.rows))
    return made


def test_a_sound_installation(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    assert [row.finding.check for row in dialog.rows] == list(Check)
    assert dialog.verdict.text() == "Nothing is wrong."
    assert all(row.button.isHidden() for row in dialog.rows)
    assert all(row.sentence.text() for row in dialog.rows)


def test_what_is_wrong_says_what_to_do(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    core.doctor.findings = [
        Finding(Check.DATABASE, Verdict.BAD, "damaged"),
        Finding(Check.PLACE, Verdict.BAD, "wrong_place", "Áo dài Thuỳ Anh", {"ip": "203.0.113.7"}),
        Finding(Check.PACKAGE, Verdict.UNKNOWN, "not_asked", "Áo dài Thuỳ Anh"),
    ]
    dialog = opened(qtbot, core, theme)
    assert dialog.verdict.text().startswith("2")
    damaged, place, _ = dialog.rows
    assert not damaged.button.isHidden()
    assert "Áo dài Thuỳ Anh" in place.title.text()
    assert "203.0.113.7" in place.sentence.text()


def test_it_is_looked_again_from_the_beginning(qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
    dialog = opened(qtbot, core, theme)
    qtbot.mouseClick(dialog.again_button, LEFT)
    qtbot.waitUntil(lambda: core.doctor.looks == 2 and len(dialog.rows) == len(Check))


def test_the_file_can_be_read_copied_and_saved(qtbot: QtBot, core: FakeCore, theme: Theme, tmp_path: Path) -> None:
    dialog = opened(qtbot, core, theme)
    qtbot.mouseClick(dialog.report_button, LEFT)
    qtbot.waitUntil(dialog.text.isVisible)
    assert "disk" in dialog.text.toPlainText()
    qtbot.mouseClick(dialog.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.save_to(tmp_path / "r.txt")
    qtbot.waitUntil((tmp_path / "r.txt").exists)
    dialog.save_to(tmp_path / "none" / "r.txt")
    qtbot.waitUntil(lambda: "can't be saved" in dialog.note.text() or "saved" in dialog.note.text())
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert dialog.rows[0].isVisible()


def test_everything_that_can_be_found_has_words() -> None:
    assert set(MARKS) == set(Verdict)
    for check in Check:
        assert title_of(check)
        assert good_of(Finding(check, Verdict.GOOD, params={"free": 5_000_000_000}))
