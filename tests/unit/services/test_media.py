"""The media cache: fetched once, kept encrypted, bounded; dead links are said to be dead."""

import asyncio
from collections import Counter
from pathlib import Path

import pytest

from app.crypto import Sealer
from app.domain.ids import MediaKey
from app.domain.messages import MediaState, MediaUse
from app.errors import AppError, Rejected, Transient
from app.events import MediaChanged
from app.services.ground import Ground
from app.services.media import WAITS_MS, MediaService
from app.store import media
from app.store.media_files import MediaFiles
from app.zalo.transport import FetchedMedia
from tests.fakes.clock import FakeClock

URL = "https://f9.zdn.vn/x.jpg"
JPEG = b"\xff\xd8\xff\xe0" + b"x" * 100


class Cdn:
    """Answers with a picture, or with the errors that wait for an address."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.answers: dict[str, FetchedMedia | AppError] = {}
        self.running = self.most = 0

    async def fetch_media(self, url: str) -> FetchedMedia:
        self.calls[url] += 1
        self.running += 1
        self.most = max(self.most, self.running)
        await asyncio.sleep(0)
        self.running -= 1
        answer = self.answers.get(url, FetchedMedia(JPEG, "image/jpeg"))
        if isinstance(answer, AppError):
            raise answer
        return answer


@pytest.fixture
def cdn() -> Cdn:
    return Cdn()


@pytest.fixture
def files(tmp_path: Path) -> MediaFiles:
    return MediaFiles(tmp_path / "media", Sealer(b"m" * 32))


@pytest.fixture
def service(ground: Ground, cdn: Cdn, files: MediaFiles) -> MediaService:
    return MediaService(ground, cdn, files, lambda: 1_000)


async def want(ground: Ground, *urls: str) -> None:
    await ground.db.write(media.want, urls, ground.clock.now())


@pytest.mark.asyncio
async def test_what_is_wanted_is_fetched_once_and_kept(ground: Ground, cdn: Cdn, service: MediaService) -> None:
    seen: list[MediaChanged] = []
    ground.bus.subscribe(MediaChanged, seen.append)
    await want(ground, URL)
    assert await service.get(URL) is None
    assert await service.fetch_due() == 1
    assert await service.fetch_due() == 0
    assert await service.get(URL) == JPEG
    assert await service.state(URL) is MediaState.STORED
    assert cdn.calls[URL] == 1
    assert seen == [MediaChanged(frozenset({media.url_key(URL)}))]


@pytest.mark.asyncio
async def test_files_are_encrypted_on_the_disk(
    ground: Ground, service: MediaService, files: MediaFiles, tmp_path: Path
) -> None:
    await want(ground, URL)
    await service.fetch_due()
    stored = [path.read_bytes() for path in (tmp_path / "media").rglob("*") if path.is_file()]
    assert len(stored) == 1
    assert JPEG not in stored[0]


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (Rejected("media_expired", status=404), MediaState.EXPIRED),
        (Rejected("too_large", limit=1), MediaState.FAILED),
        (Rejected("media_refused"), MediaState.FAILED),
        (FetchedMedia(b"<html>login</html>", "text/html"), MediaState.FAILED),
        (FetchedMedia(b"", "image/jpeg"), MediaState.FAILED),
    ],
)
async def test_what_cannot_be_had_is_marked_and_left(
    ground: Ground, cdn: Cdn, service: MediaService, answer: FetchedMedia | AppError, state: MediaState
) -> None:
    cdn.answers[URL] = answer
    seen: list[MediaChanged] = []
    ground.bus.subscribe(MediaChanged, seen.append)
    await want(ground, URL)
    await service.fetch_due()
    assert await service.state(URL) is state
    assert len(seen) == 1
    await service.fetch_due()
    assert cdn.calls[URL] == 1


@pytest.mark.asyncio
async def test_failures_are_tried_again_later_and_then_given_up(
    ground: Ground, cdn: Cdn, service: MediaService, clock: FakeClock
) -> None:
    cdn.answers[URL] = Transient("server")
    await want(ground, URL)
    for tries, wait in enumerate(WAITS_MS, start=1):
        await service.fetch_due()
        await service.fetch_due()
        assert cdn.calls[URL] == tries
        clock.set_wall(clock.now() + wait + 1)
    assert await service.state(URL) is MediaState.WANTED
    await service.fetch_due()
    assert await service.state(URL) is MediaState.FAILED


@pytest.mark.asyncio
async def test_being_offline_never_gives_a_picture_up(
    ground: Ground, cdn: Cdn, service: MediaService, clock: FakeClock
) -> None:
    cdn.answers[URL] = Transient("offline", reached=False)
    await want(ground, URL)
    for _ in range(20):
        await service.fetch_due()
        clock.set_wall(clock.now() + 60_000)
    del cdn.answers[URL]
    await service.fetch_due()
    assert await service.state(URL) is MediaState.STORED


@pytest.mark.asyncio
async def test_few_at_once(ground: Ground, cdn: Cdn, service: MediaService) -> None:
    await want(ground, *(f"{URL}?{number}" for number in range(10)))
    assert await service.fetch_due() == 10
    assert cdn.most == 3


@pytest.mark.asyncio
async def test_the_cache_is_bounded(ground: Ground, service: MediaService, files: MediaFiles, clock: FakeClock) -> None:
    for number in range(15):
        await want(ground, f"{URL}?{number}")
        await service.fetch_due()
        clock.set_wall(clock.now() + 1_000)
    assert len(files.keys()) == 9
    assert await service.get(f"{URL}?0") is None
    assert await service.get(f"{URL}?14") == JPEG


@pytest.mark.asyncio
async def test_a_file_that_has_gone_is_fetched_anew(
    ground: Ground, cdn: Cdn, service: MediaService, files: MediaFiles
) -> None:
    await want(ground, URL)
    await service.fetch_due()
    files.delete(media.url_key(URL))
    assert await service.get(URL) is None
    await service.fetch_due()
    assert await service.get(URL) == JPEG
    assert cdn.calls[URL] == 2


@pytest.mark.asyncio
async def test_own_files_are_kept_by_content(service: MediaService) -> None:
    key = await service.put_local(JPEG)
    assert await service.put_local(JPEG) == key
    assert await service.local(key) == JPEG


@pytest.mark.asyncio
async def test_a_request_wakes_the_loop(ground: Ground, service: MediaService) -> None:
    done = asyncio.Event()
    ground.bus.subscribe(MediaChanged, lambda _: done.set())
    ground.supervisor.keep("media", service.run)
    service.request([URL, ""])
    await asyncio.wait_for(done.wait(), 10)
    assert await service.get(URL) == JPEG


@pytest.mark.asyncio
async def test_files_that_no_record_knows_are_swept_away_once_and_no_others(
    ground: Ground, service: MediaService, files: MediaFiles, tmp_path: Path
) -> None:
    """A process was killed between file and record, in the middle of a file, or while it erased an OA."""
    await want(ground, URL)
    await service.fetch_due()
    own = await service.put_local(b"of a person")
    stray = MediaKey("ab" * 32)
    files.put(stray, JPEG)
    half = tmp_path / "media" / "ab" / f"{stray}.0123.part"
    half.write_bytes(b"half")
    await service.sweep()
    assert files.keys() == {media.url_key(URL), own}
    assert not half.exists()
    files.put(stray, JPEG)
    await service.sweep()
    assert stray in files.keys()  # noqa: SIM118 (no dictionary)


@pytest.mark.asyncio
async def test_what_was_erased_while_it_came_is_not_kept(
    ground: Ground, cdn: Cdn, service: MediaService, files: MediaFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    await want(ground, URL)
    fetch = cdn.fetch_media

    async def erased(url: str) -> FetchedMedia:
        await ground.db.write(media.forget, [media.url_key(url)])
        return await fetch(url)

    monkeypatch.setattr(cdn, "fetch_media", erased)
    await service.fetch_due()
    assert files.keys() == set()
    assert await ground.db.read(media.record, media.url_key(URL)) is None


@pytest.mark.asyncio
async def test_clearing_leaves_what_is_kept_and_says_how_much_is_free(
    ground: Ground, service: MediaService, files: MediaFiles
) -> None:
    await want(ground, URL, f"{URL}?2")
    await service.fetch_due()
    await service.keep([URL, ""], kept=True)
    seen: list[MediaChanged] = []
    ground.bus.subscribe(MediaChanged, seen.append)
    assert await service.clear() == len(JPEG)
    assert files.keys() == {media.url_key(URL)}
    assert await service.use() == MediaUse(1, len(JPEG), len(JPEG))
    assert seen == [MediaChanged(frozenset({media.url_key(f"{URL}?2")}))]
    assert await service.is_kept(URL)
    await service.keep([URL], kept=False)
    assert not await service.is_kept(URL)
    assert await service.clear() == len(JPEG)


@pytest.mark.asyncio
async def test_what_is_kept_is_fetched_if_it_is_not_here(ground: Ground, service: MediaService) -> None:
    await service.keep([URL], kept=True)
    await service.fetch_due()
    assert await service.get(URL) == JPEG
    assert await service.is_kept(URL)


@pytest.mark.asyncio
async def test_a_persons_own_file_is_kept_by_its_key(service: MediaService) -> None:
    key = await service.put_local(JPEG)
    await service.keep([key], kept=True)
    assert await service.is_kept(key)


@pytest.mark.asyncio
async def test_what_was_given_up_is_fetched_when_a_person_asks(ground: Ground, cdn: Cdn, service: MediaService) -> None:
    cdn.answers[URL] = Rejected("media_refused")
    await want(ground, URL)
    await service.fetch_due()
    del cdn.answers[URL]
    await service.again(URL)
    await service.fetch_due()
    assert await service.get(URL) == JPEG


@pytest.mark.asyncio
async def test_a_lower_limit_holds_without_a_new_file(ground: Ground, cdn: Cdn, files: MediaFiles) -> None:
    limit = [1_000]
    service = MediaService(ground, cdn, files, lambda: limit[0])
    await want(ground, URL, f"{URL}?2")
    await service.fetch_due()
    gone = asyncio.Event()
    limit[0] = len(JPEG)
    ground.bus.subscribe(MediaChanged, lambda _: gone.set())
    ground.supervisor.keep("media", service.run)
    await asyncio.wait_for(gone.wait(), 10)
    assert len(files.keys()) == 1
