"""A connected OA: its state, its chat right, and how its synchronisation is doing."""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile


class ConnectionState(StrEnum):
    """The states of the list *Cấu hình Zalo* (product.md 2.6)."""

    UNCONFIGURED = "unconfigured"
    """*Chưa cấu hình*: the wizard was left before the chat right."""
    CONNECTED = "connected"
    RECONNECT = "reconnect"
    """*Cần kết nối lại*: the tokens are dead."""
    DISCONNECTED = "disconnected"


class ChatRight(StrEnum):
    NONE = "none"
    """Not chosen yet."""
    ONLY_ME = "only_me"
    SHARED = "shared"


class Permission(StrEnum):
    """Permission groups that can be probed (zalo-oa-api.md 2.4); the window names the function that is lost."""

    OA_INFO = "oa_info"
    MESSAGES = "messages"
    SEND = "send"
    CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class ZaloApp:
    """The shop's own Zalo app. The secret never leaves the store but for the token endpoint; see
    `store/connections.py`."""

    app_id: AppId
    redirect_uri: str


@dataclass(frozen=True, slots=True)
class Connection:
    """One OA in the list. Times are epoch milliseconds, 0 for never. `problem` is an error code or empty."""

    oa_id: OaId
    app_id: AppId
    profile: OaProfile
    state: ConnectionState
    right: ChatRight
    connected_at: int
    last_sync: int
    missing: tuple[Permission, ...] = ()
    problem: str = ""
    refreshed_at: int = 0
    """When the refresh token was issued: it lives 3 months from here."""


class Health(StrEnum):
    """How an OA's synchronisation is doing now; not stored."""

    STARTING = "starting"
    LIVE = "live"
    SLOW = "slow"
    """Rate-limited or answering late; messages come later than they should."""
    OFFLINE = "offline"
    PAUSED = "paused"
    """Only a person can heal it; `code` says what."""


@dataclass(frozen=True, slots=True)
class OaStatus:
    """Health of one OA, for the status bar: why, and since when (epoch milliseconds)."""

    oa_id: OaId
    health: Health
    since: int
    code: str = ""
    params: tuple[tuple[str, str], ...] = ()
