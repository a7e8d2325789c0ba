"""The tour as a test: it asserts each of its steps, and leaves a picture of each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PICTURES = 18


@pytest.mark.e2e
@pytest.mark.timeout(400)
def test_the_whole_way_from_the_first_screen_to_answers_in_both_languages(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    command = [sys.executable, "-m", "tests.e2e.tour", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    assert len(list(tmp_path.glob("*.png"))) >= PICTURES
