"""A wizard session that does what the test says: it records the calls and shows the states it is given."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.connections import ChatRight, Connection, ConnectionState, Health, OaStatus, Permission, ZaloApp
from app.domain.ids import OWNER, AppId, ConversationId, OaId, StaffId, UserId
from app.domain.messages import OaProfile
from app.domain.setup import SetupFailure, SetupState, SetupStep
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.preview import OldCounts, Preview
from app.domain.sharing.values import Rule
from app.domain.staff import Staff
from app.errors import AppError
from app.events import BackfillProgress, ConnectionsChanged, EventBus
from app.services.rules import Consent
from tests.fakes.clock import FakeClock

OA = OaId("3000000000000000001")
APP = ZaloApp(AppId("1234567890123456789"), "https://tiemthu.vn/zalo")
PROFILE = OaProfile(
    OA, "Tiệm Thử Áo Dài", verified=True, package="Tăng trưởng", package_until="13/12/2026", followers=1204
)


class FakeSession:
    """`become()` moves on; every call is kept in `calls`; `refuse` is raised by the next one."""

    def __init__(self, *, reconnect: OaId | None = None) -> None:
        self.state = SetupState(reconnecting=reconnect, expected_name="Tiệm Thử" if reconnect else "")
        self.calls: list[tuple[Any, ...]] = []
        self.refuse: AppError | None = None
        self.after_begin = SetupState(step=SetupStep.APP)
        self._listeners: list[Callable[[SetupState], None]] = []

    def become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        for listener in tuple(self._listeners):
            listener(self.state)

    def fail(self, code: str, **params: str) -> None:
        self.become(step=SetupStep.FAILED, failure=SetupFailure(code, tuple(params.items())), can_go_back=True)

    def on_change(self, listener: Callable[[SetupState], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    @property
    def listening(self) -> int:
        return len(self._listeners)

    def is_callback(self, url: str) -> bool:
        return url.startswith(APP.redirect_uri)

    async def begin(self) -> None:
        self._called("begin")
        self.become(step=self.after_begin.step, app=self.after_begin.app)

    async def submit_app(self, app_id: str, secret: str, redirect_uri: str) -> None:
        self._called("submit_app", app_id, secret, redirect_uri)

    async def landed(self, url: str) -> bool:
        self._called("landed", url)
        return self.is_callback(url)

    async def paste_address(self, url: str) -> None:
        self._called("paste_address", url)

    async def paste_tokens(self, access: str, refresh: str) -> None:
        self._called("paste_tokens", access, refresh)

    async def window_closed(self) -> None:
        self._called("window_closed")

    async def load_failed(self, code: str) -> None:
        self._called("load_failed", code)

    async def confirm(self) -> None:
        self._called("confirm")

    async def choose_right(self, right: ChatRight) -> None:
        self._called("choose_right", right)

    async def back(self) -> None:
        self._called("back")

    async def restart(self) -> None:
        self._called("restart")

    async def cancel(self) -> None:
        self._called("cancel")

    def _called(self, *call: Any) -> None:
        self.calls.append(call)
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error


def connection(
    oa_id: str = OA, name: str = PROFILE.name, state: ConnectionState = ConnectionState.CONNECTED, **changes: Any
) -> Connection:
    """An OA of the list."""
    made = Connection(
        OaId(oa_id), APP.app_id, replace(PROFILE, oa_id=OaId(oa_id), name=name), state, ChatRight.ONLY_ME, 1, 1
    )
    return replace(made, **changes)


class FakeConnections:
    def __init__(self, bus: EventBus) -> None:
        self._bus = bus
        self.listed: list[Connection] = []
        self.sessions: list[FakeSession] = []
        self.calls: list[tuple[Any, ...]] = []
        self.refuse: AppError | None = None

    def wizard(self, *, reconnect: OaId | None = None, by: StaffId = OWNER) -> FakeSession:
        self.sessions.append(FakeSession(reconnect=reconnect))
        return self.sessions[-1]

    def become(self, *listed: Connection) -> None:
        """The list is another now, and the bus says so."""
        changed = {one.oa_id for one in (*self.listed, *listed)}
        self.listed = list(listed)
        for oa_id in changed:
            self._bus.publish(ConnectionsChanged(oa_id))

    async def all(self) -> list[Connection]:
        return list(self.listed)

    async def disconnect(self, oa_id: OaId, *, erase: bool, by: StaffId = OWNER) -> None:
        self._called("disconnect", oa_id, erase)

    async def set_right(self, oa_id: OaId, right: ChatRight, by: StaffId = OWNER) -> None:
        self._called("set_right", oa_id, right)

    async def check(self, oa_id: OaId) -> None:
        self._called("check", oa_id)

    def _called(self, *call: Any) -> None:
        self.calls.append(call)
        if self.refuse is not None:
            error, self.refuse = self.refuse, None
            raise error


@dataclass
class FakeMedia:
    """Pictures by address."""

    stored: dict[str, bytes] = field(default_factory=dict)
    requested: list[str] = field(default_factory=list)

    async def get(self, url: str) -> bytes | None:
        return self.stored.get(url)

    def request(self, urls: Any) -> None:
        self.requested.extend(urls)


@dataclass
class FakeSync:
    statuses: dict[str, OaStatus] = field(default_factory=dict)
    progress: dict[str, BackfillProgress] = field(default_factory=dict)
    stopped: list[str] = field(default_factory=list)

    def status(self, oa_id: OaId) -> OaStatus:
        return self.statuses.get(oa_id, OaStatus(oa_id, Health.LIVE, 0))

    def backfill(self, oa_id: OaId) -> BackfillProgress | None:
        return self.progress.get(oa_id)

    async def stop_backfill(self, oa_id: OaId) -> None:
        self.stopped.append(oa_id)


@dataclass(frozen=True)
class FakeHosts:
    oauth: str = "https://oauth.zaloapp.com"


class FakeRules:
    """Rules in a list; `refuse` is what the next save is refused with."""

    def __init__(self) -> None:
        self.listed: list[Rule] = []
        self.saves: list[tuple[RuleDraft, Consent | None]] = []
        self.refuse: AppError | None = None

    async def all(self) -> list[Rule]:
        return list(self.listed)

    async def old_counts(self, oas: Collection[OaId]) -> OldCounts:
        return OldCounts(3 * len(oas), 2 * len(oas), len(oas))

    async def preview(self, draft: RuleDraft, *, moving: Collection[OaId] = (), by: StaffId = OWNER) -> Preview:
        return Preview((), frozenset({ConversationId(draft.sources[0], UserId("1"))}), 0)

    async def save(
        self, draft: RuleDraft, *, moving: Collection[OaId] = (), consent: Consent | None = None, by: StaffId = OWNER
    ) -> Rule:
        refused, self.refuse = self.refuse, None
        if refused is not None:
            raise refused
        self.saves.append((draft, consent))
        return Rule(draft.id, draft.name)


class FakePeople:
    def __init__(self) -> None:
        self.listed = [Staff(StaffId("an"), "Nguyễn Văn An", "an@shop.vn")]

    async def all(self) -> list[Staff]:
        return list(self.listed)

    async def get(self, who: StaffId) -> Staff | None:
        return next((one for one in self.listed if one.id == who), None)


class FakeCore:
    """The part of Core that the connecting screens use."""

    def __init__(self, *, practice: bool = False, hosts: FakeHosts | None = None) -> None:
        self.bus = EventBus()
        self.clock = FakeClock()
        self.connections = FakeConnections(self.bus)
        self.media = FakeMedia()
        self.rules = FakeRules()
        self.people = FakePeople()
        self.sync = FakeSync()
        self.hosts = hosts or FakeHosts()
        self.practice = practice
        self.by = OWNER


__all__ = ["APP", "OA", "PROFILE", "FakeCore", "FakeSession", "Permission", "connection"]
