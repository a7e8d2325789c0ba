"""`connect`: by the address one landed on, or by a token pair."""

import io
import json
import re
import threading
from urllib.parse import urlencode

import httpx

from app.cli import main
from app.cli.terminal import Terminal
from tests.unit.cli.shell import Shell


def test_a_pair_connects_the_oa_and_sets_the_profile_up_on_the_way(shell: Shell) -> None:
    said = shell.connect()
    assert said.code == 0
    assert said.json["connected"]["name"] == "Tiệm Luyện Tập"
    assert "Recovery code" in said.err


def test_two_lines_are_a_pair_too(shell: Shell) -> None:
    shell.connect()
    access, refresh = shell.server.world.token_pair()
    said = shell("connect", "--tokens", stdin=f"{access}\n{refresh}\n")
    assert said.code == 0
    assert said.out.startswith("Connected: Tiệm Luyện Tập")


def test_a_pair_that_zalo_does_not_know_is_refused_in_words(shell: Shell) -> None:
    shell.connect()
    said = shell("connect", "--tokens", "--json", stdin="AT-wrong-wrong\nRT-wrong-wrong\n")
    assert said.code == 3
    assert said.json["error"]["code"] in {"tokens_invalid", "login_again"}
    assert shell("connect", "--tokens", stdin="only-one\n").code == 3
    assert [oa["state"] for oa in shell("status", "--json").json["oas"]] == ["connected"]


def test_an_app_that_is_plainly_wrong_is_refused_before_anything_is_sent(shell: Shell) -> None:
    said = shell("connect", "--app-id", "abc", "--redirect-uri", "https://a.example", "--json", stdin="secret-key-1\n")
    assert (said.code, said.json["error"]["code"]) == (3, "wrong_app_id")


def test_without_a_secret_on_standard_input_it_says_what_is_missing(shell: Shell) -> None:
    said = shell("connect", "--app-id", shell.server.app_id, "--redirect-uri", shell.server.redirect_uri)
    assert said.code == 3
    assert "input_missing" in said.err


class Browser(io.StringIO):
    """Standard input of somebody who opens the printed address, allows, and pastes where they land."""

    def __init__(self, first: str, out: io.StringIO, allow: "Allow") -> None:
        super().__init__(first)
        self._out = out
        self._allow = allow

    def readline(self, size: int = -1, /) -> str:
        return super().readline() or self._allow(json.loads(self._out.getvalue().splitlines()[-1])["permission_url"])


class Allow:
    """Presses *Cho phép* on the practice OA's permission page, with everything ticked."""

    def __init__(self, shell: Shell) -> None:
        self._oa_id = shell.server.world.oa.oa_id

    def __call__(self, permission_url: str) -> str:
        landed: list[str] = []
        browser = threading.Thread(target=lambda: landed.append(self._press(permission_url)))
        browser.start()
        browser.join()
        return landed[0] + "\n"

    def _press(self, permission_url: str) -> str:
        with httpx.Client(trust_env=False) as client:
            page = client.get(permission_url).text
            login = re.search(r'name="login" value="([^"]+)"', page)
            assert login is not None
            fields = [("login", login[1]), ("oa", self._oa_id), ("agree", "1"), ("answer", "allow")]
            fields += [("perm", group) for group in re.findall(r'name="perm" id="perm-([^"]+)"', page)]
            answer = client.post(
                str(httpx.URL(permission_url).join("/v4/oa/permission/answer")),
                content=urlencode(fields),
                headers={"content-type": "application/x-www-form-urlencoded"},
            )
            return answer.headers["location"]


def test_the_printed_address_leads_to_one_that_connects(shell: Shell) -> None:
    out = io.StringIO()
    terminal = Terminal(Browser(f"{shell.server.app_secret}\n", out, Allow(shell)), out, io.StringIO())
    options = ["--app-id", shell.server.app_id, "--redirect-uri", shell.server.redirect_uri, "--json"]
    assert main(["connect", *options], terminal) == 0
    assert json.loads(out.getvalue().splitlines()[-1])["connected"]["state"] == "connected"


def test_an_address_of_another_sign_in_is_refused(shell: Shell) -> None:
    shell.connect()
    landed = f"{shell.server.redirect_uri}?code=abc&oa_id=1&state=another"
    said = shell("connect", "--json", stdin=f"{landed}\n")
    assert (said.code, said.lines[-1]["error"]["code"]) == (3, "wrong_state")


def test_no_secret_reaches_the_log(shell: Shell) -> None:
    access, refresh = shell.server.world.token_pair()
    shell.connect()
    shell("connect", "--tokens", stdin=f"{access}\n{refresh}\n")
    logs = "".join(file.read_text(encoding="utf-8") for file in (shell.home / "logs").iterdir())
    for secret in (access, refresh, shell.server.app_secret):
        assert secret not in logs
