"""Storms: what goes wrong between the shop and Zalo, one after another, and the calm between them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any

from app.practice.clock import DAY, HOUR, MINUTE
from app.practice.faults import Fault, FaultKind
from tests.simulation.shop import Shop
from tests.simulation.wiretap import SEND, TOKEN

API = ("/v2.0/oa/", "/v3.0/oa/")
UPLOAD = "/v2.0/oa/upload/"
YEAR_2038_MS = 2**31 * 1000
Trouble = Callable[[Shop], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Storm:
    """`trouble` lasts as long as its context is open; `minutes` at most."""

    name: str
    trouble: Trouble
    minutes: float = 6.0


def _faults(*kinds: tuple[FaultKind, float], paths: tuple[str, ...] = API, **more: Any) -> Trouble:
    """So many percent of the calls fail in these ways."""

    @contextmanager
    def trouble(shop: Shop) -> Iterator[None]:
        faults = [Fault(kind, path, percent=percent, **more) for kind, percent in kinds for path in paths]
        shop.world.knobs.faults += faults
        yield
        shop.world.knobs.faults = [fault for fault in shop.world.knobs.faults if fault not in faults]

    return trouble


def _knobs(**values: Any) -> Trouble:
    @contextmanager
    def trouble(shop: Shop) -> Iterator[None]:
        before = {name: getattr(shop.world.knobs, name) for name in values}
        shop.world.knobs.turn(values)
        yield
        shop.world.knobs.turn(before)

    return trouble


@contextmanager
def _offline(shop: Shop) -> Iterator[None]:
    shop.network.online = False
    shop.network.cut()
    yield
    shop.network.online = True


@contextmanager
def _rush(shop: Shop) -> Iterator[None]:
    """There is no line, and everybody answers as fast as they can."""
    shop.rushing = True
    with _offline(shop):
        yield
    shop.rushing = False


@contextmanager
def _token_answer_lost(shop: Shop) -> Iterator[None]:
    """The one answer that brings a new pair never arrives: only a new login can help."""
    shop.world.knobs.faults.append(Fault("cut", TOKEN, times=1, committed=True))
    shop.world.tokens.alive(shop.world.oa.oa_id)[-1].access_until = 0
    yield
    shop.world.knobs.faults = [fault for fault in shop.world.knobs.faults if fault.path != TOKEN]


@contextmanager
def _asleep(shop: Shop) -> Iterator[None]:
    """The lid is closed for eight hours; customers go on writing."""
    shop.network.cut()
    shop.pc.sleep(8 * HOUR)
    for who in shop.customers()[::3]:
        written = shop.pc.true_ms() - shop.chance.randrange(8 * HOUR)
        shop.world.customer_writes(who, f"tin {len(shop.world.log)}", time=written)
    yield


def _clock(move: Callable[[int], int]) -> Trouble:
    """The PC's clock is set wrong, and right again after the storm."""

    @contextmanager
    def trouble(shop: Shop) -> Iterator[None]:
        shop.pc.set_clock(move(shop.pc.true_ms()))
        yield
        shop.pc.set_clock(shop.pc.true_ms())

    return trouble


STORMS = (
    Storm("offline", _offline, 20),
    Storm("offline in a rush", _rush, 8),
    Storm("429", _faults(("status", 70), status=429)),
    Storm("-32", _knobs(rate_per_oa=6)),
    Storm("5xx", _faults(("status", 70), status=503)),
    Storm("nobody at home", _faults(("status", 100)), 20),
    Storm("uploads down", _faults(("status", 100), paths=(UPLOAD,)), 20),
    Storm("token codes", _faults(("refused", 70))),
    Storm("busy", _faults(("refused", 40), code=-214)),
    Storm("nonsense", _faults(("html", 20), ("empty", 20), ("bad_json", 20), ("error_400", 10))),
    Storm("garbled rows", _faults(("garbled", 40), ("bad_json", 10), ("html", 10))),
    Storm("cut", _faults(("cut", 40), ("cut_body", 20))),
    Storm("cut after commit", _faults(("cut", 30), ("cut_body", 20), committed=True)),
    Storm("answers lost", _faults(("cut", 50), ("status", 30), paths=(SEND,), committed=True)),
    Storm("send failed", _faults(("send_failed", 30), paths=(SEND,))),
    Storm("send failed, yet sent", _faults(("send_failed", 30), paths=(SEND,), committed=True)),
    Storm("hanging", _faults(("hang", 30), seconds=60.0, committed=True)),
    Storm("slow", _faults(("slow", 80), seconds=9.0)),
    Storm("late and doubled rows", _knobs(late_every=2, late_by=20_000, duplicate_every=3)),
    Storm("equal times", _knobs(time_step=1_000)),
    Storm("short memory", _knobs(depth=10, repeat_beyond_depth=True)),
    Storm("token endpoint down", _faults(("status", 60), ("cut", 30), paths=(TOKEN,))),
    Storm("token answer lost", _token_answer_lost, 1),
    Storm("sleep", _asleep, 0.1),
    Storm("a minute ahead", _clock(lambda now: now + MINUTE - 1)),
    Storm("a minute behind", _clock(lambda now: now - MINUTE + 1)),
    Storm("25 hours ahead", _clock(lambda now: now + 25 * HOUR)),
    Storm("25 hours behind", _clock(lambda now: now - 25 * HOUR)),
    Storm("90 days ahead", _clock(lambda now: now + 90 * DAY)),
    Storm("90 days behind", _clock(lambda now: now - 90 * DAY)),
    Storm("1970", _clock(lambda now: 60_000)),
    Storm("2038", _clock(lambda now: YEAR_2038_MS)),
)
