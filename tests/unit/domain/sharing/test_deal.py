"""Round robin, case by case (product.md 5)."""

from dataclasses import replace

from app.domain.ids import OWNER
from app.domain.sharing.values import Age, Method, OldChoice, Options, Status, Why
from tests.fakes.sharing import OA1, OA2, A, B, C, D, R, S, Stage, numbered, talk_id


def test_rr01_six_new(stage: Stage) -> None:
    stage.make()
    for name in numbered(6):
        stage.write(name)
    assert stage.holders(*numbered(6)) == "A B C A B C"


def test_rr02_the_same_customer_five_times(stage: Stage) -> None:
    stage.make()
    for _ in range(5):
        stage.write("k001")
    stage.write("k002")
    assert stage.holders("k001", "k002") == "A B"
    assert stage.whys("k001").count(Why.TURN) == 1


def test_rr03_only_the_owner(stage: Stage) -> None:
    stage.make(members=[OWNER])
    stage.write("k001", "k002")
    assert stage.holders("k001", "k002") == "owner owner"


def test_rr04_rr05_nobody_then_somebody(stage: Stage) -> None:
    stage.make(members=[A])
    stage.set_status(A, Status.PAUSED)
    stage.write("k003")
    stage.write("k001")
    stage.write("k002")
    assert stage.holders("k001", "k002", "k003") == "? ? ?"
    before = len(stage.steps)
    stage.set_status(A, Status.ACTIVE)
    dealt = [(step.talk.user_id, step.why, step.turn) for step in stage.steps[before:]]
    assert dealt == [("k003", Why.WAITED, 1), ("k001", Why.WAITED, 2), ("k002", Why.WAITED, 3)]
    stage.write("k004")
    assert stage.holders("k001", "k002", "k003", "k004") == "A A A A"


