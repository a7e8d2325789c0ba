"""Sharing in the store: all of a decision or nothing of it, one winner, and a log that rebuilds who holds what."""

import json
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.domain.ids import OWNER, ConversationId
from app.domain.outbox import OutboxState
from app.domain.sharing import hands
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop, replayed
from app.domain.sharing.values import DAY_MS, MINUTE_MS, Age, Method, OldChoice, Options, RuleId, Status, Talk, Why
from app.store import rules, sharing
from app.store.opening import open_engine
from app.store.sharing import Scope
from app.store.tables import connections, conversations, outbox, sharing_log
from app.store.work import Session
from tests.fakes.sharing import OA1, OA2, A, B, C, R, S, talk_id
from tests.fakes.stored_sharing import StoredStage


@pytest.fixture
def stage(session: Session) -> StoredStage:
    made = StoredStage(session=session)
    made.hire(A, B, C)
    return made


def held(session: Session, cid: ConversationId) -> str | None:
    query = select(conversations.c.assignee).where(conversations.c.user_id == cid.user_id)
    return session.execute(query.where(conversations.c.oa_id == cid.oa_id)).scalar_one()


def test_what_is_saved_is_read_again(stage: StoredStage) -> None:
    options = Options(False, 3, True, 15, 7)
    stage.make(members=[B, A], sources=[OA2, OA1], method=Method.CLAIM, options=options)
    rule = stage.rule()
    assert ([one.staff for one in rule.members], rule.sources) == ([B, A], (OA2, OA1))
    assert (rule.method, rule.options, rule.version, rule.name) == (Method.CLAIM, options, 1, "Quy tắc R")


def test_whatever_is_decided_is_read_again(stage: StoredStage) -> None:
    """The stage compares after each step; here each column has a value that is not its default."""
    stage.history("k001", "k002", ago=9 * DAY_MS)
    stage.make(members=[A, B], old=OldChoice.ALL, options=Options(idle_days=7))
    assert stage.talk("k001").dormant
    stage.write("k001", "k003", "k004", "k005")
    stage.give_back("k003", A if stage.holder("k003") == A else B)
    assert stage.talk("k003").not_to is None, "the other has it"
    stage.save(members=(A,))
    stage.write("k006")
    stage.give_back("k006", A)
    assert stage.talk("k006").not_to == A
    assert stage.talk("k006").flagged
    stage.take("k001")
    assert (stage.talk("k001").taken, stage.talk("k001").former) == (True, A)
    stage.close("k001", OWNER)
    stage.block("k004")
    assert (stage.talk("k001").closed, stage.talk("k004").blocked) == (True, True)
    stage.block("k004", blocked=False)
    stage.write("k001")
    assert (stage.talk("k001").closed, stage.holder("k001")) == (False, A)
    stage.delete()


POOL: dict[str, dict[str, object]] = {
    "new in the pool": {},
    "asked in the pool": {"flagged": True, "waiting": 1, "waiting_since": 5},
    "answered in the pool": {"flagged": True},
    "sleeping": {"dormant": True},
    "closed": {"closed_at": 9},
    "blocked": {"blocked_at": 9},
    "held and asked": {"assignee": B, "waiting": 1, "waiting_since": 5},
    "held and answered": {"assignee": B},
    "kept by the connector": {"shared": False, "waiting": 1, "waiting_since": 5},
}


@pytest.mark.parametrize(
    ("method", "read"),
    [
        (Method.CLAIM, {"new in the pool", "asked in the pool", "held and asked"}),
        (Method.ROUND_ROBIN, {"new in the pool", "asked in the pool", "answered in the pool", "held and asked"}),
    ],
)
def test_of_thousands_a_decision_reads_what_may_be_given_or_counts(
    stage: StoredStage, method: Method, read: set[str]
) -> None:
    stage.make(members=[A, B], method=method)
    for user, more in POOL.items():
        values = {"oa_id": OA1, "user_id": user, "age": Age.NEW.value, "shared": True, "last_at": 5, **more}
        stage.session.execute(conversations.insert().values(**values))
    assert {cid.user_id for cid in sharing.load(stage.session, Scope(rules=[R])).talks} == read
    assert sharing.load(stage.session, Scope(rules=[S])).talks == {}
    assert len(sharing.load(stage.session, Scope(whole=[OA1])).talks) == len(POOL)


