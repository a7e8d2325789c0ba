"""Exporting by clicks: what it becomes, how far it is, and stopping."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, ConversationId, OaId, UserId
from app.domain.messages import Kind
from app.errors import Rejected
from app.services.export_files import Format
from tests.fakes.core import FakeCore
from ui.export.dialog import ExportDialog
from ui.export.words import file_stem, transcript_words

LEFT = Qt.MouseButton.LeftButton
CID = ConversationId(OaId("1"), UserId("2"))


@pytest.fixture
def core(tmp_path: Path) -> FakeCore:
    return FakeCore(tmp_path)


def opened(qtbot: QtBot, core: FakeCore, cid: ConversationId | None = CID) -> ExportDialog:
    made = ExportDialog(core, cid, "Lan" if cid else "")  # type: ignore[arg-type]
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("kind", list(Format))
def test_one_conversation_as_what_was_chosen(qtbot: QtBot, core: FakeCore, tmp_path: Path, kind: Format) -> None:
    dialog = opened(qtbot, core)
    qtbot.mouseClick(dialog.choices[kind], LEFT, pos=dialog.choices[kind].rect().center() / 2)
    dialog.save_to(tmp_path / "a")
    qtbot.waitUntil(dialog.show_button.isVisible)
    assert core.export.calls == [(CID, tmp_path / "a", kind, OWNER)]
    assert dialog.cancel_button.text() == "Close"


@pytest.mark.usefixtures("theme")
def test_without_a_conversation_all_are_meant(qtbot: QtBot, core: FakeCore, tmp_path: Path) -> None:
    dialog = opened(qtbot, core, None)
    assert "all" in dialog.heading.text()
    dialog.save_to(tmp_path / "a")
    qtbot.waitUntil(dialog.show_button.isVisible)
    assert core.export.calls == [(None, tmp_path / "a", Format.HTML, OWNER)]


@pytest.mark.usefixtures("theme")
def test_it_shows_how_far_it_is_and_ends_with_the_dialog(
    qtbot: QtBot, core: FakeCore, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    core.export.gate = asyncio.Event()
    dialog = opened(qtbot, core)
    dialog.save_to(tmp_path / "a")
    qtbot.waitUntil(lambda: dialog.bar.isVisible() and dialog.bar.value() == 3)
    assert not dialog.save_button.isEnabled()
    work = dialog._work
    assert work is not None
    qtbot.mouseClick(dialog.cancel_button, LEFT)
    qtbot.waitUntil(work.cancelled)
    assert core.export.calls == []


@pytest.mark.usefixtures("theme")
def test_what_went_wrong_is_said_and_it_can_be_tried_again(qtbot: QtBot, core: FakeCore, tmp_path: Path) -> None:
    core.export.fails = Rejected("cannot_write", path="x")
    dialog = opened(qtbot, core)
    dialog.save_to(tmp_path / "a")
    qtbot.waitUntil(lambda: "saved" in dialog.told.text())
    assert dialog.save_button.isEnabled()
    core.export.fails = None
    dialog.save_to(tmp_path / "a")
    qtbot.waitUntil(dialog.show_button.isVisible)


def test_every_kind_of_message_has_a_word() -> None:
    words = transcript_words(1_760_000_000_000)
    assert set(words.kinds) == set(Kind)
    assert all(words.heads)


def test_a_file_is_named_by_its_customer_and_the_day() -> None:
    assert file_stem('Lan/../"x', 1_760_000_000_000).startswith("Lanx 2025-")
    assert file_stem("", 1_760_000_000_000).startswith("QuayChat 2025-")
