"""What the connection wizard speaks in: its state, the events that move it, and the effects it asks for."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.connections import ChatRight, Permission, ZaloApp
from app.domain.ids import OaId
from app.domain.messages import OaProfile

LOGIN_MS = 10 * 60_000
"""Zalo's code lives ten minutes; so does a pending login."""


class SetupStep(StrEnum):
    """The wizard's pages."""

    APP = "app"
    SIGN_IN = "sign_in"
    WORKING = "working"
    CONFIRM = "confirm"
    CHAT_RIGHT = "chat_right"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class SetupFailure:
    """What went wrong: a code of `FAILURES`, and text parameters such as `zalo_code`, `expected` or `ip`."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


FAILURES = frozenset(
    {
        "wrong_app_id",
        "wrong_secret",
        "wrong_callback",
        "app_inactive",
        "denied",
        "wrong_oa",
        "code_expired",
        "timed_out",
        "window_closed",
        "offline",
        "wrong_place",
        "package_too_low",
        "oa_unverified",
        "permission_missing",
        "wrong_state",
        "tokens_invalid",
        "certificate",
        "server",
        "in_use",
        "bad_address",
        "unknown",
    }
)
APP_FAILURES = frozenset({"wrong_app_id", "wrong_secret", "wrong_callback", "app_inactive"})
"""Those that are put right on the first page."""
NEW_LOGIN = frozenset({"permission_missing", "tokens_invalid", "code_expired"})
"""Those for which the pair at hand is no use: only another login brings one that is. With any other failure of the work
(package, verification, network, place) it is kept, and trying again goes on with it."""

ZALO_FAILURES = {
    -1114: "denied",
    -14001: "server",
    -14002: "wrong_app_id",
    -14003: "wrong_callback",
    -14004: "wrong_secret",
    -14005: "code_expired",
    -14007: "code_expired",
    -14010: "code_expired",
    -14014: "tokens_invalid",
    -14019: "code_expired",
    -14020: "tokens_invalid",
    -14021: "permission_missing",
    -14023: "denied",
    -14024: "denied",
    -14026: "server",
    -14027: "server",
    -14028: "server",
    -14029: "app_inactive",
    -14031: "server",
}
"""Zalo's sign-in codes (zalo-oa-api.md 2.3); any other is `unknown` with its number."""


@dataclass(frozen=True, slots=True)
class SetupState:
    """What the screen shows, and what the wizard remembers. `deadline` is epoch milliseconds, 0 for none."""

    step: SetupStep = SetupStep.APP
    app: ZaloApp | None = None
    permission_url: str = ""
    redirect_uri: str = ""
    profile: OaProfile | None = None
    missing: tuple[Permission, ...] = ()
    failure: SetupFailure | None = None
    """On FAILED the reason; on other steps a remark beside the field that was wrong."""
    reconnecting: OaId | None = None
    expected_name: str = ""
    deadline: int = 0
    can_go_back: bool = False
    right: ChatRight = ChatRight.NONE
    login: str = field(default="", repr=False)
    """The `state` of the pending login; empty when none is pending, so that each is used once."""
    expected: OaId | None = None
    """The OA that the callback named, to be compared with `getoa`."""
    kept: bool = False
    """A token pair of this login lies in the store, not yet given to a connection."""
    connected: bool = False
    """The pair has been given to the OA's connection; what remains is to probe and to ask."""


# Events


@dataclass(frozen=True, slots=True)
class Begun:
    """The wizard opens; `app` is the shop's Zalo app if it is known already."""

    app: ZaloApp | None
    reconnecting: OaId | None = None
    expected_name: str = ""


@dataclass(frozen=True, slots=True)
class AppEntered:
    """The first page's form was sent and stored."""

    app: ZaloApp


@dataclass(frozen=True, slots=True)
class FieldRefused:
    """What was typed has not the right shape."""

    failure: SetupFailure


@dataclass(frozen=True, slots=True)
class LoginPrepared:
    url: str
    login: str = field(repr=False)
    deadline: int


@dataclass(frozen=True, slots=True)
class Returned:
    """Zalo sent the browser back to the callback address."""

    code: str = field(repr=False)
    oa_id: OaId | None
    login: str = field(repr=False)
    """The `state` parameter, empty when Zalo left it out."""
    zalo_code: int
    at: int


@dataclass(frozen=True, slots=True)
class ErrorPageShown:
    zalo_code: int


@dataclass(frozen=True, slots=True)
class TokensPasted:
    """A pair from Zalo's API Explorer; the tokens themselves stay with whoever drives the machine."""


@dataclass(frozen=True, slots=True)
class TimedOut:
    login: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WindowClosed:
    pass


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """The page could not be loaded: offline, certificate or server."""

    code: str


@dataclass(frozen=True, slots=True)
class PairKept:
    """The token pair is on the disk, in a commit of its own."""


@dataclass(frozen=True, slots=True)
class ProfileRead:
    profile: OaProfile
    right: ChatRight
    """The chat right that this OA has already, NONE if it is new here."""


@dataclass(frozen=True, slots=True)
class ConnectionSaved:
    """The pair belongs to the OA's connection now, in one transaction."""


@dataclass(frozen=True, slots=True)
class Probed:
    """These permissions were not granted."""

    missing: tuple[Permission, ...]


@dataclass(frozen=True, slots=True)
class WorkFailed:
    failure: SetupFailure


@dataclass(frozen=True, slots=True)
class Confirmed:
    pass


@dataclass(frozen=True, slots=True)
class RightSaved:
    right: ChatRight


@dataclass(frozen=True, slots=True)
class WentBack:
    pass


@dataclass(frozen=True, slots=True)
class Restarted:
    """*Thử lại*: with a pair at hand the work goes on, without one the login begins again."""


Event = (
    Begun
    | AppEntered
    | FieldRefused
    | LoginPrepared
    | Returned
    | ErrorPageShown
    | TokensPasted
    | TimedOut
    | WindowClosed
    | LoadFailed
    | PairKept
    | ProfileRead
    | ConnectionSaved
    | Probed
    | WorkFailed
    | Confirmed
    | RightSaved
    | WentBack
    | Restarted
)

# Effects


@dataclass(frozen=True, slots=True)
class PrepareLogin:
    """Make a verifier, a `state` and the permission address, then say LoginPrepared."""

    app: ZaloApp


@dataclass(frozen=True, slots=True)
class Exchange:
    """Change the code for a pair, keep it, then say PairKept. `oa_id` is the OA that the callback named."""

    code: str = field(repr=False)
    oa_id: OaId | None


@dataclass(frozen=True, slots=True)
class KeepPasted:
    """Keep the pasted pair, then say PairKept."""


@dataclass(frozen=True, slots=True)
class ReadProfile:
    """Ask getoa with the kept pair, then say ProfileRead."""


@dataclass(frozen=True, slots=True)
class Connect:
    """Give the kept pair to this OA's connection in one transaction, then say ConnectionSaved."""

    profile: OaProfile


@dataclass(frozen=True, slots=True)
class Probe:
    """See which permissions the connection has, then say Probed."""

    oa_id: OaId


@dataclass(frozen=True, slots=True)
class Discard:
    """Throw the kept pair away."""


Effect = PrepareLogin | Exchange | KeepPasted | ReadProfile | Connect | Probe | Discard
