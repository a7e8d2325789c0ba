"""A refusal says why, and of what."""

from app.domain.sharing.refusals import No, Refused
from tests.fakes.sharing import R, talk_id


def test_it_names_what_is_wrong() -> None:
    assert str(Refused(No.SOURCE_TAKEN, rule=R, detail="Ca sáng")) == "source_taken: Ca sáng"
    assert str(Refused(No.CLOSED, talk=talk_id("k1"))).startswith("is_closed: ")
    assert str(Refused(No.VERSION, rule=R)) == "edited_elsewhere: R"
    assert str(Refused(No.UNKNOWN)) == "no_such: "


def test_it_says_of_what() -> None:
    of_a_talk, of_a_rule = Refused(No.CLOSED, talk=talk_id("k1")), Refused(No.NAME_TAKEN, rule=R, detail="Ca sáng")
    assert (of_a_talk.why, of_a_talk.talk, of_a_talk.rule, of_a_talk.detail) == (No.CLOSED, talk_id("k1"), None, "")
    assert (of_a_rule.talk, of_a_rule.rule, of_a_rule.detail) == (None, R, "Ca sáng")
