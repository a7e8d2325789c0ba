"""Ids and tokens that look like Zalo's: 19 digits beyond 2^53, 20 hex characters, long opaque strings."""

import base64
import random
import threading


class IdMaker:
    """Seeded, so that a world is the same at each run. No order can be read from what it makes."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._lock = threading.Lock()

    def number(self) -> str:
        """A user, OA or app id."""
        with self._lock:
            return str(self._random.randrange(10**18 + 1, 9 * 10**18) | 1)

    def message(self) -> str:
        with self._lock:
            return f"{self._random.getrandbits(80):020x}"

    def token(self, size: int = 180) -> str:
        with self._lock:
            raw = self._random.randbytes(size)
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")
