"""Backups: whole or not at all, each day by themselves, what went wrong kept for whoever looks."""

import asyncio
import json
from pathlib import Path

import pytest

from app.bootstrap import Core, open_core
from app.course import Course, Stopped
from app.domain.ids import StaffId
from app.errors import NeedsUser, Rejected, StorageFailure
from app.events import BackupsChanged
from app.paths import Paths
from app.services import backup_file, restoring
from app.services.backups import FIRST_LOOK_S, Backups
from app.vault import Vault
from tests.fakes.backups import CHEAP, NOWHERE, PASSPHRASE, PICTURE, SECRET, TEXT, TOKEN, fill, tree
from tests.fakes.clock import FakeClock
from tests.fakes.secrets import FakeSecrets

pytestmark = pytest.mark.asyncio
KEY = b"k" * 32
DAY_S = 24 * 3600.0


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "profile")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def _backups(core: Core) -> Backups:
    core.backups._cost = CHEAP
    return core.backups


def _backups_in(folder: Path) -> int:
    return len(list(folder.glob("*.qcbackup")))


async def test_nothing_of_the_shop_can_be_read_in_it(paths: Paths, tmp_path: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await _backups(core).set_passphrase(PASSPHRASE)
        await core.backups.make(tmp_path / "a.qcbackup", logins=True)
    data = (tmp_path / "a.qcbackup").read_bytes()
    kept = paths.backup_state.read_bytes()
    for canary in (TOKEN, SECRET, TEXT, PASSPHRASE):
        assert canary.encode() not in data
        assert canary.encode() not in kept
    assert PICTURE[:32] not in data
    assert b"SQLite format" not in data


async def test_progress_is_told_and_only_the_file_is_left(paths: Paths, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    told: list[tuple[int, int]] = []
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await _backups(core).set_passphrase(PASSPHRASE)
        state = await core.backups.make(out / "a.qcbackup", tell=lambda done, total: told.append((done, total)))
        assert core.backups.progress is None
    assert told == sorted(told, key=lambda one: one[0])
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]
    assert [file.name for file in out.iterdir()] == ["a.qcbackup"]
    assert (state.file, state.problem, state.size) == (str(out / "a.qcbackup"), "", (out / "a.qcbackup").stat().st_size)
    assert not (paths.root / "backing-up").exists()


async def test_cancelled_it_leaves_the_former_one_and_no_trace(paths: Paths, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.qcbackup").write_bytes(b"the former one")
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await _backups(core).set_passphrase(PASSPHRASE)
        core.bus.subscribe(BackupsChanged, lambda _: core.backups.stop())
        with pytest.raises(Stopped):
            await core.backups.make(out / "a.qcbackup")
    assert tree(out) == {"a.qcbackup": b"the former one"}
    assert not (paths.root / "backing-up").exists()


async def test_what_was_not_written_as_meant_is_no_backup(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that loses what it is given: reading through finds it, and the former file stays."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "a.qcbackup").write_bytes(b"the former one")

    def losing(descriptor: int) -> None:
        backup_file.os.pwrite(descriptor, b"\0\0\0\0", 3000)

    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await _backups(core).set_passphrase(PASSPHRASE)
        with monkeypatch.context() as patch:
            patch.setattr(backup_file.os, "fsync", losing)
            with pytest.raises(Rejected, match="backup_damaged"):
                await core.backups.make(out / "a.qcbackup")
        assert (await core.backups.state()).problem == "backup_damaged"
    assert tree(out) == {"a.qcbackup": b"the former one"}


async def test_a_full_disk_and_a_missing_folder_are_told(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _backups(core).set_passphrase(PASSPHRASE)
        with pytest.raises(Rejected, match="backup_folder_missing"):
            await core.backups.make(tmp_path / "no" / "a.qcbackup")
        monkeypatch.setattr(backup_file, "room", lambda folder: 0)
        with pytest.raises(StorageFailure, match="disk_full"):
            await core.backups.make(tmp_path / "a.qcbackup")
        assert (await core.backups.state()).problem == "disk_full"


async def test_only_the_owner_makes_one(paths: Paths, tmp_path: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        with pytest.raises(Rejected, match="not_owner"):
            await core.backups.make(tmp_path / "a.qcbackup", by=StaffId("an"))
        with pytest.raises(Rejected, match="not_owner"):
            await core.backups.set_passphrase(PASSPHRASE, StaffId("an"))
        with pytest.raises(Rejected, match="passphrase_too_short"):
            await core.backups.set_passphrase("ngắn")


async def test_without_anything_that_could_open_it_none_is_made(paths: Paths, tmp_path: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _backups(core).set_passphrase(PASSPHRASE)
        await core.backups.set_passphrase(None)
        assert not (await core.backups.state()).has_passphrase
        with pytest.raises(NeedsUser, match="passphrase_needed"):
            await core.backups.make(tmp_path / "a.qcbackup")


async def test_the_recovery_code_alone_opens_it(paths: Paths, tmp_path: Path) -> None:
    opened = await Vault(paths, FakeSecrets(), cost=CHEAP).create(None)
    async with open_core(paths, opened.key, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await core.backups.make(tmp_path / "a.qcbackup")
    found = await restoring.unlock(tmp_path / "a.qcbackup", opened.recovery_code.lower())
    assert (found.contents.messages, found.contents.conversations, found.contents.logins) == (60, 1, False)
    backup_file.check(tmp_path / "a.qcbackup", found.key, Course())


async def test_one_a_day_and_only_the_newest_stay(paths: Paths, tmp_path: Path, clock: FakeClock) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, clock=clock, running=False) as core:
        await _backups(core).set_passphrase(PASSPHRASE)
        core.settings.change(backup_keep=2, backup_folder=str(tmp_path))
        for _ in range(4):
            await core.backups.look()
            await core.backups.look()
            clock.set_wall(clock.now() + int(DAY_S * 1000))
        assert _backups_in(tmp_path) == 2
        core.settings.change(backup_daily=False)
        await core.backups.look()
        assert _backups_in(tmp_path) == 2


async def test_a_stick_that_is_not_plugged_in_is_told_and_tried_again(
    paths: Paths, tmp_path: Path, clock: FakeClock
) -> None:
    stick = tmp_path / "stick"
    async with open_core(paths, KEY, hosts=NOWHERE, clock=clock, running=False) as core:
        await _backups(core).set_passphrase(PASSPHRASE)
        core.settings.change(backup_folder=str(stick))
        await core.backups.look()
        assert (await core.backups.state()).problem == "backup_folder_missing"
        stick.mkdir()
        await core.backups.look()
        assert not list(stick.iterdir())
        clock.set_wall(clock.now() + 3_600_000)
        await core.backups.look()
        assert len(list(stick.iterdir())) == 1
        assert (await core.backups.state()).problem == ""


async def test_the_first_one_waits_until_the_start_is_over(paths: Paths, clock: FakeClock) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, clock=clock, running=False) as core:
        await _backups(core).set_passphrase(PASSPHRASE)
        made = asyncio.Event()
        core.bus.subscribe(BackupsChanged, lambda _: made.set())
        core.supervisor.keep("backups", core.backups.run)
        await clock.advance(FIRST_LOOK_S - 1)
        assert not made.is_set()
        await clock.advance(2)
        await asyncio.wait_for(made.wait(), 10)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"made_at": 1, "evil": 2}', '{"lock": [1, 2, 3, 4, 5]}'])
async def test_a_state_that_cannot_be_read_counts_as_none(paths: Paths, content: str) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        paths.backup_state.write_text(content)
        assert (await core.backups.state()).made_at == 0
        await _backups(core).set_passphrase(PASSPHRASE)
        assert json.loads(paths.backup_state.read_text())["has_passphrase"] is True


async def test_what_was_here_before_a_restore_comes_back_when_the_owner_wants_it(paths: Paths, tmp_path: Path) -> None:
    backup = tmp_path / "a.qcbackup"
    async with open_core(Paths(tmp_path / "old"), KEY, hosts=NOWHERE, running=False) as core:
        await fill(core)
        await _backups(core).set_passphrase(PASSPHRASE)
        await core.backups.make(backup)
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        assert not await core.backups.can_go_back()
        with pytest.raises(Rejected, match="gone"):
            await core.backups.go_back()
    await restoring.prepare(paths)
    await restoring.stage(await restoring.unlock(backup, PASSPHRASE), paths, KEY)
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        assert await core.inbox.conversation_ids()
        assert await core.backups.can_go_back()
        with pytest.raises(Rejected, match="not_owner"):
            await core.backups.go_back(StaffId("an"))
        await core.backups.go_back()
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        assert await core.inbox.conversation_ids() == []
        assert not await core.backups.can_go_back()
