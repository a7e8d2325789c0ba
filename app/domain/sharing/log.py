"""The log of who held what: one line a step, as it was written, and which of them a thread tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.sharing.shop import Step
from app.domain.sharing.values import Why

_TOLD = frozenset(
    {Why.SHARED, Why.POOLED, Why.NOBODY, Why.CLOSED, Why.RETURNED, Why.BLOCKED, Why.UNBLOCKED, Why.UNDONE}
)
"""Told though nobody else has it then."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """One step as it was written. `at` is epoch milliseconds."""

    id: int
    at: int
    step: Step


def told(lines: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Those that say something to people: another holder, or another state. How it was sorted is not among them."""
    return tuple(line for line in lines if line.step.holder != line.step.before or line.step.why in _TOLD)
