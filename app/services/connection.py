"""The OAs of the shop: the list *Cấu hình Zalo*, the wizard that adds to it, and what may be done with each."""

from functools import partial
from typing import Protocol

from app.domain.connections import ChatRight, Connection, ConnectionState, Permission, ZaloApp
from app.domain.ids import OWNER, MediaKey, OaId, StaffId
from app.domain.messages import OaProfile
from app.domain.sharing.refusals import No
from app.domain.sharing.shop import Outcome, Shop
from app.errors import AppError, NeedsUser, Rejected
from app.events import ConnectionsChanged, RulesChanged
from app.services import login
from app.services.deciding import announce
from app.services.ground import Ground
from app.services.rules import leave_rule
from app.services.setup_session import SetupPort, SetupSession
from app.store import connections
from app.store import rules as stored_rules
from app.store.work import Session

USELESS = frozenset({"wrong_oa", "login_again", "permission_missing"})
"""What Zalo says of a kept pair that no time will heal. Package, verification or place can be put right meanwhile."""


class Runner(Protocol):
    """What runs while an OA is connected."""

    async def start(self, oa_id: OaId) -> None: ...
    async def stop(self, oa_id: OaId) -> None: ...


class Eraser(Protocol):
    async def forget(self, keys: list[MediaKey]) -> None: ...


class Connections:
    """Every change is announced by ConnectionsChanged, after it is on the disk. What changes who sees what is the
    owner's: Rejected `not_owner`."""

    def __init__(self, ground: Ground, port: SetupPort, runner: Runner, media_service: Eraser) -> None:
        self._ground = ground
        self._port = port
        self._runner = runner
        self._media = media_service

    async def all(self) -> list[Connection]:
        return await self._ground.db.read(connections.all)

    async def app(self) -> ZaloApp | None:
        """The shop's Zalo app, once it has been entered."""
        return await self._ground.db.read(connections.app)

    def wizard(self, *, reconnect: OaId | None = None, by: StaffId = OWNER) -> SetupSession:
        """A new run of the wizard; call its `begin` next."""
        _owner(by)
        return SetupSession(
            self._ground,
            self._port,
            set_right=partial(self.set_right, by=by),
            started=self._runner.start,
            reconnect=reconnect,
        )

    async def finish_interrupted(self) -> OaId | None:
        """At start: a login whose pair was kept, and which was cut off before its OA was known, is finished; the OA
        is *Chưa cấu hình* then, or reconnected. Nothing is known of it: None, and it is tried at the next start."""
        db = self._ground.db
        kept = await db.read(login.kept_login, db.sealer)
        if kept is None:
            return None
        tokens = login.LoginTokens(self._ground, self._port.auth, kept)
        try:
            profile = await self._port.login_client(tokens).profile()
            if kept.expected and profile.oa_id != kept.expected:
                raise NeedsUser("wrong_oa")
        except (NeedsUser, Rejected) as error:
            if error.code in USELESS:
                await db.write(login.drop_login, db.sealer, kept)
            return None

        def write(session: Session) -> Connection:
            ground = self._ground
            return login.connect(session, db.sealer, tokens.kept, profile, ground.holder, ground.clock.now())

        try:
            made = await self._port.keeper(profile.oa_id).replace(write)
        except NeedsUser:
            return None  # held by another PC, or connected anew meanwhile
        self._changed(made.oa_id)
        await self._runner.start(made.oa_id)
        return made.oa_id

    async def set_right(self, oa_id: OaId, right: ChatRight, by: StaffId = OWNER) -> None:
        """Choose who sees the OA's conversations; the first choice makes it *Đã kết nối*. *Chỉ mình tôi* takes it out
        of its rule, with all its conversations (RR28). It is shared by a rule: Rejected `not_under_rule` before it is
        in one."""
        _owner(by)
        outcome = await self._ground.db.write(_set_right, oa_id, right, self._ground.clock.now())
        announce(self._ground.bus, outcome)
        self._ground.bus.publish(RulesChanged())
        self._changed(oa_id)
        await self._runner.start(oa_id)

    async def check(self, oa_id: OaId) -> Connection | None:
        """Ask Zalo again for profile, package and permissions. Raises what is wrong with the connection."""
        client = self._port.client(oa_id)
        try:
            profile = await client.profile()
            missing = await client.probe()
        except AppError:
            await self._runner.start(oa_id)
            raise
        await self._ground.db.write(_checked, oa_id, profile, missing)
        self._changed(oa_id)
        await self._runner.start(oa_id)
        return await self._ground.db.read(connections.get, oa_id)

    async def ask(self, oa_id: OaId) -> tuple[Permission, ...]:
        """The permissions that are not granted, as Zalo says now; nothing is kept of it. Raises what is wrong with the
        connection."""
        client = self._port.client(oa_id)
        await client.profile()
        return await client.probe()

    async def disconnect(self, oa_id: OaId, *, erase: bool, by: StaffId = OWNER) -> None:
        """Forget the tokens and leave the rule; keep the history for reading, or erase everything of this OA (CN05)."""
        _owner(by)
        await self._runner.stop(oa_id)
        keeper = self._port.keeper(oa_id)
        now = self._ground.clock.now()
        outcome = await keeper.replace(lambda session: _disconnect(session, oa_id, now))
        announce(self._ground.bus, outcome)
        self._ground.bus.publish(RulesChanged())
        self._changed(oa_id)
        if erase:
            gone = await keeper.replace(lambda session: connections.erase(session, oa_id))
            await self._media.forget(gone)
            self._changed(oa_id)

    def _changed(self, oa_id: OaId) -> None:
        self._ground.bus.publish(ConnectionsChanged(oa_id))


def _owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected("not_owner")


def _set_right(session: Session, oa_id: OaId, right: ChatRight, now: int) -> Outcome:
    connection = connections.get(session, oa_id)
    if connection is None or connection.state is ConnectionState.DISCONNECTED:
        raise Rejected("not_connected")
    if right is ChatRight.SHARED and oa_id not in stored_rules.sources(session):
        raise Rejected(No.NOT_UNDER_RULE.value)
    outcome = leave_rule(session, oa_id, OWNER, now) if right is ChatRight.ONLY_ME else Outcome(Shop())
    connections.set_right(session, oa_id, right)
    if connection.state is ConnectionState.UNCONFIGURED:
        connections.set_state(session, oa_id, ConnectionState.CONNECTED)
    return outcome


def _disconnect(session: Session, oa_id: OaId, now: int) -> Outcome:
    outcome = leave_rule(session, oa_id, OWNER, now)
    connections.forget_tokens(session, oa_id)
    connections.set_state(session, oa_id, ConnectionState.DISCONNECTED)
    connections.set_right(session, oa_id, ChatRight.NONE)
    connections.set_problem(session, oa_id, "")
    return outcome


def _checked(session: Session, oa_id: OaId, profile: OaProfile, missing: tuple[Permission, ...]) -> None:
    connections.set_profile(session, oa_id, profile)
    connections.set_missing(session, oa_id, missing)
