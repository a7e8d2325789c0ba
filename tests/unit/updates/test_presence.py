"""Who runs from an installation: another process counts, this one and a dead one don't."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.updates.manifest import Kind
from app.errors import Transient
from app.updates.installation import Installation
from app.updates.journal import Places
from app.updates.presence import alone, others, present, running_from

RUNS = """
import sys
from pathlib import Path
from app.updates.journal import Places
from app.updates.presence import present
with present(Places(Path(sys.argv[1]))):
    print("here", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "quaychat")


def test_nobody_and_only_this_process_are_no_others(places: Places) -> None:
    assert not others(places)
    with present(places):
        assert not others(places)
    assert list(places.running.iterdir()) == []


def test_another_process_counts_as_long_as_it_lives(places: Places) -> None:
    command = [sys.executable, "-c", RUNS, str(places.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"here\n"
        assert others(places)
        other.kill()
        other.wait()
    assert not others(places)
    assert list(places.running.iterdir()) == []


def test_only_where_a_folder_is_replaced_anything_is_written(places: Places) -> None:
    for kind in (None, Kind.INSTALLER, Kind.PACKAGE):
        with running_from(Installation(kind, places.folder, places.folder / "quaychat", "linux-x86_64")):
            assert not places.running.exists()
    with running_from(Installation(Kind.FOLDER, places.folder, places.folder / "quaychat", "linux-x86_64")):
        assert len(list(places.running.iterdir())) == 1


def test_where_it_cannot_be_written_the_app_runs_all_the_same(places: Places) -> None:
    places.running.write_text("a file", encoding="utf-8")
    with present(places):
        pass


def test_one_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / "updates" / "lock"
    with alone(lock), pytest.raises(Transient, match="busy"), alone(lock):
        pass
    with alone(tmp_path / "updates" / "lock"):
        pass
