"""The shop itself, beside the clerk: real ingest, use cases, loop and file, driven by the same commands."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Awaitable, Iterable
from pathlib import Path

from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.messages import HistoryRow
from app.domain.sharing import hands
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Method, OldChoice, Options, RuleId, Status
from app.errors import AppError, Rejected
from app.events import ConnectionsChanged, EventBus, Looked, MessagesStored, RulesChanged
from app.services.deciding import decide_as
from app.services.ground import Ground
from app.services.rules import Consent, Rules
from app.services.sharing import Sharing
from app.store import messages, sharing, staff
from app.store.sharing import Scope
from app.store.tables import connections
from app.store.upsert import upsert
from app.store.work import Session
from app.tasks import Supervisor
from tests.fakes.clock import FakeClock, settle
from tests.fakes.history import answered, said
from tests.fakes.inline import InlineDatabase
from tests.model.clerk import Book, Key

KEY = bytes(32)


class Floor:
    """`oas` are all there may be. Everything is on disk after each command; `restart` begins anew from there."""

    def __init__(self, template: Path, path: Path, oas: tuple[str, ...]) -> None:
        shutil.copy(template, path)
        self._path, self._oas = path, tuple(OaId(oa) for oa in oas)
        self.clock = FakeClock()
        self._pages: list[tuple[OaId, list[HistoryRow]]] = []

    async def open(self, people: Iterable[str]) -> None:
        await self._start()
        for one in people:
            await self.ground.db.write(staff.add, staff.Staff(StaffId(one), one.title(), f"{one}@shop.vn"))
        for oa in self._oas:
            values = {"app_id": "1", "state": "connected", "right": "only_me"}
            await self.ground.db.write(upsert, connections, {"oa_id": oa}, values)

    async def _start(self) -> None:
        db = InlineDatabase.at(self._path, KEY)
        self.ground = Ground(db, EventBus(), self.clock, Supervisor(self.clock, seed=1), "pc-1")
        self.rules, self.sharing = Rules(self.ground), Sharing(self.ground)
        self.ground.supervisor.keep("sharing", self.sharing.run)
        await settle()

    async def close(self) -> None:
        await self.ground.supervisor.close()
        await self.ground.db.close()

    async def restart(self) -> None:
        await self.close()
        await self._start()

    async def pass_minutes(self, minutes: int) -> None:
        self._pass(minutes * 60_000)
        await self.wake()

    def _pass(self, ms: int) -> None:
        """At once, as when the computer slept: the loop wakes when it is told."""
        self.clock.set_wall(self.clock.now() + ms)

    async def wake(self) -> None:
        """What is due by now is done."""
        self.ground.bus.publish(RulesChanged())
        await settle()

    # --- customers

    async def write(self, oa: str, users: Iterable[str]) -> None:
        rows = []
        for user in users:
            self._pass(1_000)
            rows.insert(0, said(user=UserId(user), at=self.clock.now()))
        await self._page(OaId(oa), rows)

    async def write_late(self, oa: str, user: str, ago: int) -> None:
        """A message that was overlooked so far."""
        await self._page(OaId(oa), [said(user=UserId(user), at=self.clock.now() - ago)])

    async def answer(self, oa: str, user: str) -> None:
        self._pass(30_000)
        await self._page(OaId(oa), [answered(user=UserId(user), at=self.clock.now())])

    async def again(self) -> None:
        """The last page comes once more."""
        if self._pages:
            await self._take(*self._pages[-1])

    async def _page(self, oa: OaId, rows: list[HistoryRow]) -> None:
        self._pages.append((oa, rows))
        await self._take(oa, rows)

    async def _take(self, oa: OaId, rows: list[HistoryRow]) -> None:
        done = await self.ground.db.write(messages.ingest, oa, rows, self.clock.now(), live=True)
        self.ground.bus.publish(MessagesStored(done.conversations, done.arrived))
        self.ground.bus.publish(Looked(oa))
        await settle()

    async def alive(self, oa: str, yes: bool) -> None:
        state = {"state": "connected" if yes else "reconnect"}
        await self.ground.db.write(_set_state, OaId(oa), state)
        self.ground.bus.publish(ConnectionsChanged(OaId(oa)))
        await settle()

    # --- the owner's changes

    async def save(self, name: str, book: Book, people: Iterable[str], version: int) -> None:
        draft = RuleDraft(
            RuleId(name),
            name,
            tuple(OaId(oa) for oa in book.oas),
            tuple(StaffId(one) for one in people),
            Method.ROUND_ROBIN if book.by_turn else Method.CLAIM,
            OldChoice(book.old),
            Options(book.only_here, book.cap, book.reply, book.minutes, book.days),
            version,
        )
        shown = await self.rules.preview(draft, moving=draft.sources)
        consent = Consent(shown.shared, len(shown.shared))
        await self.rules.save(draft, moving=draft.sources, consent=consent)
        await settle()

    async def delete(self, name: str) -> None:
        await self.rules.delete(RuleId(name))
        await settle()

    async def disconnect(self, oa: str) -> None:
        await self.rules.remove_source(OaId(oa))
        await settle()

    async def become(self, who: str, status: str) -> None:
        await self.rules.set_status(StaffId(who), Status(status))
        await settle()

    # --- what people do: whether it was done

    async def act(self, what: str, key: Key, who: str, to: str = "") -> bool:
        cid, by = ConversationId(OaId(key[0]), UserId(key[1])), StaffId(who)
        calls: dict[str, Awaitable[object]] = {
            "claim": self.sharing.claim(cid, by),
            "give_back": self.sharing.give_back(cid, by),
            "hand": self.sharing.hand_over(cid, StaffId(to), by, warned=True),
            "take": self.sharing.take_over(cid, by),
            "share": self.sharing.share(cid, by, warned=True),
            "close": self.sharing.close(cid, by),
            "reopen": self.sharing.reopen(cid, by),
            "block": self.sharing.block(cid, by, blocked=True),
            "unblock": self.sharing.block(cid, by, blocked=False),
            "reply": self._reply(cid, by),
        }
        done = await self._done(calls.pop(what))
        for call in calls.values():
            call.close()  # type: ignore[attr-defined]
        await settle()
        return done

    async def _done(self, call: Awaitable[object]) -> bool:
        with contextlib.suppress(Rejected):
            await call
            return True
        return False

    async def _reply(self, cid: ConversationId, by: StaffId) -> Outcome:
        now = self.clock.now()
        return await self.ground.db.write(decide_as, by, cid, lambda shop, at: hands.write(shop, cid, by, at), now)

    async def shop(self) -> Shop:
        return await self.ground.db.read(sharing.load, Scope(whole=self._oas))


def _set_state(session: Session, oa: OaId, state: dict[str, str]) -> None:
    session.execute(connections.update().where(connections.c.oa_id == oa).values(**state))


__all__ = ["AppError", "Floor"]
