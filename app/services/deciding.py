"""Decisions about sharing, made and announced: what the use cases of rules, of conversations and of messages have in
common."""

from collections.abc import Callable

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop, undone
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
    shop = sharing.load(session, Scope([cid]))
    if error.why is not No.UNKNOWN and visibility.sees(session, cid, by):
        return _beaten(shop, cid, error) if error.why is No.ALREADY_CLAIMED else rejected(error)
    rule = shop.rule_of(cid.oa_id)
    if shop.person(by).status is Status.DEACTIVATED:
        return Rejected(No.DEACTIVATED.value)
    if by != OWNER and (rule is None or not rule.has(by)):
        return Rejected(No.NOT_MEMBER.value)
    # Who may claim sees all that can be claimed: they may know who was faster (CL02).
    return _beaten(shop, cid, error) if error.why is No.ALREADY_CLAIMED else Rejected("gone")


def _beaten(shop: Shop, cid: ConversationId, error: Refused) -> Rejected:
    """Who was first, and when."""
    talk = shop.talks[cid]
    return Rejected(error.why.value, detail=talk.holder or error.detail, at=talk.assigned_at)


def take_back(session: Session, before: Shop, after: Shop, by: StaffId, now: int) -> Outcome:
    """The change that led from `before` to `after`, undone. Refused `moved_on` where what it touched has changed
    since."""
    sharing.lock(session)
    touched = [cid for cid, talk in after.talks.items() if before.talks.get(cid) != talk]
    current = sharing.load(session, Scope(touched))
    outcome = undone(before, after, current, by)
    if outcome is None:
        raise Refused(No.MOVED_ON)
    sharing.save(session, current, outcome, now)
    return outcome


def rejected(error: Refused) -> Rejected:
    """A refusal as the screens know it: the code of `No`, and what is wrong by name."""
    return Rejected(error.why.value, detail=error.detail)
