"""A person at a command line: a profile of their own, a passphrase file, and the practice OA to talk to."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from app.cli import main, profile
from app.cli.terminal import Terminal
from app.crypto import Cost
from app.practice.server import PracticeServer
from app.vault import Vault
from app.vault.keyring_store import KeyringStore


@dataclass
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The last line of the answer."""
        return json.loads(self.out.splitlines()[-1])

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass
class Shell:
    home: Path
    server: PracticeServer
    said: list[Said] = field(default_factory=list)

    def __call__(self, *arguments: str, stdin: str = "") -> Said:
        """Run one command as if what is in `stdin` were piped in."""
        terminal = Terminal(io.StringIO(stdin), io.StringIO(), io.StringIO())
        code = main(arguments, terminal)
        assert isinstance(terminal.stdout, io.StringIO)
        assert isinstance(terminal.stderr, io.StringIO)
        self.said.append(Said(code, terminal.stdout.getvalue(), terminal.stderr.getvalue()))
        return self.said[-1]

    def connect(self) -> Said:
        """By a token pair; the profile is set up on the way."""
        access, refresh = self.server.world.token_pair()
        pair = json.dumps({"access_token": access, "refresh_token": refresh})
        options = ("--app-id", self.server.app_id, "--redirect-uri", self.server.redirect_uri)
        return self("connect", "--tokens", "--json", *options, stdin=f"{self.server.app_secret}\n{pair}\n")


@pytest.fixture(scope="module")
def server() -> Iterator[PracticeServer]:
    server = PracticeServer()
    server.start_now()
    yield server
    server.stop_now()


@pytest.fixture
def shell(server: PracticeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text("mật khẩu dài\n", encoding="utf-8")
    # A passphrase is slow to try on purpose; what a vault was made with is in its file.
    monkeypatch.setattr(profile, "vault_of", lambda paths: Vault(paths, KeyringStore(()), cost=Cost(64, 1, 1)))
    monkeypatch.setenv("QUAYCHAT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("QUAYCHAT_PASSPHRASE_FILE", str(passphrase))
    monkeypatch.setenv("QUAYCHAT_ZALO_OAUTH", server.oauth_base)
    monkeypatch.setenv("QUAYCHAT_ZALO_OPENAPI", server.openapi_base)
    return Shell(tmp_path / "home", server)
