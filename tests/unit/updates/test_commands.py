"""What is asked of the system: a version that is tried runs, says its name and ends; others don't count."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.updates import commands
from app.updates.journal import Places
from tests.fakes.updates import install


def test_a_version_that_runs_works(tmp_path: Path) -> None:
    program = install(tmp_path / "quaychat", "0.2.0")
    note = tmp_path / "note"
    assert commands.works(program, "0.2.0", note)
    assert not note.exists()


def test_one_that_is_another_than_it_should_be_does_not(tmp_path: Path) -> None:
    assert not commands.works(install(tmp_path / "quaychat", "0.3.0"), "0.2.0", tmp_path / "note")


@pytest.mark.parametrize("behaves", ["no probe", "hangs in probe"])
def test_one_that_does_not_answer_does_not(tmp_path: Path, behaves: str) -> None:
    seconds = 1.0 if "hangs" in behaves else 30.0
    assert not commands.works(install(tmp_path / "quaychat", "0.2.0", behaves), "0.2.0", tmp_path / "note", seconds)


def test_one_that_cannot_be_started_does_not(tmp_path: Path) -> None:
    program = tmp_path / "quaychat"
    assert not commands.works(program, "0.2.0", tmp_path / "note")
    program.write_bytes(b"\x7fELF, or what was left of it")
    program.chmod(0o755)
    (tmp_path / "note").write_text("0.2.0", encoding="utf-8")  # from an earlier try
    assert not commands.works(program, "0.2.0", tmp_path / "note")


def test_another_version_gets_nothing_of_what_this_one_has_set_for_itself() -> None:
    environ = {"PATH": "/bin", "_PYI_ARCHIVE_FILE": "x", "LD_LIBRARY_PATH": "/app", "LD_LIBRARY_PATH_ORIG": "/mine"}
    assert commands.clean(environ) == {"PATH": "/bin", "LD_LIBRARY_PATH": "/mine", "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    assert "LD_LIBRARY_PATH" not in commands.clean({"LD_LIBRARY_PATH": "/app"})


def test_the_installer_is_silent_and_its_folder_comes_last() -> None:
    folder = Path("C:/Users/Chị Lan/AppData/Local/Programs/QuayChat")
    assert commands.installing(Path("C:/a.exe"), folder) == [str(Path("C:/a.exe")), "/S", "/UPDATE", f"/D={folder}"]


def test_windows_brings_the_former_one_back_when_this_process_has_ended() -> None:
    places = Places(Path("C:/Programs/QuayChat"))
    command = " ".join(commands.bring_back_later(places, places.folder / "quaychat.exe", 4711))
    assert command.startswith('cmd.exe /d /s /c "')
    assert "PID eq 4711" in command
    away, back = command.index(f'move "{places.folder}"'), command.index(f'move "{places.former}"')
    assert away < back < command.index("start ")
    assert f'|| move "{places.broken}" "{places.folder}"' in command  # one of the two has the name, whatever happens


def test_a_version_without_its_name_gets_it_back_at_the_next_login() -> None:
    places = Places(Path("C:/Programs/QuayChat"))
    said = commands.healing(places)
    assert said.startswith('cmd.exe /d /s /c "if not exist')
    assert said.endswith(f'move "{places.former}" "{places.folder}""')
    commands.nothing_to_heal()  # elsewhere there is nothing to do


def test_what_is_started_outlives_this_process(tmp_path: Path) -> None:
    """The one in between has ended before its child has begun to write."""
    mark = tmp_path / "mark"
    child = f"import os, pathlib; os.getsid(0) == os.getpid() and pathlib.Path({str(mark)!r}).write_text('on')"
    script = f"from app.updates.commands import detached; detached([{sys.executable!r}, '-c', {child!r}])"
    subprocess.run([sys.executable, "-c", script], check=True, timeout=30)
    for _ in range(600):
        if mark.exists() and mark.read_text() == "on":
            return
        subprocess.run([sys.executable, "-c", ""], check=True)
    pytest.fail("the child was never heard of")
