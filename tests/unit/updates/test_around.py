"""What a bundle does around its window, and what it spares a usual start."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.updates.manifest import Kind
from app.updates import PROBE, starting
from app.updates.around import around, is_watched
from app.updates.installation import Installation
from app.updates.journal import Journal, Places, write
from tests.fakes.updates import ROOT


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[object]:
    made: list[object] = []
    here = Installation(Kind.FOLDER, tmp_path / "quaychat", tmp_path / "quaychat" / "quaychat", "linux-x86_64")
    write(Places(here.folder), Journal())
    monkeypatch.setattr(sys, "executable", str(here.program))
    monkeypatch.setattr(Installation, "here", lambda: here)
    monkeypatch.setattr(starting, "goes_back", lambda one, given: made.append("begin") is not None)
    monkeypatch.setattr(starting, "leave", lambda paths, one: made.append("leave"))
    return made


def _window(calls: list[object], given: list[str]) -> int:
    calls.append(given)
    return 5


def test_the_window_lies_between_the_first_and_the_last(calls: list[object]) -> None:
    assert around(["--hidden"], lambda given: _window(calls, given)) == 5
    assert calls == ["begin", ["--hidden"], "leave"]


@pytest.mark.parametrize("asked", [["--quit"], ["--self-test", "--pictures", "x"], ["--help"], [PROBE, "x"]])
def test_where_nobody_works_nothing_is_counted(calls: list[object], asked: list[str]) -> None:
    assert around(asked, lambda given: _window(calls, given)) == 5
    assert calls == [asked]


def test_a_version_that_goes_back_opens_no_window(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "goes_back", lambda one, given: True)
    assert around([], lambda given: _window(calls, given)) == 0
    assert calls == []


def test_a_window_that_crashes_did_not_end_well(calls: list[object]) -> None:
    def crashes(_: list[str]) -> int:
        raise RuntimeError("boom")

    with pytest.raises(RuntimeError):
        around([], crashes)
    assert calls == ["begin"]


def test_a_journal_is_found_beside_a_folder_and_beside_an_app(tmp_path: Path) -> None:
    for folder, program in (("quaychat", "quaychat"), ("Quầy Chat.app", "Contents/MacOS/quaychat")):
        path = tmp_path / folder / program
        assert not is_watched(path)
        write(Places(tmp_path / folder), Journal())
        assert is_watched(path)


def test_a_usual_start_loads_nothing_of_it_and_no_qt() -> None:
    script = "import sys; import app.updates.around as a; a.is_watched(__import__('pathlib').Path(sys.executable)); \
print([m for m in sys.modules if m.startswith(('PySide6', 'app.updates.', 'subprocess', 'json'))])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['app.updates.around']"
