"""What the connecting screens need of the core: `Core` has it, and so has the fake of their tests."""

from collections.abc import Callable, Collection
from typing import Protocol

from app.clock import Clock
from app.domain.connections import ChatRight, Connection, OaStatus
from app.domain.ids import OaId, StaffId
from app.domain.setup import SetupState
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.preview import OldCounts, Preview
from app.domain.sharing.values import Rule
from app.domain.staff import Staff
from app.events import BackfillProgress, EventBus
from app.services.rules import Consent
from ui.people.oa_picture import Media


class Session(Protocol):
    """`SetupSession`, by its surface."""

    @property
    def state(self) -> SetupState: ...

    def on_change(self, listener: Callable[[SetupState], None]) -> Callable[[], None]: ...

    def is_callback(self, url: str) -> bool: ...

    async def begin(self) -> None: ...

    async def submit_app(self, app_id: str, secret: str, redirect_uri: str) -> None: ...

    async def landed(self, url: str) -> bool: ...

    async def paste_address(self, url: str) -> None: ...

    async def paste_tokens(self, access: str, refresh: str) -> None: ...

    async def load_failed(self, code: str) -> None: ...

    async def confirm(self) -> None: ...

    async def choose_right(self, right: ChatRight) -> None: ...

    async def back(self) -> None: ...

    async def restart(self) -> None: ...

    async def cancel(self) -> None: ...


class Connections(Protocol):
    """`services.connection.Connections`, by its surface."""

    def wizard(self, *, reconnect: OaId | None = None, by: StaffId) -> Session: ...

    async def all(self) -> list[Connection]: ...

    async def disconnect(self, oa_id: OaId, *, erase: bool, by: StaffId) -> None: ...

    async def set_right(self, oa_id: OaId, right: ChatRight, by: StaffId) -> None: ...

    async def check(self, oa_id: OaId) -> object: ...


class Sync(Protocol):
    def status(self, oa_id: OaId) -> OaStatus | None: ...

    def backfill(self, oa_id: OaId) -> BackfillProgress | None: ...

    async def stop_backfill(self, oa_id: OaId) -> None: ...


class Rules(Protocol):
    """`services.rules.Rules`, by its surface."""

    async def all(self) -> list[Rule]: ...

    async def old_counts(self, oas: Collection[OaId]) -> OldCounts: ...

    async def preview(self, draft: RuleDraft, *, moving: Collection[OaId] = (), by: StaffId) -> Preview: ...

    async def save(
        self, draft: RuleDraft, *, moving: Collection[OaId] = (), consent: Consent | None = None, by: StaffId
    ) -> Rule: ...


class People(Protocol):
    async def all(self) -> list[Staff]: ...


class SignInServer(Protocol):
    @property
    def oauth(self) -> str: ...


class ConnectCore(Protocol):
    """The part of `Core` that is used here."""

    @property
    def bus(self) -> EventBus: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def connections(self) -> Connections: ...

    @property
    def media(self) -> Media: ...

    @property
    def rules(self) -> Rules: ...

    @property
    def people(self) -> People: ...

    @property
    def sync(self) -> Sync: ...

    @property
    def hosts(self) -> SignInServer: ...

    @property
    def practice(self) -> bool: ...

    @property
    def by(self) -> StaffId: ...
