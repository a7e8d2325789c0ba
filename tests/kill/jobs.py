"""What the app is doing when it is killed."""

import asyncio
import random
from dataclasses import dataclass

from app.bootstrap import Core
from app.domain.connections import ChatRight, ConnectionState
from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.outbox import Draft, OutboxState
from app.domain.setup import SetupStep
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, RuleId
from app.domain.staff import Staff
from app.practice.people import Customer, ZaloApp
from app.practice.world import World
from app.store import staff

MEMBERS = tuple(map(StaffId, ("an", "binh", "cuc")))
RESTING = frozenset({OutboxState.FAILED, OutboxState.NOT_FOUND, OutboxState.HELD})


def talk_of(who: Customer) -> ConversationId:
    return ConversationId(OaId(who.oa_id), UserId(who.user_id))


@dataclass(frozen=True, slots=True)
class Login:
    """What somebody has copied out of the API Explorer, before the process began."""

    app: ZaloApp
    oa_id: OaId
    pair: tuple[str, str]


def login(world: World) -> Login:
    return Login(world.app, OaId(world.oa.oa_id), world.token_pair())


async def connect(core: Core, new: Login) -> None:
    """The first morning: an OA, its members, a rule that deals by turn."""
    await _connect(core, new)
    for one in MEMBERS:
        await core.db.write(staff.add, Staff(one, one.title(), f"{one}@shop.vn"))
    await core.rules.save(RuleDraft(RuleId("R"), "Ca sáng", (new.oa_id,), MEMBERS, Method.ROUND_ROBIN))
    await asyncio.sleep(60)


async def send(core: Core, people: list[Customer], texts: list[str]) -> None:
    """Hand over replies, some of them at once, and stay until nothing moves any more."""
    chance = random.Random(len(texts))
    for text in texts:
        await core.inbox.send(talk_of(chance.choice(people)), Draft(text))
    for _ in range(60):
        await asyncio.sleep(5)
        if all(item.state in RESTING for item in await core.inbox.unsent()):
            return


async def decide(core: Core) -> None:
    """The owner presses *Gửi lại* wherever they are asked, until all is out."""
    for _ in range(200):
        open_items = await core.inbox.unsent()
        if not open_items:
            return
        for item in open_items:
            if item.state in RESTING:
                await core.inbox.retry(item.id)
        await asyncio.sleep(10)
    raise AssertionError(f"still here: {open_items}")


async def rotate(core: Core, new: Login | None) -> None:
    """The access token dies every two minutes, so that tokens change again and again. `new`: the app has asked for a
    login. At the end Zalo takes the token that is stored, or the app asks for another one."""
    core.sync.set_visible(False)
    if new is not None:
        await _connect(core, new, reconnect=new.oa_id)
    await asyncio.sleep(700)
    for connection in await core.connections.all():
        if connection.state is ConnectionState.CONNECTED:
            await core.connections.check(connection.oa_id)


async def deal(core: Core) -> None:
    """Fetch what customers have written, and share it out."""
    await asyncio.sleep(100)


async def _connect(core: Core, new: Login, reconnect: OaId | None = None) -> None:
    wizard = core.connections.wizard(reconnect=reconnect)
    await wizard.begin()
    if wizard.state.step is SetupStep.APP:
        await wizard.submit_app(new.app.app_id, new.app.secret, new.app.redirect_uri)
    await wizard.paste_tokens(*new.pair)
    if wizard.state.step is SetupStep.CONFIRM:
        await wizard.confirm()
    if wizard.state.step is SetupStep.CHAT_RIGHT:
        await wizard.choose_right(ChatRight.ONLY_ME)
