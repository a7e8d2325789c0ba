"""Signing in at Zalo (OAuth v4 with PKCE): addresses, the callback, and the token endpoint's requests and answers."""

import base64
import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit

from app.domain.connections import ZaloApp
from app.errors import NeedsUser, Transient
from app.zalo.codes import Call
from app.zalo.hosts import Hosts
from app.zalo.payload import fields, number, parse, text
from app.zalo.requests import Request
from app.zalo.responses import Answer, error_code, read_object, refusal

PERMISSION_PATH = "/v4/oa/permission"
TOKEN_PATH = "/v4/oa/access_token"
ACCESS_LIFE_S = 25 * 3_600
"""Assumed where `expires_in` is missing or can't be true (zalo-oa-api.md 2.3)."""
SHORTEST_LIFE_S = 60
LONGEST_LIFE_S = 90 * 24 * 3_600
"""No access token outlives its refresh token."""
ZALO_DOMAINS = ("zaloapp.com", "zalo.me")

_HEADER_SAFE = re.compile(r"[\x21-\x7e]+")
_PASTED_CODE = re.compile(r"[A-Za-z0-9_\-.~+/=%]{8,2048}")

_NAMED_ERRORS: tuple[tuple[str, int], ...] = (
    ("refresh token expired", -14020),
    ("refresh token", -14014),
    ("code expired", -14019),
    ("invalid code", -14005),
    ("authorization code", -14005),
    ("verifier", -14013),
    ("challenge", -14012),
    ("secret", -14004),
    ("app id", -14002),
    ("redirect", -14003),
)
"""Error bodies without a number, by words of their `error_name` (zalo-oa-api.md 2.3); the first that fits."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A fresh pair; `expires_at` is when the access token ends, epoch milliseconds."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    expires_at: int


@dataclass(frozen=True, slots=True)
class Callback:
    """What the browser brought back. Without a `code` the sign-in was refused; `error_code` is 0 where none is
    given. `state` is None where Zalo did not echo it (zalo-oa-api.md 2.1)."""

    code: str = field(repr=False)
    oa_id: str = ""
    state: str | None = field(default=None, repr=False)
    error_code: int = 0
    error_text: str = ""


def new_verifier() -> str:
    """A PKCE verifier: 43 characters, new for each sign-in, with upper case, lower case and digits
    (zalo-oa-api.md 2.1)."""
    while True:
        verifier = secrets.token_urlsafe(32)
        if all(any(map(kind, verifier)) for kind in (str.isupper, str.islower, str.isdigit)):
            return verifier


def challenge_of(verifier: str) -> str:
    """base64url(SHA-256(verifier)) without padding (zalo-oa-api.md 2.1 and 13)."""
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def permission_url(hosts: Hosts, app: ZaloApp, challenge: str, state: str) -> str:
    """The page on which the admin picks an OA and grants permissions (zalo-oa-api.md 2.1)."""
    asked = {"app_id": app.app_id, "redirect_uri": app.redirect_uri, "code_challenge": challenge, "state": state}
    return f"{hosts.oauth}{PERMISSION_PATH}?{urlencode(asked, quote_via=quote, safe='')}"


def read_callback(url: str, redirect_uri: str) -> Callback | None:
    """The callback in `url`, or None when it is another address than `redirect_uri` (zalo-oa-api.md 2.2).

    Not documented is what a refusal looks like: no `code` means refused, whatever else is there.
    """
    here, ours = _split(url), _split(redirect_uri)
    if here is None or ours is None or _place(here) != _place(ours):
        return None
    own = parse_qsl(ours.query, keep_blank_values=True)
    given = parse_qsl(here.query, keep_blank_values=True)
    if any(pair not in given for pair in own):
        return None
    found: dict[str, str] = {}
    for name, value in given:
        found.setdefault(name, value)
    code_or_word = found.get("error", "")
    return Callback(
        code=found.get("code", "").strip(),
        oa_id=found.get("oa_id", "").strip(),
        state=found.get("state"),
        error_code=number(found.get("error_code")) or number(code_or_word) or 0,
        error_text=found.get("error_description") or found.get("error_reason") or code_or_word,
    )


def read_pasted(pasted: str, redirect_uri: str) -> Callback | None:
    """What a person pasted: the address they landed on, also without its scheme, or the code alone."""
    words = pasted.strip().strip("<>\"'").strip()
    ours = _split(redirect_uri)
    if ours is None or not words:
        return None
    if "://" not in words and words.lower().startswith(ours.netloc.lower()):
        words = f"{ours.scheme}://{words}"
    if "/" in words or "?" in words:
        found = read_callback(words, redirect_uri)
        if found is not None or "://" in words or "?" in words:
            return found
    return Callback(code=words) if _PASTED_CODE.fullmatch(words) else None


def read_error_page(url: str, hosts: Hosts | None = None) -> int | None:
    """The `error_code` of Zalo's own error page (0 where it names none), or None when `url` isn't one
    (zalo-oa-api.md 2.2)."""
    parts = _split(url)
    if parts is None or not parts.path.rstrip("/").endswith("/error"):
        return None
    host = (parts.hostname or "").lower()
    own = urlsplit((hosts or Hosts()).oauth).hostname
    if host != own and not any(host == domain or host.endswith(f".{domain}") for domain in ZALO_DOMAINS):
        return None
    given = dict(reversed(parse_qsl(parts.query)))
    return number(given.get("error_code")) or number(given.get("error")) or 0


def code_request(app: ZaloApp, secret: str, code: str, verifier: str) -> Request:
    """Exchange a code for the first pair (zalo-oa-api.md 2.3)."""
    return _token_request(
        app, secret, grant_type="authorization_code", app_id=app.app_id, code=code, code_verifier=verifier
    )


def refresh_request(app: ZaloApp, secret: str, refresh_token: str) -> Request:
    """Exchange the refresh token, which is used up by it, for the next pair (zalo-oa-api.md 2.3)."""
    return _token_request(app, secret, grant_type="refresh_token", app_id=app.app_id, refresh_token=refresh_token)


def _token_request(app: ZaloApp, secret: str, **form: str) -> Request:
    if not _HEADER_SAFE.fullmatch(secret):
        raise NeedsUser("wrong_secret")
    return Request(
        method="POST",
        host="oauth",
        path=TOKEN_PATH,
        call=Call.LOGIN,
        form=tuple(form.items()),
        headers=(("secret_key", secret),),
    )


def read_tokens(answer: Answer, now: int) -> Tokens:
    """The pair in an answer of the token endpoint, or the AppError that it means (zalo-oa-api.md 2.3).

    HTTP 200 says nothing, and `error` may be missing from a refusal: only two tokens in full are a success.
    """
    try:
        whole = fields(parse(answer.body))
    except Transient:
        whole = {}
    access, refresh = (_token(whole.get(name)) for name in ("access_token", "refresh_token"))
    if access and refresh and not error_code(whole):
        return Tokens(access, refresh, now + _life_s(whole) * 1_000)
    code = error_code(whole)
    name = text(whole.get("error_name")) or text(whole.get("error_description"))
    if code is None:
        name = name or text(whole.get("error"))
    if not code and not name:
        # Says why when the answer isn't even readable; else it is a success that brings nothing.
        read_object(answer, Call.LOGIN, now)
        raise Transient("bad_answer", status=answer.status)
    if not code:
        code = next((known for words, known in _NAMED_ERRORS if words in name.lower()), 0)
    raise refusal(answer, code, name or text(whole.get("message")), Call.LOGIN, now)


def is_header_safe(token: str) -> bool:
    """Whether a token can stand in an HTTP header at all: pasted ones may hold anything."""
    return _HEADER_SAFE.fullmatch(token) is not None


def appsecret_proof(token: str, secret: str) -> str:
    """hex HMAC-SHA256 of the access token, by the app secret (zalo-oa-api.md 2.4)."""
    return hmac.new(secret.encode(), token.encode(), hashlib.sha256).hexdigest()


def _token(value: object) -> str:
    found = value.strip() if isinstance(value, str) else ""
    return found if _HEADER_SAFE.fullmatch(found) else ""


def _life_s(whole: Mapping[str, Any]) -> int:
    # The docs' table misspells the field.
    given = number(whole.get("expires_in", whole.get("expire_in")))
    if given is None or given < SHORTEST_LIFE_S:
        return ACCESS_LIFE_S
    return min(given, LONGEST_LIFE_S)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme and parts.hostname else None


def _place(parts: SplitResult) -> tuple[str, str, int | None, str]:
    port = parts.port or {"https": 443, "http": 80}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port, parts.path or "/"
