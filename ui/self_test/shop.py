"""A shop's first minutes against the practice OA: connect, receive, answer, and find it all again after a restart."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from app.bootstrap import Core, open_core
from app.domain.connections import ChatRight
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.outbox import Draft
from app.domain.setup import SetupStep
from app.paths import Paths
from app.practice.people import ALL_GROUPS, Customer
from app.practice.server import PracticeServer
from app.tasks import CrashHandler
from app.vault import Vault
from app.zalo.hosts import Hosts
from ui.self_test.report import Wrong, must

PASSPHRASE = "một hai ba bốn năm"
QUESTION = "Chị ơi, áo dài màu xanh còn size M không ạ? 🌸"
ANSWER = "Dạ còn ạ, em giữ cho chị tới tối nay nhé."
PATIENCE_S = 90.0
LOOK_S = 0.05


class NoKeyring:
    """There is none here: the person's own must not be touched."""

    def available(self) -> bool:
        return False

    def get(self, name: str) -> str | None:
        return None

    def set(self, name: str, value: str) -> None:
        raise Wrong("the keyring was asked to keep something")

    def delete(self, name: str) -> None:
        raise Wrong("the keyring was asked to forget something")


@dataclass(frozen=True, slots=True)
class Shop:
    """A profile in a folder of its own, and the practice OA."""

    paths: Paths
    server: PracticeServer
    vault: Vault
    key: bytes

    @classmethod
    async def new(cls, paths: Paths, server: PracticeServer) -> "Shop":
        vault = Vault(paths, NoKeyring())
        await vault.create(PASSPHRASE)
        return cls(paths, server, vault, await vault.unlock_with_passphrase(PASSPHRASE))

    @asynccontextmanager
    async def opened(self, on_crash: CrashHandler) -> AsyncIterator[Core]:
        """The store is made, or brought to this version's shape."""
        hosts = Hosts(self.server.oauth_base, self.server.openapi_base)
        async with open_core(self.paths, self.key, hosts=hosts, on_crash=on_crash) as core:
            core.sync.set_visible(True)
            yield core

    @property
    def customer(self) -> Customer:
        world = self.server.world
        return next(one for one in world.customers.values() if one.oa_id == world.oa.oa_id)

    @property
    def talk(self) -> ConversationId:
        return ConversationId(OaId(self.customer.oa_id), UserId(self.customer.user_id))

    async def connect(self, core: Core) -> None:
        """The wizard's own steps, with the address that a browser would have landed on."""
        wizard = core.connections.wizard(by=core.by)
        await wizard.begin()
        await wizard.submit_app(self.server.app_id, self.server.app_secret, self.server.redirect_uri)
        await wizard.paste_address(self._landing(wizard.state.permission_url))
        must(
            wizard.state.step is SetupStep.CONFIRM, f"the login ended with {wizard.state.failure or wizard.state.step}"
        )
        await wizard.confirm()
        await wizard.choose_right(ChatRight.ONLY_ME)
        must(wizard.state.step is SetupStep.DONE, f"the wizard ended with {wizard.state.failure or wizard.state.step}")
        await wizard.cancel()

    def _landing(self, permission_url: str) -> str:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(permission_url).query).items()}
        world = self.server.world
        with world.lock:
            challenge = asked.get("code_challenge", "")
            code = world.tokens.new_code(world.app, world.oa.oa_id, ALL_GROUPS, challenge, world.now())
        said = {"code": code, "oa_id": world.oa.oa_id, "state": asked.get("state", "")}
        return f"{self.server.redirect_uri}?{urlencode(said)}"

    async def receive(self, core: Core) -> None:
        self.server.world.customer_writes(self.customer, QUESTION)
        await until(lambda: self._says(core, QUESTION), "the customer's message does not arrive")

    async def answer(self, core: Core) -> None:
        await core.inbox.send(self.talk, Draft(ANSWER), core.by, at_once=True)
        await until(self._was_told, "the answer does not reach Zalo")
        await until(lambda: self._says(core, ANSWER), "the answer is not in the conversation")

    async def _was_told(self) -> bool:
        return any(one.fields.get("message") == ANSWER for one in self.server.world.thread(self.customer))

    async def _says(self, core: Core, text: str) -> bool:
        page = await core.inbox.thread(self.talk, core.by)
        return any(one.body.text == text for one in page.messages)

    async def remembers(self, core: Core) -> None:
        """After a restart: what was said is in the store, not only at Zalo."""
        for text in (QUESTION, ANSWER):
            must(await self._says(core, text), f"the store has lost a message: {text}")


async def until(so: Callable[[], Awaitable[object]], what: str) -> None:
    """Wait; Wrong(what) when it takes too long."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            for _ in itertools.count():
                if await so():
                    return
                await asyncio.sleep(LOOK_S)
    except TimeoutError:
        raise Wrong(what) from None
