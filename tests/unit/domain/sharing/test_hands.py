"""Claiming, answering, giving back, handing and taking over (product.md 5)."""

import pytest

from app.domain.ids import OWNER, StaffId
from app.domain.sharing import hands
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome
from app.domain.sharing.values import (
    DAY_MS,
    Age,
    Method,
    OldChoice,
    Options,
    Person,
    Status,
    Why,
    may_be_answered,
    may_be_seen,
)
from tests.fakes.sharing import OA1, OA2, A, B, C, D, R, S, Stage, talk_id


@pytest.fixture(autouse=True)
def rule(stage: Stage) -> None:
    stage.make(method=Method.CLAIM)


def sees(stage: Stage, name: str, staff: StaffId) -> bool:
    talk = stage.talk(name)
    return may_be_seen(talk, stage.shop.rule_of(talk.id.oa_id), stage.shop.person(staff))


def refused(why: No) -> pytest.RaisesExc[Refused]:
    """With this reason, and of something: a conversation or a rule."""
    return pytest.RaisesExc(Refused, check=lambda error: error.why is why and bool(error.talk or error.rule))


def test_cl01_everybody_sees_it_and_nobody_may_write(stage: Stage) -> None:
    stage.write("k001")
    assert stage.holder("k001") == "?"
    assert [sees(stage, "k001", one) for one in (A, B, C, OWNER, D)] == [True, True, True, True, False]
    assert not may_be_answered(stage.talk("k001"), Person(A))


def test_cl02_two_at_once(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.ALREADY_CLAIMED) as told:
        stage.claim("k001", B)
    assert told.value.detail == A
    assert stage.holder("k001") == "A"
    assert not sees(stage, "k001", B)


def test_cl03_a_removed_member(stage: Stage) -> None:
    stage.write("k001")
    stage.save(members=(A, C))
    with refused(No.NOT_MEMBER):
        stage.claim("k001", B)


def test_cl04_deactivated_no_paused_yes(stage: Stage) -> None:
    stage.write("k001")
    stage.set_status(B, Status.DEACTIVATED)
    with refused(No.DEACTIVATED):
        stage.claim("k001", B)
    stage.set_status(A, Status.PAUSED)
    stage.claim("k001", A)
    assert stage.holder("k001") == "A"


