"""What a person may see, as one condition in SQL, which agrees with the domain's function on every shop."""

from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing.values import Method, Person, Status, may_be_seen
from app.store import conversations, messages, sharing
from app.store.bulk import Query
from app.store.sharing import Scope
from app.store.tables import conversations as table
from app.store.tables import rule_members, rule_sources
from app.store.visibility import seen, sees, visible_to, within_sight
from app.store.work import Session
from tests.fakes.history import BINH, OA, T0, TALK, said
from tests.fakes.members import add_rule, hire, share_with

LAN, MAI, HOA = StaffId("lan"), StaffId("mai"), StaffId("hoa")
OAS = (OaId("oa1"), OaId("oa2"))
PEOPLE = (LAN, MAI, HOA)
_WITHIN = Query(lambda _: select(table.c.oa_id, table.c.user_id).where(within_sight(table.c.oa_id, table.c.user_id)))


def visible(session: Session, by: StaffId) -> set[ConversationId]:
    query = select(table.c.oa_id, table.c.user_id).where(visible_to(by, table.c.oa_id, table.c.user_id))
    return {ConversationId(OaId(oa), UserId(user)) for oa, user in session.execute(query)}


def test_the_connector_sees_all_and_members_what_they_hold(session: Session) -> None:
    messages.ingest(session, OA, [said(), said(user=BINH)], T0, live=True)
    other = ConversationId(OA, BINH)
    assert visible(session, OWNER) == {TALK, other}
    assert visible(session, LAN) == set()
    conversations.set_assignee(session, TALK, LAN)
    assert visible(session, LAN) == set(), "no rule says that they belong here"
    share_with(session, LAN)
    assert visible(session, LAN) == {TALK}
    assert visible(session, StaffId("")) == set()
    assert seen(session, [other, TALK], LAN) == [TALK]
    assert [sees(session, cid, LAN) for cid in (TALK, other)] == [True, False]
    assert sees(session, other, OWNER)


@dataclass(frozen=True)
class AnyShop:
    """`rules` are method, members and OAs, `talks` the columns of a conversation each."""

    statuses: tuple[Status | None, ...]
    rules: tuple[tuple[Method, frozenset[StaffId], OaId], ...]
    talks: tuple[dict[str, Any], ...]


@st.composite
def any_shop(draw: st.DrawFn) -> AnyShop:
    flags = {name: st.booleans() for name in ("shared", "dormant", "returned", "flagged", "taken")}
    talk = st.fixed_dictionaries(
        {
            "oa_id": st.sampled_from(OAS),
            "assignee": st.sampled_from([None, None, None, OWNER, *PEOPLE]),
            "age": st.sampled_from(["new", "old", "unsorted"]),
            "closed_at": st.sampled_from([0, 0, 7]),
            "blocked_at": st.sampled_from([0, 0, 7]),
            **flags,
        }
    )
    method, members = st.sampled_from(Method), st.frozensets(st.sampled_from([OWNER, *PEOPLE]))
    made = [(draw(method), draw(members), oa) for oa in OAS if draw(st.booleans())]
    statuses = draw(st.tuples(*[st.sampled_from([None, *Status]) for _ in PEOPLE]))
    return AnyShop(statuses, tuple(made), tuple(draw(st.lists(talk, min_size=1, max_size=12))))


def furnish(session: Session, shop: AnyShop) -> None:
    for one, status in zip(PEOPLE, shop.statuses, strict=True):
        if status is not None:
            hire(session, one, status)
    for number, (method, members, oa) in enumerate(shop.rules):
        rule = f"rule {number}"
        add_rule(session, rule, method)
        session.execute(rule_sources.insert().values(oa_id=oa, rule_id=rule, since=1))
        for place, one in enumerate(sorted(members)):
            session.execute(rule_members.insert().values(rule_id=rule, staff_id=one, place=place))
    for number, talk in enumerate(shop.talks):
        session.execute(table.insert().values(user_id=f"u{number}", **talk))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120, deadline=None)
@given(any_shop())
def test_the_condition_says_what_the_domain_says(session: Session, drawn: AnyShop) -> None:
    part = session.begin_nested()
    try:
        furnish(session, drawn)
        shop = sharing.load(session, Scope(whole=OAS))
        for by in (OWNER, *PEOPLE, StaffId("nobody")):
            person = Person(OWNER) if by == OWNER else shop.person(by)
            said = {cid for cid, talk in shop.talks.items() if may_be_seen(talk, shop.rule_of(cid.oa_id), person)}
            assert visible(session, by) == said
            assert set(seen(session, list(shop.talks), by)) == said
            if by != OWNER:
                rows = _WITHIN.rows(session, staff=by)
                assert {ConversationId(OaId(oa), UserId(user)) for oa, user in rows} == said
                assert len(rows) == len(said)
    finally:
        part.rollback()


def test_indexes_serve_a_member(session: Session) -> None:
    if session.dialect.name != "sqlite":
        return
    query = select(table.c.user_id).where(within_sight(table.c.oa_id, table.c.user_id))
    sql = str(query.compile(dialect=session.dialect))
    plan = "\n".join(row[-1] for row in session.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("lan",) * 3))
    assert "SCAN held" not in plan, plan
    assert "ix_conversations_held" in plan, plan
    assert "SCAN pooled USING INDEX ix_conversations_undealt" in plan, "only what waits is gone through"
