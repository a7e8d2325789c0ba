"""Photos for the viewer and for a folder: the best there is of each, fetched where it isn't here."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.ids import ConversationId, MediaKey, UserId
from app.domain.messages import Body, Kind
from app.domain.photos import Place, Saved
from app.errors import Rejected
from app.services.ground import Ground
from app.services.photos import Photos
from app.store.messages import ingest
from tests.fakes.clock import FakeClock
from tests.fakes.history import OA, T0, TALK, said

pytestmark = pytest.mark.asyncio
JPEG = b"\xff\xd8\xff" + b"x" * 50


class Files:
    """Zalo still has what is in `here`; `asked` notes the rest too."""

    def __init__(self) -> None:
        self.here: dict[str, bytes] = {}
        self.asked: list[str] = []

    async def local(self, key: MediaKey) -> bytes | None:
        return self.here.get(key)

    async def fetch(self, url: str) -> bytes | None:
        self.asked.append(url)
        return self.here.get(url)


def inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Ảnh"
    made.mkdir()
    return made


@pytest.fixture
def files() -> Files:
    return Files()


@pytest_asyncio.fixture
async def photos(ground: Ground, clock: FakeClock, files: Files) -> AsyncIterator[Photos]:
    """Three photos, two of them of one second, the last one dead."""
    rows = [
        replace(
            said(at=T0 + n + (n == 2) * 60_000), body=Body(Kind.PHOTO, url=f"https://f/{n}", thumb=f"https://t/{n}")
        )
        for n in range(3)
    ]
    await ground.db.write(ingest, OA, rows, clock.now(), live=True)
    files.here = {"https://f/0": JPEG, "https://f/1": JPEG + b"1"}
    yield Photos(ground, files)


async def test_one_by_one(photos: Photos) -> None:
    first = await photos.find(TALK, "https://f/0")
    assert first is not None
    second = await photos.next(first)
    assert second is not None
    assert await photos.previous(second) == first
    assert await photos.place(second) == Place(2, 3)


async def test_the_small_one_is_better_than_nothing(photos: Photos, files: Files) -> None:
    photo = await photos.find(TALK, "https://f/2")
    assert photo is not None
    assert await photos.data(photo) is None
    files.here["https://t/2"] = JPEG
    assert await photos.data(photo) == JPEG


async def test_all_go_to_a_folder_each_once(photos: Photos, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    saved = await photos.save_all(TALK, folder, lambda done, total: told.append((done, total)))
    assert saved == Saved(2, 1)
    assert told == [(0, 3), (1, 3), (2, 3)]
    names = sorted(path.name for path in inside(folder))
    assert len(names) == 2
    assert names[0].endswith(" (2).jpg")
    assert {path.read_bytes() for path in inside(folder)} == {JPEG, JPEG + b"1"}
    assert await photos.save_all(TALK, folder) == Saved(2, 1)
    assert sorted(path.name for path in inside(folder)) == names


async def test_a_file_that_is_there_is_never_written_over(photos: Photos, folder: Path) -> None:
    await photos.save_all(TALK, folder)
    mine = inside(folder)[0]
    mine.write_bytes(b"mine")
    await photos.save_all(TALK, folder)
    assert mine.read_bytes() == b"mine"


async def test_a_folder_that_takes_nothing_says_so(photos: Photos, folder: Path) -> None:
    with pytest.raises(Rejected, match="cannot_write"):
        await photos.save_all(TALK, folder / "none")


async def test_a_conversation_without_photos(photos: Photos, folder: Path) -> None:
    assert await photos.save_all(ConversationId(OA, UserId("404")), folder) == Saved(0, 0)


async def test_saving_ends_when_it_is_cancelled(photos: Photos, files: Files, folder: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await photos.save_all(TALK, folder, stop)
    assert len(inside(folder)) == 1
