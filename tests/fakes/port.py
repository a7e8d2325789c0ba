"""The wizard's way to a fake Zalo, and something to start and stop."""

from app.domain.ids import MediaKey, OaId
from app.services.ground import Ground
from app.services.login import LoginTokens
from app.services.tokens import TokenKeeper
from app.zalo.hosts import Hosts
from tests.fakes.zalo import FakeZalo


class TokenCheckingZalo:
    """A client that asks its token source first, and once more when Zalo refuses the token."""

    def __init__(self, zalo: FakeZalo, tokens: LoginTokens) -> None:
        self._zalo = zalo
        self._tokens = tokens

    async def profile(self) -> object:
        token = await self._tokens.current()
        if token != self._zalo.access_live:
            await self._tokens.renew(token)
        return await self._zalo.profile()

    async def probe(self) -> object:
        return await self._zalo.probe()


class FakePort:
    """`Clients`, before a fake Zalo."""

    def __init__(self, ground: Ground, zalo: FakeZalo) -> None:
        self.hosts = Hosts()
        self.auth = zalo
        self._ground = ground
        self._zalo = zalo
        self._keepers: dict[OaId, TokenKeeper] = {}

    def login_client(self, tokens: LoginTokens) -> TokenCheckingZalo:
        return TokenCheckingZalo(self._zalo, tokens)

    def client(self, oa_id: OaId) -> FakeZalo:
        return self._zalo

    def keeper(self, oa_id: OaId) -> TokenKeeper:
        return self._keepers.setdefault(oa_id, TokenKeeper(oa_id, self._ground, self._zalo))


class FakeRunner:
    """Notes what was started and stopped, and which files were to be deleted."""

    def __init__(self) -> None:
        self.running: list[OaId] = []
        self.deleted: list[MediaKey] = []

    async def start(self, oa_id: OaId) -> None:
        self.running.append(oa_id)

    async def stop(self, oa_id: OaId) -> None:
        self.running = [one for one in self.running if one != oa_id]

    async def forget(self, keys: list[MediaKey]) -> None:
        self.deleted.extend(keys)
