"""The thin shell: adds the token, the pace and one repeat to the pure requests and answers."""

import random
from typing import Protocol

from app.clock import Clock
from app.domain.connections import Permission, ZaloApp
from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Customer, OaProfile
from app.errors import NeedsUser, RateLimited, Rejected
from app.zalo import auth, requests, responses
from app.zalo.auth import Tokens, is_header_safe
from app.zalo.codes import TokenRefused
from app.zalo.history import HistoryPage, read_history
from app.zalo.hosts import Hosts
from app.zalo.limits import RateLimit
from app.zalo.payload import number
from app.zalo.requests import CUSTOMER_PAGE, PAGE, Outgoing, Request, UploadKind
from app.zalo.responses import Answer, AssetQuota, CustomerPage, Receipt, ReplyQuota
from app.zalo.transport import FetchedMedia, Http

__all__ = ["AuthClient", "FetchedMedia", "Http", "TokenSource", "ZaloClient"]

SEND_PATIENCE_MS = 1_000
"""A send waits no longer for its turn: as RateLimited it stays queued, while waiting here it would count as begun."""
INVALID_CODE = -201


class TokenSource(Protocol):
    """The owner of one OA's tokens (services/tokens.py)."""

    async def current(self) -> str:
        """The access token to use now; NeedsUser when there is none."""
        ...

    async def renew(self, refused: str) -> str:
        """Another token than `refused`, from the store or from Zalo; NeedsUser when only a login can give one."""
        ...


class ZaloClient:
    """All calls for one OA; make one an OA, since it holds the OA's pace. Every method raises AppErrors only.

    Reads wait for their turn; what changes something at Zalo raises RateLimited instead, before a byte has left.
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
        self._http = http
        self._oa_id = oa_id
        self._tokens = tokens
        self._clock = clock
        self._limit = limit or RateLimit()
        self._random = random.Random(seed)
        self._bare_ids = False

    async def profile(self) -> OaProfile:
        return responses.read_profile(await self._data(requests.profile()))

    async def recent(self, offset: int, count: int = PAGE) -> HistoryPage:
        """The OA's newest messages, both directions, `offset` 0 the newest (zalo-oa-api.md 5.2)."""
        return read_history(await self._data(requests.recent(offset, count)), self._oa_id)

    async def conversation(self, user_id: UserId, offset: int, count: int = PAGE) -> HistoryPage:
        """One customer's messages; the id goes as text, or as a number to a Zalo that wants that
        (zalo-oa-api.md 5.3)."""
        try:
            data = await self._conversation(user_id, offset, count)
        except Rejected as error:
            if error.params.get("zalo_code") != INVALID_CODE or not requests.has_bare_form(user_id):
                raise
            self._bare_ids = not self._bare_ids
            try:
                data = await self._conversation(user_id, offset, count)
            except Rejected:
                # The form was not the trouble: stay with the one that worked so far.
                self._bare_ids = not self._bare_ids
                raise
        return read_history(data, self._oa_id)

    async def _conversation(self, user_id: UserId, offset: int, count: int) -> object:
        return await self._data(requests.conversation(user_id, offset, count, bare_id=self._bare_ids))

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

    async def upload(self, kind: UploadKind, name: str, data: bytes, mime: str) -> str:
        """Upload a file; the id given back goes into SendImage, SendGif or SendFile and lasts 7 days."""
        return responses.read_upload(await self._data(requests.upload(kind, name, data, mime)))

    async def tags(self) -> tuple[str, ...]:
        return responses.read_tags(await self._data(requests.tags()))

    async def tag(self, user_id: UserId, name: str) -> None:
        await self._data(requests.tag(user_id, name))

    async def untag(self, user_id: UserId, name: str) -> None:
        await self._data(requests.untag(user_id, name))

    async def remove_tag(self, name: str) -> None:
        await self._data(requests.remove_tag(name))

    async def probe(self) -> tuple[Permission, ...]:
        """The permission groups that were not granted, each found out by a call that touches nobody.

        Raises what says that nothing can be known: WrongPlace, package_too_low, Transient …
        """
        questions = {
            Permission.OA_INFO: requests.profile(),
            Permission.MESSAGES: requests.recent(0, 1),
            Permission.SEND: requests.reply_quota(requests.NOBODY),
            Permission.CUSTOMERS: requests.customers(0, 1),
        }
        return tuple([one for one, question in questions.items() if not await self._granted(question)])

    async def _granted(self, question: Request) -> bool:
        try:
            await self._data(question)
        except NeedsUser as error:
            if error.code == "permission_missing":
                return False
            raise
        except Rejected as error:
            # Zalo looks at permissions before parameters: what is refused for its parameters is permitted.
            if error.code == "unknown_path":
                raise
        return True

    async def _data(self, request: Request) -> object:
        """One call: a refused token is renewed and the call repeated, once (zalo-oa-api.md 10, rule 1)."""
        token = await self._tokens.current()
        try:
            return await self._attempt(request, token)
        except TokenRefused:
            fresh = await self._renewed(token)
            if fresh == token:
                raise
            return await self._attempt(request, fresh)

    async def _renewed(self, refused: str) -> str:
        try:
            return await self._tokens.renew(refused)
        except Rejected as error:
            # What was rejected is the renewal: the call itself, a message perhaps, was only kept waiting by it.
            raise NeedsUser("login_again", **error.params) from error

    async def _attempt(self, request: Request, token: str) -> object:
        if not is_header_safe(token):
            raise TokenRefused()
        await self._take_turn(request)
        answer = await self._http.exchange(request, token)
        now = self._clock.now()
        self._limit.note(answer.headers, now)
        try:
            return responses.read_data(answer, request.call, now)
        except RateLimited as error:
            if error.code == "rate_limited":
                error.until = self._limit.refused(now, self._random.random(), _retry_after_ms(answer))
            raise

    async def _take_turn(self, request: Request) -> None:
        patient = request.idempotent
        while wait := self._limit.wait(self._clock.now(), send=not patient):
            if not patient and wait > SEND_PATIENCE_MS:
                raise RateLimited(self._clock.now() + wait)
            await self._clock.sleep(wait / 1000)
        self._limit.took(self._clock.now())


class AuthClient:
    """The token endpoint. The refresh token is used up by `refresh`: its answer must not be lost (product.md 7)."""

    def __init__(self, http: Http, hosts: Hosts, clock: Clock) -> None:
        self.hosts = hosts
        self._http = http
        self._clock = clock

    async def exchange(self, app: ZaloApp, secret: str, code: str, verifier: str) -> Tokens:
        answer = await self._http.exchange(auth.code_request(app, secret, code, verifier))
        return auth.read_tokens(answer, self._clock.now())

    async def refresh(self, app: ZaloApp, secret: str, refresh_token: str) -> Tokens:
        answer = await self._http.exchange(auth.refresh_request(app, secret, refresh_token))
        return auth.read_tokens(answer, self._clock.now())


def _retry_after_ms(answer: Answer) -> int:
    return max(0, number(answer.headers.get("retry-after")) or 0) * 1_000
