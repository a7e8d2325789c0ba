"""One window a profile: a second start rings the first one's bell and goes away."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import Paths
from tests.fakes.secrets import FakeSecrets
from ui.i18n import Languages
from ui.live import run
from ui.shell.single import TOKEN, Doorbell, ask_to_quit, raise_other
from ui.shell.window import Window
from ui.theme.theme import Theme


def test_a_second_start_rings_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[str] = []
    assert not raise_other(tmp_path)
    bell = Doorbell(tmp_path, lambda: rung.append("ring"))
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["ring"])
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["ring", "ring"])
    bell.close()
    assert not raise_other(tmp_path)


def test_each_profile_has_a_bell_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    rung: list[str] = []
    bell = Doorbell(tmp_path / "one", lambda: rung.append("one"))
    assert not raise_other(tmp_path / "two")
    assert raise_other(tmp_path / "two" / ".." / "one"), "however the folder is spelt"
    qtbot.waitUntil(lambda: rung == ["one"])
    bell.close()


def test_the_second_window_is_never_opened(
    qtbot: QtBot, qapp: QApplication, theme: Theme, vietnamese: Languages, tmp_path: Path
) -> None:
    first, second = Window(theme, None), Window(theme, None)
    qtbot.addWidget(first)
    qtbot.addWidget(second)
    second.quit_wanted = True  # were it opened all the same, it would end at once
    bell = Doorbell(tmp_path, first.come_forward)
    assert run(qapp, second, theme, vietnamese, Paths(tmp_path), practice=False, keyring=FakeSecrets()) == 0
    qtbot.waitUntil(first.isVisible)
    assert not second.isVisible()
    assert raise_other(tmp_path), "the first one still listens"
    bell.close()


def test_a_start_at_login_asks_quietly(qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[str] = []
    bell = Doorbell(tmp_path, lambda: rung.append("ring"))
    assert raise_other(tmp_path, quietly=True)
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["ring"])
    qtbot.wait(50)
    assert rung == ["ring"], "the quiet one rang nothing"
    bell.close()


def test_a_second_bell_leaves_a_living_one_alone(qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[str] = []
    first = Doorbell(tmp_path, lambda: rung.append("first"))
    Doorbell(tmp_path, lambda: rung.append("second")).close()
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["first"])
    first.close()


def test_the_permission_to_come_forward_goes_along(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    bell = Doorbell(tmp_path, lambda: rung.append(os.environ.pop(TOKEN, "")))
    monkeypatch.setenv(TOKEN, "let-me-in")
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["let-me-in"])
    bell.close()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets that are files are Unix's")
def test_a_stale_socket_of_a_killed_process_is_replaced(qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[str] = []
    first = Doorbell(tmp_path, lambda: None)
    place = Path(first.address)
    first.close()
    dead = socket.socket(socket.AF_UNIX)
    dead.bind(str(place))
    dead.close()  # as after kill -9: the file is there, and nobody behind it
    assert place.exists()
    assert not raise_other(tmp_path)
    second = Doorbell(tmp_path, lambda: rung.append("second"))
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["second"])
    second.close()


def test_an_installer_asks_the_window_to_quit(qtbot: QtBot, tmp_path: Path) -> None:
    asked: list[str] = []
    assert not ask_to_quit(tmp_path)
    bell = Doorbell(tmp_path, lambda: asked.append("ring"), on_quit=lambda: asked.append("quit"))
    assert ask_to_quit(tmp_path)
    qtbot.waitUntil(lambda: asked == ["quit"])
    bell.close()


def test_asked_by_the_command_line_it_opens_no_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUAYCHAT_HOME", str(tmp_path))
    asked: list[str] = []
    bell = Doorbell(tmp_path, lambda: asked.append("ring"), on_quit=lambda: asked.append("quit"))
    done = subprocess.run([sys.executable, "-m", "ui.main", "--quit"], timeout=60, check=False)
    assert done.returncode == 0
    qtbot.waitUntil(lambda: asked == ["quit"])
    bell.close()
