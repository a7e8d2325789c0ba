"""One client and one keeper for each OA: who makes two makes two paces and two refreshers."""

import pytest

from app.domain.ids import OaId
from app.services.clients import Clients
from app.services.ground import Ground
from app.zalo.hosts import Hosts
from app.zalo.transport import Http
from tests.fakes.clock import FakeClock
from tests.fakes.zalo import OA


@pytest.mark.asyncio
async def test_each_oa_has_one_of_each(ground: Ground, clock: FakeClock) -> None:
    hosts = Hosts()
    clients = Clients(ground, Http(hosts, clock), hosts)
    assert clients.client(OA) is clients.client(OA)
    assert clients.keeper(OA) is clients.keeper(OA)
    assert clients.client(OaId("2")) is not clients.client(OA)
    await clients.settle()
