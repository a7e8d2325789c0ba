"""An OA that is connected already: its app, its connection and its tokens lie in the store."""

from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.services.ground import Ground
from app.store import connections
from app.store.connections import TokenPair
from app.store.work import Session
from tests.fakes.zalo import FakeZalo

APP = ZaloApp(AppId("1234567890"), "https://shop.example/zalo")
SECRET = "app-secret-for-tests"


async def connect(
    ground: Ground,
    zalo: FakeZalo,
    *,
    state: ConnectionState = ConnectionState.CONNECTED,
    right: ChatRight = ChatRight.ONLY_ME,
) -> Connection:
    """Keep a connection with a fresh pair, as the wizard leaves it."""
    tokens = zalo.pair()
    now = ground.clock.now()
    made = Connection(zalo.oa_id, APP.app_id, OaProfile(zalo.oa_id, zalo.name), state, right, now, 0, refreshed_at=now)
    pair = TokenPair(tokens.access, tokens.refresh, tokens.expires_at, now)

    def write(session: Session) -> None:
        connections.save_app(session, ground.db.sealer, APP, SECRET)
        connections.save_connection(session, made)
        connections.save_tokens(session, ground.db.sealer, made.oa_id, pair)

    await ground.db.write(write)
    return made


async def stored_pair(ground: Ground, oa_id: OaId) -> TokenPair | None:
    return await ground.db.read(connections.tokens, ground.db.sealer, oa_id)


async def connection_of(ground: Ground, oa_id: OaId) -> Connection:
    found = await ground.db.read(connections.get, oa_id)
    assert found is not None
    return found
