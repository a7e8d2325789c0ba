"""Which part of which OA's conversations a view is about: each is read from an index of its own."""

from dataclasses import dataclass

from app.domain.ids import OWNER, OaId, StaffId
from app.domain.listing import Basket, View
from app.domain.sharing.baskets import is_pool
from app.store import rules
from app.store.listing_queries import OAS, Among
from app.store.tables import NOBODYS
from app.store.work import Session

_OF_MEMBERS = {Basket.ALL: Among.SEEN, Basket.MINE: Among.OWN, Basket.POOL: Among.POOL}


@dataclass(frozen=True, slots=True)
class Pile:
    oa_id: OaId
    among: Among
    keeper: str = ""


def of(session: Session, view: View, by: StaffId) -> list[Pile]:
    """None where the basket has nothing of an OA."""
    oas = all_oas(session) if view.oa_id is None else [view.oa_id]
    if by != OWNER:
        among = _OF_MEMBERS.get(view.basket)
        return [] if among is None else [Pile(oa_id, among) for oa_id in oas]
    if view.basket is Basket.ALL:
        return [Pile(oa_id, Among.ALL) for oa_id in oas]
    found = Rest(session)
    return [pile for oa_id in oas if (pile := found.pile(view, oa_id)) is not None]


def all_oas(session: Session) -> list[OaId]:
    return [OaId(oa) for (oa,) in OAS.rows(session)]


class Rest:
    """The connector's baskets: which OAs are shared, and in which of them people claim."""

    def __init__(self, session: Session) -> None:
        every, people = rules.all_rules(session), rules.people(session)
        self.shared = {oa: every[source.rule] for oa, source in rules.sources(session).items()}
        self.pools = {oa for oa, rule in self.shared.items() if is_pool(rule, people)}

    def pile(self, view: View, oa_id: OaId) -> Pile | None:
        shared, pool = oa_id in self.shared, oa_id in self.pools
        match view.basket:
            case Basket.MINE if not shared:
                return Pile(oa_id, Among.ALL)
            case Basket.MINE:
                return Pile(oa_id, Among.KEPT, OWNER)
            case Basket.OF if shared and view.holder is not None:
                return Pile(oa_id, Among.KEPT, view.holder)
            case Basket.POOL if pool:
                return Pile(oa_id, Among.KEPT, NOBODYS)
            case Basket.NOBODY if shared and not pool:
                return Pile(oa_id, Among.KEPT, NOBODYS)
            case _:
                return None
