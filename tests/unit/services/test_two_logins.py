"""Two logins at once: each gives its own pair to its own OA, whichever Zalo answers first."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest
import pytest_asyncio

from app.domain.connections import ConnectionState
from app.domain.ids import OaId
from app.domain.messages import OaProfile
from app.services import login
from app.services.connection import Connections
from app.services.ground import Ground
from app.services.login import KeptLogin, LoginTokens
from app.store.connections import TokenPair
from tests.fakes.clock import settle
from tests.fakes.connected import APP, connect, connection_of, stored_pair
from tests.fakes.port import FakePort, FakeRunner
from tests.fakes.zalo import OA, FakeZalo

pytestmark = pytest.mark.asyncio
OTHER = OaId("3000000000000000002")


@dataclass
class Whose:
    """Answers whose a token is, once its gate is open."""

    tokens: LoginTokens
    owners: dict[str, OaId]
    gates: dict[str, asyncio.Event]

    async def profile(self) -> OaProfile:
        access = await self.tokens.current()
        await self.gates[access].wait()
        return OaProfile(self.owners[access], f"OA {self.owners[access]}")

    async def probe(self) -> tuple[()]:
        return ()


@dataclass
class Desk:
    ground: Ground
    zalo: FakeZalo
    owners: dict[str, OaId] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    begun: list[asyncio.Task[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        port, runner = FakePort(self.ground, self.zalo), FakeRunner()
        port.login_client = lambda tokens: Whose(tokens, self.owners, self.gates)  # type: ignore[method-assign, return-value, assignment]
        self.connections = Connections(self.ground, port, runner, runner)

    def pair(self, oa_id: OaId) -> tuple[str, str]:
        """A new pair of an OA's, of which getoa is not answered yet."""
        made = self.zalo.pair()
        self.owners[made.access], self.gates[made.access] = oa_id, asyncio.Event()
        return made.access, made.refresh

    async def begin(self, coming: Coroutine[Any, Any, object]) -> None:
        self.begun.append(asyncio.get_running_loop().create_task(coming))
        await settle()

    async def log_in(self, oa_id: OaId, pair: tuple[str, str]) -> None:
        """*Kết nối lại*, which is left before Zalo has said whose the pair is."""
        wizard = self.connections.wizard(reconnect=oa_id)
        await wizard.begin()
        await self.begin(wizard.paste_tokens(*pair))
        await wizard.cancel()

    async def answered(self, *pairs: tuple[str, str]) -> None:
        """In this order."""
        for access, _ in pairs:
            self.gates[access].set()
            await settle()
        await asyncio.gather(*self.begun)

    async def access_of(self, oa_id: OaId) -> str:
        stored = await stored_pair(self.ground, oa_id)
        assert stored is not None
        return stored.access


@pytest_asyncio.fixture
async def desk(ground: Ground, zalo: FakeZalo) -> Desk:
    for oa_id in (OTHER, OA):
        zalo.oa_id = oa_id
        await connect(ground, zalo, state=ConnectionState.RECONNECT)
    return Desk(ground, zalo)


@pytest.mark.parametrize("turn", [1, -1])
async def test_of_two_oas_each_gets_its_own(desk: Desk, turn: int) -> None:
    one, other = desk.pair(OA), desk.pair(OTHER)
    await desk.log_in(OA, one)
    await desk.log_in(OTHER, other)
    await desk.answered(*(one, other)[::turn])
    assert (await desk.access_of(OA), await desk.access_of(OTHER)) == (one[0], other[0])
    for oa_id in (OA, OTHER):
        assert (await connection_of(desk.ground, oa_id)).state is ConnectionState.CONNECTED


@pytest.mark.parametrize("turn", [1, -1])
async def test_of_one_oa_the_newer_one_counts(desk: Desk, turn: int) -> None:
    earlier, newer = desk.pair(OA), desk.pair(OA)
    await desk.log_in(OA, earlier)
    await desk.log_in(OA, newer)
    await desk.answered(*(earlier, newer)[::turn])
    assert await desk.access_of(OA) == newer[0]


async def interrupted(desk: Desk) -> tuple[str, str]:
    """A login whose pair was kept when the app was killed; the next start finishes it, while getoa is slow."""
    pair = desk.pair(OA)
    kept = KeptLogin(APP.app_id, TokenPair(*pair, desk.ground.clock.now() + 1_000_000, desk.ground.clock.now()), OA)
    await desk.ground.db.write(login.keep_login, desk.ground.db.sealer, kept)
    await desk.begin(desk.connections.finish_interrupted())
    return pair


@pytest.mark.parametrize("turn", [1, -1])
async def test_one_that_was_cut_off_takes_no_other_oas_pair(desk: Desk, turn: int) -> None:
    one, other = await interrupted(desk), desk.pair(OTHER)
    await desk.log_in(OTHER, other)
    await desk.answered(*(one, other)[::turn])
    assert (await desk.access_of(OA), await desk.access_of(OTHER)) == (one[0], other[0])


@pytest.mark.parametrize("turn", [1, -1])
async def test_one_that_was_cut_off_does_not_replace_a_newer_one(desk: Desk, turn: int) -> None:
    earlier, newer = await interrupted(desk), desk.pair(OA)
    await desk.log_in(OA, newer)
    await desk.answered(*(earlier, newer)[::turn])
    assert await desk.access_of(OA) == newer[0]
