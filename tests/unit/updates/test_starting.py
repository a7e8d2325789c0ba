"""What a process of the window does first and last."""

import hashlib
import sys
from pathlib import Path

import pytest

from app.domain.updates.manifest import Kind
from app.domain.updates.state import Memory, Ready
from app.paths import Paths
from app.profile import profile_lock
from app.settings import SettingsStore
from app.updates import commands, journal, memory, starting, swap
from app.updates.installation import Installation
from app.updates.journal import Journal, Places
from tests.fakes.updates import install

OWN = "0.2.0"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its installer replaces the folder")


@pytest.fixture(autouse=True)
def version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(starting, "own_version", lambda: OWN)
    monkeypatch.setenv("QUAYCHAT_UPDATES", "stable")


@pytest.fixture
def here(tmp_path: Path) -> Installation:
    program = install(tmp_path / "apps" / "quaychat", OWN)
    return Installation(Kind.FOLDER, program.parent, program, "linux-x86_64")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "home")
    made.update_files.mkdir(parents=True)
    return made


def _nobody(here: Installation, arguments: object) -> None:
    pytest.fail("nothing was to be started")


def test_a_usual_start_goes_on_and_writes_nothing(here: Installation) -> None:
    assert not starting.goes_back(here, [], _nobody)
    assert not Places(here.folder).journal.exists()


def test_a_version_on_trial_goes_on_until_it_has_failed_three_times(here: Installation) -> None:
    places = Places(here.folder)
    install(places.former, "0.1.0")
    journal.write(places, Journal(before="0.1.0", after=OWN))
    for _ in range(swap.TRIES):
        assert not starting.goes_back(here, [], _nobody)
    started: list[object] = []
    assert starting.goes_back(here, ["--hidden"], lambda one, arguments: started.append((one, arguments)))
    assert started == [(here, ["--hidden"])]
    assert (here.folder / "version.txt").read_text() == "0.1.0"


def test_on_windows_a_command_brings_it_back_and_starts_it(here: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Installation(Kind.INSTALLER, here.folder, here.program, "windows-x86_64")
    places = Places(here.folder)
    install(places.former, "0.1.0")
    journal.write(places, Journal(before="0.1.0", after=OWN, starts=swap.TRIES))
    asked: list[object] = []
    monkeypatch.setattr(commands, "bring_back", lambda where, program: asked.append((where, program)))
    assert starting.goes_back(here, [])
    assert asked == [(places, here.program)]


def test_where_it_cannot_be_brought_back_this_version_is_tried_again(
    here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: Path) -> None:
        raise OSError("no")

    places = Places(here.folder)
    install(places.former, "0.1.0")
    journal.write(places, Journal(before="0.1.0", after=OWN, starts=swap.TRIES))
    monkeypatch.setattr(swap, "exchange", refuses)
    assert not starting.goes_back(here, [], _nobody)


def test_left_early_but_well_it_was_no_failure(here: Installation, paths: Paths) -> None:
    places = Places(here.folder)
    journal.write(places, Journal(before="0.1.0", after=OWN, starts=2))
    assert not starting.leave(paths, here)
    assert journal.read(places).starts == 1


def _ready(paths: Paths, here: Installation) -> Places:
    places = Places(here.folder)
    install(places.next, "0.3.0")
    journal.write(places, Journal(staged="0.3.0"))
    sha256 = hashlib.sha256(b"").hexdigest()
    memory.write(paths.update_state, Memory("0" * 32, ready=Ready("0.3.0", "stable", Kind.FOLDER, "a", 0, sha256)))
    return places


def test_what_lies_ready_takes_the_place(here: Installation, paths: Paths) -> None:
    places = _ready(paths, here)
    assert starting.leave(paths, here)
    assert journal.read(places).after == "0.3.0"
    assert (here.folder / "version.txt").read_text() == "0.3.0"


def test_not_while_another_window_of_this_profile_is_open(here: Installation, paths: Paths) -> None:
    _ready(paths, here)
    with profile_lock(paths):
        assert not starting.leave(paths, here)
    assert (here.folder / "version.txt").read_text() == OWN


def test_not_where_updates_are_off(here: Installation, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    _ready(paths, here)
    SettingsStore(paths.settings).change(updates=False)
    monkeypatch.delenv("QUAYCHAT_UPDATES")
    assert not starting.leave(paths, here)
    monkeypatch.setenv("QUAYCHAT_UPDATES", "off")
    assert not starting.leave(paths, here)
    assert (here.folder / "version.txt").read_text() == OWN


def test_whether_a_newer_one_gave_its_place_back(here: Installation) -> None:
    assert not starting.came_back(here)
    swap.give_up(Places(here.folder), "0.1.0")
    assert not starting.came_back(here)
    swap.give_up(Places(here.folder), "0.3.0")
    assert starting.came_back(here)
    assert not starting.came_back(Installation(None, here.folder, here.program, "linux-x86_64"))


@pytest.mark.parametrize("kind", [None, Kind.PACKAGE])
def test_other_installations_are_left_alone(here: Installation, paths: Paths, kind: Kind | None) -> None:
    here = Installation(kind, here.folder, here.program, "linux-x86_64")
    places = _ready(paths, here)
    journal.write(places, Journal(before="0.1.0", after=OWN, starts=swap.TRIES))
    assert not starting.goes_back(here, [], _nobody)
    assert not starting.leave(paths, here)


def test_where_folders_change_places_the_former_one_is_started_here(
    here: Installation, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[object] = []
    monkeypatch.setattr(commands, "restart", lambda program, arguments: started.append((program, arguments)))
    starting.restart(here, ["--hidden"])
    starting.restart(Installation(Kind.INSTALLER, here.folder, here.program, "windows-x86_64"), [])
    assert started == [(here.program, ["--hidden"])]
