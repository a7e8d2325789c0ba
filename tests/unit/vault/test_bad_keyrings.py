"""Eight ways in which a keyring is bad, at each moment when one is asked: the window's thread goes on, nothing lies in
the clear, and the recovery code opens the data whatever happens."""

import asyncio
import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.bootstrap import open_core
from app.crypto import Cost
from app.errors import NeedsUser
from app.paths import Paths
from app.store import connections, messages
from app.store.database import Database
from app.vault import Vault, VaultState
from tests.fakes.backups import CID, NOWHERE, OA, TEXT, TOKEN, fill
from tests.fakes.secrets import FakeSecrets

pytestmark = pytest.mark.asyncio
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
S = VaultState


@dataclass(frozen=True)
class Bad:
    """`start`: what a profile's start finds when the keyring has become so; `first`: why no new profile is kept there,
    empty where it is."""

    name: str
    spoil: Callable[[FakeSecrets], object]
    start: VaultState
    first: str


BAD = [
    Bad("absent", lambda one: setattr(one, "there", False), S.UNREACHABLE, "keyring_missing"),
    Bad("locked", lambda one: setattr(one, "locked", True), S.UNREACHABLE, "keyring_missing"),
    Bad("never answers", lambda one: setattr(one, "silent", True), S.UNREACHABLE, "keyring_missing"),
    Bad("denies", lambda one: setattr(one, "denies", True), S.UNREACHABLE, "keyring_locked"),
    Bad("fails on writing", lambda one: setattr(one, "refuses_writing", True), S.KEYRING, "keyring_locked"),
    Bad("too small", lambda one: setattr(one, "holds", 20), S.KEYRING, "keyring_locked"),
    Bad("another back-end", lambda one: one.entries.clear(), S.FORGOT, ""),
    Bad("forgets", lambda one: (one.entries.clear(), setattr(one, "forgets", True)), S.FORGOT, "keyring_forgot"),
]


@pytest.fixture
def secrets() -> Iterator[FakeSecrets]:
    made = FakeSecrets()
    yield made
    made.release()


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    made = Paths(tmp_path / "profile")
    made.create()
    return made


class Heart:
    """Beats as long as nobody holds the loop."""

    def __init__(self) -> None:
        self.beats = 0
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Heart":
        self._task = asyncio.get_running_loop().create_task(self._beat())
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        self._task.cancel()

    async def _beat(self) -> None:
        while True:
            self.beats += 1
            await asyncio.sleep(0.001)


def _vault(paths: Paths, secrets: FakeSecrets) -> Vault:
    return Vault(paths, secrets, cost=CHEAP, limit_s=0.2)


def _in_the_clear(folder: Path, *words: bytes) -> list[str]:
    found = []
    for file in (one for one in folder.rglob("*") if one.is_file()):
        data = file.read_bytes()
        found += [f"{file.name}: {word!r}" for word in words if word in data or base64.b64encode(word) in data]
    return found


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
async def test_work_goes_on_and_at_the_start_the_code_opens_what_the_keyring_does_not(
    paths: Paths, secrets: FakeSecrets, bad: Bad
) -> None:
    """The keyring goes bad while the app runs: a login and a refresh need none, since tokens lie in the database,
    sealed under the key that is in memory. At the next start it is found bad."""
    opened = await _vault(paths, secrets).create(None)
    async with open_core(paths, opened.key, hosts=NOWHERE, running=False) as core:
        bad.spoil(secrets)
        await fill(core)  # a login, messages
        pair = await core.db.read(connections.tokens, core.db.sealer, OA)
        assert pair is not None
        fresh = connections.TokenPair(f"fresh-{TOKEN}", f"fresh-{TOKEN}", pair.expires_at + 1, pair.issued_at + 1)
        await core.db.write(connections.save_tokens, core.db.sealer, OA, fresh)
        assert await core.db.read(connections.tokens, core.db.sealer, OA) == fresh
    vault = _vault(paths, secrets)
    async with Heart() as heart:
        assert await vault.state() is bad.start
        if bad.start is S.KEYRING:
            assert await vault.unlock() == opened.key
        else:
            with pytest.raises(NeedsUser, match="keyring"):
                await vault.unlock()
        key = await vault.unlock_with_recovery(opened.recovery_code)
    assert heart.beats > (5 if secrets.silent else 0)
    assert key == opened.key
    secrets_ = (opened.key, opened.recovery_code.encode(), TOKEN.encode(), TEXT.encode())
    assert _in_the_clear(paths.root, *secrets_) == []
    db = await Database.open(paths.database, key)
    assert len(await db.read(messages.page, CID)) == 60
    await db.close()


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
async def test_a_new_profile_is_kept_by_a_passphrase_where_the_keyring_is_bad(
    paths: Paths, secrets: FakeSecrets, bad: Bad
) -> None:
    bad.spoil(secrets)
    vault = _vault(paths, secrets)
    await vault.state()
    if not bad.first:
        await vault.create(None)
        return
    async with Heart() as heart:
        with pytest.raises(NeedsUser, match=bad.first):
            await vault.create(None)
    assert heart.beats > (5 if secrets.silent else 0)
    assert not paths.vault.exists()
    opened = await vault.create("con mèo trèo cây cau")
    assert await vault.unlock_with_passphrase("con mèo trèo cây cau") == opened.key
    assert await vault.unlock_with_recovery(opened.recovery_code) == opened.key
    assert _in_the_clear(paths.root, opened.key, "con mèo trèo cây cau".encode()) == []


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
async def test_a_keyring_that_is_well_again_opens_as_before_or_learns_the_key(
    paths: Paths, secrets: FakeSecrets, bad: Bad
) -> None:
    opened = await _vault(paths, secrets).create(None)
    bad.spoil(secrets)
    await _vault(paths, secrets).unlock_with_recovery(opened.recovery_code)
    secrets.release()
    kept, well = secrets.entries, FakeSecrets()
    well.entries = kept
    again = _vault(paths, well)
    if await again.state() is S.FORGOT:
        await again.unlock_with_recovery(opened.recovery_code)
    assert await again.state() is S.KEYRING
    assert await again.unlock() == opened.key
