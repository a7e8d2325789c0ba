"""A core for tests of the inbox: the fake inbox and media, a real bus and real settings."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.connections import ChatRight, Connection, ConnectionState, Health, OaStatus
from app.domain.ids import OWNER, AppId, ConversationId, OaId
from app.domain.messages import OaProfile
from app.events import EventBus
from app.settings import SettingsStore
from tests.fakes.attachments import FakeAttachments
from tests.fakes.clock import FakeClock
from tests.fakes.customers import FakeCustomers
from tests.fakes.inbox import NOW, OA, OA2, FakeInbox, FakeMedia, FakeReactions
from tests.fakes.listing import FakeListing
from tests.fakes.photos import FakePhotos
from tests.fakes.search import FakeSearch
from tests.fakes.unshared import Alone, NothingKept, Unshared


def connection_of(oa_id: OaId, name: str, state: ConnectionState = ConnectionState.CONNECTED) -> Connection:
    return Connection(oa_id, AppId("1"), OaProfile(oa_id, name), state, ChatRight.ONLY_ME, NOW, NOW)


@dataclass
class FakeConnections:
    rows: list[Connection] = field(
        default_factory=lambda: [connection_of(OA, "Áo dài Thuỳ Anh"), connection_of(OA2, "Thuỳ Anh Kids")]
    )

    async def all(self) -> list[Connection]:
        return list(self.rows)


@dataclass
class FakeSync:
    health: dict[OaId, Health] = field(default_factory=dict)
    opened: list[ConversationId | None] = field(default_factory=list)

    def set_open(self, cid: ConversationId | None) -> None:
        self.opened.append(cid)

    def statuses(self) -> list[OaStatus]:
        return [OaStatus(oa_id, health, NOW) for oa_id, health in self.health.items()]


class InboxCore:
    """What the inbox pane uses of a Core."""

    def __init__(self, folder: Path, inbox: FakeInbox, media: FakeMedia) -> None:
        self.clock = FakeClock(NOW)
        self.bus = EventBus()
        self.settings = SettingsStore(folder / "settings.json")
        self.inbox = inbox
        self.reactions = FakeReactions(inbox)
        self.listing = FakeListing(inbox, self.bus)
        self.media = media
        self.customers = FakeCustomers(inbox, self.bus)
        self.attachments = FakeAttachments(media)
        self.search = FakeSearch(inbox)
        self.photos = FakePhotos(inbox, media)
        self.sync = FakeSync()
        self.connections = FakeConnections()
        self.sharing, self.kept = Unshared(), NothingKept()
        self.people = self.rules = Alone()
        self.practice = False
        self.by = OWNER
