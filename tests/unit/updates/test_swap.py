"""Versions that change places: real folders, real programs, ended at any step; each next start has one that works."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Rejected, StorageFailure
from app.updates import commands, journal, swap
from app.updates.journal import Journal, Places
from app.updates.unpack import unpack
from tests.fakes.deadly import VARIABLE
from tests.fakes.updates import ROOT, install, packed, program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its installer replaces the folder")

STEPS = """
import sys
from pathlib import Path
from app.updates import commands, swap
from app.updates.journal import Places
from app.updates.unpack import unpack
from tests.fakes.deadly import arm_as_told
arm_as_told()
places, packed = Places(Path(sys.argv[1])), Path(sys.argv[2])
if sys.argv[3] == "stage":
    swap.stage(places, "0.2.0", lambda folder: unpack(packed, folder), lambda folder: True)
else:
    swap.swap(places, "0.1.0")
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that is killed loses nothing that it has written; the whole machine's disks need not be waited for."""
    monkeypatch.setattr(os, "sync", lambda: None)
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    install(tmp_path / "quaychat", "0.1.0")
    return Places(tmp_path / "quaychat")


def _packed(places: Places, behaves: str = "well") -> Path:
    path = places.folder.with_name("new.tar.gz")
    path.write_bytes(packed({"quaychat": program("0.2.0", behaves), "version.txt": b"0.2.0", "lib/a": b"a"}))
    return path


def _stage(places: Places, behaves: str = "well", *, probed: bool = True) -> None:
    new = _packed(places, behaves)
    note = places.folder.with_name("note")
    swap.stage(
        places,
        "0.2.0",
        lambda folder: unpack(new, folder),
        lambda folder: not probed or commands.works(folder / "quaychat", "0.2.0", note),
    )


