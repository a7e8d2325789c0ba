"""The core's composition root: opens a profile with everything that runs in it, and closes it in reverse order."""

import asyncio
import logging
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.archive import swap
from app.clock import Clock, SystemClock
from app.crypto import Sealer, new_key
from app.domain.connections import ZaloApp
from app.domain.ids import OWNER, AppId, StaffId
from app.errors import AppError, StorageFailure
from app.events import EventBus
from app.log import logging_to
from app.paths import Paths
from app.profile import check_not_emptied, empty, holder, mark_practice, private_files, profile_lock, was_opened
from app.services.attachments import Attachments
from app.services.backups import Backups
from app.services.clients import SETTLE_S, Clients
from app.services.connection import Connections
from app.services.customers import Customers
from app.services.doctor import Doctor, Profile, reaching
from app.services.edits import Edits
from app.services.export import Export
from app.services.ground import Ground
from app.services.inbox import Inbox
from app.services.kept import Kept
from app.services.listing import Listing
from app.services.media import MediaService
from app.services.overview import Overview
from app.services.photos import Photos
from app.services.quarantine import Quarantine
from app.services.reactions import Reactions
from app.services.rules import Rules
from app.services.search import Search
from app.services.search_indexer import SearchIndexer
from app.services.sender import Sending
from app.services.sharing import Sharing
from app.services.staff import People
from app.services.sync import Sync
from app.services.update_shelf import Site
from app.services.updates import Updates
from app.settings import SettingsStore
from app.store import connections as stored_connections
from app.store.border import storage_border
from app.store.database import Database, Threads
from app.store.media_files import MediaFiles
from app.store.stepping_back import step_back
from app.tasks import CrashHandler, Supervisor
from app.updates.installation import Installation, own_version
from app.updates.presence import running_from
from app.updates.starting import came_back
from app.zalo.hosts import Hosts
from app.zalo.transport import Http, Transport

if TYPE_CHECKING:
    from app.practice.server import PracticeServer

