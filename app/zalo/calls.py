"""One call to one OA: waits its turn, adds the token, and repeats once with a new token when it was refused."""

import random
from typing import Protocol

from app.clock import Clock
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient
from app.zalo.auth import is_header_safe
from app.zalo.codes import TokenRefused, next_minute
from app.zalo.counted import Told
from app.zalo.limits import RateLimit
from app.zalo.payload import number
from app.zalo.requests import Request
from app.zalo.responses import Answer, read_data
from app.zalo.shapes import Shapes
from app.zalo.transport import Http

SEND_PATIENCE_MS = 1_000
"""A send waits no longer for its turn: as RateLimited it stays queued, while waiting here it would count as begun."""


class TokenSource(Protocol):
    """The owner of one OA's tokens (services/tokens.py)."""

    async def current(self) -> str:
        """The access token to use now; NeedsUser when there is none."""
        ...

    async def renew(self, refused: str) -> str:
        """Another token than `refused`, from the store or from Zalo; NeedsUser when only a login can give one."""
        ...


class Caller:
    """Holds the token source and the pace of one OA.

    Reads wait for their turn; what changes something at Zalo raises RateLimited instead, before a byte has left.
    """

    def __init__(
        self,
        http: Http,
        tokens: TokenSource,
        clock: Clock,
        shapes: Shapes,
        *,
        limit: RateLimit | None = None,
        seed: int | None = None,
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._clock = clock
        self._shapes = shapes
        self._limit = limit or RateLimit()
        self._random = random.Random(seed)

    async def data(self, request: Request, told: Told | None = None) -> object:
        """`data` of the answer. A refused token is renewed and the call repeated, once (zalo-oa-api.md 10, rule 1)."""
        token = await self._tokens.current()
        try:
            return await self._attempt(request, token, told)
        except TokenRefused:
            fresh = await self._renewed(token)
            if fresh == token:
                raise
            return await self._attempt(request, fresh, told)

    async def _renewed(self, refused: str) -> str:
        """What goes wrong here is the renewal; the call itself, a message perhaps, only waits for it."""
        try:
            return await self._tokens.renew(refused)
        except RateLimited:
            raise
        except Transient as error:
            raise Transient(error.code, reached=False, **error.params) from error
        except Rejected as error:
            raise NeedsUser("login_again", **error.params) from error

    async def _attempt(self, request: Request, token: str, told: Told | None) -> object:
        if not is_header_safe(token):
            raise TokenRefused()
        await self._take_turn(request)
        answer = await self._http.exchange(request, token, told)
        now = self._clock.now()
        steady, minute_left = self._steady(), next_minute(now) - now
        self._limit.note(answer.headers, steady, minute_left)
        try:
            data = read_data(answer, request.call, now)
        except AppError as error:
            self._shapes.refused(request.path, error.params.get("zalo_code", error.code), answer)
            if isinstance(error, RateLimited) and error.code == "rate_limited":
                asked = _retry_after_ms(answer)
                error.until = now + self._limit.refused(steady, minute_left, self._random.random(), asked)
            raise
        self._shapes.answered(request.path, data, answer)
        return data

    async def _take_turn(self, request: Request) -> None:
        patient = request.idempotent
        send = request.for_sending or not patient
        while wait := self._limit.wait(self._steady(), send=send):
            if not patient and wait > SEND_PATIENCE_MS:
                raise RateLimited(self._clock.now() + wait)
            await self._clock.sleep(wait / 1000)
        self._limit.took(self._steady(), send=send)

    def _steady(self) -> int:
        return int(self._clock.monotonic() * 1000)


def _retry_after_ms(answer: Answer) -> int:
    return max(0, number(answer.headers.get("retry-after")) or 0) * 1_000
