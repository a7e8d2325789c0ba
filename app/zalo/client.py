"""The thin shell that everybody calls: one method a call, each a pure request, an exchange and a pure reader."""

from app.clock import Clock
from app.domain.connections import Permission, ZaloApp
from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Customer, OaProfile
from app.errors import AppError, Rejected
from app.zalo import auth, requests, responses
from app.zalo.auth import Tokens
from app.zalo.calls import Caller, TokenSource
from app.zalo.counted import Told
from app.zalo.history import HistoryPage, read_history
from app.zalo.hosts import Hosts
from app.zalo.limits import RateLimit
from app.zalo.payload import parse
from app.zalo.permissions import missing_permissions
from app.zalo.requests import CUSTOMER_PAGE, PAGE, CustomerChange, Outgoing, Request, UploadKind
from app.zalo.responses import AssetQuota, CustomerPage, Receipt, ReplyQuota
from app.zalo.shapes import Shapes
from app.zalo.transport import FetchedMedia, Http

__all__ = ["AuthClient", "FetchedMedia", "Http", "TokenSource", "ZaloClient"]

INVALID_CODE = -201


class ZaloClient:
    """All calls for one OA; make one an OA, since it holds the OA's pace. Every method raises AppErrors only.

    Reads wait for their turn; a send, reaction or upload raises RateLimited instead, before a byte has left.
    """

    def __init__(
        self,
        http: Http,
        hosts: Hosts,
        oa_id: OaId | None,
        tokens: TokenSource,
        clock: Clock,
        *,
        limit: RateLimit | None = None,
        seed: int | None = None,
    ) -> None:
        self.hosts = hosts
        self._oa_id = oa_id
        shapes = Shapes(f"OA {oa_id or 'not known yet'}")
        self._caller = Caller(http, tokens, clock, shapes, limit=limit, seed=seed)
        self._data = self._caller.data
        self._bare_ids = False

    async def profile(self) -> OaProfile:
        return responses.read_profile(await self._data(requests.profile()))

    async def recent(self, offset: int, count: int = PAGE) -> HistoryPage:
        """The OA's newest messages, both directions, `offset` 0 the newest (zalo-oa-api.md 5.2)."""
        return read_history(await self._data(requests.recent(offset, count)), self._oa_id)

    async def conversation(
        self, user_id: UserId, offset: int, count: int = PAGE, *, for_sending: bool = False
    ) -> HistoryPage:
        """One customer's messages; the id goes as text, or as a number to a Zalo that wants that
        (zalo-oa-api.md 5.3). `for_sending`: a message of unknown fate is looked for, which goes before other reads."""
        try:
            data = await self._conversation(user_id, offset, count, for_sending)
        except Rejected as error:
            if error.params.get("zalo_code") != INVALID_CODE or not requests.has_bare_form(user_id):
                raise
            self._bare_ids = not self._bare_ids
            try:
                data = await self._conversation(user_id, offset, count, for_sending)
            except Rejected:
                # The form was not the trouble: stay with the one that worked so far.
                self._bare_ids = not self._bare_ids
                raise
        return read_history(data, self._oa_id)

    async def _conversation(self, user_id: UserId, offset: int, count: int, for_sending: bool) -> object:
        asked = requests.conversation(user_id, offset, count, bare_id=self._bare_ids, for_sending=for_sending)
        return await self._data(asked)

    async def customer(self, user_id: UserId) -> Customer:
        return responses.read_customer(await self._data(requests.customer(user_id)), user_id)

    async def customers(self, offset: int, count: int = CUSTOMER_PAGE, period: str | None = None) -> CustomerPage:
        """A page of the OA's customers; it reaches the first 10,000 (zalo-oa-api.md 5.6)."""
        return responses.read_customers(await self._data(requests.customers(offset, count, period)), self._oa_id)

    async def reply_quota(self, user_id: UserId) -> ReplyQuota:
        return responses.read_reply_quota(await self._data(requests.reply_quota(user_id)))

    async def asset_quota(self) -> tuple[AssetQuota, ...]:
        return responses.read_asset_quota(await self._data(requests.asset_quota()))

    async def send(self, to: UserId, outgoing: Outgoing) -> Receipt:
        """Send one message. Zalo has no idempotency key: after a Transient with `reached` look before sending again
        (zalo-oa-api.md 1.10)."""
        return responses.read_receipt(await self._data(requests.send(to, outgoing)))

    async def react(self, to: UserId, remote_id: RemoteId, icon: str) -> None:
        await self._data(requests.react(to, remote_id, icon))

    async def upload(self, kind: UploadKind, name: str, data: bytes, mime: str, told: Told = lambda _: None) -> str:
        """Upload a file; the id given back goes into SendImage, SendGif or SendFile and lasts 7 days. `told` hears how
        much of it has left, 0 to 1."""
        return responses.read_upload(await self._data(requests.upload(kind, name, data, mime), told))

    async def tags(self) -> tuple[str, ...]:
        return responses.read_tags(await self._data(requests.tags()))

    async def tag(self, user_id: UserId, name: str) -> None:
        await self._data(requests.tag(user_id, name))

    async def untag(self, user_id: UserId, name: str) -> None:
        await self._data(requests.untag(user_id, name))

    async def remove_tag(self, name: str) -> None:
        await self._data(requests.remove_tag(name))

    async def change_customer(self, user_id: UserId, change: CustomerChange) -> None:
        """Repeating it changes nothing more."""
        await self._data(requests.change_customer(user_id, change))

    async def probe(self) -> tuple[Permission, ...]:
        """The permission groups that were not granted, each found out by a call that touches nobody."""
        return await missing_permissions(self._caller)


class AuthClient:
    """The token endpoint. The refresh token is used up by `refresh`: its answer must not be lost (product.md 7)."""

    def __init__(self, http: Http, hosts: Hosts, clock: Clock) -> None:
        self.hosts = hosts
        self._http = http
        self._clock = clock
        self._shapes = Shapes("sign-in")

    async def exchange(self, app: ZaloApp, secret: str, code: str, verifier: str) -> Tokens:
        return await self._tokens(auth.code_request(app, secret, code, verifier))

    async def refresh(self, app: ZaloApp, secret: str, refresh_token: str) -> Tokens:
        return await self._tokens(auth.refresh_request(app, secret, refresh_token))

    async def _tokens(self, request: Request) -> Tokens:
        answer = await self._http.exchange(request)
        try:
            tokens = auth.read_tokens(answer, self._clock.now())
        except AppError as error:
            self._shapes.refused(request.path, error.params.get("zalo_code", error.code), answer)
            raise
        self._shapes.answered(request.path, parse(answer.body), answer)
        return tokens