def test_rr06_a_member_leaves(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.write("k00b")
    stage.save(members=(A, C))
    stage.write("k002")
    stage.write("k003")
    assert stage.holders("k002", "k003") == "C A"
    assert stage.talk("k00b").age is Age.OLD
    assert stage.holder("k00b") == "-", "not shared: the connector's for good"


def test_rr07_the_next_one_leaves(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.save(members=(A, C))
    for name in ("k002", "k003", "k004"):
        stage.write(name)
    assert stage.holders("k002", "k003", "k004") == "C A C"


def test_rr08_a_member_joins(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.save(members=(A, B, C, D))
    for name in numbered(4, 2):
        stage.write(name)
    assert stage.holders(*numbered(4, 2)) == "B C A D"


def test_rr09_out_and_in_again(stage: Stage) -> None:
    stage.make()
    for name in numbered(4):
        stage.write(name)  # A B C A
    stage.save(members=(A, C))
    stage.save(members=(A, C, B))
    for name in numbered(4, 5):
        stage.write(name)
    assert stage.holders(*numbered(4, 5)) == "C A B C"


def test_rr10_deactivated_but_listed(stage: Stage) -> None:
    stage.make(old=OldChoice.AVAILABLE)
    stage.write("k001")
    stage.write("k002")
    stage.set_status(B, Status.DEACTIVATED)
    assert stage.rule().has(B)
    assert stage.holder("k002") == "C"
    assert stage.whys("k002")[-1] is Why.ORPHANED
    stage.write("k003")
    stage.write("k004")
    assert stage.holders("k003", "k004") == "A C"


def test_rr11_back_after_ten(stage: Stage) -> None:
    stage.make()
    stage.set_status(B, Status.PAUSED)
    for name in numbered(10):
        stage.write(name)
    stage.set_status(B, Status.ACTIVE)
    for name in numbered(4, 11):
        stage.write(name)
    assert stage.holders(*numbered(4, 11)) == "B A C B"


def test_rr12_cap(stage: Stage) -> None:
    stage.make(options=Options(cap=2))
    for name in numbered(7):
        stage.write(name)
    assert stage.holders(*numbered(7)) == "A B C A B C ?"
    stage.close("k002", B)
    assert stage.holder("k007") == "B"


def test_an_answer_frees_room_too(stage: Stage) -> None:
    stage.make(members=[A], options=Options(cap=1))
    stage.write("k001", "k002")
    stage.answered("k001")
    assert stage.holders("k001", "k002") == "A A"


def test_rr14_one_rotation_a_rule(stage: Stage) -> None:
    stage.make(sources=[OA1, OA2])
    stage.write("k001")
    stage.write("k002", oa=OA2)
    stage.write("k003")
    assert (stage.holder("k001"), stage.holder("k002", OA2), stage.holder("k003")) == (A, B, C)


def test_rr15_two_oas_two_turns(stage: Stage) -> None:
    stage.make(sources=[OA1, OA2])
    stage.write("k001")
    stage.write("k001", oa=OA2)
    assert (stage.holder("k001"), stage.holder("k001", OA2)) == (A, B)


def test_rr17_handing_over_uses_no_turn(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.hand("k001", OWNER, C, "biết hàng này hơn")
    assert stage.steps[-1].note == "biết hàng này hơn"
    stage.write("k002")
    stage.write("k003")
    assert stage.holders("k001", "k002", "k003") == "C B C"


def test_rr19_a_hundred_in_one_catch_up(stage: Stage) -> None:
    stage.make()
    outcome = stage.write(*numbered(100))
    assert stage.load(A, B, C) == "34/33/33"
    assert stage.holders("k001", "k002", "k003", "k100") == "A B C A"
    told = {step.talk: stage.facts[step.talk] for step in outcome.steps}
    assert not stage.tell(told).steps, "the same page again changes nothing"


def test_rr20_a_late_older_message(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    at = stage.now
    stage.write("k002")
    outcome = stage.write("k001", at=at - 5_000)
    assert not outcome.steps
    assert stage.holders("k001", "k002") == "A B"


def test_rr22_the_oa_wrote_first(stage: Stage) -> None:
    stage.make()
    stage.answered("k001")
    assert stage.holder("k001") == "-"
    stage.write("k001")
    assert stage.holder("k001") == "A"


def test_rr24_blocked(stage: Stage) -> None:
    stage.make()
    stage.answered("k001")
    stage.block("k001")
    stage.write("k001")
    stage.write("k002")
    assert stage.holders("k001", "k002") == "- A"
    stage.block("k001", blocked=False)
    assert stage.holder("k001") == "B"


def test_rr26_rr27_the_method_changes(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.set_status(B, Status.PAUSED)
    stage.set_status(A, Status.PAUSED)
    stage.write("k003")
    stage.write("k002")
    stage.save(method=Method.CLAIM)
    assert stage.holders("k001", "k002", "k003") == "A ? ?"
    stage.set_status(A, Status.ACTIVE)
    stage.set_status(B, Status.ACTIVE)
    assert stage.holders("k002", "k003") == "? ?"
    stage.save(method=Method.ROUND_ROBIN)
    assert stage.holders("k003", "k002") == "B A", "the oldest first"


def test_rr28_deleted(stage: Stage) -> None:
    stage.make()
    stage.write("k001", "k002")
    stage.delete()
    assert stage.holders("k001", "k002") == "- -"
    assert not stage.talk("k001").shared
    stage.write("k003")
    assert stage.holder("k003") == "-"


def test_rr29_a_closed_one_returns(stage: Stage) -> None:
    stage.make(options=Options(cap=1))
    stage.write("k001")
    stage.close("k001", A)
    stage.write("k002", "k003", "k004")  # B C A
    assert stage.load(A, B, C) == "2/1/1"
    stage.write("k001")
    assert stage.holder("k001") == "A", "to its former carer, even at the cap"
    assert stage.rule().seq == 4, "and without a turn"


def test_rr29_its_former_carer_is_away(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.close("k001", A)
    stage.set_status(A, Status.PAUSED)
    stage.write("k001")
    assert stage.holder("k001") == "B"


def test_rr32_the_connector_is_no_member(stage: Stage) -> None:
    stage.make()
    stage.write(*numbered(6))
    assert OWNER not in [stage.holder(name) for name in numbered(6)]
    stage.take("k001")
    assert stage.holder("k001") == OWNER
    stage.close("k001", OWNER)
    stage.write("k001")
    assert stage.holder("k001") == "A", "after a take-over the former carer is the member before"


def test_rr33_turns_of_two_rules_are_independent(stage: Stage) -> None:
    stage.make(R, [A, B])
    stage.make(S, [A, C], sources=[OA2])
    stage.write("k001")
    stage.write("k002", oa=OA2)
    stage.write("k003")
    stage.write("k004", oa=OA2)
    assert stage.holders("k001", "k003") == "A B"
    assert stage.holders("k002", "k004", oa=OA2) == "A C"


def test_given_back_it_goes_to_the_next_other_than_the_giver(stage: Stage) -> None:
    stage.make(members=[A])
    stage.write("k001")
    stage.give_back("k001", A)
    assert stage.holder("k001") == "?", "waits until somebody else is eligible"
    stage.save(members=(A, B))
    assert stage.holder("k001") == "B"


def test_handed_on_when_unanswered(stage: Stage) -> None:
    stage.make(options=Options(hand_on_minutes=10))
    stage.write("k001")
    assert not stage.pass_minutes(9).steps
    stage.pass_minutes(2)
    assert stage.holder("k001") == "B"
    assert stage.whys("k001")[-1] is Why.HANDED_ON
    stage.write("k002")
    assert stage.holder("k002") == "C", "handing on uses a turn"


def test_what_the_connector_took_over_is_not_handed_on(stage: Stage) -> None:
    stage.make(options=Options(hand_on_minutes=10))
    stage.write("k001")
    stage.take("k001")
    stage.pass_minutes(60)
    assert stage.holder("k001") == OWNER


def test_an_unknown_thread_waits_to_be_read_back(stage: Stage) -> None:
    stage.make()
    stage.write("k001", read_back=False)
    assert stage.talk("k001").age is Age.UNSORTED
    assert not stage.talk("k001").waits
    facts = stage.facts[talk_id("k001")]
    stage.tell({talk_id("k001"): replace(facts, read_back=True)})
    assert stage.holder("k001") == "A"


def test_rr12_the_cap_counts_within_one_catch_up_too(stage: Stage) -> None:
    stage.make(members=[A, B], options=Options(cap=2))
    stage.write(*numbered(6))
    assert stage.holders(*numbered(6)) == "A B A B ? ?"


def test_the_paused_are_dealt_to_where_the_rule_says_so_and_the_deactivated_never(stage: Stage) -> None:
    stage.make(options=Options(only_unpaused=False))
    stage.set_status(A, Status.PAUSED)
    stage.set_status(B, Status.DEACTIVATED)
    stage.write("k001", "k002", "k003")
    assert stage.holders("k001", "k002", "k003") == "A C A"
    stage.close("k001", A)
    stage.write("k001")
    assert stage.holder("k001") == "A", "and what is theirs comes back to them"


def test_handed_on_there_is_room_where_it_was_and_less_where_it_went(stage: Stage) -> None:
    stage.make(members=[A, B], options=Options(hand_on_minutes=10, cap=2))
    stage.write(*numbered(4))  # A B A B: nobody has room
    stage.save(members=(A, B, C))
    stage.pass_minutes(11)
    assert stage.holders(*numbered(4)) == "C A B C"
    assert stage.load(A, B, C) == "1/1/2"


def test_where_nobody_else_may_have_one_the_next_is_looked_at(stage: Stage) -> None:
    stage.make(members=[A, B], options=Options(hand_on_minutes=10))
    stage.write("k001", "k002")
    stage.set_status(B, Status.PAUSED)
    stage.pass_minutes(11)
    assert stage.holders("k001", "k002") == "A A"


def test_closed_blocked_and_kept_ones_are_not_handed_on(stage: Stage) -> None:
    stage.history("k003")
    stage.make(members=[A, B], method=Method.CLAIM, options=Options(hand_on_minutes=10))
    stage.write("k001", "k002")
    stage.claim("k001", A)
    stage.claim("k002", A)
    stage.close("k001", A)
    stage.block("k002", A)
    assert not stage.pass_minutes(60).steps


def test_in_the_pool_again_its_customer_has_waited_since_the_first_message(stage: Stage) -> None:
    stage.make(members=[A], method=Method.CLAIM, options=Options(hand_on_minutes=10))
    stage.write("k001")
    stage.pass_minutes(6)
    stage.claim("k001", A)
    stage.give_back("k001", A)
    stage.pass_minutes(5)
    assert stage.holder("k001") == "A"


def test_nobody_is_handed_on_more_than_the_cap(stage: Stage) -> None:
    stage.make(members=[A, B], options=Options(hand_on_minutes=10, cap=2))
    stage.set_status(B, Status.PAUSED)
    stage.write("k001", "k002", "k003")
    stage.hand("k003", OWNER, A)
    stage.set_status(B, Status.ACTIVE)
    stage.pass_minutes(11)
    assert stage.holders("k001", "k002", "k003") == "B B A"
