"""Opening the vault for a command."""

import io
from pathlib import Path

import pytest

from app.cli import vaults
from app.cli.terminal import Terminal
from app.errors import NeedsUser, Rejected, StorageFailure
from app.paths import Paths
from app.vault import Vault

pytestmark = pytest.mark.asyncio


class Keyring:
    """In memory; `there` False: this system has none."""

    def __init__(self, *, there: bool = True) -> None:
        self.there = there
        self.kept: dict[str, str] = {}

    def available(self) -> bool:
        return self.there

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


def terminal(stdin: str = "") -> Terminal:
    return Terminal(io.StringIO(stdin), io.StringIO(), io.StringIO())


def said(spoken: Terminal) -> str:
    assert isinstance(spoken.stderr, io.StringIO)
    return spoken.stderr.getvalue()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "home")
    made.create()
    return made


class PassphraseFile:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.holds("mật khẩu dài\r\n")

    def holds(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")

    def moves_away(self) -> None:
        self.path.unlink()


@pytest.fixture
def passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PassphraseFile:
    file = PassphraseFile(tmp_path / "passphrase")
    monkeypatch.setenv(vaults.PASSPHRASE_FILE, str(file.path))
    return file


def vault(paths: Paths, *, keyring: Keyring | None = None) -> Vault:
    return Vault(paths, keyring or Keyring(there=False))


async def test_the_passphrase_file_creates_and_opens(paths: Paths, passphrase: PassphraseFile) -> None:
    spoken = terminal()
    key = await vaults.unlock_or_create(vault(paths), spoken)
    assert "Recovery code" in said(spoken)
    again = terminal()
    assert await vaults.unlock_or_create(vault(paths), again) == key
    assert said(again) == ""


async def test_a_keyring_is_used_where_no_file_is_named(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(vaults.PASSPHRASE_FILE, raising=False)
    keyring = Keyring()
    key, _ = await vaults.create(vault(paths, keyring=keyring), terminal())
    assert len(keyring.kept) == 1
    assert await vaults.unlock(vault(paths, keyring=keyring), terminal()) == key


async def test_a_named_file_wins_over_a_keyring(paths: Paths, passphrase: PassphraseFile) -> None:
    keyring = Keyring()
    await vaults.create(vault(paths, keyring=keyring), terminal())
    assert keyring.kept == {}


async def test_without_keyring_file_and_terminal_it_says_what_to_set(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(vaults.PASSPHRASE_FILE, raising=False)
    with pytest.raises(NeedsUser, match="passphrase_needed"):
        await vaults.create(vault(paths), terminal())


async def test_nothing_is_made_by_looking(paths: Paths, passphrase: PassphraseFile) -> None:
    with pytest.raises(NeedsUser, match="not_set_up"):
        await vaults.unlock(vault(paths), terminal())
    assert not paths.vault.exists()


async def test_a_wrong_a_missing_and_a_short_passphrase_are_told_apart(
    paths: Paths, passphrase: PassphraseFile
) -> None:
    passphrase.holds("ngắn")
    with pytest.raises(Rejected, match="passphrase_too_short"):
        await vaults.create(vault(paths), terminal())
    passphrase.holds("mật khẩu dài")
    await vaults.create(vault(paths), terminal())
    passphrase.holds("mật khẩu khác")
    with pytest.raises(NeedsUser, match="wrong_passphrase"):
        await vaults.unlock(vault(paths), terminal())
    passphrase.moves_away()
    with pytest.raises(NeedsUser, match="passphrase_needed"):
        await vaults.unlock(vault(paths), terminal())


async def test_the_recovery_code_opens_and_sets_a_new_passphrase(paths: Paths, passphrase: PassphraseFile) -> None:
    key, code = await vaults.create(vault(paths), terminal())
    passphrase.holds("mật khẩu mới hẳn")
    await vaults.recover(vault(paths), terminal(code.lower().replace("-", " ") + "\n"))
    assert await vaults.unlock(vault(paths), terminal()) == key


async def test_a_keyring_that_forgot_is_healed_by_the_recovery_code(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(vaults.PASSPHRASE_FILE, raising=False)
    keyring = Keyring()
    key, code = await vaults.create(vault(paths, keyring=keyring), terminal())
    keyring.kept.clear()
    with pytest.raises(NeedsUser, match="keyring_forgot"):
        await vaults.unlock(vault(paths, keyring=keyring), terminal())
    await vaults.recover(vault(paths, keyring=keyring), terminal(code + "\n"))
    assert await vaults.unlock(vault(paths, keyring=keyring), terminal()) == key


async def test_a_database_without_its_vault_is_never_made_anew(paths: Paths, passphrase: PassphraseFile) -> None:
    paths.database.write_bytes(b"x" * 100)
    with pytest.raises(StorageFailure, match="lost"):
        await vaults.unlock_or_create(vault(paths), terminal())
    assert paths.database.read_bytes() == b"x" * 100
