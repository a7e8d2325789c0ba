"""What the history brings: classes, waves found later, dead tokens, and what is overdue."""

from dataclasses import replace

from app.domain.ids import OWNER
from app.domain.sharing import arrivals, deal
from app.domain.sharing.shop import Desk, Shop
from app.domain.sharing.values import DAY_MS, MINUTE_MS, Age, Method, Options, Why
from tests.fakes.sharing import OA1, A, B, R, Stage, talk_id


def begun(**rule: object) -> Stage:
    stage = Stage()
    stage.hire(OWNER, A, B)
    stage.make(members=[A, B], **rule)  # type: ignore[arg-type]
    return stage


def test_what_cannot_be_read_back_is_classed_by_what_is_known() -> None:
    stage = begun()
    stage.write("k001", read_back=False)
    assert stage.holder("k001") == "-"
    stage.tell({talk_id("k001"): replace(stage.facts[talk_id("k001")], read_back=True)})  # given up, for what is known
    assert (stage.talk("k001").age, stage.holder("k001")) == (Age.NEW, "A")


def test_read_back_past_the_moment_it_turns_out_to_be_old() -> None:
    stage = begun()
    stage.write("k001", read_back=False)
    older = replace(stage.facts[talk_id("k001")], first_in_at=1, read_back=True)
    stage.tell({talk_id("k001"): older})
    assert (stage.talk("k001").age, stage.holder("k001")) == (Age.OLD, "-")


def test_a_dead_oa_deals_nothing_and_deals_at_once_when_it_is_back() -> None:
    stage = begun()
    stage.do(lambda shop: arrivals.revive(shop, OA1, stage.tick(), alive=False))
    stage.write("k001")
    assert stage.holder("k001") == "-"
    assert not stage.do(lambda shop: arrivals.revive(shop, OA1, stage.tick(), alive=False)).steps
    stage.do(lambda shop: arrivals.revive(shop, OA1, stage.tick(), alive=True))
    assert stage.holder("k001") == "A"


def test_overdue_ones_are_handled_before_others_that_wait() -> None:
    stage = begun(options=Options(hand_on_minutes=10, cap=1))
    stage.write("k001")  # A
    stage.write("k002")  # B
    stage.write("k003")  # nobody has room
    stage.answered("k002")  # B has room: k003 goes there
    stage.write("k004")
    assert stage.holders("k001", "k003", "k004") == "A B ?"
    stage.close("k003", B)  # B has room again: k004
    assert stage.holder("k004") == "B"


def test_when_the_next_one_is_due() -> None:
    stage = begun(options=Options(hand_on_minutes=10), method=Method.CLAIM)
    assert deal.next_due(Desk(stage.shop), R, stage.now) is None
    stage.write("k001")
    waiting = stage.talk("k001").facts.waiting_since
    assert deal.next_due(Desk(stage.shop), R, stage.now) == waiting + 10 * MINUTE_MS
    stage.claim("k001", A)
    assert deal.next_due(Desk(stage.shop), R, stage.now) == stage.talk("k001").assigned_at + 10 * MINUTE_MS
    stage.answered("k001")
    assert deal.next_due(Desk(stage.shop), R, stage.now) is None


def test_a_blocked_and_closed_one_whose_customer_wrote_is_open_when_it_is_shown_again(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.close("k001", A)
    stage.block("k001")
    stage.make(members=[B])
    stage.write("k001")
    assert (stage.talk("k001").blocked, stage.holder("k001")) == (True, "-"), "RR24: not dealt"
    stage.block("k001", blocked=False)
    assert (stage.talk("k001").closed, stage.holder("k001")) == (False, "B"), "nobody is left with what they can't see"


def test_what_nobody_else_may_have_is_not_looked_at_again_and_again(stage: Stage) -> None:
    stage.make(members=[A], options=Options(hand_on_minutes=10))
    stage.write("k001")
    due = stage.talk("k001").assigned_at + 10 * MINUTE_MS
    assert deal.next_due(Desk(stage.shop), R, due - 1) == due, "until then somebody may come"
    stage.pass_minutes(11)
    assert stage.holder("k001") == "A"
    assert deal.next_due(Desk(stage.shop), R, stage.now) is None
    stage.save(members=(A, B))
    assert deal.next_due(Desk(stage.shop), R, stage.now) == due, "somebody may have it now"


def test_idle_is_longer_than_so_many_days_without_a_word() -> None:
    stage = begun(options=Options(idle_days=30))
    stage.write("k001")
    rule, talk = stage.shop.rules[R], stage.talk("k001")
    edge = talk.facts.last_at + 30 * DAY_MS
    assert [arrivals.is_idle(rule, talk, now) for now in (edge, edge + 1)] == [False, True]
    assert not arrivals.is_idle(replace(rule, options=Options()), talk, edge * 2)


def test_what_is_dealt_late_is_dealt_at_that_moment() -> None:
    stage = begun()
    stage.do(lambda shop: arrivals.revive(shop, OA1, stage.tick(), alive=False))
    stage.write("k001")
    at = stage.tick()
    stage.do(lambda shop: arrivals.revive(shop, OA1, at, alive=True))
    assert stage.talk("k001").assigned_at == at
    stage.write("k002")
    later = stage.tick()
    (step,) = stage.do(lambda shop: arrivals.pass_time(returned_to_pool(shop), later)).steps
    assert (step.talk, stage.talk("k002").assigned_at) == (talk_id("k002"), later)


def returned_to_pool(shop: Shop) -> Shop:
    talk = replace(shop.talks[talk_id("k002")], holder=None, former=None, assigned_at=0)
    return replace(shop, talks={**shop.talks, talk.id: talk})


def test_an_old_one_that_the_rule_leaves_alone_is_told_as_kept() -> None:
    stage = begun()
    stage.write("k001", read_back=False)
    older = replace(stage.facts[talk_id("k001")], first_in_at=1, read_back=True)
    outcome = arrivals.arrive(stage.shop, {talk_id("k001"): older}, stage.tick())
    assert [step.why for step in outcome.steps] == [Why.KEPT]


def test_at_the_very_moment_that_was_told_it_is_handed_on() -> None:
    stage = begun(options=Options(hand_on_minutes=10))
    stage.write("k001")
    due = deal.next_due(Desk(stage.shop), R, stage.now)
    assert due is not None
    assert not arrivals.pass_time(stage.shop, due - 1).steps
    (step,) = arrivals.pass_time(stage.shop, due).steps
    assert (step.before, step.holder) == (A, B)


def test_nothing_is_due_that_only_waits_for_somebody_or_for_room() -> None:
    stage = begun(options=Options(hand_on_minutes=10, cap=1))
    stage.write("k001", "k002", "k003")  # A B, and nobody has room
    assert stage.holder("k003") == "?"
    assert deal.next_due(Desk(stage.shop), R, stage.now) == stage.talk("k001").assigned_at + 10 * MINUTE_MS
    stage.pass_minutes(11)
    assert deal.next_due(Desk(stage.shop), R, stage.now) is None, "each of both is at the cap"


def test_what_waits_for_a_turn_is_never_due() -> None:
    stage = begun(options=Options(hand_on_minutes=10))
    stage.make(members=[], options=Options(hand_on_minutes=10))
    stage.write("k001")
    assert stage.holder("k001") == "?"
    assert deal.next_due(Desk(stage.shop), R, stage.now) is None
