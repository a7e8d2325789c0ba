"""Baskets in SQL are those of the domain, whatever the shop; and the list shows no more than lies in one."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.listing import Basket, Show, Sort, View
from app.domain.sharing.baskets import is_pool, lies_in
from app.domain.sharing.values import Method
from app.store import listing, piles, rules, sharing
from app.store.listing_queries import Among
from app.store.sharing import Scope
from app.store.tables import conversations as table
from app.store.work import Session
from tests.fakes.history import OA, OTHER_OA
from tests.fakes.members import share_with
from tests.unit.store.test_visibility import OAS, PEOPLE, AnyShop, any_shop, furnish

AN = StaffId("an")
VIEWS = st.builds(
    View, st.sampled_from(Show), st.sampled_from(Sort), basket=st.sampled_from(Basket), holder=st.sampled_from(PEOPLE)
)


def add(session: Session, user: str, oa: str = OA, **values: Any) -> ConversationId:
    session.execute(table.insert().values(oa_id=oa, user_id=user, last_at=9, **values))
    return ConversationId(OA, user)  # type: ignore[arg-type]


def users(session: Session, basket: Basket, by: StaffId = OWNER, **view: Any) -> list[str]:
    wanted = View(basket=basket, **view)
    found = [cid.user_id for cid in listing.ids(session, wanted, by)]
    assert [one.row.id.user_id for one in listing.first(session, wanted, 50, by)] == found
    return found


def test_who_looks_after_what(session: Session) -> None:
    share_with(session, AN, method=Method.CLAIM)
    share_with(session, AN, oa_id=OTHER_OA)
    add(session, "a", assignee="an", shared=True, age="new")
    add(session, "m", assignee=OWNER, shared=True, age="new")
    add(session, "k", age="old")
    add(session, "p", shared=True, age="new")
    add(session, "n", OTHER_OA, shared=True, age="new")
    add(session, "x", "not shared")
    assert users(session, Basket.MINE) == ["k", "m", "x"]
    assert users(session, Basket.POOL) == ["p"]
    assert users(session, Basket.NOBODY) == ["n"]
    assert users(session, Basket.OF, holder=AN) == ["a"]
    assert len(users(session, Basket.ALL)) == 6
    assert users(session, Basket.ALL, AN) == ["a", "p"]
    assert users(session, Basket.MINE, AN) == ["a"]
    assert users(session, Basket.POOL, AN) == ["p"]
    assert users(session, Basket.NOBODY, AN) == users(session, Basket.OF, AN, holder=OWNER) == []


def test_counts_of_work_and_of_what_waits(session: Session) -> None:
    assert listing.baskets(session) is None, "who shares nothing has no baskets"
    share_with(session, AN, StaffId("hoa"), OWNER, method=Method.CLAIM)
    add(session, "a", assignee="an", shared=True, age="new", waiting=1, waiting_since=3)
    add(session, "b", assignee="an", shared=True, age="new")
    add(session, "p", shared=True, age="new", waiting=1, waiting_since=3)
    add(session, "q", shared=True, age="new")
    add(session, "k", age="old", waiting=2, waiting_since=2)
    found = listing.baskets(session)
    assert found is not None
    assert (found.unanswered, found.mine, found.pool, found.nobody) == (3, 1, 2, 0)
    assert found.held == {AN: 1, "hoa": 0}
    assert found.of(Basket.OF, AN) == 1
    assert found.of(Basket.ALL) == 3
    theirs = listing.baskets(session, by=AN)
    assert theirs is not None
    assert (theirs.unanswered, theirs.mine, theirs.pool, theirs.held) == (2, 1, 2, {})
    counts = listing.counts(session, View(basket=Basket.POOL))
    assert (counts.of(Show.ALL), counts.of(Show.UNANSWERED)) == (2, 1)


def test_what_leaves_a_basket_has_no_place_in_it(session: Session) -> None:
    share_with(session, AN, method=Method.CLAIM)
    cid = add(session, "p", shared=True, age="new")
    pool = View(basket=Basket.POOL)
    assert [one.place is None for one in listing.places(session, pool, [cid])] == [False]
    session.execute(table.update().values(assignee="an"))
    assert [one.place is None for one in listing.places(session, pool, [cid])] == [True]
    assert [one.place is None for one in listing.places(session, pool, [cid], AN)] == [True]
    assert [one.place is None for one in listing.places(session, View(basket=Basket.NOBODY), [cid])] == [True]
    assert listing.places(session, pool, [cid], StaffId("hoa")) == []


def test_a_rule_in_which_nobody_works_has_no_pool(session: Session) -> None:
    share_with(session, method=Method.CLAIM)
    assert [pile.among for pile in piles.of(session, View(oa_id=OA, basket=Basket.NOBODY), OWNER)] == [Among.KEPT]
    assert not is_pool(next(iter(rules.all_rules(session).values())), rules.people(session))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(any_shop(), VIEWS, st.sampled_from([OWNER, OWNER, *PEOPLE]))
def test_the_list_says_what_the_domain_says(session: Session, drawn: AnyShop, view: View, by: StaffId) -> None:
    part = session.begin_nested()
    try:
        furnish(session, drawn)
        session.execute(table.update().values(last_at=9))
        shop = sharing.load(session, Scope(whole=OAS))
        shown = listing.ids(session, View(view.show, view.sort), by)
        fits = [cid for cid in shown if lies_in(shop, shop.talks[cid], view.basket, by, view.holder)]
        assert listing.ids(session, view, by) == fits
        assert [one.row.id for one in listing.first(session, view, 50, by)] == fits
        assert {one.row.id for one in listing.places(session, view, shown, by) if one.place} == set(fits)
        assert listing.counts(session, view, by).of(view.show) == len(fits)
    finally:
        part.rollback()
