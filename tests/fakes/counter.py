"""A shop with staff at its counter: everything that people use of the core, over one store."""

from dataclasses import dataclass
from pathlib import Path

from app.domain.ids import ConversationId, StaffId
from app.domain.listing import Show, View
from app.services.attachments import Attachments
from app.services.customers import Customers
from app.services.ground import Ground
from app.services.inbox import Inbox
from app.services.listing import Listing
from app.services.photos import Photos
from app.services.reactions import Reactions
from app.services.search import Search
from app.settings import SettingsStore
from tests.fakes.clock import FakeClock
from tests.fakes.sending import MemoryFiles, SendingZalo
from tests.fakes.shared_shop import SharedShop


class CounterFiles(MemoryFiles):
    async def fetch(self, url: str) -> bytes | None:
        return f"file at {url}".encode()


class Waker:
    def wake(self) -> None:
        pass


@dataclass(kw_only=True)
class Counter(SharedShop):
    inbox: Inbox
    listing: Listing
    search: Search
    customers: Customers
    photos: Photos
    attachments: Attachments
    reactions: Reactions
    files: CounterFiles

    @classmethod
    def open(cls, ground: Ground, clock: FakeClock, folder: Path) -> "Counter":
        files, settings = CounterFiles(), SettingsStore(folder / "settings.json")
        zalo = SendingZalo(clock)
        return cls(
            ground=ground,
            clock=clock,
            inbox=Inbox(ground, settings, files),
            listing=Listing(ground),
            search=Search(ground),
            customers=Customers(ground, lambda _: zalo, Waker()),
            photos=Photos(ground, files),
            attachments=Attachments(ground, files),
            reactions=Reactions(ground, lambda _: zalo),
            files=files,
        )

    async def sees(self, by: StaffId) -> set[str]:
        """Whom `by` finds anywhere: each way of looking must tell the same."""
        shown = {cid for show in Show for cid in await self.listing.ids(View(show), by)}
        found = await self._found(by)
        first = {one.row.id for show in Show for one in await self.listing.first(View(show), 500, by)}
        placed = {one.row.id for one in await self.listing.places(View(), list(shown), by)}
        counts = await self.listing.counts(by=by)
        counted = sum(counts.of(show) for show in (Show.ALL, Show.CLOSED, Show.BLOCKED))
        assert found == shown == first == placed
        assert counted == len(shown)
        assert await self.inbox.total_waiting(by) <= counted
        return {cid.user_id for cid in shown}

    async def _found(self, by: StaffId) -> set[ConversationId]:
        page = await self.search.find("hang", by)
        hits, cursor = [*page.messages], page.cursor
        while cursor is not None:
            more, cursor = await self.search.more(page.query, cursor, by)
            hits += more
        return {hit.person.conversation for hit in hits}
