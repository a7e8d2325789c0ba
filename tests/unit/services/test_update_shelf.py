"""What lies ready: whole, once, and gone when it isn't wanted any more. The course of it is in test_updates."""

import random
from pathlib import Path

import pytest

from app.domain.updates.choice import Offer
from app.domain.updates.manifest import Channel, Kind
from app.errors import Rejected, StorageFailure
from app.paths import Paths
from app.services import update_shelf
from app.services.update_shelf import Shelf, Site
from app.updates.fetching import Fetcher
from app.updates.installation import Installation
from app.updates.policy import Policy
from app.updates.trust import Trust
from tests.fakes.clock import FakeClock
from tests.fakes.updates import QUICK, TRUSTED, artifact, install, publishing, release

pytestmark = pytest.mark.asyncio
CONTENT = b"setup" * 1000
FILE = artifact(CONTENT, "setup.exe", Kind.INSTALLER, "windows-x86_64")
OFFER = Offer(release("0.2.0", FILE), FILE)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "home")


def _shelf(paths: Paths, tmp_path: Path) -> Shelf:
    program = install(tmp_path / "apps" / "quaychat", "0.1.0")
    here = Installation(Kind.INSTALLER, program.parent, program, "windows-x86_64")
    site = Site("0.1.0", here, Trust("http://127.0.0.1:9/", TRUSTED), Policy(), QUICK)
    return Shelf(paths, FakeClock(), site, random.Random(1))


async def test_a_file_that_is_not_the_signed_one_is_thrown_away(paths: Paths, tmp_path: Path) -> None:
    shelf = _shelf(paths, tmp_path)
    async with publishing(files={FILE.path: CONTENT[::-1]}) as server:
        fetcher = Fetcher(server.address, FakeClock(), QUICK)
        with pytest.raises(Rejected, match="update_damaged"):
            await shelf.fetch(fetcher, OFFER, Channel.STABLE, lambda _: None)
    assert list(paths.update_files.iterdir()) == []
    assert (await shelf.known()).ready is None


async def test_what_was_fetched_is_there_until_a_bit_of_it_changes(paths: Paths, tmp_path: Path) -> None:
    shelf = _shelf(paths, tmp_path)
    assert not await shelf.has(OFFER, await shelf.known())
    async with publishing(files={FILE.path: CONTENT}) as server:
        await shelf.fetch(Fetcher(server.address, FakeClock(), QUICK), OFFER, Channel.STABLE, lambda _: None)
    assert await shelf.has(OFFER, await shelf.known())
    (paths.update_files / "setup.exe").write_bytes(CONTENT[:-1] + b"x")
    assert not await shelf.has(OFFER, await shelf.known())


async def test_what_is_dropped_leaves_nothing(paths: Paths, tmp_path: Path) -> None:
    shelf = _shelf(paths, tmp_path)
    async with publishing(files={FILE.path: CONTENT}) as server:
        await shelf.fetch(Fetcher(server.address, FakeClock(), QUICK), OFFER, Channel.STABLE, lambda _: None)
    (paths.update_files / "folder").mkdir()
    await shelf.drop()
    assert (list(paths.update_files.iterdir()), (await shelf.known()).ready) == ([], None)


async def test_without_room_nothing_is_begun(paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = _shelf(paths, tmp_path)
    usage = type("Usage", (), {"free": len(CONTENT)})
    monkeypatch.setattr(update_shelf.shutil, "disk_usage", lambda _: usage)
    async with publishing(files={FILE.path: CONTENT}) as server:
        with pytest.raises(StorageFailure, match="disk_full"):
            await shelf.fetch(Fetcher(server.address, FakeClock(), QUICK), OFFER, Channel.STABLE, lambda _: None)
        assert server.asked == []


@pytest.mark.parametrize(
    ("own", "kind", "address", "keys"),
    [("dev", Kind.FOLDER, "https://u.test/", TRUSTED), ("0.1.0", None, "https://u.test/", TRUSTED),
     ("0.1.0", Kind.FOLDER, "", TRUSTED), ("0.1.0", Kind.FOLDER, "https://u.test/", {})],
)  # fmt: skip
async def test_a_build_without_version_place_address_or_keys_is_not_updated(
    own: str, kind: Kind | None, address: str, keys: dict[str, bytes]
) -> None:
    here = Installation(kind, Path("/a"), Path("/a/quaychat"), "linux-x86_64")
    assert not Site(own, here, Trust(address, keys), Policy()).updatable
    assert Site(
        "0.1.0", Installation(Kind.FOLDER, *([Path("/a")] * 2), "x"), Trust("https://u.test/", TRUSTED), Policy()
    ).updatable
