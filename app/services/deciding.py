"""Decisions about sharing, made and announced: what the use cases of rules and of conversations have in common."""

from collections.abc import Callable

from app.domain.sharing.refusals import Refused
from app.domain.sharing.shop import Outcome
from app.errors import Rejected
from app.events import Assigned, ConversationsChanged, EventBus
from app.services.ground import Ground


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


def rejected(error: Refused) -> Rejected:
    """A refusal as the screens know it: the code of `No`, and what is wrong by name."""
    return Rejected(error.why.value, detail=error.detail)