@pytest.mark.parametrize(("method", "waiting"), [(Method.CLAIM, set()), (Method.ROUND_ROBIN, {R})])
def test_only_where_conversations_are_given_does_one_decision_concern_the_others(
    stage: StoredStage, method: Method, waiting: set[RuleId]
) -> None:
    stage.make(members=[A, B], method=method)
    cid = talk_id("k001")
    assert sharing.scope_of(stage.session, [cid]) == Scope([cid], frozenset(waiting))


def test_when_it_was_closed_or_blocked_stays_as_it_was(stage: StoredStage) -> None:
    def marks(name: str) -> tuple[int, int]:
        query = select(conversations.c.closed_at, conversations.c.blocked_at)
        return tuple(stage.session.execute(query.where(conversations.c.user_id == name)).one())

    stage.make(members=[A])
    stage.write("k001")
    closed = stage.now
    stage.close("k001", A)
    assert marks("k001") == (closed, 0)
    blocked = stage.now
    stage.block("k001")
    assert marks("k001") == (closed, blocked)
    stage.take("k001")
    assert marks("k001") == (closed, blocked), "who holds it is another matter"
    stage.reopen("k001", OWNER)
    assert marks("k001") == (0, blocked)
    stage.block("k001", blocked=False)
    assert marks("k001") == (0, 0)


