"""What people do all day: customers write, members and the owner answer, claim, hand over, and put right what the app
asks them to."""

import asyncio
from contextlib import suppress

from app.domain.connections import ConnectionState
from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.outbox import Attachment, Draft, OutboxItem, OutboxState
from app.domain.sharing.values import Status
from app.errors import AppError, Rejected
from app.practice import pictures
from app.practice.people import Customer
from tests.simulation.shop import MEMBERS, Said, Shop, talk_of

CUSTOMER_EVERY_S = 240.0
NEW_CUSTOMER = 0.08
ANSWER_EVERY_S = 300.0
RUSH_EVERY_S = 10.0
PHOTO = 0.2
"""So many replies are a photo with a caption."""
SHIFT_EVERY_S = 400.0
OWNER_LOOKS_S = 30.0
GLANCE_EVERY_S = 3_000.0
GLANCE_S = 120.0


async def customers(shop: Shop) -> None:
    """They write whenever they like, mostly once, sometimes three times in a row; now and then the shop answers from
    its phone."""
    chance = shop.chance
    while True:
        await asyncio.sleep(chance.expovariate(1 / CUSTOMER_EVERY_S))
        oa = chance.choice(shop.oas)
        who = shop.new_customer(oa) if chance.random() < NEW_CUSTOMER else chance.choice(shop.customers(oa))
        for _ in range(chance.choice((1, 1, 1, 3))):
            writes = shop.world.oa_manager_writes if chance.random() < 0.1 else shop.world.customer_writes
            writes(who, f"tin {len(shop.world.log)}")


async def answering(shop: Shop) -> None:
    """Whoever holds a conversation answers it; the pool is claimed, by two at once if they can."""
    while True:
        await asyncio.sleep(shop.chance.expovariate(1 / ANSWER_EVERY_S))
        async with shop.hands:
            await _answer(shop, shop.chance.choice(shop.customers()))


async def rushing(shop: Shop) -> None:
    """There are times in which everybody answers at once."""
    while True:
        await asyncio.sleep(RUSH_EVERY_S)
        if shop.rushing:
            async with shop.hands:
                await _answer(shop, shop.chance.choice(shop.customers()))


async def _answer(shop: Shop, who: Customer) -> None:
    cid = talk_of(who)
    row = await shop.core.inbox.row(cid)
    if row is None:
        return
    by = row.assignee or await _claimed(shop, cid) or OWNER
    for _ in range(shop.chance.choice((1, 1, 1, 4))):
        text = f"trả lời {len(shop.said) + 1}"
        photos = [await _photo(shop)] if shop.chance.random() < PHOTO else []
        try:
            (item,) = await shop.core.inbox.send(cid, Draft(text, tuple(photos)), by)
        except Rejected:
            return  # closed, or somebody else's by now
        shop.said[item.id] = Said(who, text)
        shop.trace.note("said", text)


async def _photo(shop: Shop) -> Attachment:
    return await shop.core.attachments.attach("ảnh.png", pictures.speck())


async def _claimed(shop: Shop, cid: ConversationId) -> StaffId | None:
    """Two members press *Nhận chat* at the same moment; who has won."""
    first, second = shop.chance.sample(MEMBERS, 2)
    done = await asyncio.gather(*(shop.core.sharing.claim(cid, by) for by in (first, second)), return_exceptions=True)
    for error in done:
        if isinstance(error, BaseException) and not isinstance(error, Rejected):
            raise error
    won = [by for by, error in zip((first, second), done, strict=True) if error is None]
    if len(won) > 1:
        shop.wiretap.wrong.append(f"both {first} and {second} have claimed {cid}")
    return won[0] if won else None


async def shifting(shop: Shop) -> None:
    """Conversations change hands, people have a break."""
    while True:
        await asyncio.sleep(shop.chance.expovariate(1 / SHIFT_EVERY_S))
        async with shop.hands:
            with suppress(Rejected):  # not theirs, closed, the same again
                await _shift(shop, talk_of(shop.chance.choice(shop.customers())))


async def _shift(shop: Shop, cid: ConversationId) -> None:
    sharing, rules = shop.core.sharing, shop.core.rules
    by, to = shop.chance.sample(MEMBERS, 2)
    match shop.chance.randrange(8):
        case 0:
            await sharing.hand_over(cid, to, OWNER)
        case 1:
            await sharing.give_back(cid, by)
        case 2:
            await sharing.close(cid, by)
        case 3:
            await sharing.take_over(cid)
        case 4:
            await rules.set_status(by, Status.PAUSED)
        case _:
            await rules.set_status(by, Status.ACTIVE)


async def owner(shop: Shop) -> None:
    """Looks at what the app asks: what was not sent, and connections that have to be made anew."""
    while True:
        await asyncio.sleep(OWNER_LOOKS_S)
        async with shop.hands:
            for item in await shop.core.inbox.unsent():
                await _decide(shop, item)
            await _reconnect(shop)


async def _decide(shop: Shop, item: OutboxItem) -> None:
    """*Gửi lại* by whoever has the conversation now; what is held they throw away, which nobody else but its author
    may."""
    row = await shop.core.inbox.row(item.conversation)
    by = (row.assignee if row else None) or OWNER
    if item.state in {OutboxState.FAILED, OutboxState.NOT_FOUND}:
        await shop.core.inbox.retry(item.id, by)
    elif item.state is OutboxState.HELD and await shop.core.inbox.discard(item.id, by):
        shop.discarded.add(item.id)


async def _reconnect(shop: Shop) -> None:
    for connection in await shop.core.connections.all():
        if connection.state is ConnectionState.RECONNECT:
            try:
                await shop.connect(shop.world.oas[connection.oa_id], reconnect=connection.oa_id)
            except (AppError, AssertionError):
                shop.trace.note("reconnecting failed")
            shop.healed_at = shop.pc.steady()


async def looking(shop: Shop) -> None:
    """The window is looked at for some minutes now and then, with a conversation open."""
    while True:
        await asyncio.sleep(shop.chance.expovariate(1 / GLANCE_EVERY_S))
        async with shop.hands:
            shop.core.sync.set_visible(True)
            shop.core.sync.set_open(talk_of(shop.chance.choice(shop.customers())))
        await asyncio.sleep(shop.chance.expovariate(1 / GLANCE_S))
        async with shop.hands:
            shop.core.sync.set_open(None)
            shop.core.sync.set_visible(False)


EVERYBODY = (customers, answering, rushing, shifting, owner, looking)
