"""Whom a conversation is news for, when nobody has claimed one for too long (CL16), and whom a rule has lost (OL14)."""

from collections.abc import Mapping
from enum import StrEnum

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.shop import Shop
from app.domain.sharing.values import MINUTE_MS, Age, Method, Person, Rule, Status, Talk

UNCLAIMED_MINUTES = 5
"""So long a customer waits in the pool before it is told; where the rule hands on after N minutes, N counts."""


class News(StrEnum):
    """Whether a person should be told of a new message."""

    YES = "yes"
    NOT_YET = "not_yet"
    """Nobody has it yet: who is told will be known when it has been dealt."""
    NO = "no"


def news_for(shop: Shop, talk: Talk, person: Person) -> News:
    """Its holder hears of it; of what waits to be claimed the members who are here; and the connector of what is his,
    and of what nobody can have."""
    rule = shop.rule_of(talk.id.oa_id)
    if person.status is Status.DEACTIVATED or talk.closed or talk.blocked:
        return News.NO
    if talk.holder is not None:
        return _said(talk.holder == person.id)
    if rule is None or (talk.age is not Age.UNSORTED and not talk.shared):
        return _said(person.id == OWNER)
    if person.id != OWNER and not rule.has(person.id):
        return News.NO
    return _of_nobodys(talk, rule, person, alone=nobody_in(rule, shop.people))


def _of_nobodys(talk: Talk, rule: Rule, person: Person, *, alone: bool) -> News:
    """It is to be given to somebody of this rule."""
    if talk.waits and rule.method is Method.CLAIM and not alone:
        return _said(rule.has(person.id) and person.status is Status.ACTIVE)
    if talk.waits and talk.flagged:
        return _said(person.id == OWNER)
    return News.NOT_YET


def unclaimed_at(shop: Shop, talk: Talk) -> int | None:
    """When it is told that nobody has claimed this; None: it doesn't wait to be claimed, or no customer waits."""
    rule, source = shop.rule_of(talk.id.oa_id), shop.sources.get(talk.id.oa_id)
    if rule is None or source is None or rule.method is not Method.CLAIM:
        return None
    if not (talk.waits and talk.facts.unanswered and source.alive):
        return None
    return talk.facts.waiting_since + (rule.options.hand_on_minutes or UNCLAIMED_MINUTES) * MINUTE_MS


def nobody_in(rule: Rule, people: Mapping[StaffId, Person]) -> bool:
    """Whether the rule has no member who works here."""
    status = (people[member.staff].status for member in rule.members if member.staff in people)
    return all(one is Status.DEACTIVATED for one in status)


def _said(yes: bool) -> News:
    return News.YES if yes else News.NO
