"""vault.json: whole or not at all, noticed when damaged, and never overwritten by mistake."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.crypto import Cost, new_key
from app.errors import StorageFailure
from app.vault import vault_file
from app.vault.vault_file import VaultFile

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
KEY = new_key()
FILE = VaultFile(
    check=vault_file.check_of(KEY),
    recovery=vault_file.wrap(KEY, "CODE", CHEAP, "recovery"),
    entry="entry",
    passphrase=vault_file.wrap(KEY, "mật khẩu", CHEAP, "passphrase"),
)


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    for file in (FILE, replace(FILE, passphrase=None)):
        vault_file.write(path, file, over=True)
        assert vault_file.read(path) == file


def test_the_file_tells_neither_the_key_nor_what_wraps_it(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    vault_file.write(path, FILE, over=False)
    content = path.read_bytes()
    assert KEY not in content
    assert KEY.hex().encode() not in content
    assert b"CODE" not in content
    assert path.stat().st_mode & 0o077 == 0


def test_each_way_opens_with_its_own_secret_alone() -> None:
    assert vault_file.unwrap(FILE.recovery, "CODE", "recovery") == KEY
    assert vault_file.unwrap(FILE.recovery, "CODF", "recovery") is None
    assert vault_file.unwrap(FILE.recovery, "CODE", "passphrase") is None, "a swapped wrap must not open"


def test_the_check_knows_the_key_and_no_other() -> None:
    assert vault_file.fits(FILE, KEY)
    assert not vault_file.fits(FILE, new_key())
    assert not vault_file.fits(FILE, b"short")


def test_an_existing_file_is_not_replaced_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    path.write_text("precious")
    with pytest.raises(StorageFailure, match="exists"):
        vault_file.write(path, FILE, over=False)
    assert path.read_text() == "precious"
    assert [file.name for file in tmp_path.iterdir()] == ["vault.json"]


def test_any_changed_character_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    vault_file.write(path, FILE, over=False)
    whole = path.read_text()
    for place in range(0, len(whole), 7):
        if whole[place].isspace():
            continue
        path.write_text(whole[:place] + ("A" if whole[place] != "A" else "B") + whole[place + 1 :])
        with pytest.raises(StorageFailure, match=r"vault_damaged|too_new"):
            vault_file.read(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"version": 1}', b"[" * 100_000])
def test_what_is_no_vault_is_damaged_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(content)
    with pytest.raises(StorageFailure, match="vault_damaged"):
        vault_file.read(path)
    assert path.read_bytes() == content


def test_a_later_version_is_refused_in_plain_words(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    vault_file.write(path, FILE, over=False)
    path.write_text(json.dumps({**json.loads(path.read_text()), "version": 2}))
    with pytest.raises(StorageFailure, match="too_new"):
        vault_file.read(path)


def test_a_cost_that_would_stop_the_machine_is_not_paid(tmp_path: Path) -> None:
    path = tmp_path / "vault.json"
    greedy = replace(FILE.recovery, cost=Cost(memory_kib=2**31, passes=1, lanes=1))
    vault_file.write(path, replace(FILE, recovery=greedy), over=False)
    with pytest.raises(StorageFailure, match="vault_damaged"):
        vault_file.read(path)


def test_a_folder_that_can_not_be_written_is_said_so(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StorageFailure):
        vault_file.write(blocked / "vault.json", FILE, over=False)
