"""The list's use cases: what a view shows, and what is done to one conversation in it or to many at once."""

from collections.abc import Iterable, Sequence

from app.domain.conversations import may_tidy
from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.listing import Act, Counts, Done, Listed, Marks, View, after, undone
from app.errors import Rejected
from app.events import ConversationsChanged
from app.services.ground import Ground
from app.store import listing, marks
from app.store.work import Session

UNIT = 500
"""So many conversations are changed in one transaction: others need not wait long for it."""


class Listing:
    """The acting person is an argument, and what they may do is checked here, whatever the screen shows."""

    def __init__(self, ground: Ground) -> None:
        self._db = ground.db
        self._bus = ground.bus
        self._clock = ground.clock

    async def first(self, view: View, limit: int, by: StaffId = OWNER) -> list[Listed]:
        """The first rows of a view: soon there, however many follow."""
        return await self._db.read(listing.first, view, limit, by)

    async def ids(self, view: View, by: StaffId = OWNER) -> list[ConversationId]:
        """All that a view shows, in its order."""
        return await self._db.read(listing.ids, view, by)

    async def places(
        self, view: View, wanted: Sequence[ConversationId], by: StaffId = OWNER
    ) -> list[Listed]:
        """Rows in the order asked, each with its place in the view if it has one; unknown ones are left out."""
        return await self._db.read(listing.places, view, wanted, by)

    async def counts(self, oa_id: OaId | None = None, tag: str = "", by: StaffId = OWNER) -> Counts:
        """How many conversations each filter shows."""
        return await self._db.read(listing.counts, oa_id, tag, by)

    async def tags(self, oa_id: OaId | None = None, by: StaffId = OWNER) -> dict[str, int]:
        """The tags there are, and how many open conversations have each."""
        return await self._db.read(listing.tags, oa_id, by)

    async def act(self, act: Act, conversations: Iterable[ConversationId], by: StaffId = OWNER) -> Done:
        """Do it to all of these and say what that has changed, for taking it back. Rejected("not_holder"): one of
        them is somebody else's; those before it are done."""
        now, wanted = self._clock.now(), list(dict.fromkeys(conversations))
        before: list[tuple[ConversationId, Marks]] = []
        for start in range(0, len(wanted), UNIT):
            changed = await self._db.write(_act, act, wanted[start : start + UNIT], by, now)
            self._announce(cid for cid, _ in changed)
            before += changed
        return Done(act, tuple(before))

    async def undo(self, done: Done, by: StaffId = OWNER) -> None:
        """Take an act back. What has happened since stays: a conversation that its customer has reopened is open."""
        for start in range(0, len(done.before), UNIT):
            part = done.before[start : start + UNIT]
            await self._db.write(_undo, done.act, part, by)
            self._announce(cid for cid, _ in part)

    def _announce(self, changed: Iterable[ConversationId]) -> None:
        together = frozenset(changed)
        if together:
            self._bus.publish(ConversationsChanged(together))


def _act(
    session: Session, act: Act, wanted: Sequence[ConversationId], by: StaffId, now: int
) -> list[tuple[ConversationId, Marks]]:
    known = _allowed(session, wanted, by)
    changed = {cid: after(act, one, now) for cid, one in known.items()}
    changed = {cid: one for cid, one in changed.items() if one != known[cid]}
    marks.write(session, changed)
    return [(cid, known[cid]) for cid in changed]


def _undo(session: Session, act: Act, before: Sequence[tuple[ConversationId, Marks]], by: StaffId) -> None:
    known = _allowed(session, [cid for cid, _ in before], by)
    marks.write(session, {cid: undone(act, known[cid], former) for cid, former in before if cid in known})


def _allowed(session: Session, wanted: Sequence[ConversationId], by: StaffId) -> dict[ConversationId, Marks]:
    known = marks.read(session, wanted)
    if not all(may_tidy(one.assignee, by) for one in known.values()):
        raise Rejected("not_holder")
    return {cid: one.marks for cid, one in known.items()}
