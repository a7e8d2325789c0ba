"""Claiming, answering, giving back, handing and taking over (product.md 5)."""

import pytest

from app.domain.ids import OWNER, StaffId
from app.domain.sharing import hands
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.values import Method, OldChoice, Options, Person, Status, Why, may_be_answered, may_be_seen
from tests.fakes.sharing import OA1, OA2, A, B, C, D, R, S, Stage, talk_id


@pytest.fixture(autouse=True)
def rule(stage: Stage) -> None:
    stage.make(method=Method.CLAIM)


def sees(stage: Stage, name: str, staff: StaffId) -> bool:
    talk = stage.talk(name)
    return may_be_seen(talk, stage.shop.rule_of(talk.id.oa_id), stage.shop.person(staff))


def refused(why: No) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda error: error.why is why)


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
    assert stage.holder("k001") == OWNER


def test_the_connector_closes_what_somebody_holds_only_after_taking_it_over(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.HELD):
        stage.close("k001", OWNER)
    stage.take("k001")
    stage.close("k001", OWNER)


def test_handing_over_is_the_connectors_and_the_holders_to_those_of_the_rule(stage: Stage) -> None:
    stage.write("k001")
    stage.claim("k001", A)
    with refused(No.NOT_YOURS):
        stage.hand("k001", B, B)
    with refused(No.NOT_ACTIVE):
        stage.hand("k001", A, D)
    stage.hand("k001", A, B)
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


def put_back(stage: Stage, name: str, by: StaffId, *, closed: bool) -> None:
    cid = talk_id(name)
    stage.do(lambda shop: hands.put_back(shop, cid, by, stage.tick(), closed=closed, blocked=False))


def test_many_are_one_decision(stage: Stage) -> None:
    stage.write("k001", "k002")
    cids = [talk_id("k001"), talk_id("k002")]
    done = stage.do(lambda shop: hands.each(shop, cids, lambda one, cid: hands.claim(one, cid, A, stage.now))[0])
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
    for wish in (lambda: stage.give_back("k001", A), lambda: stage.reopen("k001", A)):
        with pytest.raises(Refused) as refused:
            wish()
        assert refused.value.why is No.NOT_MEMBER
    assert stage.holder("k001") == "A"


def test_cl04_who_was_deactivated_neither(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    stage.close("k001", A)
    stage.set_status(A, Status.DEACTIVATED)
    for wish in (lambda: stage.give_back("k001", A), lambda: stage.reopen("k001", A)):
        with pytest.raises(Refused) as refused:
            wish()
        assert refused.value.why is No.DEACTIVATED
