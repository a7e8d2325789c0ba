"""One window a profile: a second start rings the first one's bell and goes away."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.paths import Paths
from tests.fakes.secrets import FakeSecrets
from ui.i18n import Languages
from ui.live import run
from ui.shell.single import Doorbell, raise_other
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


def test_what_a_crashed_process_left_behind_is_in_nobodys_way(qtbot: QtBot, tmp_path: Path) -> None:
    rung: list[str] = []
    first = Doorbell(tmp_path, lambda: rung.append("first"))
    second = Doorbell(tmp_path, lambda: rung.append("second"))
    assert raise_other(tmp_path)
    qtbot.waitUntil(lambda: rung == ["second"])
    second.close()
    first.close()


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
