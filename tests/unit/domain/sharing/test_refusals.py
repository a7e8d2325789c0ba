"""A refusal says why, and of what."""

from app.domain.sharing.refusals import No, Refused
from tests.fakes.sharing import R, talk_id


def test_it_names_what_is_wrong() -> None:
    assert str(Refused(No.SOURCE_TAKEN, rule=R, detail="Ca sáng")) == "source_taken: Ca sáng"
    assert str(Refused(No.CLOSED, talk=talk_id("k1"))).startswith("is_closed: ")
    assert str(Refused(No.VERSION, rule=R)) == "edited_elsewhere: R"
