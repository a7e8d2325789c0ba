"""A window that isn't drawn is noticed, and one that is, is kept."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.self_test.album import COLOURS, colours
from ui.self_test.report import Report, Wrong, must


def test_words_have_more_colours_than_a_blank_ground(qtbot: QtBot) -> None:
    label, blank = QLabel("Quầy Chat"), QWidget()
    for widget in (label, blank):
        qtbot.addWidget(widget)
        widget.resize(200, 60)
        widget.show()
    assert colours(label.grab().toImage()) >= COLOURS
    assert colours(blank.grab().toImage()) < COLOURS
    assert colours(QImage(3, 2, QImage.Format.Format_RGB32)) <= 6, "smaller than the grid"


def test_a_step_that_went_well_is_told_and_kept(tmp_path: Path) -> None:
    said: list[str] = []
    report = Report(said.append, tmp_path / "pictures")
    with report.step("first"):
        pass
    report.left_out("second", "no reason")
    assert said[0].startswith("ok    first (")
    assert (tmp_path / "pictures" / "self-test.txt").read_text(encoding="utf-8").splitlines() == said


def test_what_goes_wrong_inside_or_behind_a_step_names_it() -> None:
    said: list[str] = []
    report = Report(said.append)
    with pytest.raises(Wrong, match="no files") as caught, report.step("files"):
        must(False, "no files")
    report.failed(caught.value)
    assert said[0] == "WRONG files: Wrong: no files"
    assert "Traceback" in said[1]
    report.crashes.append(ValueError("a task crashed"))
    with pytest.raises(ValueError, match="a task crashed"), report.step("later"):
        pass


def test_a_second_run_begins_its_file_anew(tmp_path: Path) -> None:
    Report(lambda line: None, tmp_path).tell("old")
    Report(lambda line: None, tmp_path).tell("new")
    assert (tmp_path / "self-test.txt").read_text(encoding="utf-8") == "new\n"
