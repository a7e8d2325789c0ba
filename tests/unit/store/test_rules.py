"""Rules in the store: an OA is in at most one, a name is one rule's, and order is kept."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.domain.sharing.values import Member, Person, Rule, RuleId, Source, Status
from app.store import rules
from app.store.tables import rule_sources
from app.store.work import Session
from tests.fakes.sharing import OA1, OA2, A, B, R, S


def made(rule_id: RuleId = R, name: str = "Ca sáng") -> Rule:
    return Rule(rule_id, name, (OA1,), (Member(B, 3), Member(A, 0)), seq=3)


def test_members_keep_their_order_and_numbers(session: Session) -> None:
    rules.save_rules(session, {}, {R: made()}, 5)
    rules.save_sources(session, {}, {OA1: Source(OA1, R, 7)}, {R: made()})
    assert rules.all_rules(session) == {R: made()}
    assert rules.sources(session) == {OA1: Source(OA1, R, 7)}


def test_a_rule_goes_with_its_members(session: Session) -> None:
    rules.save_rules(session, {}, {R: made()}, 5)
    rules.save_rules(session, {R: made()}, {}, 6)
    rules.save_rules(session, {}, {R: Rule(R, "Ca tối")}, 7)
    assert rules.all_rules(session)[R].members == ()


def test_an_oa_moves_and_keeps_its_moment(session: Session) -> None:
    both = {R: made(), S: Rule(S, "Ca tối", (OA1, OA2))}
    rules.save_sources(session, {}, {OA1: Source(OA1, R, 7)}, both)
    rules.save_sources(session, {OA1: Source(OA1, R, 7)}, {OA1: Source(OA1, S, 7), OA2: Source(OA2, S, 9)}, both)
    assert {one.rule for one in rules.sources(session).values()} == {S}
    rules.save_sources(session, {OA1: Source(OA1, S, 7)}, {}, both)
    assert set(rules.sources(session)) == {OA2}


def test_the_database_keeps_an_oa_out_of_a_second_rule(session: Session) -> None:
    session.execute(insert(rule_sources).values(oa_id=OA1, rule_id=R, since=1))
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(insert(rule_sources).values(oa_id=OA1, rule_id=S, since=1))


def test_the_database_keeps_two_rules_from_one_name(session: Session) -> None:
    with pytest.raises(IntegrityError), session.begin_nested():
        rules.save_rules(session, {}, {R: made(), S: made(S, " CA  sáng")}, 5)


def test_whose_status_changed(session: Session) -> None:
    owner = rules.people(session)
    paused = {staff: Person(staff, Status.PAUSED) for staff in owner}
    rules.save_people(session, owner, paused)
    assert rules.people(session) == paused
