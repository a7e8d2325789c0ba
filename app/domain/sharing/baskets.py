"""In which basket a conversation lies: its holder's, the pool's, nobody's, the connector's."""

from collections.abc import Mapping

from app.domain.ids import OWNER, StaffId
from app.domain.listing import Basket
from app.domain.sharing.shop import Shop
from app.domain.sharing.values import Method, Person, Rule, Status, Talk, may_be_seen


def is_pool(rule: Rule, people: Mapping[StaffId, Person]) -> bool:
    """Whether what waits in this rule can be claimed: people claim in it, and one of them works here."""
    works = (person for member in rule.members if (person := people.get(member.staff)) is not None)
    return rule.method is Method.CLAIM and any(person.status is not Status.DEACTIVATED for person in works)


def keeper_of(talk: Talk) -> StaffId | None:
    """Its holder, or the connector for what nobody else is to have; None while it should be given to somebody."""
    if talk.holder is not None:
        return talk.holder
    return None if talk.shared and not talk.dormant else OWNER


def lies_in(shop: Shop, talk: Talk, basket: Basket, by: StaffId, holder: StaffId | None = None) -> bool:
    """Whether `by` finds it in this basket."""
    rule = shop.rule_of(talk.id.oa_id)
    if not may_be_seen(talk, rule, shop.person(by)):
        return False
    keeper = keeper_of(talk) if rule is not None else OWNER
    pooled = rule is not None and is_pool(rule, shop.people)
    match basket:
        case Basket.ALL:
            return True
        case Basket.MINE:
            return keeper == by
        case Basket.POOL:
            return keeper is None and pooled
        case Basket.NOBODY:
            return by == OWNER and keeper is None and not pooled
        case Basket.OF:
            return by == OWNER and rule is not None and keeper == holder