CLOSE_S = 10.0
"""No part of the core may take longer to end. Those that wait for Zalo have less, so that the app ends within a few
seconds whatever the network does."""
SEND_S = 3.0
STOP_S = 2.0
MEGABYTE = 1_000_000

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Core:
    """An open profile, and who works in it. Everything in it ends with the `open_core` that made it.

    `by` is named in every use case. Another person gets a core of their own from `acting`, and a window made anew
    from it (ADR 17): what has been made for one person never acts for another."""

    paths: Paths
    clock: Clock
    bus: EventBus
    settings: SettingsStore
    supervisor: Supervisor
    db: Database
    inbox: Inbox
    kept: Kept
    attachments: Attachments
    listing: Listing
    photos: Photos
    connections: Connections
    sync: Sync
    sending: Sending
    reactions: Reactions
    media: MediaService
    search: Search
    indexer: SearchIndexer
    customers: Customers
    edits: Edits
    rules: Rules
    sharing: Sharing
    people: People
    overview: Overview
    backups: Backups
    doctor: Doctor
    export: Export
    updates: Updates
    quarantine: Quarantine
    hosts: Hosts
    practice: bool = False
    practice_server: "PracticeServer | None" = None
    by: StaffId = OWNER

    def acting(self, by: StaffId) -> "Core":
        """The same, for another person at the screen."""
        return replace(self, by=by)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the core has of the PC it runs on; a simulation brings its own, and so plays the same again."""

    clock: Clock = field(default_factory=SystemClock)
    chance: random.Random = field(default_factory=random.Random)
    threads: Threads = ThreadPoolExecutor
    transport: Transport | None = None
    """None: the network."""


@asynccontextmanager
async def open_core(
    paths: Paths,
    key: bytes,
    *,
    hosts: Hosts | None = None,
    clock: Clock | None = None,
    machine: Machine | None = None,
    practice: "PracticeServer | None" = None,
    on_crash: CrashHandler | None = None,
    running: bool = True,
) -> AsyncIterator[Core]:
    """Open the profile at `paths` with its data `key`, and start the pollers and senders of its connected OAs.

    NeedsUser: in_use, bad_host. StorageFailure as `Database.open`. `running` False: nothing is fetched or sent unless
    the caller starts it.
    """
    with profile_lock(paths):
        with storage_border():
            await asyncio.to_thread(swap.finish, paths)  # a restore that was interrupted on its last steps
        machine = machine or Machine(clock or SystemClock())
        opened = _opened(paths, key, hosts, machine, practice=practice, on_crash=on_crash, running=running)
        async with opened as core:
            await asyncio.to_thread(was_opened, paths)
            yield core


@asynccontextmanager
async def open_reading(paths: Paths, key: bytes) -> AsyncIterator[Core]:
    """Open the profile to look at it alone: beside another process, and without keeping one from starting."""
    async with _opened(paths, key, None, Machine(), practice=None, on_crash=None, running=False) as core:
        yield core


@asynccontextmanager
async def open_practice(
    paths: Paths, *, clock: Clock | None = None, on_crash: CrashHandler | None = None
) -> AsyncIterator[Core]:
    """Open the practice OA in the folder of `paths` (`Paths.practice()`), which is emptied first; its key is never
    written down. StorageFailure("not_practice") if the folder holds anything else."""
    # Starlette, uvicorn and the drawn pictures are for this alone, and take a while to import.
    from app.practice.server import PracticeServer

    with storage_border():
        mark_practice(paths.root)
    with profile_lock(paths):
        with storage_border():
            await asyncio.to_thread(empty, paths)
        server = PracticeServer()
        await server.start()
        try:
            hosts = Hosts(server.oauth_base, server.openapi_base)
            machine = Machine(clock or SystemClock())
            opened = _opened(paths, new_key(), hosts, machine, practice=server, on_crash=on_crash, running=True)
            async with opened as core:
                app = ZaloApp(AppId(server.app_id), server.redirect_uri)
                await core.db.write(stored_connections.save_app, core.db.sealer, app, server.app_secret)
                yield core
        finally:
            await server.stop()


@asynccontextmanager
async def _opened(
    paths: Paths,
    key: bytes,
    hosts: Hosts | None,
    machine: Machine,
    *,
    practice: "PracticeServer | None",
    on_crash: CrashHandler | None,
    running: bool,
) -> AsyncIterator[Core]:
    clock = machine.clock
    hosts = hosts or Hosts.from_environ(os.environ)
    async with AsyncExitStack() as stack:
        stack.enter_context(private_files())
        stack.enter_context(logging_to(paths.logs))
        stack.enter_context(running_from(Installation.here()))
        await asyncio.to_thread(check_not_emptied, paths)
        db = await _database(paths, key, machine.threads)
        _at_end(stack, "database", db.close)
        http = Http(hosts, clock, transport=machine.transport)
        await http.open()
        _at_end(stack, "http", http.close)
        supervisor = Supervisor(clock, on_crash=on_crash, seed=machine.chance.getrandbits(32))
        _at_end(stack, "tasks", supervisor.close)
        ground = Ground(db, EventBus(), clock, supervisor, holder(paths), machine.chance)
        clients = Clients(ground, http, hosts)
        _at_end(stack, "tokens", clients.settle, seconds=SETTLE_S + 1)
        core = _wired(paths, ground, clients, key, practice)
        _at_end(stack, "sync", core.sync.stop_all, seconds=STOP_S)
        _at_end(stack, "sending", lambda: core.sending.close(SEND_S))
        if running:
            log.info("opened, %s", "talking to Zalo" if hosts.standard else "not talking to Zalo itself")
            await _start(core)
        yield core


async def _database(paths: Paths, key: bytes, threads: Threads) -> Database:
    """As `Database.open`; but where a newer version has migrated the file and gave its place back since, the copy from
    before is opened."""
    try:
        return await Database.open(paths.database, key, threads)
    except StorageFailure as error:
        found = str(error.params.get("found", ""))
        if error.code != "too_new" or not await asyncio.to_thread(came_back, Installation.here()):
            raise
        if not await asyncio.to_thread(step_back, paths.database, key, found):
            raise
    log.warning("a newer version gave its place back: the data from before it are opened")
    return await Database.open(paths.database, key, threads)


def _wired(paths: Paths, ground: Ground, clients: Clients, key: bytes, practice: "PracticeServer | None") -> Core:
    settings = SettingsStore(paths.settings)
    files = MediaFiles(paths.media, Sealer(key).derive("media"))
    media = MediaService(ground, clients.http, files, lambda: settings.current.media_cache_mb * MEGABYTE)
    settings.listen(lambda _: media.wake())  # the limit may be lower now
    sync = Sync(
        ground,
        media,
        client=clients.client,
        keeper=clients.keeper,
        polls_hidden=lambda: settings.current.poll_when_hidden,
    )
    connections = Connections(ground, clients, sync, media)
    backups = Backups(ground, paths, key, settings, files)
    profile = Profile(key, ground.db, connections, backups)
    return Core(
        paths=paths,
        clock=ground.clock,
        bus=ground.bus,
        settings=settings,
        supervisor=ground.supervisor,
        db=ground.db,
        kept=Kept(ground),
        inbox=Inbox(ground, settings, media),
        attachments=Attachments(ground, media),
        listing=Listing(ground),
        photos=Photos(ground, media),
        connections=connections,
        sync=sync,
        sending=Sending(ground, media, clients.client),
        reactions=Reactions(ground, clients.client),
        media=media,
        search=Search(ground),
        indexer=SearchIndexer(ground),
        customers=Customers(ground, clients.client, media),
        edits=Edits(ground, clients.client),
        rules=Rules(ground),
        sharing=Sharing(ground),
        people=People(ground, media=media),
        overview=Overview(ground),
        backups=backups,
        export=Export(ground, media),
        updates=Updates(paths, settings, ground.clock, ground.bus, Site(own_version())),
        quarantine=Quarantine(ground, media),
        doctor=Doctor(paths, ground.clock, reaching(clients.http), profile),
        hosts=clients.hosts,
        practice=practice is not None,
        practice_server=practice,
    )


async def _start(core: Core) -> None:
    core.supervisor.keep("media", core.media.run)
    core.supervisor.keep("sharing", core.sharing.run)
    await core.sending.open()
    await core.edits.open()
    core.supervisor.keep("reactions", core.reactions.run)
    await core.sync.start_all()
    core.supervisor.spawn("quarantine", core.quarantine.try_quietly())
    core.supervisor.spawn("search index", core.indexer.run())
    await core.customers.tidy()
    core.supervisor.spawn("interrupted login", core.connections.finish_interrupted())


def _at_end(stack: AsyncExitStack, what: str, close: Callable[[], Awaitable[None]], seconds: float = CLOSE_S) -> None:
    """Close this part when all that was opened after it is closed; a part that hangs must not keep the others open."""

    async def bounded() -> None:
        try:
            async with asyncio.timeout(seconds):
                await close()
        except TimeoutError:
            log.error("%s did not end in time", what)
        except AppError as error:
            log.error("%s did not end well: %s", what, error)

    stack.push_async_callback(bounded)
