"""The simulated shop: its PC, its line to Zalo, its two OAs, its people, and the app that is opened and closed."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Core, open_core
from app.domain.connections import ChatRight
from app.domain.ids import ConversationId, OaId, OutboxId, StaffId, UserId
from app.domain.setup import SetupStep
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, RuleId
from app.domain.staff import Staff
from app.paths import Paths
from app.practice import pictures
from app.practice.clock import HOUR, PracticeClock
from app.practice.people import Customer, Oa
from app.practice.world import World
from app.store import staff
from app.zalo.hosts import Hosts
from tests.simulation.network import OAUTH, OPENAPI, Network
from tests.simulation.pc import Pc
from tests.simulation.trace import Trace
from tests.simulation.wiretap import Wiretap

KEY = b"s" * 32
MEMBERS = tuple(map(StaffId, ("an", "binh", "cuc")))
OLD_CUSTOMERS = 6
"""Of each OA, from before it is connected."""


@dataclass(frozen=True, slots=True)
class Said:
    """A reply that a person has handed over, by its text, which is unlike any other."""

    who: Customer
    text: str


class Shop:
    def __init__(self, seed: int, folder: Path) -> None:
        self.seed = seed
        self.chance = random.Random(seed)
        self.pc = Pc(asyncio.get_running_loop().time)
        self.trace = Trace(self.pc.steady)
        self.wiretap = Wiretap()
        self.world = World(PracticeClock(self.pc.true_ms), seed=seed)
        self.world.knobs.quota_style = "2026"  # answers within 48 hours are free
        self.world.knobs.access_life = 4 * HOUR  # so that tokens change often
        self.world.base = OPENAPI
        self.world.app.redirect_uri = f"{OAUTH}/practice/landed"
        self.network = Network(self.world, self.chance, [self.trace, self.wiretap])
        self.oas = (self.world.oa, self.world.second_oa)
        self.said: dict[OutboxId, Said] = {}
        self.discarded: set[OutboxId] = set()
        self.settled: set[OutboxId] = set()
        """Found to be sent: no later check has to look at them again."""
        self.rushing = False
        """Everybody answers as fast as they can."""
        self.hands = asyncio.Lock()
        """Held by whoever does something with the app; it is not closed under their hands."""
        self.healed_at = 0.0
        """When somebody has last put right what only a person can."""
        self._paths = Paths(folder / f"shop-{seed}")
        self._core: Core | None = None
        self._session = AsyncExitStack()

    @property
    def core(self) -> Core:
        assert self._core is not None
        return self._core

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[None]:
        await self._open()
        try:
            yield
        finally:
            await self._session.aclose()

    async def restart(self, closed_s: float = 0.0) -> None:
        """The person closes the app and opens it again, perhaps in the morning."""
        async with self.hands:
            self.trace.note("closed")
            await self._session.aclose()
            await asyncio.sleep(closed_s)
            await self._open()
            self.trace.note("opened")

    async def _open(self) -> None:
        machine = self.pc.machine(self.chance, self.network)
        opened = open_core(self._paths, KEY, hosts=Hosts(OAUTH, OPENAPI), machine=machine, on_crash=self._crashed)
        self._session = AsyncExitStack()
        self._core = await self._session.enter_async_context(opened)
        self._core.settings.change(undo_seconds=0)
        self._core.sync.set_visible(False)

    def _crashed(self, name: str, error: BaseException) -> None:
        raise AssertionError(f"{name} crashed") from error

    # Customers

    def new_customer(self, oa: Oa) -> Customer:
        who = self.world.add_customer(f"Khách {len(self.world.customers)}", oa=oa)
        self.world.cdn.place(f"/cdn/avatar/{who.user_id}.png", pictures.speck, "image/png", self.world.now())
        return who

    def customers(self, oa: Oa | None = None) -> list[Customer]:
        return [who for who in self.world.customers.values() if oa is None or who.oa_id == oa.oa_id]

    # The owner

    async def set_up(self) -> None:
        """Both OAs are connected; the first is dealt by turn, the second is claimed."""
        for one in MEMBERS:
            await self.core.db.write(staff.add, Staff(one, one.title(), f"{one}@shop.vn"))
        for oa, method in zip(self.oas, (Method.ROUND_ROBIN, Method.CLAIM), strict=True):
            for _ in range(OLD_CUSTOMERS):
                self.world.customer_writes(self.new_customer(oa), "Còn hàng không ạ?")
            await self.connect(oa)
            rule = RuleDraft(RuleId(method), method.title(), (OaId(oa.oa_id),), MEMBERS, method)
            await self.core.rules.save(rule)

    async def connect(self, oa: Oa, reconnect: OaId | None = None) -> None:
        """With a pair from the API Explorer, as the wizard does it; not done if the line fails meanwhile."""
        wizard = self.core.connections.wizard(reconnect=reconnect)
        await wizard.begin()
        if wizard.state.step is SetupStep.APP:
            app = self.world.app
            await wizard.submit_app(app.app_id, app.secret, app.redirect_uri)
        await wizard.paste_tokens(*self.world.token_pair(oa))
        if wizard.state.step is SetupStep.CONFIRM:
            await wizard.confirm()
        if wizard.state.step is SetupStep.CHAT_RIGHT:
            await wizard.choose_right(ChatRight.ONLY_ME)


def talk_of(who: Customer) -> ConversationId:
    return ConversationId(OaId(who.oa_id), UserId(who.user_id))
