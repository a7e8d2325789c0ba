"""Zalo's error codes as data: each row says who acts, and `error_for` turns a code into that error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from ipaddress import ip_address

from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient, WrongPlace
from app.zalo.payload import clean

MINUTE_MS = 60_000
HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
MORNING_MS = 6 * HOUR_MS - 7 * HOUR_MS
"""06:00 in Vietnam (UTC+7), as milliseconds after midnight UTC: when -234 ends (zalo-oa-api.md 10)."""
ZALO_TEXT_CAP = 300

_ADDRESS = re.compile(r"[0-9a-fA-F:.]{3,45}")


class Call(StrEnum):
    """What a request was for, where that changes the meaning of a code."""

    READ = "read"
    SEND = "send"
    UPLOAD = "upload"
    EDIT = "edit"
    """Tags."""
    REACT = "react"
    LOGIN = "login"
    """The token endpoint and the callback."""


class TokenRefused(NeedsUser):
    """The access token was refused: the client renews it and repeats once; who else meets this asks for a login."""

    def __init__(self, **params: object) -> None:
        super().__init__("login_again", **params)


class Act(Enum):
    """Who acts next."""

    WAIT = auto()
    """Nobody: try again later; nothing was done."""
    MAYBE = auto()
    """Nobody: may have been done (an unknown fate for a send)."""
    MINUTE = auto()
    """Nobody: every call of the OA waits for the next minute."""
    MORNING = auto()
    """Nobody: wait for 06:00 in Vietnam."""
    RENEW = auto()
    """The client: a new access token, then one repeat."""
    USER = auto()
    """The shop's owner."""
    PLACE = auto()
    """The shop's owner, about the network."""
    REJECT = auto()
    """Nobody: this command is over."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One row: who acts, the error's code, and its codes for calls in which Zalo means something else by it."""

    act: Act
    code: str
    by_call: Mapping[Call, str] = field(default_factory=dict)


def _row(act: Act, code: str, **by_call: str) -> Meaning:
    return Meaning(act, code, {Call(name): other for name, other in by_call.items()})


API_CODES: Mapping[int, Meaning] = {
    -32: _row(Act.MINUTE, "rate_limited"),
    -100: _row(Act.REJECT, "attachment_expired"),
    -155: _row(Act.REJECT, "attachment_expired"),
    -200: _row(Act.MAYBE, "send_failed"),
    -201: _row(Act.REJECT, "bad_parameter", upload="wrong_type"),
    -204: _row(Act.USER, "oa_disabled"),
    -205: _row(Act.USER, "oa_disabled"),
    -209: _row(Act.USER, "app_inactive"),
    -210: _row(Act.REJECT, "bad_parameter", upload="too_large", send="text_too_long", react="reaction_limit"),
    -211: _row(Act.USER, "message_quota", upload="upload_quota"),
    -212: _row(Act.USER, "api_not_registered"),
    -213: _row(Act.REJECT, "not_follower"),
    -214: _row(Act.WAIT, "busy"),
    -216: _row(Act.RENEW, "login_again"),
    -217: _row(Act.REJECT, "blocked_by_customer"),
    -218: _row(Act.REJECT, "customer_limit"),
    -219: _row(Act.USER, "app_removed"),
    -220: _row(Act.RENEW, "login_again"),
    -221: _row(Act.USER, "oa_unverified"),
    # Old clients' codes of the 48-hour window (one source): nothing can be sent to this customer now.
    -222: _row(Act.REJECT, "window_closed"),
    -305: _row(Act.REJECT, "window_closed"),
    -311: _row(Act.REJECT, "window_closed"),
    # The second meaning, article quota, belongs to calls that we don't make.
    -223: _row(Act.USER, "permission_missing"),
    -224: _row(Act.USER, "package_too_low"),
    -227: _row(Act.REJECT, "customer_inactive"),
    -230: _row(Act.REJECT, "window_closed"),
    # In one catalogue only, without a text.
    -231: _row(Act.REJECT, "customer_restricted"),
    -232: _row(Act.REJECT, "window_closed"),
    -233: _row(Act.REJECT, "bad_parameter"),
    -234: _row(Act.MORNING, "night"),
    -235: _row(Act.USER, "oa_kind_refused"),
    -237: _row(Act.USER, "package_too_low"),
    -238: _row(Act.USER, "message_quota"),
    -240: _row(Act.REJECT, "unknown_path"),
    -241: _row(Act.USER, "message_quota"),
    -242: _row(Act.USER, "wrong_secret"),
    -244: _row(Act.REJECT, "customer_restricted"),
    -248: _row(Act.USER, "standards"),
    # One source, without a text; it stands with -248 and is the owner's.
    -249: _row(Act.USER, "standards"),
    -320: _row(Act.USER, "cloud_account"),
    -321: _row(Act.USER, "cloud_account"),
    -403: _row(Act.REJECT, "bad_parameter"),
    -501: _row(Act.PLACE, "wrong_place"),
    -1340: _row(Act.REJECT, "bad_parameter"),
    -1341: _row(Act.REJECT, "bad_parameter"),
    404: _row(Act.REJECT, "unknown_path"),
    # -124 is another Zalo product's, and the others are one client's: all are met as token codes (section 13).
    -124: _row(Act.RENEW, "login_again"),
    216: _row(Act.RENEW, "login_again"),
    401: _row(Act.RENEW, "login_again"),
    -401: _row(Act.RENEW, "login_again"),
}
"""Every row of zalo-oa-api.md 10. -118 and the rest of -1xx belong to another product: unknown here."""

