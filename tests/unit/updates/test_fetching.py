"""Fetching over real HTTP on loopback: whole, gone on with after a cut, or refused; never more than was said."""

import asyncio
import gzip
from pathlib import Path

import pytest

from app.clock import SystemClock
from app.domain.updates.manifest import Artifact
from app.errors import AppError, Rejected, Transient
from app.updates.disk import sha256_of
from app.updates.envelope import MOST_BYTES
from app.updates.fetching import Fetcher, Limits
from app.updates.partial import Partial
from tests.fakes.clock import FakeClock
from tests.fakes.raw_server import Server, serving
from tests.fakes.updates import QUICK, UpdateServer, artifact, publishing

CONTENT = bytes(range(256)) * 4_000
FILE = artifact(CONTENT, "0.2.0/quaychat.tar.gz")
OTHER = CONTENT[::-1]

pytestmark = pytest.mark.asyncio


@pytest.fixture
def partial(tmp_path: Path) -> Partial:
    return Partial(tmp_path / "files" / "a.part")


async def _fetch(server: UpdateServer, partial: Partial, one: Artifact = FILE, limits: Limits = QUICK) -> list[int]:
    told: list[int] = []
    fetcher = Fetcher(server.address, FakeClock(), limits)
    await fetcher.file(one, partial, lambda done, total: told.append(done))
    return told


async def _fails(server: UpdateServer, partial: Partial, limits: Limits = QUICK) -> AppError:
    with pytest.raises(AppError) as caught:
        await _fetch(server, partial, limits=limits)
    return caught.value


async def test_a_file_comes_whole_and_tells_how_far_it_is(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}) as server:
        told = await _fetch(server, partial)
    assert partial.path.read_bytes() == CONTENT
    assert (told[0], told[-1], told) == (0, len(CONTENT), sorted(told))


async def test_nothing_is_said_of_who_asks(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}, headers=("Set-Cookie: id=1; Path=/",)) as server:
        await _fetch(server, partial)
        partial.drop()
        await _fetch(server, partial)
    for asked in server.asked:
        names = {line.split(b":")[0].lower() for line in asked.split(b"\r\n")[1:] if line}
        assert names == {b"host", b"accept", b"accept-encoding", b"connection", b"user-agent"}
        assert b"\r\nuser-agent: QuayChat\r\n" in asked


async def test_a_cut_download_goes_on_where_it_was_cut(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}, cut_after=300_000) as server:
        assert isinstance(await _fails(server, partial), Transient)
        have = partial.path.stat().st_size
        assert 0 < have <= 300_000
        told = await _fetch(server, partial)
    assert told[0] == have
    assert partial.path.read_bytes() == CONTENT
    assert f'range: bytes={have}-\r\nif-range: "v1"\r\n'.encode() in server.asked[1].lower()


async def test_a_whole_one_is_not_fetched_again(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}) as server:
        await _fetch(server, partial)
        await _fetch(server, partial)
    assert len(server.asked) == 1


async def test_a_server_that_knows_no_ranges_gives_all_of_it_again(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}, cut_after=300_000, ranges=False) as server:
        await _fails(server, partial)
        told = await _fetch(server, partial)
    assert told[0] == 0
    assert partial.path.read_bytes() == CONTENT


async def test_a_file_that_changed_in_between_is_begun_anew(partial: Partial) -> None:
    async with publishing(files={FILE.path: OTHER}, cut_after=300_000) as server:
        await _fails(server, partial)
        server.files[FILE.path], server.etag = CONTENT, '"v2"'
        told = await _fetch(server, partial)
    assert told[0] == 0
    assert partial.path.read_bytes() == CONTENT


async def test_without_marks_two_files_may_mix_and_the_hash_says_so(partial: Partial) -> None:
    async with publishing(files={FILE.path: OTHER}, cut_after=300_000, etag="") as server:
        await _fails(server, partial)
        server.files[FILE.path] = CONTENT
        await _fetch(server, partial)
    assert sha256_of(partial.path) != FILE.sha256


async def test_a_part_that_the_server_calls_too_long_is_thrown_away(partial: Partial) -> None:
    async with publishing(files={FILE.path: CONTENT}, cut_after=300_000) as server:
        await _fails(server, partial)
        server.files[FILE.path] = CONTENT[:1000]
        assert isinstance(await _fails(server, partial), Transient)
    assert not partial.path.exists()


@pytest.mark.parametrize("claimed", [0, 1, 299_999])
async def test_a_part_from_another_place_is_refused(partial: Partial, claimed: int) -> None:
    async with publishing(files={FILE.path: CONTENT}, cut_after=300_000, range_start=claimed) as server:
        await _fails(server, partial)
        have = partial.path.stat().st_size
        error = await _fails(server, partial)
    assert (error.code, error.params["why"]) == ("update_damaged", "range")
    assert partial.path.stat().st_size == have


