"""A body in pieces: the same bytes, each told as it leaves."""

from collections.abc import AsyncIterator

import httpx
import pytest

from app.zalo import requests
from app.zalo.counted import PIECE, Counted
from tests.fakes.raw_server import http_to, reply, serving


class Body(httpx.AsyncByteStream):
    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"head"
        yield b"x" * (2 * PIECE + 1)
        yield b""


@pytest.mark.asyncio
async def test_the_bytes_are_the_same_and_no_piece_is_long() -> None:
    told: list[float] = []
    length = 4 + 2 * PIECE + 1
    sent = [piece async for piece in Counted(Body(), length, told.append)]
    assert b"".join(sent) == b"head" + b"x" * (2 * PIECE + 1)
    assert max(map(len, sent)) == PIECE
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) == len(sent)


@pytest.mark.asyncio
async def test_an_upload_over_http_tells_how_far_it_is() -> None:
    told: list[float] = []
    data = b"\xff\xd8\xff" + b"j" * 200_000
    async with serving(reply()) as server, http_to(server) as http:
        await http.exchange(requests.upload("image", "ảnh.jpg", data, "image/jpeg"), "AT-1", told.append)
    (asked,) = server.asked
    assert data in asked
    assert len(told) >= 200_000 // PIECE
    assert told == sorted(told)
    assert told[-1] == 1.0
