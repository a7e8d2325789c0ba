"""Knobs are turned by name, checked, all or none."""

import pytest

from app.practice.faults import Fault
from app.practice.knobs import KNOB_NAMES, Knobs


def test_nothing_is_bent_from_the_start() -> None:
    knobs = Knobs()
    bent = (knobs.row_delay, knobs.late_every, knobs.duplicate_every, knobs.depth, knobs.conversation_depth)
    assert bent == (0, 0, 0, 0, 0)
    assert (knobs.time_step, knobs.faults, knobs.foreign_ip) == (1, [], "")


def test_turning_several() -> None:
    knobs = Knobs()
    knobs.turn({"depth": 10, "links": "objects", "media_delay": 1, "forbidden_words": ["x"], "unverified": True})
    assert (knobs.depth, knobs.links, knobs.media_delay, knobs.forbidden_words) == (10, "objects", 1.0, ["x"])
    assert knobs.unverified


def test_faults_are_made_from_their_values() -> None:
    knobs = Knobs()
    knobs.turn({"faults": [{"kind": "hang", "seconds": 2.0}]})
    assert knobs.faults == [Fault("hang", seconds=2.0)]


@pytest.mark.parametrize(
    "wrong", [{"no": 1}, {"depth": True}, {"depth": "1"}, {"names": "some"}, {"unverified": 1}, {"too_long_code": -5}]
)
def test_a_wrong_one_leaves_all_as_they_were(wrong: dict[str, object]) -> None:
    knobs = Knobs()
    with pytest.raises(ValueError):
        knobs.turn({"depth": 10} | wrong)
    assert knobs == Knobs()


def test_all_can_be_told_and_turned_back() -> None:
    told = Knobs().as_dict()
    assert set(told) == set(KNOB_NAMES)
    knobs = Knobs(depth=10, names="empty")
    knobs.turn(told)
    assert knobs == Knobs()
