"""The first start where something is missing or in the way: the app gets as far as it can, or says what is wrong and
goes on once that is mended."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import profile_lock
from app.paths import Paths
from tests.e2e.test_offline import alone
from tests.storage.small_disk import SmallDisk, mounted

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.e2e
WHOLE_WAY = ["WelcomePage", "NewPassphrasePage", "RecoveryCodePage", "Workspace"]
"""Where there is no keyring, which here there never is: D-Bus is out of reach."""
LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "dpr": 1}
LIMIT_S = 120


class Start:
    """The app, started by a newcomer."""

    def __init__(self, folder: Path, *, before: list[str] | None = None, **environment: str) -> None:
        left = ("QUAYCHAT_", "XDG_", "DBUS_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(left)}
        bus = "unix:path=/nowhere/bus"
        self._process = subprocess.Popen(
            [*(before or []), sys.executable, "-m", "tests.e2e.first_start", str(folder / "pictures")],
            cwd=ROOT,
            env={**kept, "LANG": "vi_VN.UTF-8", "DBUS_SESSION_BUS_ADDRESS": bus, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def next(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._process.communicate(timeout=LIMIT_S)[1]
        told: dict[str, Any] = json.loads(line)
        return told

    def until(self, *pages: str) -> dict[str, Any]:
        """Go on to one of these; what was there."""
        told = self.next()
        while told["page"] not in pages:
            told = self.next()
        return told

    def say(self, order: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(order + "\n")
        self._process.stdin.flush()

    def close(self) -> int:
        """The window is closed; how it ended."""
        with contextlib.suppress(OSError, ValueError):
            self.say("close")
        _, errors = self._process.communicate(timeout=LIMIT_S)
        assert "Traceback" not in errors, errors
        return self._process.returncode

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@contextlib.contextmanager
def started(folder: Path, **more: Any) -> Iterator[Start]:
    start = Start(folder, **more)
    try:
        yield start
    finally:
        start.end()


def test_a_user_whose_name_is_not_ascii_and_whose_pc_has_no_keyring(tmp_path: Path) -> None:
    home = tmp_path / "Nguyễn Thị Bé Năm 🌸"
    home.mkdir()
    with started(tmp_path, HOME=str(home)) as start:
        assert [start.next()["page"] for _ in WHOLE_WAY] == WHOLE_WAY
        assert start.close() == 0
    assert list(home.rglob("quaychat.db")), "in the person's own folder"
    with started(tmp_path, HOME=str(home)) as start:
        assert [start.next()["page"] for _ in range(2)] == ["UnlockPage", "Workspace"], "the second start"
        assert start.close() == 0


def test_no_network(tmp_path: Path) -> None:
    before = alone()
    if not before:
        pytest.skip("no network namespaces here")
    with started(tmp_path, before=before, QUAYCHAT_HOME=str(tmp_path / "data")) as start:
        assert start.until("Workspace", "TroublePage")["wizard"], "it goes on to the wizard, which will say it"
        assert start.close() == 0


def test_a_small_screen_at_125_percent(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(json.dumps({"screens": [LAPTOP]}), encoding="utf-8")
    with started(
        tmp_path,
        QUAYCHAT_HOME=str(tmp_path / "data"),
        QT_QPA_PLATFORM=f"offscreen:configfile={screens}",
        QT_SCALE_FACTOR="1.25",
    ) as start:
        for _ in WHOLE_WAY:
            told = start.next()
            assert told["room"] == [1093, 614], "1366 × 768 at 125 %"
            assert told["fits"], told
        assert start.close() == 0


def test_another_window_has_the_profile(tmp_path: Path) -> None:
    here = {"QUAYCHAT_HOME": str(tmp_path / "data")}
    with started(tmp_path / "first", **here) as first:
        first.until("Workspace")
        with started(tmp_path / "second", **here) as second:
            assert second.close() == 0, "it goes away by itself"
            assert not (tmp_path / "second" / "pictures" / "01-WelcomePage.png").exists()
        assert first.close() == 0


def test_another_program_has_the_profile(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "data")
    with started(tmp_path, QUAYCHAT_HOME=str(paths.root)) as start:
        with profile_lock(paths):
            told = start.until("TroublePage", "Workspace")
            assert told["page"] == "TroublePage"
            assert str(paths.root) in told["says"]
        start.say("retry")
        start.until("Workspace")
        assert start.close() == 0


def test_a_data_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", megabytes=64) as disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with started(tmp_path, QUAYCHAT_HOME=str(disk / "data")) as start:
            told = start.until("TroublePage", "Workspace")
            assert told["page"] == "TroublePage"
            assert str(disk / "data") in told["says"]
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            start.say("retry")
            assert start.until("Workspace", "TroublePage")["page"] == "Workspace"
            assert start.close() == 0


def test_a_full_disk(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", megabytes=64) as folder:
        disk = SmallDisk(folder)
        disk.fill()
        with started(tmp_path, QUAYCHAT_HOME=str(folder / "data")) as start:
            told = start.until("TroublePage", "Workspace")
            assert told["page"] == "TroublePage"
            disk.free()
            start.say("retry")
            assert start.until("Workspace", "TroublePage")["page"] == "Workspace"
            assert start.close() == 0
