"""A practice OA's server in a process of its own, with several OAs, so that its work is not counted as ours.

`python -m bench.practice_shops`: prints what a profile needs to be connected to it, and serves until it is ended.
"""

import json
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from app.domain.connections import ZaloApp
from app.domain.ids import AppId
from app.practice.people import ALL_GROUPS, Oa
from app.practice.server import PracticeServer
from app.practice.world import World
from app.zalo.hosts import OAUTH_ENV, OPENAPI_ENV
from bench.processes import child, say
from bench.profile import Shop

SHOPS, CUSTOMERS = 3, 20
CLOSED = "http://127.0.0.1:9"


@dataclass(frozen=True, slots=True)
class Practice:
    base: str
    control: str
    app: ZaloApp
    shops: tuple[Shop, ...]
    customers: tuple[str, ...]
    """Of the first shop."""

    @property
    def environ(self) -> dict[str, str]:
        return {OAUTH_ENV: self.base, OPENAPI_ENV: self.base}


def nowhere() -> dict[str, str]:
    """Addresses at which nobody answers, for benchmarks that need no Zalo."""
    return {OAUTH_ENV: CLOSED, OPENAPI_ENV: CLOSED}


@contextmanager
def practice() -> Iterator[Practice]:
    with child("bench.practice_shops") as server:
        told = json.loads(server.word("ready"))
        yield Practice(
            told["base"],
            told["control"],
            ZaloApp(AppId(told["app_id"]), told["redirect_uri"]),
            tuple(Shop(oa_id, access) for oa_id, access in told["shops"]),
            tuple(told["customers"]),
        )


def customer_writes(control: str, user_id: str, text: str) -> None:
    """From any process; blocks until it is written."""
    body = json.dumps({"user_id": user_id, "text": text}).encode()
    headers = {"X-Quaychat-Practice": "1", "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(f"{control}/practice/say", body, headers), timeout=10).close()


def _open_shop(world: World, oa: Oa) -> tuple[str, str]:
    for number in range(CUSTOMERS):
        customer = world.add_customer(f"Khách {number + 1}", oa=oa)
        world.customer_writes(customer, "Shop ơi, còn hàng không ạ?")
    grant = world.tokens.issue(world.app.app_id, oa.oa_id, ALL_GROUPS, world.now())
    return oa.oa_id, grant.access


def main() -> int:
    world = World()
    oas = [world.oa, world.second_oa, world.add_oa("Tiệm Ba")]
    server = PracticeServer(world)
    server.start_now()
    shops = [_open_shop(world, oa) for oa in oas[:SHOPS]]
    customers = [one.user_id for one in world.customers.values() if one.oa_id == oas[0].oa_id]
    addresses = {"base": server.base, "control": server.control_base, "redirect_uri": server.redirect_uri}
    say("ready", json.dumps({**addresses, "app_id": server.app_id, "shops": shops, "customers": customers}))
    threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