def test_a_step_is_read_as_it_was_written(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001")
    stage.hand("k001", OWNER, B, "khách quen")
    lines = sharing.log_of(stage.session, talk_id("k001"))
    assert [line.step for line in lines] == [step for step in stage.steps if step.talk == talk_id("k001")]
    assert [line.step.why for line in lines] == [Why.ARRIVED, Why.TURN, Why.HANDED_OVER]
    assert lines[-1].step.note == "khách quen"
    assert sharing.log_between(stage.session, lines[0].at, lines[0].at + 1)[0] == lines[0]
    assert lines[-1].step.by == OWNER
    assert len({line.id for line in lines}) == len(lines)
    assert [line.id for line in lines] == sorted(line.id for line in lines)
    assert (lines[1].step.rule, lines[1].step.turn, lines[1].step.by) == (R, 1, None)
    assert sharing.log_of(stage.session, talk_id("k001"), limit=2) == lines[1:], "the newest, in order"
    stage.write("k002")
    later = sharing.log_of(stage.session, talk_id("k002"))
    assert sharing.log_between(stage.session, later[0].at, stage.now + 1) == later
    assert sharing.log_between(stage.session, lines[0].at, later[0].at) == lines, "the end is not in it"
    stage.delete()
    stage.close("k001", OWNER)
    assert sharing.log_of(stage.session, talk_id("k001"))[-1].step.rule is None


def test_time_passes_for_what_is_overdue_and_says_when_it_will_be(stage: StoredStage) -> None:
    assert sharing.next_due(stage.session, stage.now) is None
    stage.make(members=[A, B], options=Options(hand_on_minutes=10))
    stage.make(S, members=[A, B], sources=[OA2], options=Options(hand_on_minutes=5))
    assert sharing.next_due(stage.session, stage.now) is None, "nothing waits"
    stage.write("k001")
    first = stage.talk("k001").assigned_at + 10 * MINUTE_MS
    assert sharing.next_due(stage.session, stage.now) == first
    stage.write("k002", oa=OA2)
    second = stage.talk("k002", OA2).assigned_at + 5 * MINUTE_MS
    assert sharing.next_due(stage.session, stage.now) == second
    assert not sharing.pass_time(stage.session, second - 1).steps
    (step,) = sharing.pass_time(stage.session, second).steps
    assert (step.talk, step.before, step.holder) == (talk_id("k002", OA2), A, B)
    assert held(stage.session, talk_id("k002", OA2)) == B
    (step,) = sharing.pass_time(stage.session, first).steps
    assert (step.talk, step.holder) == (talk_id("k001"), B)


def test_only_what_was_touched_is_looked_at(stage: StoredStage) -> None:
    stage.make(members=[A])
    for name in ("k001", "k002"):
        cid = talk_id(name)
        stage._write(cid, stage.facts.setdefault(cid, stage._heard(cid, stage.tick(), True)))
    outcome = sharing.catch_up(stage.session, [OA1], stage.tick(), (talk_id("k002"), talk_id("k003", OA2)))
    assert {step.talk for step in outcome.steps} == {talk_id("k002")}
    outcome = sharing.catch_up(stage.session, [OA1, OA2], stage.tick())
    assert {step.talk for step in outcome.steps} == {talk_id("k001")}


def test_the_log_rebuilds_who_holds_what_and_whose_turn_it_is(stage: StoredStage) -> None:
    stage.make()
    before = stage.shop
    stage.write("k001", "k002", "k003", "k004")
    stage.close("k002", B)
    stage.set_status(C, Status.DEACTIVATED)
    steps = [line.step for line in sharing.log_between(stage.session, 0, stage.now + 1)]
    rebuilt = replayed(before, steps)
    assert {cid: (talk.holder, talk.age, talk.closed) for cid, talk in rebuilt.talks.items()} == {
        cid: (talk.holder, talk.age, talk.closed) for cid, talk in stage.shop.talks.items()
    }
    assert rebuilt.rules[R].members == stage.rule().members


def test_rr18_all_of_an_assignment_or_nothing(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001")
    cut = stage.session.begin_nested()
    stage.write("k002")
    cut.rollback()
    stage._read()
    assert talk_id("k002") not in stage.shop.talks
    assert stage.rule().seq == 1
    stage.write("k003")
    assert stage.holder("k003") == "B"


def test_the_second_of_two_who_saw_it_free_is_refused(stage: StoredStage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k001")
    cid = talk_id("k001")
    scope = Scope([cid], [R])
    seen = sharing.load(stage.session, scope)
    stage.claim("k001", A)
    late = hands.claim(seen, cid, B, stage.now)
    with pytest.raises(Refused) as refused:
        sharing.save(stage.session, seen, late, stage.now)
    assert (refused.value.why, refused.value.talk) == (No.ALREADY_CLAIMED, cid)
    assert held(stage.session, cid) == A


def test_cl13_what_the_former_holder_had_queued_stops_and_asks(stage: StoredStage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k001")
    stage.claim("k001", A)
    for state in (OutboxState.QUEUED, OutboxState.SENDING):
        values = {"oa_id": OA1, "user_id": "k001", "author": A, "kind": "text", "state": state.value}
        stage.session.execute(outbox.insert().values(**values))
    stage.take("k001")
    states = stage.session.execute(select(outbox.c.state, outbox.c.reason).order_by(outbox.c.id)).all()
    assert [tuple(row) for row in states] == [("held", "not_holder"), ("sending", "")]


def test_in_the_pool_again_what_the_connector_had_queued_may_go(stage: StoredStage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k001")
    stage.claim("k001", A)
    for author in (A, OWNER):
        values = {"oa_id": OA1, "user_id": "k001", "author": author, "kind": "text", "state": OutboxState.QUEUED.value}
        stage.session.execute(outbox.insert().values(**values))
    stage.give_back("k001", A)
    states = stage.session.execute(select(outbox.c.author, outbox.c.state).order_by(outbox.c.id)).all()
    assert [tuple(row) for row in states] == [(A, "held"), (OWNER, "queued")]


def test_a_customer_of_two_oas_has_two_conversations(stage: StoredStage) -> None:
    stage.make(members=[A, B], sources=[OA1, OA2])
    stage.write("k001")
    stage.write("k001", oa=OA2)
    assert (stage.holder("k001"), stage.holder("k001", OA2)) == (A, B)
    stage.close("k001", A)
    assert (stage.talk("k001").closed, stage.talk("k001", OA2).closed) == (True, False)
    for oa in (OA1, OA2):
        assert {line.step.talk for line in sharing.log_of(stage.session, talk_id("k001", oa))} == {talk_id("k001", oa)}


def test_a_catch_up_is_dealt_once_and_what_a_crash_left_is_found_at_the_start(stage: StoredStage) -> None:
    stage.make()
    stage._write(
        talk_id("k001"), stage.facts.setdefault(talk_id("k001"), stage._heard(talk_id("k001"), stage.now, True))
    )
    outcome = sharing.catch_up(stage.session, [OA1], stage.tick())
    assert [step.holder for step in outcome.steps][-1] == A
    assert not sharing.catch_up(stage.session, [OA1], stage.tick()).steps
    assert sharing.catch_up(stage.session, [OA2], stage.tick()) == Outcome(Shop())


def test_what_its_customer_opened_again_is_closed_until_that_is_dealt_with(stage: StoredStage) -> None:
    """Under a rule; without one there is nobody to deal with it."""
    stage.make(members=[A])
    stage.write("k001")
    stage.write("k001", oa=OA2)
    stage.session.execute(update(conversations).values(returned=True))
    talks = sharing.load(stage.session, Scope(whole=[OA1, OA2])).talks
    assert (talks[talk_id("k001")].closed, talks[talk_id("k001", OA2)].closed) == (True, False)


def test_where_no_rule_is_nothing_is_to_be_read_back_first(stage: StoredStage) -> None:
    stage.make(members=[A])
    stage.write("k001", read_back=False)
    stage.write("k001", oa=OA2, read_back=False)
    assert not stage.talk("k001").facts.read_back
    assert stage.talk("k001", OA2).facts.read_back


def test_a_thread_that_is_still_read_back_waits(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001", read_back=False)
    assert stage.talk("k001").age is Age.UNSORTED
    stage.write("k001")
    assert stage.holder("k001") == A


def test_cn03_nothing_is_dealt_while_the_tokens_are_dead(stage: StoredStage) -> None:
    stage.make()
    values = {"oa_id": OA1, "app_id": "1", "state": "reconnect", "right": "shared"}
    stage.session.execute(connections.insert().values(**values))
    assert not rules.sources(stage.session)[OA1].alive
    stage.write("k001")
    assert stage.holder("k001") == "-"
    stage.session.execute(update(connections).values(state="connected"))
    sharing.catch_up(stage.session, [OA1], stage.tick())
    assert held(stage.session, talk_id("k001")) == A


def test_cn03_an_oa_whose_tokens_are_dead_comes_under_a_rule_and_nothing_of_it_is_dealt(stage: StoredStage) -> None:
    stage.history("k001")
    values = {"oa_id": OA1, "app_id": "1", "state": "reconnect", "right": "only_me"}
    stage.session.execute(connections.insert().values(**values))
    stage.make(old=OldChoice.ALL)
    assert stage.holder("k001") == "-"
    stage.session.execute(update(connections).values(state="connected"))
    sharing.catch_up(stage.session, [OA1], stage.tick())
    assert held(stage.session, talk_id("k001")) == A


def test_only_what_a_decision_needs_is_loaded(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001", "k002")
    stage.answered("k001")
    stage.history("k003")
    shop = sharing.load(stage.session, Scope([], [R]))
    assert set(shop.talks) == {talk_id("k002")}, "an answered one counts for nobody's load"
    assert set(sharing.load(stage.session, Scope([talk_id("k003")])).talks) == {talk_id("k003")}
    assert len(sharing.load(stage.session, Scope(whole=[OA1])).talks) == 3


def test_what_is_logged_is_plain_json(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001")
    stored = stage.session.execute(select(sharing_log.c.changes)).scalars().all()
    assert all(isinstance(json.loads(changes), dict) for changes in stored)


def test_a_decision_that_is_refused_writes_nothing(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "quaychat.db", bytes(32))
    cid = talk_id("k001")

    def refuse(shop: Shop) -> Outcome:
        raise Refused(No.NOT_YOURS, talk=cid)

    with pytest.raises(Refused), engine.begin() as session:
        sharing.decide(session, Scope([cid]), refuse, 1)
    with engine.connect() as session:
        assert session.execute(select(sharing_log)).all() == []
    engine.dispose()
    assert Talk(cid).holder is None
