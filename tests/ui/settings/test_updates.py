"""*Cập nhật* in the settings, by clicks."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER
from app.domain.updates.state import Phase, UpdateState
from app.errors import Transient
from app.settings import SettingsStore
from tests.fakes.core import FakeCore
from ui.i18n import Languages
from ui.settings.update_state import notes_for
from ui.settings.updates import UpdatesSection
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
NOTES = {"vi": "• Gửi ảnh nhanh hơn", "en": "• Photos go faster"}
READY = UpdateState(Phase.READY, "0.1.0", "0.2.0", NOTES, checked_at=1_760_000_000_000)


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    made = FakeCore(tmp_path)
    made.paths.create()
    return made


@pytest.fixture
def section(qtbot: QtBot, core: FakeCore, theme: Theme) -> UpdatesSection:
    made = UpdatesSection(theme, core.settings, core)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.status.text.text()))
    return made


def _becomes(qtbot: QtBot, core: FakeCore, section: UpdatesSection, state: UpdateState) -> str:
    before = section.status.text.text()
    core.updates.become(state)
    qtbot.waitUntil(lambda: section.status.text.text() != before)
    return section.status.text.text()


def test_a_look_by_hand_says_what_it_found(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    assert section.status.text.text() == "This is version 0.1.0."
    core.updates.found = READY
    qtbot.mouseClick(section.status.look_button, LEFT)
    qtbot.waitUntil(lambda: "0.2.0" in section.status.text.text())
    assert core.updates.calls == [("look", OWNER)]
    assert section.status.text.text() == "Version 0.2.0 is ready. It is installed when you quit Quầy Chat."
    assert section.notes.isVisible()
    assert section.notes.text() == "• Photos go faster"
    assert section.status.when.text().startswith("Last checked")


def test_notes_are_plain_text(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    _becomes(qtbot, core, section, replace(READY, notes={"en": "<b>x</b><img src='http://a.test/'>"}))
    assert section.notes.textFormat() == Qt.TextFormat.PlainText
    assert section.notes.text() == "<b>x</b><img src='http://a.test/'>"


def test_how_far_a_download_is(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    fetching = UpdateState(Phase.FETCHING, "0.1.0", "0.2.0", NOTES, done=25_000_000, total=100_000_000)
    assert "25 %" in _becomes(qtbot, core, section, fetching)
    assert section.status.bar.isVisible()
    assert section.status.bar.value() == 25
    assert not section.status.look_button.isEnabled()


def test_what_went_wrong_is_said_and_that_it_is_well_again(
    qtbot: QtBot, core: FakeCore, section: UpdatesSection
) -> None:
    core.updates.fails = Transient("update_unreachable")
    core.updates.known = UpdateState(Phase.CURRENT, "0.1.0", problem="update_unreachable")
    qtbot.mouseClick(section.status.look_button, LEFT)
    qtbot.waitUntil(section.status.trouble.isVisible)
    assert "can't be looked for" in section.status.trouble.text()
    core.updates.become(UpdateState(Phase.CURRENT, "0.1.0", checked_at=core.clock.now()))
    qtbot.waitUntil(lambda: not section.status.trouble.isVisible())
    assert section.status.text.text() == "You have the newest version, 0.1.0."


def test_a_version_that_gave_its_place_back_is_told_of(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    core.updates.become(UpdateState(Phase.CURRENT, "0.1.0", checked_at=1, broken="0.2.0"))
    qtbot.waitUntil(section.status.trouble.isVisible)
    assert "Version 0.2.0 did not start" in section.status.trouble.text()


def test_a_file_for_a_person_is_shown_where_it_lies(
    qtbot: QtBot, core: FakeCore, section: UpdatesSection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    _becomes(qtbot, core, section, replace(READY, phase=Phase.BY_HAND, file=str(tmp_path / "quaychat.deb")))
    qtbot.mouseClick(section.status.file_button, LEFT)
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]


def test_choices_hold_at_once_and_off_is_off(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    section.channel.setCurrentIndex(1)
    section.channel.activated.emit(1)
    assert core.settings.current.update_channel == "beta"
    qtbot.mouseClick(section.by_itself, LEFT)
    assert not core.settings.current.updates
    qtbot.waitUntil(lambda: not section.channel.isEnabled())
    assert SettingsStore(core.paths.settings).current.updates is False


@pytest.mark.parametrize(
    "state",
    [UpdateState(Phase.OFF, "0.1.0", managed=True), UpdateState(Phase.NOT_HERE, "dev")],
    ids=["policy", "source"],
)
def test_where_it_is_not_ones_own_choice_nothing_can_be_changed(
    qtbot: QtBot, core: FakeCore, section: UpdatesSection, state: UpdateState
) -> None:
    _becomes(qtbot, core, section, state)
    assert not section.by_itself.isEnabled()
    assert not section.channel.isEnabled()
    assert not section.by_itself.isChecked()
    assert core.settings.current.updates
    assert not section.status.look_button.isVisible()
    by_policy = "Decided by whoever looks after this computer."
    assert (by_policy in [row.note.text() for row in section.rows]) == state.managed


def test_what_a_policy_says_is_what_is_shown(qtbot: QtBot, core: FakeCore, section: UpdatesSection) -> None:
    _becomes(qtbot, core, section, replace(READY, managed=True, channel="beta"))
    assert (section.by_itself.isChecked(), section.channel.currentData()) == (True, "beta")
    assert core.settings.current.update_channel == "stable"


def test_it_is_found_by_its_words_and_notes_stay_out_of_the_way(
    qtbot: QtBot, core: FakeCore, section: UpdatesSection
) -> None:
    _becomes(qtbot, core, section, READY)
    assert section.look_for("once a day") == 1
    assert not section.notes.isVisible()
    section.look_for("")
    assert section.notes.isVisible()


def test_notes_come_in_the_windows_language(vietnamese: Languages) -> None:
    assert notes_for(NOTES) == NOTES["vi"]
    vietnamese.choose("en")
    assert notes_for(NOTES) == NOTES["en"]
    assert notes_for({"vi": "chỉ tiếng Việt"}) == "chỉ tiếng Việt"
    assert notes_for({}) == ""
    vietnamese.choose("vi")
