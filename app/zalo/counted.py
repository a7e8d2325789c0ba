"""A request's body in small pieces, each counted as it leaves."""

from collections.abc import AsyncIterator, Callable, Iterator

import httpx

PIECE = 16 * 1024
"""What a slow line carries in a fraction of a second."""

Told = Callable[[float], None]
"""Takes how much has left, 0 to 1."""


class Counted(httpx.AsyncByteStream):
    """Wraps a body of `length` bytes. A piece counts once the connection has taken it, so the last one is told with
    the answer still to come."""

    def __init__(self, body: object, length: int, told: Told) -> None:
        assert isinstance(body, httpx.AsyncByteStream)
        self._body = body
        self._length = length
        self._told = told

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = 0
        async for chunk in self._body:
            for piece in pieces(chunk):
                yield piece
                left += len(piece)
                self._told(min(1.0, left / max(1, self._length)))


def pieces(chunk: bytes) -> Iterator[bytes]:
    """The same bytes, none of them longer than PIECE."""
    for start in range(0, len(chunk), PIECE):
        yield chunk[start : start + PIECE]