LOGIN_CODES: Mapping[int, Meaning] = {
    -14001: _row(Act.MAYBE, "server"),
    -14002: _row(Act.USER, "wrong_app_id"),
    -14003: _row(Act.USER, "wrong_callback"),
    -14004: _row(Act.USER, "wrong_secret"),
    -14005: _row(Act.USER, "code_expired"),
    -14006: _row(Act.USER, "login_again"),
    -14007: _row(Act.USER, "login_again"),
    # Bundle and signature checks of mobile apps: this app id is not that of a web app.
    -14008: _row(Act.USER, "wrong_app_id"),
    -14009: _row(Act.USER, "wrong_app_id"),
    -14010: _row(Act.USER, "login_again"),
    -14011: _row(Act.USER, "wrong_app_id"),
    # Challenge and verifier: a new login makes new ones.
    -14012: _row(Act.USER, "login_again"),
    -14013: _row(Act.USER, "login_again"),
    -14014: _row(Act.USER, "login_again"),
    -14015: _row(Act.USER, "login_again"),
    -14016: _row(Act.REJECT, "bad_parameter"),
    -14017: _row(Act.REJECT, "bad_parameter"),
    -14018: _row(Act.REJECT, "bad_parameter"),
    -14019: _row(Act.USER, "code_expired"),
    -14020: _row(Act.USER, "login_again"),
    -14021: _row(Act.USER, "permission_missing"),
    -14022: _row(Act.USER, "login_again"),
    -14023: _row(Act.USER, "denied"),
    -14024: _row(Act.USER, "wrong_oa"),
    -14025: _row(Act.USER, "login_again"),
    -14026: _row(Act.MAYBE, "server"),
    -14027: _row(Act.MAYBE, "server"),
    -14028: _row(Act.MAYBE, "server"),
    -14029: _row(Act.USER, "app_inactive"),
    -14031: _row(Act.MAYBE, "server"),
    -14048: _row(Act.USER, "login_again"),
    -1114: _row(Act.USER, "denied"),
    # "Web view login not allowed", and its cookie error (section 11): the system's browser is the way.
    -1118: _row(Act.USER, "browser_refused"),
    -7007: _row(Act.USER, "browser_refused"),
    -7010: _row(Act.USER, "browser_refused"),
    # Not login codes, but nothing says that this host never uses them (section 14, point 7).
    -32: API_CODES[-32],
    -209: API_CODES[-209],
    -501: API_CODES[-501],
    404: API_CODES[404],
}
"""Every row of zalo-oa-api.md 2.3, and what sections 2.2 and 11 add."""


def error_for(code: int, text: str, call: Call, now: int) -> AppError:
    """The error of Zalo's `code` (not 0) and message in an answer to `call`; `now` is epoch milliseconds.

    A code that nobody knows is Rejected `unknown_code`, with code and text.
    """
    said = clean(text, ZALO_TEXT_CAP)
    meaning = (LOGIN_CODES if call is Call.LOGIN else API_CODES).get(code)
    if meaning is None:
        return Rejected("unknown_code", zalo_code=code, zalo_text=said)
    name = meaning.by_call.get(call, meaning.code)
    said_by_zalo = {"zalo_code": code, "zalo_text": said}
    error: AppError
    match meaning.act:
        case Act.WAIT | Act.MAYBE:
            error = Transient(name, reached=meaning.act is Act.MAYBE, **said_by_zalo)
        case Act.MINUTE:
            error = RateLimited(next_minute(now), name, **said_by_zalo)
        case Act.MORNING:
            error = RateLimited(next_morning(now), name, **said_by_zalo)
        case Act.RENEW:
            error = TokenRefused(**said_by_zalo)
        case Act.USER:
            error = NeedsUser(name, **said_by_zalo)
        case Act.PLACE:
            error = WrongPlace(address_in(said))
        case Act.REJECT:
            error = Rejected(name, **said_by_zalo)
    return error


def next_minute(now: int) -> int:
    """When Zalo's counters start anew (zalo-oa-api.md 9)."""
    return (now // MINUTE_MS + 1) * MINUTE_MS


def next_morning(now: int) -> int:
    """The next 06:00 in Vietnam after `now`."""
    return ((now - MORNING_MS) // DAY_MS + 1) * DAY_MS + MORNING_MS


def address_in(text: str) -> str:
    """The last IP address that a message names, as in "… IP address not inside Vietnam: 203.0.113.7"; "" if none."""
    for candidate in reversed(_ADDRESS.findall(text)):
        try:
            return str(ip_address(candidate.strip(".")))
        except ValueError:
            continue
    return ""
