"""A listing over the fake inbox: filters, orders, acts and their undoing, in memory and at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Act, Baskets, Counts, Done, Listed, Marks, Place, Show, View, place_of
from app.events import ConversationsChanged, EventBus
from tests.fakes.inbox import FakeInbox


@dataclass
class FakeListing:
    """`tagged` are the conversations with each tag. Pins stand in the order in which they were made."""

    inbox: FakeInbox
    bus: EventBus
    tagged: dict[str, set[ConversationId]] = field(default_factory=dict)
    pins: list[ConversationId] = field(default_factory=list)
    former: dict[Done, dict[ConversationId, ConversationRow]] = field(default_factory=dict)

    async def first(self, view: View, limit: int, by: StaffId = OWNER) -> list[Listed]:
        shown = [one for row in self.inbox.conversations.values() if (one := self._listed(view, row)).place]
        return sorted(shown, key=lambda one: one.place or (0, 0, 0, "", ""))[:limit]

    async def ids(self, view: View, by: StaffId = OWNER) -> list[ConversationId]:
        return [one.row.id for one in await self.first(view, 10**9)]

    async def places(self, view: View, wanted: Sequence[ConversationId], by: StaffId = OWNER) -> list[Listed]:
        self.inbox.calls.append(("rows", len(wanted)))
        known = self.inbox.conversations
        return [self._listed(view, known[cid]) for cid in wanted if cid in known]

    async def counts(self, view: View, by: StaffId = OWNER) -> Counts:
        views = {show: replace(view, show=show) for show in Show}
        return Counts({show: len(await self.first(view, 10**9)) for show, view in views.items()})

    async def baskets(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> Baskets | None:
        return None

    async def tags(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> dict[str, int]:
        return {tag: len(having) for tag, having in sorted(self.tagged.items())}

    async def act(self, act: Act, conversations: Iterable[ConversationId], by: StaffId = OWNER) -> Done:
        before = {}
        for cid in dict.fromkeys(conversations):
            row = self.inbox.conversations[cid]
            new = replace(row, **_CHANGES[act])
            if new != row:
                before[cid] = row
                self.inbox.conversations[cid] = new
            if act is Act.PIN and cid not in self.pins:
                self.pins.append(cid)
        self.inbox.calls.append((act.value, tuple(before)))
        done = Done(act, tuple((cid, Marks()) for cid in before))
        self.former[done] = before
        self.bus.publish(ConversationsChanged(frozenset(before)))
        return done

    async def undo(self, done: Done, by: StaffId = OWNER) -> None:
        self.inbox.calls.append(("undo_act", done.act))
        self.inbox.conversations.update(self.former[done])
        self.bus.publish(ConversationsChanged(done.conversations))

    def _listed(self, view: View, row: ConversationRow) -> Listed:
        return Listed(row, self._place(view, row) if self._fits(view, row) else None)

    def _fits(self, view: View, row: ConversationRow) -> bool:
        calm = not row.closed and not row.blocked
        fits = {
            Show.ALL: calm,
            Show.UNREAD: calm and not row.seen,
            Show.UNANSWERED: calm and row.waiting > 0,
            Show.CLOSED: row.closed and not row.blocked,
            Show.BLOCKED: row.blocked,
        }
        tagged = not view.tag or row.id in self.tagged.get(view.tag, ())
        return fits[view.show] and tagged and view.oa_id in (None, row.id.oa_id)

    def _place(self, view: View, row: ConversationRow) -> Place:
        pinned = self.pins.index(row.id) + 1 if row.id in self.pins else 1
        return place_of(
            view,
            row.id,
            pinned_at=pinned if row.pinned else 0,
            since=row.waiting_since,
            heard=row.last_interaction,
            last_at=row.last_at,
        )


_CHANGES: dict[Act, dict[str, bool]] = {
    Act.READ: {"seen": True, "marked": False},
    Act.UNREAD: {"seen": False, "marked": True},
    Act.PIN: {"pinned": True},
    Act.UNPIN: {"pinned": False},
    Act.CLOSE: {"closed": True, "seen": True},
    Act.REOPEN: {"closed": False},
    Act.BLOCK: {"blocked": True, "seen": True, "pinned": False},
    Act.UNBLOCK: {"blocked": False},
}
