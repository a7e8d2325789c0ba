"""*Thử quy tắc*: what saving a draft would do, made from the very decision that saving makes."""

from dataclasses import dataclass

from app.domain.conversations import Window, reply_window
from app.domain.ids import ConversationId, OaId, StaffId
from app.domain.sharing.edits import RuleDraft, save_rule
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import Age, Talk, Why


@dataclass(frozen=True, slots=True)
class OldCounts:
    """The old conversations of some OAs: all, those without a carer, and those of the latter that may still be
    answered. "128 cũ; 41 chưa ai chăm sóc; 17 còn trả lời được"."""

    old: int = 0
    without_carer: int = 0
    answerable: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table: who would get this conversation (None: it waits, or goes to the connector), and why."""

    talk: ConversationId
    to: StaffId | None
    before: StaffId | None
    why: Why


@dataclass(frozen=True, slots=True)
class Preview:
    """`shared` are the conversations whose history the save gives to somebody who had not got it: what the warning is
    about, and what must still be the same when it is confirmed (fine point 15)."""

    lines: tuple[Line, ...]
    shared: frozenset[ConversationId]
    to_connector: int
    """How many lose their carer to the connector."""


def preview(shop: Shop, draft: RuleDraft, now: int, *, moving: tuple[OaId, ...] = ()) -> Preview:
    """Refused as `save_rule`."""
    return of(shop, save_rule(shop, draft, now, moving=moving))


def of(shop: Shop, outcome: Outcome) -> Preview:
    """What an outcome does to the conversations of `shop`, one line for each that ends with another holder, or waits
    where it did not."""
    lines: dict[ConversationId, Line] = {}
    for step in outcome.steps:
        before, after = shop.talks[step.talk], outcome.shop.talks[step.talk]
        if after.holder != before.holder or (after.waits and not before.waits):
            lines.pop(step.talk, None)  # the last step of a conversation tells, in the order of the deal
            lines[step.talk] = Line(step.talk, after.holder, before.holder, step.why)
    shared = frozenset(line.talk for line in lines.values() if outcome.shop.talks[line.talk].shared)
    lost = sum(line.to is None and not outcome.shop.talks[line.talk].shared for line in lines.values())
    return Preview(tuple(lines.values()), shared, lost)


def old_counts(shop: Shop, oas: frozenset[OaId], now: int) -> OldCounts:
    """What the form shows beside the three choices. Of an OA that is under no rule yet, everything so far is old."""
    old = [talk for talk in shop.talks.values() if talk.id.oa_id in oas and _counts(shop, talk)]
    free = [talk for talk in old if talk.holder is None]
    answerable = sum(reply_window(talk.facts.last_in_at, now).window is not Window.CLOSED for talk in free)
    return OldCounts(len(old), len(free), answerable)


def _counts(shop: Shop, talk: Talk) -> bool:
    if talk.closed or talk.blocked or not talk.facts.first_in_at:
        return False
    return talk.age is Age.OLD or talk.id.oa_id not in shop.sources
