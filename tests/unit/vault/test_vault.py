"""The vault: every way in, every way a keyring fails, and never a second key over the first."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.crypto import Cost, new_key
from app.errors import NeedsUser, Rejected, StorageFailure
from app.paths import Paths
from app.vault import Opened, Vault, VaultState
from tests.fakes.secrets import FakeSecrets

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path)


@pytest.fixture
def store() -> Iterator[FakeSecrets]:
    fake = FakeSecrets()
    yield fake
    fake.release()


def vault(paths: Paths, store: FakeSecrets, limit_s: float = 5.0) -> Vault:
    return Vault(paths, store, cost=CHEAP, limit_s=limit_s)


@pytest.mark.asyncio
async def test_first_start_with_a_keyring(paths: Paths, store: FakeSecrets) -> None:
    made = vault(paths, store)
    assert await made.state() is VaultState.NEW
    assert made.has_keyring
    opened = await made.create(None)
    assert await vault(paths, store).state() is VaultState.KEYRING
    assert await vault(paths, store).unlock() == opened.key


@pytest.mark.asyncio
async def test_first_start_without_a_keyring(paths: Paths, store: FakeSecrets) -> None:
    store.there = False
    made = vault(paths, store)
    assert await made.state() is VaultState.NEW
    assert not made.has_keyring
    with pytest.raises(NeedsUser, match="keyring_missing"):
        await made.create(None)
    assert not paths.vault.exists()
    opened = await made.create("mật khẩu dài")
    assert await made.state() is VaultState.PASSPHRASE
    assert await made.unlock_with_passphrase("mật khẩu dài") == opened.key
    with pytest.raises(NeedsUser, match="wrong_passphrase"):
        await made.unlock_with_passphrase("mat khau dai")
    with pytest.raises(NeedsUser, match="passphrase_needed"):
        await made.unlock()
    assert store.entries == {}


@pytest.mark.asyncio
async def test_accents_typed_another_way_are_the_same_passphrase(paths: Paths, store: FakeSecrets) -> None:
    made = vault(paths, store)
    opened = await made.create(unicodedata.normalize("NFD", "mật khẩu"))
    assert await made.unlock_with_passphrase(unicodedata.normalize("NFC", "mật khẩu")) == opened.key


@pytest.mark.asyncio
async def test_a_short_passphrase_is_refused_counting_letters_not_marks(paths: Paths, store: FakeSecrets) -> None:
    short = unicodedata.normalize("NFD", "ẫẫẫẫẫẫẫ")
    assert len(short) > 8
    with pytest.raises(Rejected, match="passphrase_too_short"):
        await vault(paths, store).create(short)
    assert not paths.vault.exists()


@pytest.mark.asyncio
@pytest.mark.parametrize("passphrase", [None, "mật khẩu"])
async def test_the_recovery_code_always_opens(paths: Paths, store: FakeSecrets, passphrase: str | None) -> None:
    opened = await vault(paths, store).create(passphrase)
    store.entries.clear()
    assert await vault(paths, store).unlock_with_recovery(opened.recovery_code.lower()) == opened.key


@pytest.mark.asyncio
async def test_another_recovery_code_does_not(paths: Paths, store: FakeSecrets, tmp_path: Path) -> None:
    await vault(paths, store).create(None)
    other = await vault(Paths(tmp_path / "other"), store).create(None)
    with pytest.raises(NeedsUser, match="wrong_recovery_code"):
        await vault(paths, store).unlock_with_recovery(other.recovery_code)


@pytest.mark.asyncio
async def test_a_keyring_that_has_forgotten_learns_the_key_again(paths: Paths, store: FakeSecrets) -> None:
    opened = await vault(paths, store).create(None)
    store.entries.clear()
    again = vault(paths, store)
    assert await again.state() is VaultState.FORGOT
    with pytest.raises(NeedsUser, match="keyring_forgot"):
        await again.unlock()
    await again.unlock_with_recovery(opened.recovery_code)
    assert await again.state() is VaultState.KEYRING
    assert await again.unlock() == opened.key


@pytest.mark.asyncio
@pytest.mark.parametrize("value", ["", "%%%", "c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE="])
async def test_a_keyring_entry_that_is_not_the_key_counts_as_forgotten(
    paths: Paths, store: FakeSecrets, value: str
) -> None:
    await vault(paths, store).create(None)
    store.entries = dict.fromkeys(store.entries, value)
    assert await vault(paths, store).state() is VaultState.FORGOT
    with pytest.raises(NeedsUser, match="keyring_forgot"):
        await vault(paths, store).unlock()


@pytest.mark.asyncio
async def test_a_locked_keyring_is_unreachable_and_the_recovery_code_opens(paths: Paths, store: FakeSecrets) -> None:
    opened = await vault(paths, store).create(None)
    store.locked = True
    assert await vault(paths, store).state() is VaultState.UNREACHABLE
    with pytest.raises(NeedsUser, match="keyring"):
        await vault(paths, store).unlock()
    assert await vault(paths, store).unlock_with_recovery(opened.recovery_code) == opened.key


@pytest.mark.asyncio
async def test_a_keyring_that_is_gone_is_unreachable(paths: Paths, store: FakeSecrets) -> None:
    await vault(paths, store).create(None)
    store.there = False
    assert await vault(paths, store).state() is VaultState.UNREACHABLE
    with pytest.raises(NeedsUser, match="keyring_missing"):
        await vault(paths, store).unlock()


@pytest.mark.asyncio
async def test_a_keyring_that_never_answers_is_given_up(paths: Paths, store: FakeSecrets) -> None:
    opened = await vault(paths, store).create(None)
    store.silent = True
    impatient = vault(paths, store, limit_s=0.02)
    assert await impatient.state() is VaultState.UNREACHABLE
    assert not impatient.has_keyring
    with pytest.raises(NeedsUser, match="keyring"):
        await impatient.unlock()
    assert await impatient.unlock_with_recovery(opened.recovery_code) == opened.key


@pytest.mark.asyncio
async def test_a_silent_keyring_at_first_start_leaves_nothing_behind(paths: Paths, store: FakeSecrets) -> None:
    store.silent = True
    impatient = vault(paths, store, limit_s=0.02)
    assert await impatient.state() is VaultState.NEW
    with pytest.raises(NeedsUser, match="keyring_missing"):
        await impatient.create(None)
    assert await impatient.state() is VaultState.NEW


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("knob", "code"),
    [("refuses_writing", "keyring_locked"), ("forgets", "keyring_forgot"), ("garbles", "keyring_forgot")],
)
async def test_a_keyring_that_does_not_keep_what_it_takes_is_not_trusted(
    paths: Paths, store: FakeSecrets, knob: str, code: str
) -> None:
    setattr(store, knob, True)
    made = vault(paths, store)
    with pytest.raises(NeedsUser, match=code):
        await made.create(None)
    assert not paths.vault.exists()
    assert store.entries == {}
    opened = await made.create("mật khẩu")
    assert await made.unlock_with_passphrase("mật khẩu") == opened.key


@pytest.mark.asyncio
async def test_recovery_works_while_the_keyring_can_not_be_written(paths: Paths, store: FakeSecrets) -> None:
    opened = await vault(paths, store).create(None)
    store.entries.clear()
    store.refuses_writing = True
    assert await vault(paths, store).unlock_with_recovery(opened.recovery_code) == opened.key


@pytest.mark.asyncio
@pytest.mark.parametrize("passphrase", [None, "mật khẩu"])
async def test_never_a_new_vault_over_a_vault(paths: Paths, store: FakeSecrets, passphrase: str | None) -> None:
    await vault(paths, store).create(None)
    before, entries = paths.vault.read_bytes(), dict(store.entries)
    with pytest.raises(StorageFailure, match="exists"):
        await vault(paths, store).create(passphrase)
    assert paths.vault.read_bytes() == before
    assert store.entries == entries


@pytest.mark.asyncio
@pytest.mark.parametrize("name", ["quaychat.db", "quaychat.db-wal"])
async def test_never_a_new_vault_over_a_database(paths: Paths, store: FakeSecrets, name: str) -> None:
    (paths.root / name).write_bytes(b"precious")
    assert await vault(paths, store).state() is VaultState.LOST
    with pytest.raises(StorageFailure, match="exists"):
        await vault(paths, store).create(None)
    assert not paths.vault.exists()
    assert store.entries == {}


@pytest.mark.asyncio
async def test_a_damaged_vault_is_said_and_kept(paths: Paths, store: FakeSecrets) -> None:
    await vault(paths, store).create(None)
    paths.vault.write_bytes(paths.vault.read_bytes()[:-40])
    before = paths.vault.read_bytes()
    made = vault(paths, store)
    for call in (made.state, made.unlock):
        with pytest.raises(StorageFailure, match="vault_damaged"):
            await call()
    with pytest.raises(StorageFailure, match="exists"):
        await made.create("mật khẩu")
    assert paths.vault.read_bytes() == before


@pytest.mark.asyncio
async def test_a_failed_write_takes_the_keyring_entry_back(tmp_path: Path, store: FakeSecrets) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(StorageFailure):
        await vault(Paths(blocked), store).create(None)
    assert store.entries == {}


@pytest.mark.asyncio
async def test_a_new_passphrase_replaces_the_old_one_and_the_keyring(paths: Paths, store: FakeSecrets) -> None:
    made = vault(paths, store)
    opened = await made.create(None)
    await made.new_passphrase(opened.key, "mật khẩu một")
    assert await made.state() is VaultState.PASSPHRASE
    assert store.entries == {}
    await made.new_passphrase(opened.key, "mật khẩu hai")
    assert await made.unlock_with_passphrase("mật khẩu hai") == opened.key
    with pytest.raises(NeedsUser, match="wrong_passphrase"):
        await made.unlock_with_passphrase("mật khẩu một")
    assert await made.unlock_with_recovery(opened.recovery_code) == opened.key


@pytest.mark.asyncio
async def test_a_new_recovery_code_ends_the_old_one(paths: Paths, store: FakeSecrets) -> None:
    made = vault(paths, store)
    opened = await made.create(None)
    code = await made.new_recovery_code(opened.key)
    assert await made.unlock_with_recovery(code) == opened.key
    with pytest.raises(NeedsUser, match="wrong_recovery_code"):
        await made.unlock_with_recovery(opened.recovery_code)


@pytest.mark.asyncio
async def test_a_wrong_key_changes_nothing(paths: Paths, store: FakeSecrets) -> None:
    made = vault(paths, store)
    await made.create(None)
    before = paths.vault.read_bytes()
    with pytest.raises(ValueError, match="not the key"):
        await made.new_passphrase(new_key(), "mật khẩu")
    with pytest.raises(ValueError, match="not the key"):
        await made.new_recovery_code(new_key())
    assert paths.vault.read_bytes() == before


@pytest.mark.asyncio
async def test_a_bug_in_a_keyring_is_raised_not_swallowed(paths: Paths, store: FakeSecrets) -> None:
    class Broken(FakeSecrets):
        def available(self) -> bool:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await vault(paths, Broken()).state()


def test_nothing_secret_is_shown() -> None:
    assert repr(Opened(b"key-bytes", "CODE-CODE")) == "Opened()"
