"""Asked by another version, and started as the bundle starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.updates import PROBE
from app.updates.installation import own_version
from tests.fakes.updates import ROOT

ENTRY = ROOT / "resources" / "installer" / "entry" / "quaychat.py"


def _started(home: Path, *given: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "QUAYCHAT_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ENTRY), *given]
    return subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)


def test_asked_by_another_version_it_loads_everything_and_says_which_it_is(tmp_path: Path) -> None:
    done = _started(tmp_path / "home", PROBE, str(tmp_path / "note"))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "note").read_text(encoding="utf-8") == own_version()
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("asked", ["--help"])
def test_the_window_is_behind_it(tmp_path: Path, asked: str) -> None:
    done = _started(tmp_path / "home", asked)
    assert (done.returncode, "--practice" in done.stdout) == (0, True), done.stderr
