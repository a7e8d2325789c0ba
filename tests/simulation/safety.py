"""What must never be, at any moment: a reply lost, sent twice or out of order, a false word on screen, two holders."""

from collections import Counter

from app.domain.ids import ConversationId, OaId, OutboxId
from app.domain.messages import Direction, Origin
from app.domain.outbox import OutboxItem, OutboxState
from app.practice.history import Message
from app.practice.people import Customer
from app.store import messages, outbox, quarantine, readable, sharing
from app.store.work import Session
from tests.simulation.shop import Shop, talk_of

UNSENT = frozenset({OutboxState.FAILED, OutboxState.NOT_FOUND, OutboxState.HELD, OutboxState.CANCELLED})
"""Who reads this is told that Zalo does not have it."""
PASSING = frozenset({"server", "timeout", "bad_answer", "busy", "cut", "offline", "login_again"})
"""What Zalo, or the line, will be over with: no reason to call a reply refused."""


async def check(shop: Shop) -> None:
    """At any moment. The app's books are read before Zalo's: what it calls sent must be there."""
    assert not shop.wiretap.wrong, shop.wiretap.wrong
    states = await shop.core.db.read(_states, [key for key in shop.said if key not in shop.settled])
    sent = Counter(map(_words, shop.world.sent))
    doubled = [text for text, times in sent.items() if times > 1]
    assert not doubled, f"sent twice: {doubled}"
    for key, item in states.items():
        text = shop.said[key].text
        assert item is not None, f"lost: {text!r}"
        if item.state is OutboxState.SENT:
            assert sent[text], f"{text!r} is shown as sent, and is not"
            shop.settled.add(key)
        if item.state in UNSENT:
            assert not sent[text], f"{text!r} is shown as {item.state} ({item.reason}), and is sent"
        refused = item.state is OutboxState.FAILED and item.reason in PASSING
        assert not refused, f"{text!r} is given up for {item.reason}"
    _check_order(shop)


def _states(session: Session, keys: list[OutboxId]) -> dict[OutboxId, OutboxItem | None]:
    return {key: outbox.get(session, key) for key in keys}


def _words(row: Message) -> str:
    """A text, or what stands under a photo."""
    return str(row.fields.get("message") or row.fields.get("description"))


def _check_order(shop: Shop) -> None:
    """In each conversation replies arrive in the order in which they were handed over."""
    order = {said.text: number for number, said in enumerate(shop.said.values())}
    latest: dict[str, int] = {}
    for row in shop.world.sent:
        number = order[_words(row)]
        assert number > latest.get(row.user_id, -1), f"out of order: {_words(row)!r}"
        latest[row.user_id] = number


async def check_books(shop: Shop) -> None:
    """In the end, in calm: both sides tell the same, and each step of each conversation follows from the one before."""
    await check(shop)
    sent = set(map(_words, shop.world.sent))
    missing = [said.text for key, said in shop.said.items() if key not in shop.discarded and said.text not in sent]
    assert not missing, f"never sent: {missing}"
    await shop.core.db.read(readable.check)
    await _check_quarantine(shop)
    for who in shop.customers():
        await _check_thread(shop, who)
        await _check_holders(shop, talk_of(who))


async def _check_quarantine(shop: Shop) -> None:
    """What could not be read was put away; what has its message's number came later whole, and lies there no more."""
    for oa in shop.oas:
        left = await shop.core.db.read(quarantine.ids, OaId(oa.oa_id))
        assert not left, f"in quarantine though they can be read: {left}"
    shop.trace.note("quarantine", str([(pile.why, pile.count) for pile in await shop.core.quarantine.piles()]))


async def _check_thread(shop: Shop, who: Customer) -> None:
    stored = await shop.core.db.read(messages.page, talk_of(who), limit=5_000)
    there = list(dict.fromkeys((row.message_id, row.from_customer) for row in shop.world.thread(who)))
    here = [(one.remote_id, one.direction is Direction.IN) for one in stored]
    assert Counter(here) == Counter(there), f"{who.name}: {len(here)} here, {len(there)} at Zalo"
    times = [one.sent_at for one in stored]
    assert times == sorted(times)
    ours = {row.message_id for row in shop.world.sent if row.user_id == who.user_id}
    assert {one.remote_id for one in stored if one.origin is Origin.HERE} == ours, f"{who.name}: shown as not ours"


async def _check_holders(shop: Shop, cid: ConversationId) -> None:
    """One holder at a time: the log is a chain that ends in what stands."""
    talk = await shop.core.sharing.talk(cid)
    lines = await shop.core.db.read(sharing.log_of, cid, 10_000)
    holder = None
    for line in sorted(lines, key=lambda line: line.id):
        assert line.step.before == holder, f"{cid}: {line}"
        holder = line.step.holder
    assert talk is None or talk.holder == holder, f"{cid}: {talk} after {holder}"
