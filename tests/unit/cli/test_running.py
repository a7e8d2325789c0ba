"""`run` and `practice`: until a signal says enough."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.cli.shell import Shell

ROOT = Path(__file__).resolve().parents[3]
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")


def start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env={**os.environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def said(process: "subprocess.Popen[str]") -> Any:
    """The next line of its answer; an empty one, at its end, is no JSON."""
    assert process.stdout is not None
    return json.loads(process.stdout.readline())


def until_live(process: "subprocess.Popen[str]") -> None:
    while said(process).get("health") != "live":
        pass


def stop(process: "subprocess.Popen[str]", number: int) -> tuple[int, str, str]:
    process.send_signal(number)
    out, err = process.communicate(timeout=30)
    return process.returncode, out, err


@unix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_run_polls_and_sends_until_it_is_stopped_and_ends_with_0(shell: Shell, number: int) -> None:
    shell.connect()
    process = start("run", "--json")
    assert said(process)["running"]
    until_live(process)
    code, out, err = stop(process, number)
    assert (code, err) == (0, "")
    assert json.loads(out.splitlines()[-1]) == {"stopped": True}
    assert shell("conversations", "--json", "--limit", "0").lines


@unix
def test_run_sends_what_was_queued(shell: Shell, tmp_path: Path) -> None:
    shell.connect()
    process = start("run", "--json")
    until_live(process)
    stop(process, signal.SIGTERM)
    to = shell("conversations", "--json", "--limit", "1").json["id"]
    queued = shell("send", to, "Dạ còn ạ", "--no-wait", "--json").json["id"]
    process = start("run", "--json")
    for _ in range(200):  # each look opens the profile beside `run`
        if shell("outbox", "--json").out == "":
            break
    code, _, _ = stop(process, signal.SIGTERM)
    assert code == 0
    assert queued
    assert "Dạ còn ạ" in str(shell.server.world.sent[-1].fields)


def test_run_without_an_oa_says_what_to_do(shell: Shell) -> None:
    shell("setup")
    said = shell("run", "--json")
    assert (said.code, said.json["error"]["code"]) == (3, "nothing_connected")


@unix
def test_the_practice_oa_tells_all_that_a_client_needs(shell: Shell) -> None:
    process = start("practice", "--json")
    facts = said(process)
    assert facts["openapi"].startswith("http://127.0.0.1:")
    assert {"app_id", "app_secret", "redirect_uri", "access_token", "refresh_token"} <= {*facts}
    code, _, err = stop(process, signal.SIGTERM)
    assert (code, err) == (0, "")
