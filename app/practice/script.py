"""The scripted life of the practice OA."""

import asyncio
from collections.abc import Callable
from app.practice.world import World


class Life:
    def __init__(self, world: World, seed: int = 1) -> None:
        self.world = world
        self.outage: Callable[[bool], None] | None = None

    def start(self, loop: asyncio.AbstractEventLoop) -> None: ...
    def stop(self) -> None: ...


def stage(world: World) -> None:
    lan = world.add_customer("Chị Lan")
    world.customer_writes(lan, "Shop ơi còn túi vải không ạ?")
