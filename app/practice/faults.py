"""Faults that can be put on the wire: which calls they hit, and a seeded plan that decides each time."""

import random
import threading
from dataclasses import dataclass
from typing import Literal, get_args

FaultKind = Literal[
    "status",  # an HTTP error status (`status`) with a body that isn't JSON
    "error_400",  # a JSON error body under HTTP 400
    "html",  # HTTP 200 with a page of HTML
    "empty",  # HTTP 200 with nothing
    "bad_json",  # HTTP 200 with JSON that breaks off
    "garbled",  # the right answer, but one row of its list has fields missing or of wrong types
    "huge",  # HTTP 200 with a body of `size` bytes
    "cut",  # the connection is cut without an answer
    "cut_body",  # the connection is cut in the middle of the answer
    "hang",  # no answer for `seconds`, then the connection is cut
    "slow",  # the right answer, `seconds` late
    "send_failed",  # {"error": -200}
    "refused",  # {"error": `code`}
]
KINDS: tuple[str, ...] = get_args(FaultKind)


@dataclass(slots=True)
class Fault:
    """One fault. It hits calls whose path starts with `path` (and whose method is `method`, and OA `oa`, if given):
    every `nth` one, or `percent` of them; at most `times` times (0 = without end).

    `committed`: the call is done first, and its answer is lost; otherwise nothing happens but the fault.
    """

    kind: FaultKind
    path: str = "/v"
    method: str = ""
    oa: str = ""
    nth: int = 0
    percent: float = 0.0
    times: int = 0
    committed: bool = False
    status: int = 503
    code: int = -216
    seconds: float = 30.0
    size: int = 64 * 1024 * 1024
    seen: int = 0
    done: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}, one of {', '.join(KINDS)}")

    def matches(self, method: str, path: str, oa: str = "") -> bool:
        return path.startswith(self.path) and self.method in ("", method) and self.oa in ("", oa)

    @property
    def spent(self) -> bool:
        return bool(self.times) and self.done >= self.times


class FaultPlan:
    """Picks the fault of one call, if any. The same seed and the same calls give the same faults."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def pick(self, faults: list[Fault], method: str, path: str, oa: str = "") -> Fault | None:
        with self._lock:
            for fault in faults:
                if fault.spent or not fault.matches(method, path, oa):
                    continue
                fault.seen += 1
                if self._hits(fault):
                    fault.done += 1
                    return fault
        return None

    def _hits(self, fault: Fault) -> bool:
        if fault.percent:
            return self._random.random() * 100 < fault.percent
        return fault.seen % max(fault.nth, 1) == 0
