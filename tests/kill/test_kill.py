"""kill -9 at any point: while sending, changing tokens, sharing out, migrating."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.seeds import FIRST

ROOT = Path(__file__).resolve().parents[2]
NIGHTLY = pytest.mark.nightly

pytestmark = [
    pytest.mark.timeout(3_000),
    pytest.mark.skipif(os.name != "posix", reason="no fork and no signals"),
]


@pytest.mark.parametrize(
    ("campaign", "kills"),
    [
        ("sending", 400),
        ("rotating", 200),
        ("dealing", 100),
        ("migrating", 50),
        *(
            pytest.param(name, kills, marks=NIGHTLY)
            for name, kills in (("sending", 4_000), ("rotating", 2_000), ("dealing", 1_000), ("migrating", 500))
        ),
    ],
)
def test_whatever_it_was_doing_nothing_is_lost_or_doubled(campaign: str, kills: int) -> None:
    command = [sys.executable, "-m", "tests.kill", campaign, "--kills", str(kills), "--seed", str(FIRST)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"play it again: {' '.join(command)}\n{done.stderr[-4_000:]}"
