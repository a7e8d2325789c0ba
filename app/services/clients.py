"""One client and one token keeper for each OA, shared by everything that calls Zalo for it: they hold its pace."""

import asyncio
import contextlib

from app.domain.ids import OaId
from app.services.ground import Ground
from app.services.login import LoginTokens
from app.services.tokens import TokenKeeper
from app.zalo.client import AuthClient, ZaloClient
from app.zalo.hosts import Hosts
from app.zalo.transport import Http

SETTLE_S = 5.0
"""Nobody waits longer for the app to end. A refresh that takes longer has left its mark, and is tried once more at the
next start (product.md 7)."""


class Clients:
    """Makes them when first asked for, and keeps them."""

    def __init__(self, ground: Ground, http: Http, hosts: Hosts) -> None:
        self.auth = AuthClient(http, hosts, ground.clock)
        self.http = http
        self.hosts = hosts
        self._ground = ground
        self._keepers: dict[OaId, TokenKeeper] = {}
        self._clients: dict[OaId, ZaloClient] = {}

    def keeper(self, oa_id: OaId) -> TokenKeeper:
        if oa_id not in self._keepers:
            self._keepers[oa_id] = TokenKeeper(oa_id, self._ground, self.auth)
        return self._keepers[oa_id]

    def client(self, oa_id: OaId) -> ZaloClient:
        if oa_id not in self._clients:
            keeper = self.keeper(oa_id)
            clock, seed = self._ground.clock, self._ground.chance.getrandbits(32)
            self._clients[oa_id] = ZaloClient(self.http, self.hosts, oa_id, keeper, clock, seed=seed)
        return self._clients[oa_id]

    def login_client(self, tokens: LoginTokens) -> ZaloClient:
        """For a pair that has no OA yet: it finds out whose it is."""
        return ZaloClient(self.http, self.hosts, None, tokens, self._ground.clock)

    async def settle(self) -> None:
        """Before the app closes: let a token refresh that is under way end, since its answer comes only once."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(SETTLE_S):
                for keeper in self._keepers.values():
                    await keeper.settle()
