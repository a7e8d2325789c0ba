"""The header: three ways to one key, and no work for what can't be a backup."""

import io
import json

import pytest

from app.archive import header
from app.archive.header import MAGIC, Header, Lock
from app.crypto import new_key
from app.errors import NeedsUser, Rejected, StorageFailure
from app.vault import recovery, vault_file
from tests.fakes.backups import CHEAP

DATA_KEY, PAYLOAD = b"d" * 32, b"p" * 32


def _header(code: str | None = None, passphrase: str | None = None) -> Header:
    wrapped = vault_file.wrap(DATA_KEY, recovery.read_code(code), CHEAP, "recovery") if code else None
    return Header(
        7,
        header.seal_for_profile(DATA_KEY, PAYLOAD),
        Lock(wrapped.salt, wrapped.cost, wrapped.sealed) if wrapped else None,
        header.lock_with(header.passphrase_key(passphrase, CHEAP), PAYLOAD) if passphrase else None,
    )


def _read_back(made: Header) -> Header:
    file = io.BytesIO()
    digest = header.write(file, made)
    file.seek(0)
    found = header.read(file)
    assert found.digest == digest
    return found


def test_what_is_written_is_read() -> None:
    made = _header(recovery.new_code(), "mật khẩu")
    assert _read_back(made) == made
    assert _read_back(bare := _header()) == bare


def test_the_recovery_code_of_the_vault_opens_it() -> None:
    code = recovery.new_code()
    found = _read_back(_header(code))
    assert header.open_with_code(found, recovery.read_code(code)) == PAYLOAD
    with pytest.raises(NeedsUser, match="wrong_backup_secret"):
        header.open_with_code(found, recovery.read_code(recovery.new_code()))


def test_the_passphrase_opens_it() -> None:
    found = _read_back(_header(None, "mật khẩu"))
    assert header.open_with_passphrase(found, "mật khẩu") == PAYLOAD
    for wrong in ("mat khau", ""):
        with pytest.raises(NeedsUser, match="wrong_backup_secret"):
            header.open_with_passphrase(found, wrong)


def test_the_profile_that_made_it_needs_neither() -> None:
    assert header.open_with_profile(_read_back(_header()), DATA_KEY) == PAYLOAD
    assert header.open_with_profile(_read_back(_header()), new_key()) is None


def test_a_way_that_was_not_made_opens_nothing() -> None:
    with pytest.raises(NeedsUser, match="wrong_backup_secret"):
        header.open_with_passphrase(_header(), "mật khẩu")
    with pytest.raises(NeedsUser, match="wrong_backup_secret"):
        header.open_with_code(_header(), recovery.read_code(recovery.new_code()))


def test_another_kind_of_file_is_told_from_a_damaged_one_and_a_newer_one() -> None:
    with pytest.raises(Rejected, match="not_a_backup"):
        header.read(io.BytesIO(b"PK\x03\x04" + bytes(100)))
    with pytest.raises(Rejected, match="backup_damaged"):
        header.read(io.BytesIO(MAGIC + bytes(3)))
    raw = json.dumps({"format": 2}).encode()
    with pytest.raises(StorageFailure, match="too_new"):
        header.read(io.BytesIO(MAGIC + len(raw).to_bytes(4, "big") + raw))