def test_cl05_twice_is_once(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    assert not stage.claim("k001", A).steps


def test_cl06_sending_without_a_claim(stage: Stage) -> None:
    stage.write("k001")
    with refused(No.NOT_YOURS):
        stage.reply("k001", A)


def test_cl07_the_first_reply_claims(stage: Stage) -> None:
    stage.save(options=Options(reply_claims=True))
    stage.write("k001")
    stage.reply("k001", A)
    assert stage.whys("k001")[-1] is Why.REPLIED
    with refused(No.ALREADY_CLAIMED):
        stage.reply("k001", B)
    assert stage.holder("k001") == "A"


def test_cl08_given_back_it_waits_for_all(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    stage.give_back("k001", A)
    assert stage.holder("k001") == "?"
    assert [sees(stage, "k001", one) for one in (A, B)] == [True, True]
    stage.claim("k001", A)


@pytest.mark.parametrize(("choice", "then"), [(OldChoice.KEEP, "-"), (OldChoice.AVAILABLE, "?"), (OldChoice.ALL, "?")])
def test_cl09_the_claimer_is_removed(stage: Stage, choice: OldChoice, then: str) -> None:
    stage.save(old=choice)
    stage.write("k001")
    stage.claim("k001", A)
    stage.save(members=(B, C))
    assert stage.holder("k001") == then


def test_cl10_the_wait_counts_from_the_first(stage: Stage) -> None:
    stage.write("k001")
    first = stage.now - 1_000
    stage.write("k001")
    stage.write("k001")
    assert stage.talk("k001").facts.waiting_since == first


def test_cl11_closed_or_blocked(stage: Stage) -> None:
    stage.write("k001", "k002")
    stage.close("k001", OWNER)
    with refused(No.CLOSED):
        stage.claim("k001", A)
    stage.block("k002")
    with refused(No.BLOCKED):
        stage.claim("k002", A)


def test_cl12_the_owner_takes_over(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    stage.take("k001")
    assert stage.holder("k001") == OWNER
    assert not may_be_answered(stage.talk("k001"), Person(A))
    with refused(No.NOT_YOURS):
        stage.reply("k001", A)


def test_cl16_nobody_claims(stage: Stage) -> None:
    stage.save(options=Options(hand_on_minutes=5))
    stage.write("k001")
    stage.pass_minutes(6)
    assert stage.holder("k001") == "A"
    assert stage.whys("k001")[-1] is Why.UNCLAIMED


def test_cl17_answered_elsewhere_the_holder_stays(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    assert not stage.answered("k001").steps
    assert stage.holder("k001") == "A"


def test_a_claimed_one_returns_to_its_carer(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    stage.close("k001", A)
    assert sees(stage, "k001", A)
    stage.write("k001")
    assert stage.holder("k001") == "A"


def test_claims_use_no_turn_and_know_no_cap(stage: Stage) -> None:
    stage.save(options=Options(cap=1))
    stage.write("k001", "k002")
    stage.claim("k001", A)
    stage.claim("k002", A)
    assert stage.rule().seq == 0


def test_nobody_claims_where_turns_are_dealt(stage: Stage) -> None:
    stage.make(S, [A], sources=[OA2])
    stage.set_status(A, Status.PAUSED)
    stage.write("k001", oa=OA2)
    with refused(No.NOT_CLAIM):
        stage.claim("k001", A, OA2)


def test_the_connector_answering_what_waits_takes_it_over(stage: Stage) -> None:
    stage.write("k001")
    stage.reply("k001", OWNER)
    assert stage.holder("k001") == OWNER
    assert stage.talk("k001").taken


def test_writing_into_a_closed_one_opens_it_for_its_last_holder(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    stage.close("k001", A)
    stage.reply("k001", A)
    assert not stage.talk("k001").closed
    stage.close("k001", A)
    stage.reply("k001", OWNER)
    assert (stage.holder("k001"), stage.talk("k001").closed) == (OWNER, False)


def test_the_connector_closes_what_somebody_holds_only_after_taking_it_over(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.HELD) as told:
        stage.close("k001", OWNER)
    assert told.value.detail == A
    with refused(No.NOT_YOURS):
        stage.close("k001", B)
    stage.take("k001")
    stage.close("k001", OWNER)


def test_handing_over_is_the_connectors_and_the_holders_to_those_of_the_rule(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.NOT_YOURS):
        stage.hand("k001", B, B)
    with refused(No.NOT_ACTIVE) as told:
        stage.hand("k001", A, D)
    assert told.value.detail == D
    stage.hand("k001", A, B)
    assert (stage.steps[-1].why, stage.steps[-1].note) == (Why.HANDED_OVER, "")
    stage.hand("k001", B, OWNER)
    stage.close("k001", OWNER)
    stage.write("k001")
    assert stage.holder("k001") == "?", "handed over to the connector, nobody is its former carer"


def test_a_removed_person_sees_nothing_not_even_what_they_closed(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    stage.close("k001", A)
    stage.save(members=(B, C))
    assert not sees(stage, "k001", A)


def test_what_is_not_there(stage: Stage) -> None:
    with refused(No.UNKNOWN):
        stage.claim("k009", A)
    stage.history("k001", oa=OA2)
    with refused(No.NOT_UNDER_RULE):
        stage.claim("k001", A, OA2)
    assert talk_id("k001", OA2) in stage.shop.talks
    assert stage.rule(R).sources == (OA1,)


def test_a_closing_is_taken_back_for_whoever_held_it(stage: Stage) -> None:
    stage.write("k001", "k002")
    stage.claim("k001", A)
    stage.close("k001", A)
    with refused(No.NOT_YOURS):
        put_back(stage, "k001", B, closed=False)
    put_back(stage, "k001", A, closed=False)
    assert (stage.holder("k001"), stage.whys("k001")[-1]) == ("A", Why.UNDONE)
    put_back(stage, "k001", OWNER, closed=True)
    assert not stage.talk("k001").closed, "somebody else holds it"
    stage.close("k002", OWNER)
    put_back(stage, "k002", OWNER, closed=False)
    assert stage.holder("k002") == "?", "it waits in the pool again"


def put_back(stage: Stage, name: str, by: StaffId, *, closed: bool = False, blocked: bool = False) -> Outcome:
    cid = talk_id(name)
    return stage.do(lambda shop: hands.put_back(shop, cid, by, stage.tick(), closed=closed, blocked=blocked), by)


def test_many_are_one_decision(stage: Stage) -> None:
    stage.write("k001", "k002")
    cids = [talk_id("k001"), talk_id("k002")]
    done = stage.do(lambda shop: hands.each(shop, cids, lambda one, cid: hands.claim(one, cid, A, stage.now))[0], A)
    assert [step.talk for step in done.steps] == cids
    assert stage.holders("k001", "k002") == "A A"


def test_of_many_it_is_done_to_those_it_may_be_done_to(stage: Stage) -> None:
    stage.write("k001", "k002", "k003")
    stage.claim("k002", B)
    cids = [talk_id("k001"), talk_id("k002"), talk_id("k003")]
    done, refused = hands.each(stage.shop, cids, lambda one, cid: hands.claim(one, cid, A, stage.now))
    assert [step.talk for step in done.steps] == [cids[0], cids[2]]
    assert {cid: error.why for cid, error in refused.items()} == {cids[1]: No.ALREADY_CLAIMED}


def test_cl03_who_was_removed_does_nothing_with_what_they_were_the_last_to_hold(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.close("k001", A)
    stage.save(members=(B,))
    with refused(No.NOT_MEMBER):
        stage.give_back("k001", A)
    with refused(No.NOT_MEMBER):
        stage.reopen("k001", A)
    assert stage.holder("k001") == "A"


def test_cl04_who_was_deactivated_neither(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.close("k001", A)
    stage.set_status(A, Status.DEACTIVATED)
    with refused(No.DEACTIVATED):
        stage.give_back("k001", A)
    with refused(No.DEACTIVATED):
        stage.reopen("k001", A)
    with refused(No.DEACTIVATED):
        stage.reply("k001", A)


def test_what_no_rule_knows_is_neither_handed_over_nor_shared(stage: Stage) -> None:
    stage.delete()
    stage.write("k001")
    with refused(No.NOT_UNDER_RULE):
        stage.hand("k001", OWNER, A)
    with refused(No.NOT_UNDER_RULE):
        stage.share("k001")


def test_only_the_connector_takes_over_and_shares(stage: Stage) -> None:
    stage.write("k001")
    with refused(No.NOT_OWNER):
        stage.take("k001", A)
    with refused(No.NOT_OWNER):
        stage.share("k001", A)


def test_nobody_claims_what_was_kept_back(stage: Stage) -> None:
    stage.history("k001")
    with refused(No.NOT_WAITING):
        stage.claim("k001", A)


def test_nobody_gives_back_what_is_not_theirs(stage: Stage) -> None:
    stage.write("k001", "k002")
    stage.claim("k001", A)
    with refused(No.NOT_YOURS):
        stage.give_back("k001", B)
    with refused(No.NOT_YOURS):
        stage.give_back("k002", OWNER)


def test_the_connector_answers_what_is_not_read_back_yet(stage: Stage) -> None:
    stage.write("k001", read_back=False)
    stage.reply("k001", OWNER)
    assert stage.holder("k001") == OWNER


def test_rr22_the_connector_writes_first_and_holds_nothing_by_that(stage: Stage) -> None:
    stage.answered("k001")
    assert not stage.reply("k001", OWNER).steps
    stage.write("k001")
    assert stage.holder("k001") == "?"


def test_the_connector_takes_over_a_closed_one_that_was_kept_and_handed_to_somebody(stage: Stage) -> None:
    stage.history("k001")
    stage.hand("k001", OWNER, A)
    stage.close("k001", A)
    stage.reply("k001", OWNER)
    assert (stage.holder("k001"), stage.talk("k001").closed) == (OWNER, False)


def test_where_nothing_is_shared_the_connectors_answer_opens_a_closed_one(stage: Stage) -> None:
    stage.delete()
    stage.write("k001")
    stage.close("k001", OWNER)
    stage.reply("k001", OWNER)
    assert (stage.talk("k001").closed, stage.holder("k001")) == (False, "-")


def test_with_reply_claims_whoever_holds_it_writes_into_a_blocked_one_too(stage: Stage) -> None:
    stage.save(options=Options(reply_claims=True))
    stage.write("k001")
    stage.reply("k001", A)
    stage.block("k001", A)
    assert not stage.reply("k001", A).steps
    with refused(No.NOT_YOURS):
        stage.reply("k001", D)


def test_where_turns_are_dealt_no_reply_claims(stage: Stage) -> None:
    stage.save(method=Method.ROUND_ROBIN, options=Options(reply_claims=True), members=())
    stage.write("k001")
    with refused(No.NOT_MEMBER):
        stage.reply("k001", A)


def test_given_back_to_the_pool_it_may_come_to_whoever_gave_it_back(stage: Stage) -> None:
    stage.save(members=(A,), options=Options(hand_on_minutes=5))
    stage.write("k001")
    stage.claim("k001", A)
    stage.give_back("k001", A)
    assert stage.whys("k001")[-1] is Why.GIVEN_BACK
    stage.pass_minutes(6)
    assert stage.holder("k001") == "A"


def test_what_was_kept_back_goes_to_the_connector_and_is_then_shared_with_all(stage: Stage) -> None:
    stage.history("k001")
    stage.save(members=(A,), method=Method.ROUND_ROBIN)
    stage.hand("k001", OWNER, A)
    stage.give_back("k001", A)
    assert stage.holder("k001") == "-"
    stage.share("k001")
    assert stage.holder("k001") == "A"


def test_handing_and_taking_over_make_room_for_what_waits(stage: Stage) -> None:
    stage.save(members=(A,), method=Method.ROUND_ROBIN, options=Options(cap=1))
    stage.write("k001", "k002", "k003")
    assert stage.holders("k001", "k002", "k003") == "A ? ?"
    stage.hand("k001", A, OWNER)
    assert stage.holders("k002", "k003") == "A ?"
    stage.take("k002")
    assert stage.holder("k003") == "A"


def test_the_connector_shares_what_is_not_read_back_yet_as_an_old_one(stage: Stage) -> None:
    stage.write("k001", read_back=False)
    stage.share("k001")
    assert (stage.talk("k001").age, stage.holder("k001")) == (Age.OLD, "?")


def test_the_connector_shares_what_he_took_over(stage: Stage) -> None:
    stage.write("k001")
    stage.take("k001")
    stage.share("k001")
    assert (stage.holder("k001"), stage.whys("k001")[-1]) == ("?", Why.SHARED)


def test_the_connector_shares_what_was_too_long_idle_for_a_wave(stage: Stage) -> None:
    stage.history("k001", ago=30 * DAY_MS)
    stage.save(old=OldChoice.ALL, options=Options(idle_days=7))
    assert stage.holder("k001") == "-"
    stage.share("k001")
    assert stage.holder("k001") == "?"


def test_closed_and_blocked_ones_wait_for_nobody(stage: Stage) -> None:
    stage.write("k001", "k002")
    stage.close("k001", OWNER)
    stage.block("k002")
    assert [stage.talk(name).flagged for name in ("k001", "k002")] == [False, False]
    assert [stage.whys(name)[-1] for name in ("k001", "k002")] == [Why.CLOSED, Why.BLOCKED]
    stage.block("k002", blocked=False)
    assert stage.whys("k002")[-2:] == [Why.UNBLOCKED, Why.POOLED]


def test_members_block_what_they_hold_and_nothing_else(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.NOT_YOURS):
        stage.block("k001", B)
    stage.block("k001", A)
    assert stage.talk("k001").blocked


def test_reopened_it_goes_to_its_former_carer(stage: Stage) -> None:
    stage.write("k001")
    with refused(No.NOT_CLOSED):
        stage.reopen("k001", OWNER)
    stage.claim("k001", A)
    stage.close("k001", A)
    with refused(No.NOT_YOURS):
        stage.reopen("k001", B)
    stage.reopen("k001", A)
    assert (stage.holder("k001"), stage.talk("k001").closed) == ("A", False)
    assert stage.whys("k001")[-1] is Why.RETURNED


@pytest.mark.parametrize(("method", "then"), [(Method.CLAIM, "?"), (Method.ROUND_ROBIN, "B")])
def test_reopened_it_is_dealt_as_new_where_its_carer_is_away(stage: Stage, method: Method, then: str) -> None:
    stage.make(members=[A, B], method=method)
    stage.write("k001")
    stage.hand("k001", OWNER, A)
    stage.close("k001", A)
    stage.set_status(A, Status.PAUSED)
    stage.reopen("k001", OWNER)
    assert (stage.holder("k001"), stage.talk("k001").closed) == (then, False)
    assert stage.whys("k001")[-1] is Why.RETURNED


def test_where_nothing_is_shared_a_closed_one_is_the_connectors_to_reopen(stage: Stage) -> None:
    stage.delete()
    stage.write("k001")
    stage.close("k001", OWNER)
    stage.reopen("k001", OWNER)
    assert not stage.talk("k001").closed


def test_a_returned_one_may_go_to_whoever_had_given_it_back(stage: Stage) -> None:
    stage.save(members=(A,), method=Method.ROUND_ROBIN)
    stage.write("k001")
    stage.give_back("k001", A)
    stage.close("k001", OWNER)
    stage.write("k001")
    assert (stage.holder("k001"), stage.talk("k001").closed) == ("A", False)


def test_after_a_take_over_a_closed_one_returns_to_the_member_before(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001", "k002", "k003")  # A B A
    stage.take("k003")
    stage.close("k003", OWNER)
    stage.write("k003")
    assert (stage.holder("k003"), stage.rule().seq) == ("A", 3), "without a turn, though it is B's"


def test_where_the_connector_is_a_member_nobody_else_is_its_former_carer(stage: Stage) -> None:
    stage.make(members=[OWNER, A, B])
    stage.write("k001", "k002")
    assert stage.holders("k001", "k002") == "owner A"
    stage.take("k002")
    stage.close("k002", OWNER)
    stage.save(members=(A, B))
    stage.write("k002")
    assert stage.holder("k002") == "B", "whose turn it is"


def test_whoever_left_the_rule_is_no_former_carer(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.take("k001")
    stage.close("k001", OWNER)
    stage.save(members=(B,))
    stage.write("k001")
    assert stage.holder("k001") == "B"


def test_a_block_is_taken_back_and_put_back(stage: Stage) -> None:
    stage.write("k001")
    put_back(stage, "k001", OWNER, blocked=True)
    assert (stage.talk("k001").blocked, stage.talk("k001").flagged) == (True, False)
    put_back(stage, "k001", OWNER)
    assert (stage.talk("k001").blocked, stage.holder("k001")) == (False, "?")
    assert not put_back(stage, "k001", OWNER).steps, "a second time nothing is left to do"


def test_a_reopening_is_taken_back(stage: Stage) -> None:
    stage.write("k001")
    stage.close("k001", OWNER)
    stage.reopen("k001", OWNER)
    assert stage.holder("k001") == "?"
    put_back(stage, "k001", OWNER, closed=True)
    assert (stage.talk("k001").closed, stage.talk("k001").flagged) == (True, False)


def test_blocking_closing_and_their_taking_back_make_room_for_what_waits(stage: Stage) -> None:
    stage.save(members=(A,), method=Method.ROUND_ROBIN, options=Options(cap=1))
    stage.write("k001", "k002", "k003", "k004")
    assert stage.holders("k001", "k002", "k003", "k004") == "A ? ? ?"
    stage.block("k001", A)
    assert stage.holders("k002", "k003") == "A ?"
    stage.close("k002", A)
    assert stage.holders("k003", "k004") == "A ?"
    put_back(stage, "k003", A, closed=True)
    assert stage.holder("k004") == "A"


def test_given_back_it_goes_to_the_next(stage: Stage) -> None:
    stage.save(members=(A, B), method=Method.ROUND_ROBIN)
    stage.write("k001")
    stage.give_back("k001", A)
    assert (stage.holder("k001"), stage.whys("k001")[-1]) == ("B", Why.GIVEN_BACK)


def test_handed_over_without_a_word(stage: Stage) -> None:
    stage.write("k001")
    (step,) = hands.hand_over(stage.shop, talk_id("k001"), OWNER, A, now=stage.now).steps
    assert (step.holder, step.note) == (A, "")
