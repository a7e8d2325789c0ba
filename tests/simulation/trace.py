"""Everything that happens, in one hash: two runs of a seed that differ anywhere have different ones."""

import hashlib
from collections import Counter
from collections.abc import Callable

import httpx


class Trace:
    """A tap on the line that also takes notes of others."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._hash = hashlib.sha256()
        self.counts: Counter[str] = Counter()
        self.lines: list[str] | None = None
        """Not None: kept in words too."""

    def note(self, kind: str, what: str = "") -> None:
        self.counts[kind] += 1
        line = f"{self._now():.3f} {kind} {what}"
        self._hash.update(line.encode() + b"\n")
        if self.lines is not None:
            self.lines.append(line)

    def asked(self, request: httpx.Request) -> None:
        said = request.content if request.headers.get("content-type", "").startswith("application/json") else b""
        self.note("asked", f"{request.method} {request.url} {said.decode()}")

    def answered(self, request: httpx.Request, answer: bytes | None) -> None:
        self.note("answered" if answer is not None else "unanswered", f"{request.url.path} {answer!r}")

    def digest(self) -> str:
        return self._hash.hexdigest()
