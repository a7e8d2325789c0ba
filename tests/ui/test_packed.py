"""The window as a bundle starts it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.updates.manifest import Kind
from app.updates import commands
from app.updates.installation import Installation, own_version
from tests.fakes.updates import ROOT
from ui import main as window
from ui import packed


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    made: list[object] = []
    here = Installation(Kind.FOLDER, Path("/a"), Path("/a/quaychat"), "linux-x86_64")
    monkeypatch.setattr(Installation, "here", lambda: here)
    monkeypatch.setattr(packed, "goes_back", lambda one, given: made.append("begin") is not None)
    monkeypatch.setattr(packed, "leave", lambda paths, one: made.append("leave"))
    monkeypatch.setattr(window, "main", lambda given: made.append(given) or 5)
    return made


def test_the_window_lies_between_the_first_and_the_last(calls: list[object]) -> None:
    assert packed.main(["--hidden"]) == 5
    assert calls == ["begin", ["--hidden"], "leave"]


@pytest.mark.parametrize("asked", [["--quit"], ["--self-test", "--pictures", "x"], ["--help"]])
def test_where_nobody_works_nothing_is_counted(calls: list[object], asked: list[str]) -> None:
    assert packed.main(asked) == 5
    assert calls == [asked]


def test_a_version_that_goes_back_opens_no_window(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "goes_back", lambda one, given: True)
    assert packed.main([]) == 0
    assert calls == []


def test_a_window_that_crashes_did_not_end_well(calls: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    def crashes(_: object) -> int:
        raise RuntimeError("boom")

    monkeypatch.setattr(window, "main", crashes)
    with pytest.raises(RuntimeError):
        packed.main([])
    assert calls == ["begin"]


def test_asked_by_another_version_it_loads_everything_and_says_which_it_is(tmp_path: Path) -> None:
    note = tmp_path / "note"
    command = [sys.executable, "-m", "ui.packed", commands.PROBE, str(note)]
    environ = {**os.environ, "QUAYCHAT_HOME": str(tmp_path / "home")}
    subprocess.run(command, cwd=ROOT, env=environ, check=True, timeout=120)
    assert note.read_text(encoding="utf-8") == own_version()
    assert not (tmp_path / "home").exists()
