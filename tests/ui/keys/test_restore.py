"""Restoring by clicks: choose, open, look, confirm; a wrong word says so; stopping leaves nothing."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.archive import swap
from app.domain.backups import Contents
from app.errors import NeedsUser
from app.paths import Paths
from tests.fakes.backups import PASSPHRASE, made
from ui.keys.restore import RestorePage
from ui.keys.restoring import Restoring
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
FOUND = Contents(1_760_000_000_000, "0007", "0.1.0", 12, 3456, 7, False)


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> RestorePage:
    page = RestorePage(theme, replaces=True)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    return page


def test_only_what_is_needed_now_is_asked(qtbot: QtBot, page: RestorePage) -> None:
    assert page.choose_button.isVisible()
    assert not page.go_button.isVisible()
    page.take(Path("/x/QuayChat-2026-01-01-080000.qcbackup"))
    assert page.go_button.isVisible()
    assert not page.go_button.isEnabled()
    qtbot.keyClicks(page.secret, "x")
    assert page.go_button.isEnabled()
    page.show_contents(FOUND)
    assert not page.secret.isVisible()
    assert not page.choose_button.isVisible()
    assert page.go_button.text() == "Restore"


def test_a_file_and_a_word_are_brought_then_a_confirmation(qtbot: QtBot, page: RestorePage) -> None:
    page.take(Path("/x/a.qcbackup"))
    qtbot.keyClicks(page.secret, "abc")
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.secret, Qt.Key.Key_Return)
    assert opened.args == [Path("/x/a.qcbackup"), "abc"]
    assert not page.go_button.isEnabled()
    page.show_contents(FOUND)
    with qtbot.waitSignal(page.confirmed):
        qtbot.mouseClick(page.go_button, LEFT)
    page.show_progress(1, 4)
    assert (page.bar.value(), page.bar.isVisible()) == (25, True)


def test_a_wrong_word_says_so_and_can_be_typed_again(qtbot: QtBot, page: RestorePage) -> None:
    page.take(Path("/x/a.qcbackup"))
    qtbot.keyClicks(page.secret, "abc")
    qtbot.mouseClick(page.go_button, LEFT)
    page.show_error(NeedsUser("wrong_backup_secret"))
    assert "doesn't open the backup" in page.problem
    assert page.secret.hasSelectedText()
    qtbot.keyClicks(page.secret, "d")
    assert not page.problem
    assert page.go_button.isEnabled()


def test_a_real_backup_is_made_ready_without_touching_the_data(
    qtbot: QtBot, page: RestorePage, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    old, new, file = Paths(tmp_path / "old"), Paths(tmp_path / "new"), tmp_path / "a.qcbackup"
    task = loop.create_task(made(old, b"o" * 32, file))
    qtbot.waitUntil(task.done, timeout=30_000)
    task.result()
    new.create()

    async def keyed(_: Paths) -> bytes:
        return b"n" * 32

    restoring = Restoring(page, new, keyed)
    page.take(file)
    page.secret.setText(PASSPHRASE)
    qtbot.mouseClick(page.go_button, LEFT)
    qtbot.waitUntil(lambda: page.go_button.text() == "Restore", timeout=10_000)
    with qtbot.waitSignal(restoring.ready, timeout=30_000):
        qtbot.mouseClick(page.go_button, LEFT)
    assert swap.is_ready(new)
    assert not new.database.exists()
    assert swap.finish(new)
    assert new.database.exists()


def test_a_backup_of_this_very_profile_needs_nothing_typed(
    qtbot: QtBot, page: RestorePage, tmp_path: Path, loop: asyncio.AbstractEventLoop
) -> None:
    here, file = Paths(tmp_path / "here"), tmp_path / "a.qcbackup"
    task = loop.create_task(made(here, b"o" * 32, file))
    qtbot.waitUntil(task.done, timeout=30_000)

    async def keyed(_: Paths) -> bytes:
        return b"o" * 32

    Restoring(page, here, keyed, own=b"x" * 32)
    Restoring(page, here, keyed, own=b"o" * 32)
    page.take(file)
    qtbot.waitUntil(lambda: page.contents is not None, timeout=10_000)
    assert page.contents is not None
    assert page.contents.messages == 60
