"""A whole core for tests of the window: fakes whose awaitables are done at once, on a real bus and real settings."""

import copy
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.connections import Connection, Health, OaStatus
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.errors import AppError
from app.events import BackfillProgress, EventBus, StatusChanged
from app.paths import Paths
from app.settings import SettingsStore
from tests.fakes.attachments import FakeAttachments
from tests.fakes.care import FakeBackups, FakeDoctor, FakeExport, FakeQuarantine
from tests.fakes.clock import FakeClock
from tests.fakes.customers import FakeCustomers
from tests.fakes.inbox import FakeInbox, FakeMedia
from tests.fakes.listing import FakeListing
from tests.fakes.overview import FakeOverview
from tests.fakes.people import FakePeople
from tests.fakes.photos import FakePhotos
from tests.fakes.search import FakeSearch
from tests.fakes.setup import FakeConnections, FakeRules
from tests.fakes.telling import FakeSharing
from tests.fakes.unshared import NothingKept
from tests.fakes.updates_core import FakeUpdates


@dataclass
class Hosts:
    """Zalo's own, unless told."""

    oauth: str = "https://oauth.zaloapp.com"
    openapi: str = "https://openapi.zalo.me"
    standard: bool = True


@dataclass
class Sync:
    """`become` is what a poller says."""

    bus: EventBus
    known: dict[OaId, OaStatus] = field(default_factory=dict)
    calls: list[object] = field(default_factory=list)

    def become(self, status: OaStatus) -> None:
        self.known[status.oa_id] = status
        self.bus.publish(StatusChanged(status))

    def statuses(self) -> list[OaStatus]:
        return list(self.known.values())

    def status(self, oa_id: OaId) -> OaStatus:
        return self.known.get(oa_id, OaStatus(oa_id, Health.STARTING, 0))

    def backfill(self, oa_id: OaId) -> BackfillProgress | None:
        return None

    async def stop_backfill(self, oa_id: OaId) -> None:
        self.calls.append(("stop_backfill", oa_id))

    def wake(self, oa_id: OaId | None = None) -> None:
        self.calls.append(("wake", oa_id))

    async def network_back(self) -> None:
        self.calls.append("network_back")

    def set_visible(self, visible: bool) -> None:
        self.calls.append(("visible", visible))

    def set_open(self, cid: ConversationId | None) -> None:
        self.calls.append(("open", cid))


@dataclass
class Sending:
    calls: list[object] = field(default_factory=list)

    def network_back(self) -> None:
        self.calls.append("network_back")


@dataclass
class Reactions:
    calls: list[object] = field(default_factory=list)

    def network_back(self) -> None:
        self.calls.append("network_back")


class Inbox(FakeInbox):
    """`undoable` messages are still inside their undo window; `broken` is why nobody can say how many."""

    undoable = 0
    broken: AppError | None = None

    async def pending_undo(self) -> int:
        if self.broken is not None:
            raise self.broken
        return self.undoable


class FakeCore:
    """`Core`, by its surface. `closed` is set when the session lets go of it."""

    def __init__(self, folder: Path, *, practice: bool = False, hosts: Hosts | None = None) -> None:
        self.paths = Paths(folder)
        self.clock = FakeClock()
        self.bus = EventBus()
        self.settings = SettingsStore(self.paths.settings)
        self.inbox = Inbox()
        self.listing = FakeListing(self.inbox, self.bus)
        self.connections = FakeConnections(self.bus)
        self.media = FakeMedia()
        self.customers = FakeCustomers(self.inbox, self.bus)
        self.attachments = FakeAttachments(self.media)
        self.search = FakeSearch(self.inbox)
        self.photos = FakePhotos(self.inbox, self.media)
        self.sync = Sync(self.bus)
        self.sending = Sending()
        self.rules = FakeRules()
        self.people = FakePeople(self.clock, self.bus)
        self.sharing, self.kept = FakeSharing(), NothingKept()
        self.overview = FakeOverview()
        self.reactions = Reactions()
        self.backups = FakeBackups(self.bus, self.paths.backups)
        self.doctor = FakeDoctor()
        self.export = FakeExport()
        self.updates, self.supervisor = FakeUpdates(self.bus), None
        self.quarantine = FakeQuarantine()
        self.hosts = hosts or Hosts()
        self.practice = practice
        self.practice_server = None
        self.closed = False
        self.by = OWNER

    def acting(self, by: StaffId) -> "FakeCore":
        other = copy.copy(self)
        other.by = by
        return other

    def with_oas(self, *listed: Connection) -> "FakeCore":
        self.connections.listed = list(listed)
        return self