@pytest.mark.parametrize("size", [0, 1, len(CONTENT) - 1, len(CONTENT) + 1, 10**15])
async def test_a_file_of_another_size_is_refused_before_a_byte_is_kept(partial: Partial, size: int) -> None:
    async with publishing(files={FILE.path: CONTENT}, says_size=size) as server:
        error = await _fails(server, partial)
    assert (error.code, error.params["why"]) == ("update_damaged", "size")
    assert not partial.path.exists()


async def test_a_file_without_end_is_cut_at_its_size(partial: Partial) -> None:
    async def endless(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
            await writer.drain()

    async with serving(endless) as raw:
        error = await _fails(UpdateServer(server=raw), partial)
    assert (error.code, error.params["why"]) == ("update_damaged", "longer")
    assert not partial.path.exists()


@pytest.mark.parametrize("to", ["http://127.0.0.1:9/a", "https://other.test/a", "/updates/b", "file:///etc/passwd"])
async def test_no_redirect_is_followed(partial: Partial, to: str) -> None:
    async with publishing(
        files={FILE.path: b"", "stable.json": b""}, status="302 Found", headers=(f"Location: {to}",)
    ) as server:
        assert (await _fails(server, partial)).code == "update_untrusted"
        with pytest.raises(Rejected, match="update_untrusted"):
            await Fetcher(server.address, FakeClock(), QUICK).manifest("stable.json")
    assert len(server.asked) == 2


async def test_nothing_is_expanded_on_its_way(partial: Partial) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    async with publishing(files={FILE.path: bomb, "stable.json": bomb}, headers=("Content-Encoding: gzip",)) as server:
        assert (await _fails(server, partial)).params["why"] == "encoding"
        with pytest.raises(Rejected, match="update_untrusted"):
            await Fetcher(server.address, FakeClock(), QUICK).manifest("stable.json")
    assert not partial.path.exists()


async def test_a_manifest_is_bounded_whatever_the_server_says() -> None:
    async with publishing(files={"stable.json": b"x" * (MOST_BYTES + 1)}) as server:
        fetcher = Fetcher(server.address, FakeClock(), QUICK)
        with pytest.raises(Rejected, match="update_untrusted"):
            await fetcher.manifest("stable.json")
        server.says_size = 10
        assert len(await fetcher.manifest("stable.json")) == 10


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "403 Forbidden"])
async def test_a_server_in_trouble_is_tried_again_later(partial: Partial, status: str) -> None:
    async with publishing(files={FILE.path: b"", "stable.json": b""}, status=status) as server:
        assert (await _fails(server, partial)).code == "update_unreachable"
        with pytest.raises(Transient, match="update_unreachable"):
            await Fetcher(server.address, FakeClock(), QUICK).manifest("stable.json")


async def test_a_server_that_drips_is_given_up_and_what_came_is_kept(partial: Partial) -> None:
    slow = Limits(least=10_000, window=0.05)
    async with publishing(files={FILE.path: CONTENT}, drip_s=0.01) as server:
        told: list[int] = []
        with pytest.raises(Transient, match="update_unreachable"):
            await Fetcher(server.address, SystemClock(), slow).file(FILE, partial, lambda done, _: told.append(done))
    assert partial.path.stat().st_size == told[-1] > 0


async def test_a_manifest_that_drips_is_given_up() -> None:
    async with publishing(files={"stable.json": b"x" * 1000}, drip_s=0.01) as server:
        with pytest.raises(Transient, match="update_unreachable"):
            await Fetcher(server.address, FakeClock(), Limits(manifest=0.1)).manifest("stable.json")


async def test_nobody_there_is_said_as_one_thing(partial: Partial) -> None:
    server = UpdateServer(server=Server(UpdateServer().answer, port=9))
    error = await _fails(server, partial)
    assert (error.code, isinstance(error, Transient)) == ("update_unreachable", True)


@pytest.mark.parametrize(
    "address",
    ["", "http://updates.test/", "ftp://updates.test/", "https://", "file:///tmp", "https://a@updates.test/",
     "https://updates.test/?x", "https://updates.test/#x", "updates.test"],
)  # fmt: skip
async def test_an_address_that_is_not_safe_is_refused(address: str) -> None:
    with pytest.raises(Rejected, match="update_untrusted"):
        Fetcher(address, FakeClock())


async def test_a_disk_that_is_full_says_so(partial: Partial, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    async with publishing(files={FILE.path: CONTENT}) as server:
        monkeypatch.setattr("pathlib.Path.write_text", full)
        assert (await _fails(server, partial)).code == "disk_full"
