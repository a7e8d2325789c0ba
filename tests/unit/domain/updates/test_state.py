"""What is remembered and shown of updates."""

from app.domain.updates.state import Memory, Phase, UpdateState


def test_nothing_is_known_at_first() -> None:
    memory, shown = Memory("0" * 32), UpdateState(Phase.CURRENT, "0.1.0")
    assert (memory.ready, memory.serials, memory.checked_at) == (None, {}, 0)
    assert (shown.problem, shown.version, shown.file) == ("", "", "")
