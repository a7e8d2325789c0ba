"""Codes and tokens of OAuth v4 (API page 2): who may have one, for how long, and how often."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from app.practice.ids import IdMaker
from app.practice.knobs import Knobs
from app.practice.people import Group, ZaloApp

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}\Z")

NAMES = {
    -14001: "Unknown error",
    -14002: "Invalid app id",
    -14003: "Invalid callback url",
    -14004: "Invalid secret key",
    -14005: "Invalid authorization code",
    -14012: "Invalid code challenge",
    -14013: "Invalid code verifier",
    -14014: "Invalid refresh token",
    -14015: "Invalid OA id",
    -14016: "Invalid request body",
    -14017: "Missing parameter",
    -14018: "Invalid grant type",
    -14019: "Authorization code expired",
    -14020: "Refresh token expired",
    -14021: "Permission not allowed",
    -14023: "User has not consented",
    -14024: "User does not own this OA",
    -14026: "Could not create token",
    -14029: "App is not approved or has been disabled",
}


class TokenRefusal(Exception):
    """A login or token call that fails, by its code."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(NAMES.get(code, "Unknown error"))


@dataclass(slots=True)
class Code:
    """What *Cho phép* brought: single use, ten minutes."""

    app_id: str
    oa_id: str
    groups: frozenset[Group]
    challenge: str
    issued_at: int
    used: bool = False


@dataclass(slots=True)
class Grant:
    """One pair of tokens. It is replaced, never changed, by a refresh."""

    app_id: str
    oa_id: str
    groups: frozenset[Group]
    access: str
    refresh: str
    issued_at: int
    access_until: int
    refresh_until: int
    replaced: bool = False
    revoked: bool = False
    refresh_used: bool = False


class TokenBook:
    """All codes and grants. The caller holds the world's lock."""

    def __init__(self, ids: IdMaker, knobs: Knobs) -> None:
        self._ids = ids
        self._knobs = knobs
        self._codes: dict[str, Code] = {}
        self._by_access: dict[str, Grant] = {}
        self._by_refresh: dict[str, Grant] = {}

    def new_code(self, app: ZaloApp, oa_id: str, groups: frozenset[Group], challenge: str, now: int) -> str:
        text = self._ids.token(90)
        self._codes[text] = Code(app.app_id, oa_id, groups, challenge, now)
        return text

    def exchange(self, app: ZaloApp, code: str, verifier: str, now: int) -> Grant:
        found = self._codes.get(code)
        if found is None or found.used or found.app_id != app.app_id:
            raise TokenRefusal(-14005)
        if now - found.issued_at > self._knobs.code_life:
            raise TokenRefusal(-14019)
        if found.challenge and not verifies(verifier, found.challenge):
            raise TokenRefusal(-14013)
        found.used = True
        if self._knobs.second_login_kills_first:
            for grant in self._of(found.oa_id, app.app_id):
                grant.replaced = grant.refresh_used = True
        return self.issue(app.app_id, found.oa_id, found.groups, now)

    def refresh(self, app: ZaloApp, refresh: str, now: int) -> Grant:
        old = self._by_refresh.get(refresh)
        if old is None or old.refresh_used or old.revoked or old.app_id != app.app_id:
            raise TokenRefusal(-14014)
        if now > old.refresh_until:
            raise TokenRefusal(-14020)
        old.refresh_used = old.replaced = True
        return self.issue(old.app_id, old.oa_id, old.groups, now)

    def issue(self, app_id: str, oa_id: str, groups: frozenset[Group], now: int) -> Grant:
        """A new pair, as the API Explorer gives one too."""
        knobs = self._knobs
        grant = Grant(
            app_id=app_id,
            oa_id=oa_id,
            groups=groups,
            access=self._ids.token(),
            refresh=self._ids.token(),
            issued_at=now,
            access_until=now + knobs.access_life,
            refresh_until=now + knobs.refresh_life,
        )
        self._by_access[grant.access] = grant
        self._by_refresh[grant.refresh] = grant
        return grant

    def holder(self, access: str) -> Grant | None:
        return self._by_access.get(access)

    def revoke(self, oa_id: str) -> int:
        """All tokens of an OA die, as when its admin takes the app's permission away. How many there were alive."""
        alive = [grant for grant in self._of(oa_id) if not (grant.revoked or grant.replaced)]
        for grant in alive:
            grant.revoked = True
        return len(alive)

    def allow(self, oa_id: str, groups: frozenset[Group]) -> None:
        """Change what the living tokens of an OA may do."""
        for grant in self._of(oa_id):
            grant.groups = groups

    def alive(self, oa_id: str) -> list[Grant]:
        return [grant for grant in self._of(oa_id) if not (grant.revoked or grant.replaced)]

    def _of(self, oa_id: str, app_id: str = "") -> list[Grant]:
        return [g for g in self._by_access.values() if g.oa_id == oa_id and app_id in ("", g.app_id)]


def challenge_of(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def verifies(verifier: str, challenge: str) -> bool:
    return bool(CHALLENGE.match(verifier)) and hmac.compare_digest(challenge_of(verifier), challenge)


def secret_proof(access: str, secret: str) -> str:
    return hmac.new(secret.encode(), access.encode(), hashlib.sha256).hexdigest()