def _start(places: Places, dies_at: int | None = None) -> tuple[int, str]:
    """As a person does: exit code, and the version that has come up."""
    environ = {**os.environ, **({} if dies_at is None else {VARIABLE: str(dies_at)})}
    done = subprocess.run(
        [places.folder / "quaychat"], env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode in (0, 7, -signal.SIGKILL), done.stderr
    return done.returncode, done.stdout.strip()


def _step(places: Places, what: str, dies_at: int) -> bool:
    """Whether it came to its end."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", STEPS, places.folder, _packed(places), what],
        env={**os.environ, VARIABLE: str(dies_at)},
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode == 0


def _beside(places: Places) -> set[str]:
    return {path.name for path in places.folder.parent.iterdir()} - {"new.tar.gz"}


def _whole(places: Places) -> str:
    """Every file of the folder is of one version."""
    return (places.folder / "version.txt").read_text(encoding="utf-8")


def _points() -> Iterator[int]:
    return iter(range(200))


def test_a_new_version_that_starts_takes_the_place_and_the_former_one_goes(places: Places) -> None:
    _stage(places)
    assert _start(places) == (0, "0.1.0")
    swap.swap(places, "0.1.0")
    assert places.former.is_dir()
    assert _start(places) == (0, "0.2.0")
    assert _beside(places) == {"quaychat", "quaychat.update.json"}
    assert journal.read(places) == Journal()


@pytest.mark.parametrize("behaves", ["crashes", "hangs"])
def test_one_that_does_not_start_three_times_gives_the_place_back_by_itself(places: Places, behaves: str) -> None:
    _stage(places, behaves)
    swap.swap(places, "0.1.0")
    for _ in range(swap.TRIES):
        assert _start(places)[1] == ""
        assert places.former.is_dir()
    assert _start(places) == (0, "0.1.0")
    assert _start(places) == (0, "0.1.0")
    assert journal.read(places).broken == ("0.2.0",)
    assert _beside(places) == {"quaychat", "quaychat.update.json"}


@pytest.mark.parametrize("behaves", ["no probe"])
def test_one_that_does_not_even_run_never_takes_the_place(places: Places, behaves: str) -> None:
    with pytest.raises(Rejected, match="update_broken"):
        _stage(places, behaves)
    assert journal.read(places) == Journal(broken=("0.2.0",))
    assert _beside(places) == {"quaychat", "quaychat.update.json"}
    assert _start(places) == (0, "0.1.0")


def test_whoever_leaves_early_but_well_is_not_counted(places: Places) -> None:
    _stage(places)
    swap.swap(places, "0.1.0")
    for _ in range(10):
        assert swap.begin(places, "0.2.0") is swap.Go.ON
        swap.left_well(places, "0.2.0")
    assert places.former.is_dir()
    assert _start(places) == (0, "0.2.0")


def test_switched_off_at_any_step_of_staging_the_present_version_runs(places: Places) -> None:
    for point in _points():
        whole = _step(places, "stage", point)
        assert _whole(places) == "0.1.0"
        ready = journal.read(places).staged == "0.2.0"
        assert not ready or (places.next / "lib" / "a").is_file()
        if whole:
            assert ready
            break
    else:
        pytest.fail("it never ends")
    assert _start(places) == (0, "0.1.0")
    assert point > 10


def test_switched_off_at_any_step_of_the_swap_one_version_runs_and_the_next_try_succeeds(tmp_path: Path) -> None:
    for point in _points():
        folder = tmp_path / str(point) / "quaychat"
        install(folder, "0.1.0")
        places = Places(folder)
        _stage(places, probed=False)
        whole = _step(places, "swap", point)
        came = _start(places)
        assert came in ((0, "0.1.0"), (0, "0.2.0"))
        assert _whole(places) == came[1]
        if came[1] == "0.1.0":
            assert journal.read(places).staged == "0.2.0"
            swap.swap(places, "0.1.0")
            assert _start(places) == (0, "0.2.0")
        assert _beside(places) == {"quaychat", "quaychat.update.json"}
        if whole:
            break
    else:
        pytest.fail("it never ends")
    assert point > 3


def test_switched_off_at_any_step_of_giving_back_the_former_version_runs(tmp_path: Path) -> None:
    for point in _points():
        folder = tmp_path / str(point) / "quaychat"
        install(folder, "0.1.0")
        places = Places(folder)
        _stage(places, "crashes", probed=False)
        swap.swap(places, "0.1.0")
        journal.write(places, Journal(before="0.1.0", after="0.2.0", starts=swap.TRIES))
        code, _ = _start(places, dies_at=point)
        assert (places.folder / "quaychat").is_file()
        assert _start(places) == (0, "0.1.0")
        assert _start(places) == (0, "0.1.0")
        assert journal.read(places).broken == ("0.2.0",)
        assert _beside(places) == {"quaychat", "quaychat.update.json"}
        if code == 0:
            break
    else:
        pytest.fail("it never ends")
    assert point > 3


def test_switched_off_at_any_step_of_the_first_start_it_comes_up_the_next_time(tmp_path: Path) -> None:
    for point in _points():
        folder = tmp_path / str(point) / "quaychat"
        install(folder, "0.1.0")
        places = Places(folder)
        _stage(places, probed=False)
        swap.swap(places, "0.1.0")
        code, _ = _start(places, dies_at=point)
        assert _start(places) == (0, "0.2.0")
        assert _start(places) == (0, "0.2.0")
        if code == 0:
            break
    else:
        pytest.fail("it never ends")
    assert point > 3


def test_where_folders_cannot_change_places_all_stays_as_it_was(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: Path) -> None:
        raise OSError(22, "Invalid argument")

    _stage(places, probed=False)
    monkeypatch.setattr(swap, "exchange", refuses)
    with pytest.raises(StorageFailure, match="update_not_kept"):
        swap.swap(places, "0.1.0")
    assert journal.read(places).staged == "0.2.0"
    assert _start(places) == (0, "0.1.0")


def test_what_somebody_installs_by_hand_ends_a_trial(places: Places) -> None:
    _stage(places, probed=False)
    swap.swap(places, "0.1.0")
    assert swap.begin(places, "0.5.0") is swap.Go.ON
    assert journal.read(places) == Journal()
    assert _beside(places) == {"quaychat", "quaychat.update.json"}


def test_an_installer_that_never_succeeds_is_given_up_and_another_version_is_not(places: Places) -> None:
    for tries in range(swap.TRIES):
        known = journal.read(places)
        assert (known.tries, known.broken) == (tries, ())
        journal.write(places, Journal(before="0.1.0", after="0.2.0", tries=known.tries))
        assert swap.begin(places, "0.1.0") is swap.Go.ON
    assert journal.read(places).broken == ("0.2.0",)
    assert journal.read(places).tries == 0


def test_on_windows_another_brings_the_former_one_back(places: Places) -> None:
    places.former.mkdir()
    journal.write(places, Journal(before="0.1.0", after="0.2.0", starts=swap.TRIES))
    asked: list[Places] = []
    assert swap.begin(places, "0.2.0", asked.append) is swap.Go.BACK
    assert asked == [places]


def test_a_version_that_is_given_up_leaves_the_trial_of_another_alone(places: Places) -> None:
    journal.write(places, Journal(before="0.1.0", after="0.2.0", starts=1))
    swap.give_up(places, "0.3.0")
    assert journal.read(places) == Journal(before="0.1.0", after="0.2.0", starts=1, broken=("0.3.0",))


def test_nothing_on_trial_costs_a_start_nothing(places: Places) -> None:
    assert swap.begin(places, "0.1.0") is swap.Go.ON
    swap.left_well(places, "0.1.0")
    swap.started(places, "0.1.0")
    assert not places.journal.exists()


def test_a_link_is_thrown_away_and_not_what_it_leads_to(places: Places, tmp_path: Path) -> None:
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "data").write_text("x")
    places.next.symlink_to(tmp_path / "shop")
    swap.discard(places.next)
    assert not places.next.exists()
    assert (tmp_path / "shop" / "data").exists()
