"""What an OA's poller does next, and how long it waits first: time and chance are arguments (zalo-oa-api.md 12)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.ids import UserId
from app.errors import NeedsUser, WrongPlace

ACTIVE_S = 5.0
"""Between two looks while the window is visible and something moved in the last ten minutes."""
QUIET_S = 15.0
HIDDEN_S = 60.0
MOVED_S = 600.0
THREAD_S = 10.0
MINUTE_S = 60.0
FILLS_PER_MINUTE = 20
"""Gap fill while somebody else needs the rest of Zalo's 100 requests a minute."""
FILLS_AT_EASE = 45
"""Gap fill while nothing else asks for room: the first back-fill of 500 customers would take over an hour otherwise.
With the looks beside it, it stays below what the client leaves for sends."""
DETAILS_PER_MINUTE = 10
OWNER_CHECK_S = 3600.0
PLACE_CHECK_S = 180.0
LOGIN_CHECK_S = 60.0
LOGIN_CHECKS = 30
"""So many looks follow soon when Zalo has refused a fresh token too; then it is the owner who has to act."""
LOGIN_LATER_S = 600.0
FIRST_RETRY_S = 2.0
LONGEST_RETRY_S = 15.0
"""Four requests a minute are no burden; whoever has a line again is not kept waiting for the next one."""
NEVER = float("-inf")
ASLEEP_S = 30.0
"""A wait that took this much longer than asked means that the PC slept (or its clock was set)."""


class Step(StrEnum):
    """One request, or one short walk of requests, of an OA's loop."""

    RECENT = "recent"
    """Read the newest messages of the OA."""
    THREAD = "thread"
    """Read the newest messages of the conversation on screen."""
    LIST = "list"
    """Read one page of the list of customers, to learn whose threads have to be read back."""
    FILL = "fill"
    """Read one page of a thread with a hole."""
    DETAIL = "detail"
    """Read one customer's data."""
    CHECK = "check"
    """See whether what paused the OA has been put right."""


class Pause(StrEnum):
    """Why an OA is not polled; how often to look again depends on it."""

    NONE = "none"
    OWNER = "owner"
    """Package, permission, app: the owner has to act. An hourly look."""
    LOGIN = "login"
    """Mostly the owner has to log in again; at times Zalo refuses every token, and soon takes them again."""
    PLACE = "place"
    """-501: the PC is outside Vietnam for Zalo, often a VPN. A look every few minutes."""


@dataclass(frozen=True, slots=True)
class PollState:
    """All that the decision depends on. Times are steady seconds."""

    visible: bool = True
    polls_hidden: bool = True
    """False: the person wants no polling while the window is hidden."""
    thread: UserId | None = None
    moved_at: float = NEVER
    recent_at: float = NEVER
    thread_at: float = NEVER
    fills: tuple[float, ...] = ()
    """When the last gap-fill requests were made."""
    details: tuple[float, ...] = ()
    listing: bool = False
    gaps: bool = False
    stale: bool = False
    """There are customers whose data are older than a day."""
    at_ease: bool = True
    """Nothing is waiting to be sent and Zalo's headers show room."""
    urgent: bool = False
    failures: int = 0
    failed_at: float = NEVER
    limited_until: float = NEVER
    pause: Pause = Pause.NONE
    paused_at: float = NEVER
    checks: int = 0
    """How many looks in a row have met this pause."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Do `step` after `wait` seconds; a wait above zero is asked about again when it is over."""

    step: Step
    wait: float


def plan(state: PollState, now: float, jitter: float) -> Plan:
    """The next step of one OA's loop; `jitter` in [0, 1) makes every interval ± 20 % long."""
    spread = 0.8 + 0.4 * jitter
    look = Step.RECENT if state.pause is Pause.NONE else Step.CHECK
    if state.limited_until > now:
        return Plan(look, state.limited_until - now)
    if state.failures:  # a paused OA's too: whether it may go on is not known yet
        wait = retry_wait(state.failures) * spread
        return Plan(look, 0.0 if state.urgent else _until(state.failed_at + wait, now))
    if state.pause is not Pause.NONE:
        every = check_wait(state.pause, state.checks) * spread
        return Plan(look, 0.0 if state.urgent else _until(state.paused_at + every, now))
    if state.urgent:
        return Plan(Step.RECENT, 0.0)
    due = [(max(at, now), rank, step) for rank, (step, at) in enumerate(_due(state, now, spread))]
    at, _, step = min(due)
    return Plan(step, at - now)


def retry_wait(failures: int) -> float:
    """Seconds before the next try after `failures` failures in a row, before jitter."""
    return float(min(FIRST_RETRY_S * 2.0 ** min(failures - 1, 10), LONGEST_RETRY_S))


def pause_for(error: NeedsUser) -> Pause:
    """What an OA waits for that can't be asked anything because of this."""
    if isinstance(error, WrongPlace) or error.code == "in_use":
        return Pause.PLACE
    return Pause.LOGIN if error.code == "login_again" else Pause.OWNER


def check_wait(pause: Pause, checks: int) -> float:
    """Seconds before the next look at whether a pause is over, which `checks` looks in a row have met."""
    if pause is Pause.LOGIN:
        return LOGIN_CHECK_S if checks <= LOGIN_CHECKS else LOGIN_LATER_S
    return PLACE_CHECK_S if pause is Pause.PLACE else OWNER_CHECK_S


def interval(state: PollState, now: float) -> float:
    """Seconds between two looks at the newest messages."""
    if not state.visible:
        return HIDDEN_S if state.polls_hidden else OWNER_CHECK_S
    return ACTIVE_S if now - state.moved_at < MOVED_S else QUIET_S


def within_minute(times: Iterable[float], now: float) -> tuple[float, ...]:
    """Those of `times` that still count for the minute's budget."""
    return tuple(at for at in times if at > now - MINUTE_S)


def slept(asked: float, wall_ms: int, steady: float) -> bool:
    """Whether the PC slept during a wait of `asked` seconds, by what both clocks say has passed: some systems' steady
    clock stands still in sleep, others' goes on."""
    return max(wall_ms / 1000.0, steady) - asked > ASLEEP_S or wall_ms / 1000.0 - steady > ASLEEP_S


def _due(state: PollState, now: float, spread: float) -> list[tuple[Step, float]]:
    """What could be done and from when on, most important first."""
    steps = [(Step.RECENT, state.recent_at + interval(state, now) * spread)]
    if state.thread is not None and state.visible:
        steps.append((Step.THREAD, state.thread_at + THREAD_S * spread))
    rate = FILLS_AT_EASE if state.at_ease else FILLS_PER_MINUTE
    if state.listing:
        steps.append((Step.LIST, _room(state.fills, rate, now)))
    if state.gaps:
        steps.append((Step.FILL, _room(state.fills, rate, now)))
    if state.stale:
        steps.append((Step.DETAIL, _room(state.details, DETAILS_PER_MINUTE, now)))
    return steps


def _room(times: tuple[float, ...], rate: int, now: float) -> float:
    """When one more request fits into a sliding minute of `rate`."""
    recent = within_minute(times, now)
    return now if len(recent) < rate else sorted(recent)[-rate] + MINUTE_S


def _until(at: float, now: float) -> float:
    return max(at - now, 0.0)
