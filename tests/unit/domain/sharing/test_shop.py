"""What holds after every history of a shop: nothing lost, one holder, fair turns, an honest preview and log."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.ids import OWNER, StaffId
from app.domain.sharing import edits
from app.domain.sharing.refusals import Refused
from app.domain.sharing.shop import Desk, Outcome, Shop, replayed, undone
from app.domain.sharing.values import Age, Method, OldChoice, Options, Person, RuleId, Status, Why
from tests.fakes.sharing import OA1, OA2, OA3, A, B, C, D, R, S, Stage, numbered, talk_id

STAFF = (A, B, C, D)
NAMES = numbered(12)
ANYBODY = st.sampled_from([OWNER, *STAFF])
WHO = st.sampled_from(NAMES)
OPTIONS = st.builds(
    Options,
    only_unpaused=st.booleans(),
    cap=st.sampled_from([None, 1, 3]),
    reply_claims=st.booleans(),
    hand_on_minutes=st.sampled_from([None, 5]),
    idle_days=st.sampled_from([None, 3]),
)
RULES = st.fixed_dictionaries(
    {
        "members": st.lists(st.sampled_from([*STAFF, OWNER]), unique=True, max_size=4).map(tuple),
        "sources": st.sampled_from([(OA1,), (OA1, OA2), (OA2,), ()]),
        "method": st.sampled_from(Method),
        "old": st.sampled_from(OldChoice),
        "options": OPTIONS,
    }
)
ACTS = st.one_of(
    st.tuples(st.just("write"), st.lists(WHO, min_size=1, max_size=5, unique=True), st.sampled_from([OA1, OA2])),
    st.tuples(st.just("answered"), WHO),
    st.tuples(st.just("make"), st.sampled_from([R, S]), RULES),
    st.tuples(st.just("delete"), st.sampled_from([R, S])),
    st.tuples(st.just("status"), st.sampled_from(STAFF), st.sampled_from(Status)),
    st.tuples(st.just("claim"), WHO, ANYBODY),
    st.tuples(st.just("reply"), WHO, ANYBODY),
    st.tuples(st.just("give_back"), WHO, ANYBODY),
    st.tuples(st.just("hand"), WHO, ANYBODY, ANYBODY),
    st.tuples(st.just("take"), WHO),
    st.tuples(st.just("share"), WHO),
    st.tuples(st.just("close"), WHO, ANYBODY),
    st.tuples(st.just("reopen"), WHO, ANYBODY),
    st.tuples(st.just("block"), WHO, ANYBODY),
    st.tuples(st.just("pass_minutes"), st.integers(1, 90)),
)


def begun() -> Stage:
    stage = Stage()
    stage.hire(OWNER, *STAFF)
    stage.history(*NAMES[:6], oa=OA1)
    stage.history(*NAMES[3:9], oa=OA2, answered=True)
    return stage


def act(stage: Stage, step: tuple) -> None:  # type: ignore[type-arg]
    """Do one thing; what is refused changes nothing."""
    name, *rest = step
    try:
        match name:
            case "write":
                stage.write(*rest[0], oa=rest[1])
            case "make":
                values = rest[1]
                stage.make(rest[0], **values, moving=values["sources"])
            case "status":
                stage.set_status(*rest)
            case _:
                getattr(stage, name)(*rest)
    except (Refused, KeyError):
        pass


@settings(max_examples=150, deadline=None)
@given(st.lists(ACTS, max_size=40))
def test_whatever_happens(history: list[tuple]) -> None:  # type: ignore[type-arg]
    stage = begun()
    first = stage.shop
    for step in history:
        before = stage.shop
        known, noted = set(before.talks), len(stage.steps)
        act(stage, step)
        assert known <= set(stage.shop.talks), "a conversation was lost"
        assert_sound(stage.shop)
        rebuilt = replayed(before, stage.steps[noted:])
        facts = {cid: replace(talk, facts=stage.shop.talks[cid].facts) for cid, talk in rebuilt.talks.items()}
        assert facts == {cid: stage.shop.talks[cid] for cid in facts}
    whole = replayed(first, stage.steps)
    held = {cid: talk.holder for cid, talk in stage.shop.talks.items() if cid in whole.talks}
    assert {cid: talk.holder for cid, talk in whole.talks.items()} == held


def assert_sound(shop: Shop) -> None:
    owners: Counter[str] = Counter(oa for rule in shop.rules.values() for oa in rule.sources)
    assert all(count == 1 for count in owners.values()), "an OA is in two rules"
    assert {oa: source.rule for oa, source in shop.sources.items()} == {
        oa: rule.id for rule in shop.rules.values() for oa in rule.sources
    }
    for talk in shop.talks.values():
        rule = shop.rule_of(talk.id.oa_id)
        if rule is None:
            assert talk.holder is None, "only the connector where there is no rule"
            assert not talk.shared
            continue
        if talk.holder not in (None, OWNER) and not talk.closed:
            assert rule.has(talk.holder)
            assert shop.person(talk.holder).status is not Status.DEACTIVATED
        if talk.waits and rule.method is Method.ROUND_ROBIN:
            assert talk.flagged, "what waits has been looked at"
    for rule in shop.rules.values():
        assert max([member.last_seq for member in rule.members], default=0) <= rule.seq


@settings(max_examples=100, deadline=None)
@given(st.lists(ACTS, max_size=20), RULES)
def test_the_preview_is_the_deal(history: list[tuple], values: dict) -> None:  # type: ignore[type-arg]
    stage = begun()
    for step in history:
        act(stage, step)
    version = stage.shop.rules[R].version if R in stage.shop.rules else 0
    draft = edits.RuleDraft(
        R, "R", values["sources"], values["members"], values["method"], values["old"], values["options"], version
    )

    def decided() -> Outcome | str:
        try:
            return edits.save_rule(stage.shop, draft, stage.now, OWNER, moving=draft.sources)
        except Refused as error:
            return error.why

    first, second = decided(), decided()
    assert first == second, "the state that it was tried on is as before"


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 7), max_size=30), st.integers(1, 4))
def test_turns_differ_by_one_at_most_among_those_always_there(bursts: list[int], people: int) -> None:
    stage = Stage()
    stage.hire(OWNER, *STAFF)
    stage.make(members=STAFF[:people])
    number = 0
    for size in bursts:
        stage.write(*numbered(size, number + 1))
        number += size
        held = Counter(talk.holder for talk in stage.shop.talks.values())
        counts = [held[one] for one in STAFF[:people]]
        assert max(counts) - min(counts) <= 1
        assert sum(counts) == number


def test_a_change_that_changes_nothing_is_not_noted() -> None:
    stage = begun()
    desk = Desk(stage.shop, A)
    talk = next(iter(stage.shop.talks.values()))
    assert desk.change(talk, Why.KEPT, holder=talk.holder) is talk
    assert desk.outcome() == Outcome(stage.shop)
    dead = Shop(dead=frozenset({OA1}))
    assert Desk(dead).outcome() == Outcome(dead)


def test_who_is_not_known_counts_as_gone() -> None:
    gone = Person(StaffId("x"), Status.DEACTIVATED)
    assert Shop().person(gone.id) == Desk(Shop()).person(gone.id) == gone
    assert OA3 not in begun().shop.sources


def test_a_step_tells_the_rule_and_its_turn_where_it_used_one(stage: Stage) -> None:
    stage.make()
    stage.write("k001", "k002")
    given = [step for step in stage.steps if step.holder is not None]
    assert [(step.rule, step.turn, step.note) for step in given] == [(R, 1, ""), (R, 2, "")]
    stage.give_back("k001", A)
    back, again = stage.steps[-2:]
    assert (back.rule, back.turn, back.note) == (R, 0, "")
    assert (again.rule, again.turn, again.before, again.holder) == (R, 3, None, C)
    stage.take("k002")
    stage.delete()
    assert {(step.rule, step.turn, step.note) for step in stage.steps[-3:]} == {(R, 0, "")}
    stage.close("k001", OWNER)
    assert stage.steps[-1].rule is None


def test_the_log_tells_whose_turn_it_is() -> None:
    stage = begun()
    stage.make()
    before, noted = stage.shop, len(stage.steps)
    stage.write("k101", "k102")
    stage.hand("k101", OWNER, C)
    assert replayed(before, stage.steps[noted:]).rules == stage.shop.rules


def changed() -> tuple[Stage, Shop]:
    """A save that moves OA2 from S to R, puts B in the place of A and shares the old ones; and the shop before it."""
    stage = begun()
    stage.make(R, [A], old=OldChoice.AVAILABLE)
    stage.make(S, [C], sources=[OA2])
    stage.write("k101", oa=OA2)
    stage.write("k102", oa=OA3)
    before = stage.shop
    stage.make(R, [B], sources=[OA1, OA2], old=OldChoice.ALL, moving=[OA2])
    assert stage.holder("k001") == "B"
    return stage, before


def test_a_change_is_taken_back_whole() -> None:
    stage, before = changed()
    after = stage.shop
    stage.make(RuleId("T"), [D], sources=[OA3])  # meanwhile, and no concern of it
    stage.write("k102", "k103", oa=OA3)
    outcome = undone(before, after, stage.shop, OWNER)
    assert outcome is not None
    now = outcome.shop
    assert {cid: talk for cid, talk in now.talks.items() if cid.oa_id != OA3} == {
        cid: talk for cid, talk in before.talks.items() if cid.oa_id != OA3
    }
    assert {oa: source for oa, source in now.sources.items() if oa != OA3} == before.sources
    assert [now.rules[rule] for rule in (R, S)] == [
        replace(before.rules[rule], version=after.rules[rule].version + 1) for rule in (R, S)
    ], "a draft made of either is stale"
    assert now.rules[RuleId("T")] == stage.rule(RuleId("T"))
    assert now.talks[talk_id("k103", OA3)].holder == D
    assert {(step.why, step.by) for step in outcome.steps} == {(Why.UNDONE, OWNER)}
    assert {step.talk for step in outcome.steps} == {
        cid for cid in before.talks if before.talks[cid] != after.talks[cid]
    }


def test_a_new_rule_is_taken_back_with_its_oas_and_a_deleted_one_comes_back() -> None:
    stage = begun()
    without = stage.shop
    stage.make(R, [A], old=OldChoice.ALL)
    made = stage.shop
    outcome = undone(without, made, made)
    assert outcome is not None
    assert (outcome.shop.rules, outcome.shop.sources, outcome.shop.talks) == ({}, {}, without.talks)
    stage.delete()
    outcome = undone(made, stage.shop, stage.shop)
    assert outcome is not None
    assert (outcome.shop.sources, outcome.shop.talks) == (made.sources, made.talks)
    assert outcome.shop.rules == {R: replace(made.rules[R], version=2)}


def test_a_persons_state_is_taken_back() -> None:
    stage = begun()
    stage.make(R, [A, B])
    before = stage.shop
    stage.set_status(A, Status.PAUSED)
    after = stage.shop
    stage.set_status(B, Status.PAUSED)
    outcome = undone(before, after, stage.shop)
    assert outcome is not None
    assert (outcome.shop.person(A).status, outcome.shop.person(B).status) == (Status.ACTIVE, Status.PAUSED)
    stage.set_status(A, Status.DEACTIVATED)
    assert undone(before, after, stage.shop) is None


def test_what_has_moved_on_is_not_taken_back() -> None:
    stage, before = changed()
    after = stage.shop
    stage.write("k001")
    assert undone(before, after, stage.shop) is None, "its customer has written"
    stage, before = changed()
    after = stage.shop
    stage.save(R, name="Ca tối")
    assert undone(before, after, stage.shop) is None, "the rule was saved again"
    stage, before = changed()
    after = stage.shop
    stage.delete(S)
    assert undone(before, after, stage.shop) is None, "the rule is gone"


def test_whoever_is_left_with_nothing_is_not_told_that_it_waits(stage: Stage) -> None:
    stage.make(members=[], old=OldChoice.KEEP)
    stage.write("k001")
    assert stage.talk("k001").flagged
    stage.close("k001", OWNER)
    stage.make(members=[A], old=OldChoice.KEEP)
    stage.reopen("k001", OWNER)
    assert (stage.holder("k001"), stage.talk("k001").flagged) == ("A", False)
    stage.make(members=[B], old=OldChoice.KEEP)
    assert (stage.holder("k001"), stage.talk("k001").flagged, stage.talk("k001").age) == ("-", False, Age.OLD)
