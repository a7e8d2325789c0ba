"""Decisions about sharing, made and announced: what the use cases of rules, of conversations and of messages have in
common."""

from collections.abc import Callable

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Status
from app.errors import Rejected
from app.events import Assigned, ConversationsChanged, EventBus
from app.services.ground import Ground
from app.store import sharing, visibility
from app.store.sharing import Scope
from app.store.work import Session

Hand = Callable[[Shop, int], Outcome]
"""What a person does with a conversation, at a moment."""


async def told(ground: Ground, write: Callable[..., Outcome], *values: object) -> Outcome:
    """Decide in one transaction, then say what has changed. Refusals come as Rejected."""
    try:
        outcome = await ground.db.write(write, *values)
    except Refused as error:
        raise rejected(error) from error
    announce(ground.bus, outcome)
    return outcome


def announce(bus: EventBus, outcome: Outcome) -> None:
    if not outcome.steps:
        return
    bus.publish(ConversationsChanged(frozenset(step.talk for step in outcome.steps)))
    for step in outcome.steps:
        if step.holder != step.before:
            bus.publish(Assigned(step.talk, step.holder, step.before, step.why, step.by))


def decide_as(session: Session, by: StaffId, cid: ConversationId, hand: Hand, now: int) -> Outcome:
    """What `by` does with a conversation, within the caller's transaction. Rejected with the code of `No`; where `by`
    may not see it the answer is the same whether or not it is there: deactivated, not_member, gone."""
    try:
        return sharing.decide_about(session, cid, lambda shop: hand(shop, now), now)
    except Refused as error:
        raise _answer(session, by, cid, error) from error


def _answer(session: Session, by: StaffId, cid: ConversationId, error: Refused) -> Rejected:
    if error.why is not No.UNKNOWN and visibility.sees(session, cid, by):
        return rejected(error)
    shop = sharing.load(session, Scope())
    rule = shop.rule_of(cid.oa_id)
    if shop.person(by).status is Status.DEACTIVATED:
        return Rejected(No.DEACTIVATED.value)
    if by != OWNER and (rule is None or not rule.has(by)):
        return Rejected(No.NOT_MEMBER.value)
    # Who may claim sees all that can be claimed: they may know who was faster (CL02).
    return rejected(error) if error.why is No.ALREADY_CLAIMED else Rejected("gone")


def rejected(error: Refused) -> Rejected:
    """A refusal as the screens know it: the code of `No`, and what is wrong by name."""
    return Rejected(error.why.value, detail=error.detail)
