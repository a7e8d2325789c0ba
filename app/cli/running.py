"""`run` and `practice`: what goes on until it is stopped."""

import argparse
import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from app.cli.profile import opened
from app.cli.terminal import Terminal
from app.domain.connections import ConnectionState
from app.errors import NeedsUser
from app.events import StatusChanged
from app.paths import Paths


async def run(_: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """Ends with 0 on SIGTERM, SIGINT, or Ctrl-C."""
    with stop_signals() as stopped:
        async with await opened(paths, terminal, running=True) as core:
            connected = [one for one in await core.connections.all() if one.state is not ConnectionState.DISCONNECTED]
            if not connected:
                raise NeedsUser("nothing_connected")
            core.sync.set_visible(True)
            core.backups.begin()
            core.bus.subscribe(StatusChanged, lambda event: _tell(event, terminal))
            terminal.result({"running": [one.oa_id for one in connected]}, "Running. Stop with Ctrl-C.")
            await stopped.wait()
    terminal.result({"stopped": True}, "Stopped.")
    return 0


async def practice(options: argparse.Namespace, _: Paths, terminal: Terminal) -> int:
    """The server alone, for any client; nothing of it is kept."""
    # Starlette and uvicorn are for this alone, and take a while to import.
    from app.practice.server import PracticeServer

    with stop_signals() as stopped:
        server = PracticeServer(port=options.port)
        await server.start()
        try:
            access, refresh = server.world.token_pair()
            facts = {
                "oauth": server.oauth_base,
                "openapi": server.openapi_base,
                "control": server.control_base,
                "app_id": server.app_id,
                "app_secret": server.app_secret,
                "redirect_uri": server.redirect_uri,
                "access_token": access,
                "refresh_token": refresh,
            }
            terminal.result(
                facts,
                f"QUAYCHAT_ZALO_OAUTH={server.oauth_base}",
                f"QUAYCHAT_ZALO_OPENAPI={server.openapi_base}",
                *(f"{name}: {value}" for name, value in facts.items() if name not in ("oauth", "openapi")),
                "The practice OA is running; none of this is secret. Stop with Ctrl-C.",
            )
            await stopped.wait()
        finally:
            await server.stop()
    return 0


@contextmanager
def stop_signals() -> Iterator[asyncio.Event]:
    """An event that SIGTERM and SIGINT set, on every system."""
    loop, stopped = asyncio.get_running_loop(), asyncio.Event()

    def stop(*_: object) -> None:
        loop.call_soon_threadsafe(stopped.set)

    former = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopped
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)


def _tell(event: StatusChanged, terminal: Terminal) -> None:
    status = event.status
    terminal.result(
        {"oa_id": status.oa_id, "health": status.health, "code": status.code, "since": status.since},
        f"{status.oa_id}: {status.health}{f' ({status.code})' if status.code else ''}",
    )
