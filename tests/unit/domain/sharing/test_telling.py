"""Who hears of a message, and when it is told that nobody has claimed one."""

import pytest

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.telling import UNCLAIMED_MINUTES, News, news_for, nobody_in, unclaimed_at
from app.domain.sharing.values import MINUTE_MS, Method, OldChoice, Options, Status
from tests.fakes.sharing import A, B, C, D, R, Stage


def heard(stage: Stage, name: str, *people: StaffId) -> str:
    """What each of them is told: + yes, ? not yet, - no."""
    signs = {News.YES: "+", News.NOT_YET: "?", News.NO: "-"}
    return "".join(signs[news_for(stage.shop, stage.talk(name), stage.shop.person(one))] for one in people)


def test_only_the_holder_hears_of_what_somebody_has(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.write("k001")
    assert heard(stage, "k001", A, B, C, OWNER) == "+---"
    stage.take("k001")
    assert heard(stage, "k001", A, B, C, OWNER) == "---+"


def test_what_waits_to_be_claimed_is_news_for_the_members_who_are_here(stage: Stage) -> None:
    stage.make(members=[A, B, C], method=Method.CLAIM)
    stage.set_status(B, Status.PAUSED)
    stage.set_status(C, Status.DEACTIVATED)
    stage.write("k001")
    assert heard(stage, "k001", A, B, C, D, OWNER) == "+----"
    stage.claim("k001", A)
    assert heard(stage, "k001", A, B, C, D, OWNER) == "+----"


def test_the_connector_hears_of_his_own_and_of_what_nobody_can_have(stage: Stage) -> None:
    stage.history("k001")
    stage.make(members=[A], old=OldChoice.KEEP)
    assert heard(stage, "k001", A, OWNER) == "-+"
    stage.set_status(A, Status.PAUSED)
    stage.write("k002")
    assert heard(stage, "k002", A, OWNER) == "-+"
    stage.make(members=[OWNER, A], method=Method.CLAIM)
    stage.write("k003")
    assert heard(stage, "k003", A, OWNER) == "-+"


def test_a_pool_that_nobody_can_claim_from_is_the_connectors(stage: Stage) -> None:
    stage.make(members=[A], method=Method.CLAIM)
    stage.set_status(A, Status.DEACTIVATED)
    stage.write("k001")
    assert heard(stage, "k001", A, OWNER) == "-+"


def test_of_what_is_not_dealt_yet_it_is_not_known(stage: Stage) -> None:
    stage.make(members=[A])
    stage.write("k001", read_back=False)
    assert heard(stage, "k001", A, B, OWNER) == "?-?"
    stage.write("k001")
    assert heard(stage, "k001", A, B, OWNER) == "+--"


def test_nobody_hears_of_closed_and_blocked_ones(stage: Stage) -> None:
    stage.make(members=[A])
    stage.write("k001", "k002")
    stage.close("k001", A)
    stage.block("k002")
    assert heard(stage, "k001", A, OWNER) == heard(stage, "k002", A, OWNER) == "--"


def test_without_a_rule_everything_is_the_connectors(stage: Stage) -> None:
    stage.write("k001")
    assert heard(stage, "k001", A, OWNER) == "-+"


@pytest.mark.parametrize(("option", "minutes"), [(None, UNCLAIMED_MINUTES), (12, 12)])
def test_cl16_it_is_told_after_the_minutes_of_the_rule(stage: Stage, option: int | None, minutes: int) -> None:
    stage.make(members=[A], method=Method.CLAIM, options=Options(hand_on_minutes=option))
    stage.write("k001")
    since = stage.facts[stage.talk("k001").id].waiting_since
    assert unclaimed_at(stage.shop, stage.talk("k001")) == since + minutes * MINUTE_MS
    stage.write("k001")
    assert unclaimed_at(stage.shop, stage.talk("k001")) == since + minutes * MINUTE_MS, "the first message counts"
    stage.claim("k001", A)
    assert unclaimed_at(stage.shop, stage.talk("k001")) is None


def test_only_what_waits_to_be_claimed_is_told(stage: Stage) -> None:
    stage.make(members=[])
    stage.write("k001")
    assert unclaimed_at(stage.shop, stage.talk("k001")) is None
    stage.make(members=[A], method=Method.CLAIM)
    stage.answered("k001")
    assert unclaimed_at(stage.shop, stage.talk("k001")) is None, "its customer has an answer"


def test_a_rule_has_somebody_as_long_as_one_of_its_people_works_here(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.set_status(A, Status.DEACTIVATED)
    stage.set_status(B, Status.PAUSED)
    assert not nobody_in(stage.rule(R), stage.shop.people)
    stage.set_status(B, Status.DEACTIVATED)
    assert nobody_in(stage.rule(R), stage.shop.people)
