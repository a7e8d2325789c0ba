"""`setup`, `recover` and `status`."""

import re
from pathlib import Path

import pytest

from app.paths import Paths
from app.profile import profile_lock
from tests.unit.cli.shell import Shell


def test_a_profile_is_set_up_once_and_its_code_is_told_once(shell: Shell) -> None:
    first = shell("setup", "--json")
    assert first.code == 0
    assert re.fullmatch(r"([0-9A-Z]{4}-){7}[0-9A-Z]{4}", first.json["recovery_code"])
    second = shell("setup", "--json")
    assert (second.code, second.json["error"]["code"]) == (5, "exists")
    everything = b"".join(file.read_bytes() for file in shell.home.rglob("*") if file.is_file())
    assert first.json["recovery_code"].encode() not in everything


def test_the_recovery_code_gives_the_profile_a_new_passphrase(shell: Shell, tmp_path: Path) -> None:
    code = shell("setup", "--json").json["recovery_code"]
    (tmp_path / "passphrase").write_text("quên mật khẩu cũ")
    assert shell("status").code == 3
    assert shell("recover", stdin="ABCD\n").code == 3
    assert shell("recover", stdin=f"{code}\n").code == 0
    assert shell("status").code == 0


def test_status_says_what_is_connected_and_what_waits(shell: Shell) -> None:
    shell("setup")
    assert "No OA is connected" in shell("status").out
    shell.connect()
    status = shell("status", "--json").json
    assert [oa["state"] for oa in status["oas"]] == ["connected"]
    assert status["oas"][0]["name"] == "Tiệm Luyện Tập"
    assert (status["outbox"], status["standard_hosts"]) == ({}, False)


@pytest.mark.parametrize("command", [("status",), ("conversations",)])
def test_looking_works_beside_another_process_and_sending_says_why_not(shell: Shell, command: tuple[str, ...]) -> None:
    shell("setup")
    with profile_lock(Paths(shell.home)):
        assert shell(*command).code == 0
        said = shell("send", "1", "chào", "--json")
    assert (said.code, said.json["error"]["code"]) == (3, "in_use")
