"""Drives the connection wizard: turns what the screen says into events, and effects into calls and commits."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Protocol

from app.domain import setup
from app.domain.connections import ChatRight, Connection, ConnectionState, Permission, ZaloApp
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile
from app.domain.setup import LOGIN_MS, SetupFailure, SetupState, SetupStep
from app.domain.wizard import advance, check_app
from app.errors import AppError, NeedsUser
from app.events import ConnectionsChanged
from app.services import login
from app.services.ground import Ground
from app.services.login import LoginTokens
from app.services.setup_failures import failure_from
from app.services.tokens import Pair, Refresher, TokenKeeper
from app.store import connections
from app.store.connections import TokenPair
from app.store.work import Session
from app.zalo import auth
from app.zalo.hosts import Hosts

Listener = Callable[[SetupState], None]


class Login(Refresher, Protocol):
    """The token endpoint."""

    async def exchange(self, app: ZaloApp, secret: str, code: str, verifier: str) -> Pair: ...


class SetupClient(Protocol):
    """The calls that tell whose a pair is and what it may do."""

    async def profile(self) -> OaProfile: ...
    async def probe(self) -> tuple[Permission, ...]: ...


class SetupPort(Protocol):
    """What the wizard needs of the connections: clients, keepers, and to start what has been connected."""

    @property
    def hosts(self) -> Hosts: ...
    @property
    def auth(self) -> Login: ...
    def login_client(self, tokens: LoginTokens) -> SetupClient: ...
    def client(self, oa_id: OaId) -> SetupClient: ...
    def keeper(self, oa_id: OaId) -> TokenKeeper: ...


class SetupSession:
    """One run of the wizard. What goes wrong becomes a state; only StorageFailure and bugs are raised."""

    def __init__(
        self,
        ground: Ground,
        port: SetupPort,
        *,
        set_right: Callable[[OaId, ChatRight], Awaitable[None]],
        started: Callable[[OaId], Awaitable[None]],
        reconnect: OaId | None = None,
    ) -> None:
        self.state = SetupState(reconnecting=reconnect)
        self._ground = ground
        self._port = port
        self._set_right = set_right
        self._started = started
        self._listeners: list[Listener] = []
        self._verifier = ""
        self._pasted: TokenPair | None = None
        self._kept: LoginTokens | None = None
        """The pair of this login, from when it is kept."""
        self._timer: asyncio.Task[None] | None = None
        self._closed = False

    # What the screen says

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at each change of the state; the answer stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def is_callback(self, url: str) -> bool:
        """Whether the browser must not load `url`, but hand it to `landed`."""
        return self._returned(url) is not None or auth.read_error_page(url, self._port.hosts) is not None

    async def begin(self) -> None:
        connection, app = await self._ground.db.read(_known, self.state.reconnecting)
        name = connection.profile.name if connection else ""
        await self._do(setup.Begun(app, self.state.reconnecting, name))

    async def submit_app(self, app_id: str, secret: str, redirect_uri: str) -> None:
        """The first page's form. An empty secret keeps the one that is stored for this app."""
        app_id, secret, redirect_uri = app_id.strip(), secret.strip(), redirect_uri.strip()
        db = self._ground.db
        secret = secret or await db.read(connections.secret, db.sealer, AppId(app_id))
        failure = check_app(app_id, secret, redirect_uri)
        if failure is not None:
            await self._do(setup.FieldRefused(failure))
            return
        app = ZaloApp(AppId(app_id), redirect_uri)
        if self.state.step is SetupStep.APP:
            await db.write(connections.save_app, db.sealer, app, secret)
            await self._do(setup.AppEntered(app))

    async def landed(self, url: str) -> bool:
        """The browser came to `url`. True: it was the callback or Zalo's error page, and has been dealt with."""
        returned = self._returned(url)
        if returned is not None:
            await self._do(returned)
            return True
        code = auth.read_error_page(url, self._port.hosts)
        if code is not None:
            await self._do(setup.ErrorPageShown(code))
        return code is not None

    async def paste_address(self, url: str) -> None:
        """The address one landed on in another browser, or the code alone."""
        callback = auth.read_pasted(url, self.state.redirect_uri)
        if callback is not None:
            await self._do(self._event(callback))
        elif not await self.landed(url):
            await self._do(setup.FieldRefused(SetupFailure("bad_address")))

    async def paste_tokens(self, access: str, refresh: str) -> None:
        """A pair copied from Zalo's API Explorer."""
        access, refresh = access.strip(), refresh.strip()
        if not (auth.is_header_safe(access) and auth.is_header_safe(refresh)) or access == refresh:
            await self._do(setup.FieldRefused(SetupFailure("tokens_invalid")))
            return
        now = self._ground.clock.now()
        self._pasted = TokenPair(access, refresh, now + login.PASTED_LIFE_MS, now)
        await self._do(setup.TokensPasted())

    async def window_closed(self) -> None:
        await self._do(setup.WindowClosed())

    async def load_failed(self, code: str) -> None:
        """The page could not be loaded: offline, certificate or server."""
        await self._do(setup.LoadFailed(code))

    async def confirm(self) -> None:
        await self._do(setup.Confirmed())

    async def choose_right(self, right: ChatRight) -> None:
        """The last page. Rejected `not_under_rule` for sharing before the OA is in a rule."""
        profile = self.state.profile
        if self.state.step is SetupStep.CHAT_RIGHT and profile is not None:
            await self._set_right(profile.oa_id, right)
            await self._do(setup.RightSaved(right))

    async def back(self) -> None:
        await self._do(setup.WentBack())

    async def restart(self) -> None:
        await self._do(setup.Restarted())

    async def cancel(self) -> None:
        """The wizard is left. Work that has begun is finished: an exchanged pair must not be lost."""
        self._closed = True
        self._listeners.clear()
        self._stop_timer()

    # How it is done

    async def _do(self, event: setup.Event) -> None:
        """Move at once, so that a second callback finds the login spent; then do what follows, even if the caller
        goes away."""
        effects = self._move(event)
        if effects:
            await asyncio.shield(self._ground.supervisor.spawn("setup", self._perform_all(effects)))

    def _move(self, event: setup.Event) -> tuple[setup.Effect, ...]:
        before = self.state
        self.state, effects = advance(before, event)
        if before.login and self.state.login != before.login:
            self._stop_timer()
        if self.state != before or isinstance(event, setup.Begun):
            for listener in tuple(self._listeners):
                listener(self.state)
        return effects

    async def _perform_all(self, effects: tuple[setup.Effect, ...]) -> None:
        waiting = list(effects)
        while waiting:
            try:
                event = await self._perform(waiting.pop(0))
            except AppError as error:
                event = setup.WorkFailed(failure_from(error, pasted=self._pasted is not None))
            if event is not None:
                waiting.extend(self._move(event))

    async def _perform(self, effect: setup.Effect) -> setup.Event | None:
        event: setup.Event | None = None
        match effect:
            case setup.PrepareLogin(app):
                event = self._prepare(app)
            case setup.Exchange(code, oa_id):
                event = await self._exchange(code, oa_id)
            case setup.KeepPasted():
                assert self._pasted is not None
                event = await self._keep(self._pasted)
            case setup.ReadProfile():
                profile = await self._port.login_client(self._login()).profile()
                event = setup.ProfileRead(profile, await self._ground.db.read(login.right_of, profile.oa_id))
            case setup.Connect(profile):
                event = await self._connect(profile)
            case setup.Probe(oa_id):
                event = await self._probe(oa_id)
            case setup.Discard():
                await self._ground.db.write(login.drop_login, self._ground.db.sealer, self._login().kept)
        return event

    def _prepare(self, app: ZaloApp) -> setup.LoginPrepared:
        self._verifier = auth.new_verifier()
        self._pasted = None
        state = secrets.token_urlsafe(24)
        url = auth.permission_url(self._port.hosts, app, auth.challenge_of(self._verifier), state)
        self._stop_timer()
        if not self._closed:
            self._timer = self._ground.supervisor.spawn("setup: ten minutes", self._run_out(state))
        return setup.LoginPrepared(url, state, self._ground.clock.now() + LOGIN_MS)

    async def _exchange(self, code: str, oa_id: OaId | None) -> setup.PairKept:
        app, db = self._app(), self._ground.db
        if oa_id is not None:
            # Before the code is spent: a fresh pair may kill the one that its present owner works with.
            await db.write(login.check_free, app, oa_id, self._ground.holder, self._ground.clock.now())
        secret = await db.read(connections.secret, db.sealer, app.app_id)
        tokens = await self._port.auth.exchange(app, secret, code, self._verifier)
        return await self._keep(TokenPair(tokens.access, tokens.refresh, tokens.expires_at, self._ground.clock.now()))

    async def _keep(self, pair: TokenPair) -> setup.PairKept:
        kept = login.KeptLogin(self._app().app_id, pair, self.state.expected or OaId(""))
        kept = await self._ground.db.write(login.keep_login, self._ground.db.sealer, kept)
        self._kept = LoginTokens(self._ground, self._port.auth, kept)
        return setup.PairKept()

    async def _connect(self, profile: OaProfile) -> setup.ConnectionSaved:
        ground, kept = self._ground, self._login().kept

        def write(session: Session) -> Connection:
            return login.connect(session, ground.db.sealer, kept, profile, ground.holder, ground.clock.now())

        made = await self._port.keeper(profile.oa_id).replace(write)
        ground.bus.publish(ConnectionsChanged(profile.oa_id))
        if made.state is ConnectionState.CONNECTED:
            await self._started(profile.oa_id)
        return setup.ConnectionSaved()

    async def _probe(self, oa_id: OaId) -> setup.Probed:
        missing = await self._port.client(oa_id).probe()
        await self._ground.db.write(connections.set_missing, oa_id, missing)
        self._ground.bus.publish(ConnectionsChanged(oa_id))
        return setup.Probed(missing)

    def _returned(self, url: str) -> setup.Returned | None:
        callback = auth.read_callback(url, self.state.redirect_uri)
        return self._event(callback) if callback is not None else None

    def _event(self, callback: auth.Callback) -> setup.Returned:
        oa_id = OaId(callback.oa_id) if callback.oa_id else None
        return setup.Returned(callback.code, oa_id, callback.state or "", callback.error_code, self._ground.clock.now())

    def _login(self) -> LoginTokens:
        if self._kept is None:
            raise NeedsUser("login_again")
        return self._kept

    def _app(self) -> ZaloApp:
        if self.state.app is None:
            raise NeedsUser("wrong_app_id")
        return self.state.app

    async def _run_out(self, state: str) -> None:
        await self._ground.clock.sleep(LOGIN_MS / 1000)
        self._timer = None
        await self._do(setup.TimedOut(state))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


def _known(session: Session, reconnect: OaId | None) -> tuple[Connection | None, ZaloApp | None]:
    connection = connections.get(session, reconnect) if reconnect else None
    own = connections.app(session, connection.app_id) if connection else None
    return connection, own or connections.app(session)
