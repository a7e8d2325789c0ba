"""What of the log a thread tells."""

from app.domain.sharing.log import LogLine, told
from app.domain.sharing.values import Method, Why
from tests.fakes.sharing import A, Stage


def test_other_holders_and_other_states_are_told_and_sorting_is_not(stage: Stage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k1")
    stage.claim("k1", A)
    stage.close("k1", A)
    lines = [LogLine(number, 0, step) for number, step in enumerate(stage.steps)]
    assert [line.step.why for line in told(lines)] == [Why.POOLED, Why.CLAIMED, Why.CLOSED]
    assert Why.ARRIVED in {line.step.why for line in lines}
