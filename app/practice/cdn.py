"""Media that the practice OA gives out: drawn when first asked for, and dead after a while if the knob says so."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from app.practice.ids import IdMaker


@dataclass(slots=True)
class Media:
    """One thing on the CDN. `data` is bytes, or draws them. `query` must come with the address, each value exact."""

    path: str
    data: bytes | Callable[[], bytes]
    mime: str
    made_at: int
    query: dict[str, str]

    def read(self) -> bytes:
        if callable(self.data):
            self.data = self.data()
        return self.data


class Cdn:
    """Paths and what lies there. The caller holds the world's lock for `put`."""

    def __init__(self, ids: IdMaker) -> None:
        self._ids = ids
        self._media: dict[str, Media] = {}
        self.fetched: dict[str, int] = {}

    def put(
        self,
        folder: str,
        extension: str,
        data: bytes | Callable[[], bytes],
        mime: str,
        now: int,
        *,
        query: dict[str, str] | None = None,
    ) -> str:
        """Store and return the address without its host, query included."""
        path = f"/cdn/{folder}/{self._ids.message()}.{extension}"
        self._media[path] = Media(path, data, mime, now, query or {})
        return f"{path}?{urlencode(query)}" if query else path

    def place(self, path: str, data: bytes | Callable[[], bytes], mime: str, now: int) -> None:
        """Store under a path of one's own choice."""
        self._media[path] = Media(path, data, mime, now, {})

    def find(self, path: str) -> Media | None:
        return self._media.get(path)

    def count_fetch(self, path: str) -> None:
        self.fetched[path] = self.fetched.get(path, 0) + 1
