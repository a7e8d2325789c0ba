"""Opening and closing a profile: one process at a time, nothing left running, the practice folder never mixed up."""

import asyncio
import logging
import os
import stat
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from app import bootstrap
from app.bootstrap import SEND_S, STOP_S, Core, _at_end, open_core, open_practice, open_reading
from app.domain.connections import ChatRight, Health
from app.domain.ids import OWNER, ConversationId, OaId, OutboxId, StaffId, UserId
from app.domain.outbox import Draft, OutboxState
from app.errors import NeedsUser, StorageFailure
from app.events import Event, MessagesStored, OutboxChanged, StatusChanged
from app.paths import Paths
from app.profile import PRACTICE_MARK
from app.services.clients import SETTLE_S
from app.store import conversations, outbox
from app.store.work import Session
from app.zalo.hosts import Hosts

pytestmark = pytest.mark.asyncio
KEY = b"k" * 32
NOWHERE = Hosts("http://127.0.0.1:9", "http://127.0.0.1:9")
CID = ConversationId(OaId("3"), UserId("1"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "profile")


async def _leave_one_in_flight(paths: Paths) -> OutboxId:
    """A message that was being sent when the process died."""
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        await core.db.write(conversations.note_users, CID.oa_id, [CID.user_id])
        (item,) = await core.inbox.send(CID, Draft("Dạ còn ạ"))
        await core.db.write(outbox.start, item.id, core.clock.now())
        return item.id


async def test_a_profile_opens_empty_and_opens_again(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        assert await core.inbox.conversation_ids() == []
        assert await core.connections.all() == []
        assert not core.practice
        await core.db.write(conversations.note_users, CID.oa_id, [CID.user_id])
        await core.inbox.save_draft(CID, "đang gõ")
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        assert await core.inbox.draft(CID) == "đang gõ"


async def test_a_second_process_is_told_that_the_profile_is_in_use(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE):
        with pytest.raises(NeedsUser) as caught:
            async with open_core(paths, KEY, hosts=NOWHERE):
                pass
        assert caught.value.code == "in_use"
    async with open_core(paths, KEY, hosts=NOWHERE):
        pass  # and free again afterwards


async def test_a_wrong_key_opens_nothing_harms_nothing_and_frees_the_profile(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        await core.db.write(conversations.note_users, CID.oa_id, [CID.user_id])
        await core.inbox.save_draft(CID, "đang gõ")
    with pytest.raises(StorageFailure):
        async with open_core(paths, b"x" * 32, hosts=NOWHERE):
            pass
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        assert await core.inbox.draft(CID) == "đang gõ"


async def test_nothing_runs_any_more_after_it_is_closed(paths: Paths) -> None:
    before = asyncio.all_tasks()
    async with open_core(paths, KEY, hosts=NOWHERE):
        assert asyncio.all_tasks() > before
    assert asyncio.all_tasks() == before


async def test_what_was_being_sent_when_the_process_died_has_an_unknown_fate(paths: Paths) -> None:
    item = await _leave_one_in_flight(paths)
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        found = await core.db.read(outbox.get, item)
    assert found is not None
    assert (found.state, found.reason) == (OutboxState.UNKNOWN, "interrupted")


async def test_opened_for_looking_alone_it_touches_nothing(paths: Paths) -> None:
    item = await _leave_one_in_flight(paths)
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        found = await core.db.read(outbox.get, item)
    assert found is not None
    assert found.state is OutboxState.SENDING


async def test_a_part_that_hangs_while_closing_keeps_nothing_else_open(caplog: pytest.LogCaptureFixture) -> None:
    ended: list[str] = []

    async def end() -> None:
        ended.append("database")

    async def hang() -> None:
        await asyncio.get_running_loop().create_future()

    async with AsyncExitStack() as stack:
        _at_end(stack, "database", end)
        _at_end(stack, "sync", hang, seconds=0.01)
    assert ended == ["database"]
    assert "sync did not end in time" in caplog.text


async def test_a_part_that_fails_while_closing_is_told_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    """A full disk can't take back a lease; that is no reason for an error when the window closes."""
    ended: list[str] = []

    async def end() -> None:
        ended.append("database")

    async def fail() -> None:
        raise StorageFailure("disk_full")

    async with AsyncExitStack() as stack:
        _at_end(stack, "database", end)
        _at_end(stack, "sync", fail)
    assert ended == ["database"]
    assert "sync did not end well: disk_full" in caplog.text


async def test_whatever_the_network_does_the_app_ends_within_ten_seconds() -> None:
    assert SEND_S + STOP_S + SETTLE_S <= 10


@pytest.mark.skipif(os.name != "posix", reason="rights of this kind are POSIX's")
async def test_nobody_else_on_the_machine_can_read_a_profile(paths: Paths) -> None:
    paths.root.mkdir(mode=0o755)  # a folder that a person chose by QUAYCHAT_HOME
    former = os.umask(0o022)
    try:
        async with open_core(paths, KEY, hosts=NOWHERE) as core:
            key = await core.media.put_local(b"a photo")
            core.settings.change(theme="dark")
            inside = {
                file.relative_to(paths.root).as_posix(): stat.S_IMODE(file.stat().st_mode)
                for file in paths.root.rglob("*")
                if file != paths.lock
            }
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(former)
    assert {"quaychat.db", "quaychat.db-wal", "settings.json", "logs/quaychat.log", f"media/{key[:2]}/{key}"} <= set(
        inside
    )
    assert {name: oct(mode) for name, mode in inside.items() if mode & 0o077} == {}


async def test_a_damaged_name_of_the_profile_keeps_nothing_from_opening(paths: Paths) -> None:
    paths.create()
    paths.identity.write_bytes(b"\xff\xfe\x00")
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        assert await core.connections.all() == []


async def test_two_profiles_on_one_pc_have_names_of_their_own_and_keep_them(paths: Paths, tmp_path: Path) -> None:
    names = []
    for one in (paths, paths, Paths(tmp_path / "other")):
        async with open_core(one, KEY, hosts=NOWHERE):
            names.append(one.identity.read_text())
    assert names[0] == names[1] != names[2]


async def test_a_strange_address_of_zalo_is_refused_and_the_profile_stays_free(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUAYCHAT_ZALO_OPENAPI", "http://evil.example")
    with pytest.raises(NeedsUser) as caught:
        async with open_core(paths, KEY):
            pass
    assert caught.value.code == "bad_host"
    async with open_core(paths, KEY, hosts=NOWHERE):
        pass


async def test_another_person_gets_a_core_of_their_own_over_the_same_profile(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        other = core.acting(StaffId("an"))
        assert (core.by, other.by) == (OWNER, StaffId("an"))
        assert other.inbox is core.inbox


async def _connect(core: Core) -> OaId:
    server = core.practice_server
    assert server is not None
    wizard = core.connections.wizard()
    await wizard.begin()
    await wizard.paste_tokens(*server.world.token_pair())
    await wizard.confirm()
    await wizard.choose_right(ChatRight.ONLY_ME)
    (connection,) = await core.connections.all()
    return connection.oa_id


async def _until(core: Core, kind: type[Event], condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait for events rather than for a time."""
    moved = asyncio.Event()
    subscription = core.bus.subscribe(kind, lambda _: moved.set())
    async with asyncio.timeout(20):
        while not await condition():
            await moved.wait()
            moved.clear()
    subscription.close()


async def _has_conversations(core: Core) -> bool:
    return bool(await core.inbox.conversation_ids())


async def _is_live(core: Core, oa_id: OaId) -> bool:
    return core.sync.status(oa_id).health is Health.LIVE


async def _is_sent(core: Core, item_id: OutboxId) -> bool:
    item = await core.inbox.item(item_id)
    return item is not None and item.state is OutboxState.SENT


async def test_the_practice_oa_connects_polls_and_sends_like_a_real_one(tmp_path: Path) -> None:
    async with open_practice(Paths(tmp_path).practice()) as core:
        assert core.practice
        assert not core.hosts.standard
        app = await core.connections.app()
        assert app is not None
        assert core.practice_server is not None
        assert app.app_id == core.practice_server.app_id
        core.settings.change(undo_seconds=0)
        oa_id = await _connect(core)
        await _until(core, MessagesStored, lambda: _has_conversations(core))
        await _until(core, StatusChanged, lambda: _is_live(core, oa_id))
        cid = (await core.inbox.conversation_ids())[0]
        (item,) = await core.inbox.send(cid, Draft("Dạ shop chào chị"))
        await _until(core, OutboxChanged, lambda: _is_sent(core, item.id))
        assert "Dạ shop chào chị" in str(core.practice_server.world.sent[-1])


async def test_practice_is_fresh_each_time_and_its_key_lies_nowhere(tmp_path: Path) -> None:
    paths = Paths(tmp_path).practice()
    async with open_practice(paths) as core:
        await core.db.write(conversations.note_users, CID.oa_id, [CID.user_id])
        await core.inbox.save_draft(CID, "đang gõ")
        (paths.media / "left").write_bytes(b"x")
    assert not paths.vault.exists()
    async with open_practice(paths) as core:
        assert await core.inbox.draft(CID) == ""
        assert not (paths.media / "left").exists()


async def test_a_folder_with_anything_else_in_it_is_never_erased(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE):
        pass
    before = sorted(file.name for file in paths.root.rglob("*"))
    with pytest.raises(StorageFailure) as caught:
        async with open_practice(paths):
            pass
    assert caught.value.code == "not_practice"
    assert sorted(file.name for file in paths.root.rglob("*")) == before
    assert not (paths.root / PRACTICE_MARK).exists()


async def test_a_practice_that_is_open_is_not_erased_under_its_user(tmp_path: Path) -> None:
    paths = Paths(tmp_path).practice()
    async with open_practice(paths) as core:
        with pytest.raises(NeedsUser, match="in_use"):
            async with open_practice(paths):
                pass
        assert paths.database.exists()
        assert await core.inbox.conversation_ids() == []


async def test_a_link_in_the_practice_folder_leads_no_eraser_out_of_it(tmp_path: Path) -> None:
    paths = Paths(tmp_path).practice()
    async with open_practice(paths):
        pass
    precious = tmp_path / "ảnh"
    precious.mkdir()
    (precious / "a.jpg").write_bytes(b"x")
    (paths.root / "link").symlink_to(precious, target_is_directory=True)
    async with open_practice(paths):
        pass
    assert (precious / "a.jpg").exists()
    assert not (paths.root / "link").exists()


async def test_the_log_lies_in_the_profile_and_ends_with_it(paths: Paths) -> None:
    handlers = list(logging.getLogger().handlers)
    async with open_core(paths, KEY, hosts=NOWHERE):
        pass
    assert logging.getLogger().handlers == handlers
    assert "opened" in (paths.logs / "quaychat.log").read_text(encoding="utf-8")


async def test_it_can_be_looked_at_while_another_process_has_it(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE) as core:
        await core.db.write(conversations.note_users, CID.oa_id, [CID.user_id])
        await core.inbox.save_draft(CID, "đang gõ")
        async with open_reading(paths, KEY) as reading:
            assert await reading.inbox.draft(CID) == "đang gõ"
        await core.inbox.save_draft(CID, "vẫn gõ")
    async with open_reading(paths, KEY) as reading:
        assert await reading.inbox.draft(CID) == "vẫn gõ"


async def test_after_a_newer_version_gave_its_place_back_the_data_from_before_it_are_opened(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def newer(session: Session) -> None:
        session.execute(text("UPDATE alembic_version SET version_num = '9001'"))

    async with open_core(paths, KEY, hosts=NOWHERE, running=False):
        pass
    paths.database.with_name("quaychat.db.before-9001").write_bytes(paths.database.read_bytes())
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await core.db.write(newer)
    with pytest.raises(StorageFailure, match="too_new"):
        async with open_core(paths, KEY, hosts=NOWHERE, running=False):
            pass
    monkeypatch.setattr(bootstrap, "came_back", lambda here: True)
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        assert await core.connections.all() == []
    assert paths.database.with_name("quaychat.db.newer-9001").exists()


async def test_a_file_that_has_become_empty_is_damage_and_no_new_beginning(paths: Paths) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE):
        pass
    paths.database.write_bytes(b"")
    with pytest.raises(StorageFailure, match="damaged"):
        async with open_core(paths, KEY, hosts=NOWHERE):
            pass
    assert paths.database.stat().st_size == 0
