"""The self-test goes through from the source, draws every dialog there is, and says what is wrong when something is."""

import ast
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui.self_test.run import speaker

ROOT = Path(__file__).resolve().parents[3]
LIMIT_S = 280


def _run(home: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """In a process of its own, in the home of nobody. `before`: code that breaks something first."""
    script = f"import sys\n{before}\nfrom ui.main import main\nsys.exit(main({list(arguments)!r}))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QUAYCHAT_"))}
    environment = {**kept, "HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LANG": "vi_VN.UTF-8"}
    command = [sys.executable, "-c", script]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=LIMIT_S
    )


@pytest.mark.e2e
def test_it_goes_through_and_leaves_nothing_behind(tmp_path: Path) -> None:
    home, pictures = tmp_path / "home", tmp_path / "pictures"
    home.mkdir()
    done = _run(home, "--self-test", "--without-browser", "--pictures", str(pictures))
    assert done.returncode == 0, done.stdout + done.stderr
    told = (pictures / "self-test.txt").read_text(encoding="utf-8")
    assert told.strip() == done.stdout.strip()
    for step in ("an OA is connected", "a message is received", "it is answered", "the store is opened again"):
        assert f"ok    {step}" in told
    assert "the browser: left out" in told
    assert len(list(pictures.glob("*.png"))) > 40
    assert not [path for path in home.rglob("*") if "quaychat" in path.name.lower()], "the person's own folder"


def test_what_is_wrong_is_said_with_the_step_and_ends_with_1(tmp_path: Path) -> None:
    done = _run(tmp_path, "--self-test", before="import ui.self_test.parts as parts; parts.SOUNDS += ('gong',)")
    assert done.returncode == 1
    assert "ok    translations" in done.stdout
    assert "WRONG files: Wrong: the sound gong is missing" in done.stdout


def test_no_dialog_is_forgotten() -> None:
    drawn = (ROOT / "ui" / "self_test" / "windows.py").read_text(encoding="utf-8")
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base).endswith("Dialog") for base in node.bases):
                abstract = node.name.startswith("_")
                assert abstract or f"{node.name}(" in drawn, f"{node.name} is not drawn by the self-test"


def test_vietnamese_is_said_through_a_pipe_that_knows_no_vietnamese_letters() -> None:
    heard = io.BytesIO()
    pipe = io.TextIOWrapper(heard, encoding="cp1252")
    speaker(pipe)("Quầy Chat")
    assert heard.getvalue().decode("utf-8").splitlines() == ["Quầy Chat"]


def test_a_program_that_nobody_listens_to_says_nothing() -> None:
    speaker(None)("Quầy Chat")
