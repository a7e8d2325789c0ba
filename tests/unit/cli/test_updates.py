"""`update` on the command line."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import updates
from app.clock import SystemClock
from app.domain.updates.manifest import Kind
from app.paths import Paths
from app.profile import profile_lock
from app.services.update_shelf import Site
from app.updates.installation import Installation
from app.updates.policy import Policy
from app.updates.trust import Trust
from tests.fakes.updates import (
    QUICK,
    TRUSTED,
    UpdateServer,
    artifact,
    install,
    manifest,
    packed,
    program,
    publishing,
    release,
)
from tests.unit.cli.shell import Shell

NEW = packed({"quaychat": program("0.2.0"), "version.txt": b"0.2.0"})
FILE = artifact(NEW)


@pytest.fixture
def publisher() -> Iterator[UpdateServer]:
    """In a thread with a loop of its own: the command has the other one."""
    ready, ended = threading.Event(), asyncio.Event()
    made: list[UpdateServer] = []
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        async with publishing(files={FILE.path: NEW}) as one:
            made.append(one)
            ready.set()
            await ended.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),))
    thread.start()
    ready.wait(30)
    yield made[0]
    loop.call_soon_threadsafe(ended.set)
    thread.join()
    loop.close()


@pytest.fixture
def here(publisher: UpdateServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Installation:
    path = install(tmp_path / "apps" / "quaychat", "0.1.0")
    made = Installation(Kind.FOLDER, path.parent, path, "linux-x86_64")
    site = Site("0.1.0", made, Trust(publisher.address, TRUSTED), Policy(), QUICK)
    monkeypatch.setattr(updates, "site", lambda: site)
    # The tests' manifests are of the fake clock's day; the command goes by the real one.
    publisher.publish(manifest(release("0.2.0", FILE, share=1), now=SystemClock().now()))
    return made


def _version(here: Installation) -> str:
    return (here.folder / "version.txt").read_text(encoding="utf-8")


def test_it_says_what_there_is_and_changes_nothing(shell: Shell, here: Installation) -> None:
    said = shell("update", "--check")
    assert (said.code, said.out.splitlines()[-1]) == (0, "Faster.")
    assert said.out.startswith("0.2.0 is there.")
    assert shell("update", "--check", "--json").json["version"] == "0.2.0"
    assert _version(here) == "0.1.0"


def test_where_nobody_works_it_installs(shell: Shell, here: Installation) -> None:
    said = shell("update", "--json")
    assert (said.code, said.json["done"]) == (0, True)
    assert _version(here) == "0.2.0"


def test_beside_a_window_it_waits_until_that_is_left(shell: Shell, here: Installation) -> None:
    with profile_lock(Paths(shell.home)):
        assert shell("update", "--json").json["done"] is False
    assert _version(here) == "0.1.0"
    assert shell("update", "--json").json["done"] is True


def test_with_nothing_newer_it_says_so(shell: Shell, here: Installation, publisher: UpdateServer) -> None:
    publisher.publish(manifest(release("0.1.0", FILE), serial=9, now=2_000_000_000_000))
    assert shell("update").out == "0.1.0 is the newest version.\n"


def test_a_build_from_the_source_says_what_to_do(shell: Shell) -> None:
    said = shell("update")
    assert said.code == 4
    assert "isn't updated by itself" in said.err
