"""Rows that could not be read: how many there are and why, and another try with this version of the app."""

from collections.abc import Iterator

from app.domain.ids import OWNER, OaId, StaffId
from app.domain.messages import HistoryRow
from app.domain.unreadable import Kept, Pile, piles
from app.errors import Rejected, Transient
from app.events import QuarantineChanged
from app.services.ground import Ground
from app.services.intake import Intake, MediaWaker
from app.store import quarantine
from app.store.messages import Ingested
from app.store.work import Session
from app.zalo.history import HistoryPage, read_history
from app.zalo.payload import parse


class Quarantine:
    def __init__(self, ground: Ground, media: MediaWaker) -> None:
        self._ground, self._media = ground, media

    async def piles(self) -> list[Pile]:
        """What lies there, without anything that somebody wrote."""
        return piles(await self._ground.db.read(quarantine.all))

    async def read_again(self, by: StaffId = OWNER) -> int:
        """Try each row with this version; answers how many are messages now. Rejected("not_owner")."""
        _only_owner(by)
        by_oa: dict[OaId, dict[int, HistoryRow]] = {}
        for kept in await self._ground.db.read(quarantine.all):
            for row in _read(kept):
                by_oa.setdefault(kept.oa_id, {})[kept.id] = row
        for oa_id, rows in by_oa.items():
            await self._take(oa_id, rows)
        return sum(map(len, by_oa.values()))

    async def dismiss(self, pile: Pile, by: StaffId = OWNER) -> frozenset[int]:
        """Tell no more of the rows of this pile; they stay, and are tried again like all. Answers which they are, for
        `bring_back`: what has come since the person looked is not among them. Rejected("not_owner")."""
        _only_owner(by)
        rows = await self._ground.db.write(quarantine.dismiss, pile, self._ground.clock.now())
        self._ground.bus.publish(QuarantineChanged(pile.oa_id))
        return rows

    async def bring_back(self, pile: Pile, rows: frozenset[int], by: StaffId = OWNER) -> None:
        """Undo `dismiss`. Rejected("not_owner")."""
        _only_owner(by)
        await self._ground.db.write(quarantine.bring_back, rows)
        self._ground.bus.publish(QuarantineChanged(pile.oa_id))

    async def try_quietly(self) -> None:
        """At each start, since it may be a newer version's first one."""
        await self.read_again()

    async def _take(self, oa_id: OaId, rows: dict[int, HistoryRow]) -> None:
        """Newest first, as Zalo's pages are."""
        newest = sorted(rows.values(), key=lambda row: -row.sent_at)

        def then(session: Session, ingested: Ingested, fresh: frozenset[object]) -> None:
            quarantine.forget(session, rows)

        intake = Intake(self._ground, oa_id, self._media)
        await intake.take(HistoryPage(tuple(newest), (), len(newest)), live=False, then=then)
        self._ground.bus.publish(QuarantineChanged(oa_id))


def _only_owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected("not_owner")


def _read(kept: Kept) -> Iterator[HistoryRow]:
    """The row, if it can be read by now."""
    try:
        page = read_history([parse(kept.raw.encode())], kept.oa_id)
    except (ValueError, Transient):
        return  # it was cut when it was put away
    yield from page.rows
