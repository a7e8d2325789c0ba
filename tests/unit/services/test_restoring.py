"""Restoring: equal content on a clean PC, older versions, and nothing that a hostile file could do."""

import asyncio
import json
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from app.archive import swap
from app.archive.stream import payload_keys
from app.bootstrap import open_core
from app.course import Course
from app.crypto import new_key
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.outbox import OutboxState
from app.errors import NeedsUser, Rejected, StorageFailure
from app.paths import Paths
from app.services import restoring
from app.store import connections, snapshot
from app.store.engine import sqlite_engine, writing
from app.store.migrating import config
from app.store.versions import KNOWN
from tests.fakes.backups import (
    NOWHERE,
    OA,
    PASSPHRASE,
    PICTURE,
    TOKEN,
    Forge,
    content_hashes,
    made,
    tree,
)
from tests.fakes.hostile_backups import HOSTILE, ROWS, Hostile, sealed, with_database

pytestmark = pytest.mark.asyncio
OLD, NEW = b"o" * 32, b"n" * 32


@pytest.fixture
def old(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "new")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "shop.qcbackup"


async def _restore(file: Path, paths: Paths, known: str = PASSPHRASE) -> int:
    unlocked = await restoring.unlock(file, known)
    await restoring.prepare(paths)
    held = await restoring.stage(unlocked, paths, NEW)
    swap.finish(paths)
    return held


async def test_a_clean_pc_gets_the_same_content(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file)
    await _restore(file, new)
    assert content_hashes(new.database, NEW) == content_hashes(old.database, OLD)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        assert await core.media.local(await core.media.put_local(PICTURE)) == PICTURE
        assert (core.settings.current.theme, core.settings.current.undo_seconds) == ("dark", 9)
        assert [one.name for one in await core.people.all()][-1] == "An"
        assert (await core.search.find("ao dai do")).messages


@pytest.mark.parametrize("folder", [5, "", "x" * 5_000, "a\0b", "//server/share", "\\\\server\\share"])
async def test_a_backup_folder_that_can_not_be_looked_at_stops_no_restore(tmp_path: Path, folder: object) -> None:
    content = {"backup_folder": folder, "theme": "dark"}
    restoring._put_settings(tmp_path / "settings.json", content)
    kept = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert kept == {"backup_folder": "", "theme": "dark"}


async def test_logins_come_along_only_if_asked_for(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file)
    await _restore(file, new)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        assert await core.db.read(connections.tokens, core.db.sealer, OA) is None
        assert await core.db.read(connections.app) is None
    await made(Paths(old.root.with_name("with")), OLD, file, logins=True)
    await _restore(file, Paths(new.root.with_name("third")))
    async with open_core(Paths(new.root.with_name("third")), NEW, hosts=NOWHERE, running=False) as core:
        pair = await core.db.read(connections.tokens, core.db.sealer, OA)
        assert pair is not None
        assert pair.access == TOKEN


async def test_what_waited_to_be_sent_waits_for_a_person(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file, waiting=True)
    assert await _restore(file, new) == 1
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        (item,) = await core.inbox.unsent()
        assert (item.state, item.reason) == (OutboxState.HELD, "restored")


async def test_the_living_profile_is_kept_until_the_new_one_was_opened(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        core.settings.change(undo_seconds=3)
    before = tree(new.root)
    unlocked = await restoring.unlock(file, PASSPHRASE)
    await restoring.prepare(new)
    await restoring.stage(unlocked, new, NEW)
    after = tree(new.root)
    assert {name: after[name] for name in before} == before
    assert swap.finish(new)
    (former,) = new.root.glob("former-*")
    assert (former / "quaychat.db").exists()
    async with open_core(new, NEW, hosts=NOWHERE, running=False):
        assert former.exists()
    async with open_core(new, NEW, hosts=NOWHERE, running=False):
        assert not former.exists()


async def test_the_former_profile_can_come_back(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        core.settings.change(undo_seconds=3)
    await _restore(file, new)
    swap.undo(new)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        assert core.settings.current.undo_seconds == 3
        assert await core.connections.all() == []


async def test_a_wrong_passphrase_opens_nothing(old: Paths, file: Path) -> None:
    await made(old, OLD, file)
    with pytest.raises(NeedsUser, match="wrong_backup_secret"):
        await restoring.unlock(file, "sai mật khẩu")
    assert await restoring.unlock_with(file, NEW) is None
    assert await restoring.unlock_with(file, OLD) is not None


async def test_cancelling_leaves_nothing(old: Paths, new: Paths, file: Path) -> None:
    await made(old, OLD, file)
    unlocked = await restoring.unlock(file, PASSPHRASE)
    await restoring.prepare(new)
    task = asyncio.get_running_loop().create_task(restoring.stage(unlocked, new, NEW))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not new.staging.exists()
    assert Course().goes_on()


@pytest.mark.parametrize("case", HOSTILE, ids=lambda case: case.name)
async def test_a_hostile_file_does_nothing_outside_the_staging_folder(tmp_path: Path, case: Hostile) -> None:
    profile = Paths(tmp_path / "profile")
    profile.create()
    profile.settings.write_text("{}")
    (tmp_path / "sent").mkdir()
    file = tmp_path / "sent" / "backup.qcbackup"
    case.make(file)
    before = tree(tmp_path)
    with pytest.raises((Rejected, StorageFailure)) as caught:
        await _restore(file, profile)
    assert caught.value.code in {"not_a_backup", "backup_damaged", "too_new", "file_missing"}
    assert tree(tmp_path) == before
    assert not profile.staging.exists()
    assert not swap.finish(profile)


async def test_there_are_more_than_forty_of_them() -> None:
    assert len({case.name for case in HOSTILE}) >= 40


async def test_the_forger_would_be_believed_if_it_told_the_truth(tmp_path: Path, new: Paths, file: Path) -> None:
    """Else the cases above might fail for another reason than theirs."""
    with_database("nothing wrong").make(file)
    await _restore(file, new)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        assert await core.connections.all() == []


@pytest.mark.parametrize("version", KNOWN)
async def test_a_backup_of_an_older_version_is_brought_to_this_one(
    tmp_path: Path, new: Paths, file: Path, version: str
) -> None:
    key = new_key()
    database_key = payload_keys(key)[1]
    path = tmp_path / "forged.db"
    engine = sqlite_engine(path, database_key)
    with writing(engine) as session:
        command.upgrade(config(session), version)
        session.execute(text("INSERT INTO conversations (oa_id, user_id, name) VALUES ('1', '2', 'Lan')"))
    engine.dispose()
    rows = snapshot.counts(path, database_key)
    sealed(file, key, Forge({**ROWS, "schema": version, "rows": rows}, database=path.read_bytes()))
    await _restore(file, new)
    async with open_core(new, NEW, hosts=NOWHERE, running=False) as core:
        row = await core.inbox.row(ConversationId(OaId("1"), UserId("2")))
        assert row is not None
        assert row.name == "Lan"
