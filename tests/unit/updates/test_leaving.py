"""When the app is left: what lies ready takes its place, unless it isn't wanted, isn't whole, or isn't alone."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.updates.manifest import Channel, Kind
from app.domain.updates.state import Memory, Ready
from app.paths import Paths
from app.updates import journal, memory, swap
from app.updates.installation import Installation
from app.updates.journal import Places
from app.updates.leaving import install_ready, is_whole
from tests.fakes.updates import install
from tests.unit.updates.test_presence import RUNS

SETUP = b"an installer"
READY = Ready("0.2.0", "stable", Kind.INSTALLER, "setup.exe", len(SETUP), hashlib.sha256(SETUP).hexdigest())


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "home")
    made.update_files.mkdir(parents=True)
    return made


def _here(tmp_path: Path, kind: Kind) -> Installation:
    program = install(tmp_path / "apps" / "quaychat", "0.1.0")
    return Installation(kind, program.parent, program, "linux-x86_64")


def _ready(paths: Paths, ready: Ready = READY, content: bytes = SETUP) -> None:
    (paths.update_files / ready.file).write_bytes(content)
    memory.write(paths.update_state, Memory("0" * 32, ready=ready))


def _run(paths: Paths, here: Installation, channel: Channel | None = Channel.STABLE) -> tuple[bool, list[Path]]:
    started: list[Path] = []
    done = install_ready(paths, here, "0.1.0", channel, lambda installer, folder: started.append(installer))
    return done, started


def test_the_installer_is_started_and_what_is_on_trial_is_written_down(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.INSTALLER)
    _ready(paths)
    assert _run(paths, here) == (True, [paths.update_files / "setup.exe"])
    known = journal.read(Places(here.folder))
    assert (known.before, known.after, known.starts) == ("0.1.0", "0.2.0", 0)


@pytest.mark.parametrize("content", [b"", b"an installex", b"an installer, and more"])
def test_one_that_is_not_what_was_verified_is_never_run(paths: Paths, tmp_path: Path, content: bytes) -> None:
    _ready(paths, content=content)
    assert _run(paths, _here(tmp_path, Kind.INSTALLER)) == (False, [])


@pytest.mark.parametrize("channel", [None, Channel.BETA])
def test_what_is_not_wanted_any_more_is_not_installed(paths: Paths, tmp_path: Path, channel: Channel | None) -> None:
    _ready(paths)
    assert _run(paths, _here(tmp_path, Kind.INSTALLER), channel) == (False, [])


def test_what_did_not_start_here_is_not_installed_again(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.INSTALLER)
    _ready(paths)
    swap.give_up(Places(here.folder), "0.2.0")
    assert _run(paths, here) == (False, [])


def test_a_package_is_left_to_a_person_and_nothing_ready_is_nothing_to_do(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.PACKAGE)
    assert _run(paths, here) == (False, [])
    _ready(paths, replace(READY, kind=Kind.PACKAGE))
    assert _run(paths, here) == (False, [])
    assert not paths.updates.joinpath("lock").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="its installer replaces the folder")
def test_a_folder_changes_places_with_what_is_staged(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.FOLDER)
    places = Places(here.folder)
    _ready(paths, replace(READY, kind=Kind.FOLDER))
    assert _run(paths, here) == (False, [])  # nothing is staged
    install(places.next, "0.2.0")
    journal.write(places, journal.Journal(staged="0.3.0"))
    assert _run(paths, here) == (False, [])  # by another profile, and another one
    journal.write(places, journal.Journal(staged="0.2.0"))
    assert _run(paths, here) == (True, [])
    assert (here.folder / "version.txt").read_text() == "0.2.0"


@pytest.mark.skipif(sys.platform == "win32", reason="its installer replaces the folder")
def test_while_somebody_else_runs_from_here_nothing_takes_its_place(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.FOLDER)
    places = Places(here.folder)
    _ready(paths, replace(READY, kind=Kind.FOLDER))
    install(places.next, "0.2.0")
    journal.write(places, journal.Journal(staged="0.2.0"))
    command = [sys.executable, "-c", RUNS, str(places.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert _run(paths, here) == (False, [])
        other.kill()
    assert _run(paths, here) == (True, [])


def test_an_installer_that_cannot_be_started_is_tried_three_times(paths: Paths, tmp_path: Path) -> None:
    here = _here(tmp_path, Kind.INSTALLER)
    _ready(paths)

    def refuses(*_: Path) -> None:
        raise OSError("blocked by a virus scanner")

    for _ in range(swap.TRIES):
        assert journal.read(Places(here.folder)).broken == ()
        assert not install_ready(paths, here, "0.1.0", Channel.STABLE, refuses)
        assert journal.read(Places(here.folder)).after == ""
    assert journal.read(Places(here.folder)).broken == ("0.2.0",)


def test_a_file_that_is_gone_is_not_whole(tmp_path: Path) -> None:
    assert not is_whole(tmp_path / "gone", READY)
