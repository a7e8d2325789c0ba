"""A shop with an OA of practice: its server runs here, and the app in Windows connects to it over loopback."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.rehearsal.build import ROOT
from tests.rehearsal.machine import Windows

ENOUGH = 5
"""Conversations that must have come in before the shop is of any use."""


class Shop:
    def __init__(self, facts: dict[str, str]) -> None:
        self._facts = facts
        self.conversations: list[tuple[str, str]] = []
        """Id and customer of each, as they came in; what customers write later changes neither."""

    @property
    def environment(self) -> dict[str, str]:
        return {"QUAYCHAT_ZALO_OAUTH": self._facts["oauth"], "QUAYCHAT_ZALO_OPENAPI": self._facts["openapi"]}

    def open(self, windows: Windows, engine: Path) -> None:
        """A profile, a connection, and what the customers have written so far."""
        made = windows.run(engine, "setup", "--json", also=self.environment)
        if made.code:
            raise RuntimeError(f"setup ended with {made.code}: {made.text[-2000:]}")
        pair = json.dumps({name: self._facts[name] for name in ("access_token", "refresh_token")})
        arguments = ("--tokens", "--app-id", self._facts["app_id"], "--redirect-uri", self._facts["redirect_uri"])
        said = f"{self._facts['app_secret']}\n{pair}\n"
        connected = windows.run(engine, "connect", "--json", *arguments, said=said, also=self.environment)
        if connected.code:
            raise RuntimeError(f"connect ended with {connected.code}: {connected.text[-2000:]}")
        working = windows.start(engine, "run", also=self.environment)
        ends = time.monotonic() + 180
        while len(self.look(windows, engine)) < ENOUGH and time.monotonic() < ends:
            time.sleep(3)  # noqa: TID251 — the engine in Windows fetches what there is
        working.kill()  # as when the PC goes off; wine ends but one thread where it is asked kindly
        working.wait()
        self.conversations = self.look(windows, engine)
        if len(self.conversations) < ENOUGH:
            raise RuntimeError(f"only {len(self.conversations)} conversations came in")

    def missing(self, windows: Windows, engine: Path) -> list[tuple[str, str]]:
        """What was there and isn't any more; customers go on writing, so there may be more."""
        return sorted(set(self.conversations) - set(self.look(windows, engine)))

    def look(self, windows: Windows, engine: Path) -> list[tuple[str, str]]:
        done = windows.run(engine, "conversations", "--json", also=self.environment)
        rows = [json.loads(line) for line in done.text.splitlines() if line.startswith("{")]
        return sorted((row["id"], row["name"]) for row in rows if "id" in row)


@contextmanager
def opened() -> Iterator[Shop]:
    """The server of the practice OA, for as long as the play lasts."""
    command = [sys.executable, "-m", "app", "practice", "--json"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        yield Shop(json.loads(server.stdout.readline()))
    finally:
        server.terminate()
        server.wait()
