"""Telling a slow line from a server that drips to keep a connection for ever."""

LEAST_BYTES = 64 * 1024
WINDOW_S = 60.0


class Pace:
    """At least so many bytes in each window of time; `now` in steady seconds."""

    def __init__(self, now: float, least: int = LEAST_BYTES, window: float = WINDOW_S) -> None:
        self._least, self._window = least, window
        self._since, self._got = now, 0

    def took(self, count: int, now: float) -> bool:
        """Note what has come; False when that is no pace."""
        self._got += count
        if now - self._since <= self._window:
            return True
        enough = self._got >= self._least
        self._since, self._got = now, 0
        return enough
