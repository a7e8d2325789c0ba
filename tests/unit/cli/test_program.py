"""The command as a whole: arguments, errors, exit codes, and life without Qt."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.cli.shell import Shell

ROOT = Path(__file__).resolve().parents[3]


def test_it_works_where_no_qt_is_installed(shell: Shell) -> None:
    shell("setup")
    script = (
        "import sys\n"
        "sys.modules.update(dict.fromkeys(['PySide6', 'shiboken6', 'qasync', 'qtawesome']))\n"
        "from app.cli import main\n"
        "sys.exit(main(['status', '--json']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["oas"] == []


def test_python_m_app_is_the_same_command(shell: Shell) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "app", "status"],
        cwd=ROOT,
        env={**os.environ},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("quaychat-core: not_set_up: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_error_in_json_has_code_message_and_parameters(shell: Shell) -> None:
    said = shell("status", "--json")
    assert said.code == 3
    assert said.json["error"]["code"] == "not_set_up"
    assert said.json["error"]["message"] in said.err


@pytest.mark.parametrize("arguments", [[], ["fly"], ["send"], ["practice", "--port", "x"]])
def test_wrong_arguments_end_with_2(shell: Shell, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        shell(*arguments)
    assert caught.value.code == 2


def test_nothing_secret_is_an_argument(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("connect", "setup", "recover", "send"):
        with pytest.raises(SystemExit):
            shell(command, "--help")
    usage = capsys.readouterr().out
    for word in ("--secret", "--passphrase", "--access", "--refresh", "--code"):
        assert word not in usage
