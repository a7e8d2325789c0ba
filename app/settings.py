"""The person's choices: one frozen dataclass, kept as JSON beside the database; no secret is ever among them."""

import contextlib
import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from app.domain.quiet import DAY_MINUTES, EVERY_DAY, QuietHours
from app.errors import StorageFailure

log = logging.getLogger(__name__)

Language = Literal["system", "vi", "en"]
Theme = Literal["system", "light", "dark"]
Sound = Literal["none", "ting", "chime", "knock", "bell"]
OnClose = Literal["ask", "hide", "quit"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting and its default."""

    language: Language = "system"
    theme: Theme = "system"
    zoom: int = 100
    """How large the window's text and everything in it is, 80 to 200 percent."""
    send_on_enter: bool = True
    undo_seconds: int = 5
    """How long a message waits before it leaves, 0 to 30; within it, *Hoàn tác* takes it back."""
    media_cache_mb: int = 2048
    """Size of the media cache, 64 to 65536; the oldest files go first."""
    emoji_recent: str = ""
    """The emoji used last, separated by spaces, the newest first."""
    emoji_tone: int = 0
    """0 for the yellow one, 1 (light) to 5 (dark)."""
    notify: bool = True
    notify_preview: bool = True
    """Show who writes, and what; otherwise only that somebody waits."""
    sound: Sound = "ting"
    sound_volume: int = 80
    sound_repeat: bool = False
    """Ring again until somebody has looked."""
    quiet: bool = False
    quiet_from: int = 22 * 60
    """Minutes after midnight, as `quiet_to`."""
    quiet_to: int = 7 * 60
    quiet_days: int = EVERY_DAY
    """The days on which quiet hours begin; Monday is the lowest bit."""
    paused_until: int = 0
    """No alert before this time, epoch milliseconds."""
    poll_when_hidden: bool = True
    on_close: OnClose = "ask"
    """What the window's cross does: hide it in the tray, or quit; asked the first time."""
    code_kept: bool = False
    """The recovery code was put away."""
    first_reply: bool = False
    """A message was sent from here."""
    alerts_tried: bool = False
    """A notification was shown on purpose."""
    first_steps: bool = True
    """The list of first steps is shown until all are done or it is dismissed."""
    person: str = "owner"
    """Who used the window last: the next start goes on with them, where no PIN is asked for."""
    customer_panel: bool = False
    """Whether what is known of the customer stands beside the messages."""
    list_show: Literal["all", "unread", "unanswered"] = "all"
    """Which conversations the list is to show; closed and blocked ones are only ever looked up."""
    list_sort: Literal["newest", "waiting", "window"] = "newest"
    list_oa: str = ""
    list_tag: str = ""
    backup_daily: bool = True
    backup_folder: str = ""
    """Where automatic backups go; empty: beside the data."""
    backup_keep: int = 3
    """So many automatic backups stay, 1 to 60."""
    backup_files: bool = True
    """Whether pictures and files go into backups too."""
    lock_minutes: int = 0
    """Lock after so long without input, 0 to 240; 0: never."""
    updates: bool = True
    """Look for new versions each day, and install them when the app is left."""
    update_channel: Literal["stable", "beta"] = "stable"


def quiet_hours(settings: Settings) -> QuietHours:
    """The hours in which alerts keep quiet."""
    return QuietHours(settings.quiet, settings.quiet_from, settings.quiet_to, settings.quiet_days)


def usual_list(settings: Settings) -> bool:
    """Whether the list shows every open conversation in the usual order."""
    kept = (settings.list_show, settings.list_sort, settings.list_oa, settings.list_tag)
    return kept == ("all", "newest", "", "")


LONGEST_TEXT = 1_000
LIMITS = {
    "emoji_tone": (0, 5),
    "zoom": (80, 200),
    "undo_seconds": (0, 30),
    "media_cache_mb": (64, 65_536),
    "sound_volume": (0, 100),
    "quiet_from": (0, DAY_MINUTES - 1),
    "quiet_to": (0, DAY_MINUTES - 1),
    "quiet_days": (0, EVERY_DAY),
    "paused_until": (0, 1 << 50),
    "backup_keep": (1, 60),
    "lock_minutes": (0, 240),
}
Listener = Callable[[Settings], None]


class SettingsStore:
    """Loads, checks, writes atomically and announces. Unknown keys of a newer version survive; a bad value becomes
    its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._raw: dict[str, Any] = self._read()
        self._current = _checked(self._raw)
        self._listeners: list[Listener] = []

    @property
    def current(self) -> Settings:
        return self._current

    def change(self, **values: Any) -> Settings:
        """Replace some values, tell the listeners, write the file. Raises TypeError for an unknown name. Where the file
        can't be written the values hold all the same until the app ends, and StorageFailure("settings_not_kept") says
        so."""
        changed = _checked(asdict(replace(self._current, **values)))
        if changed == self._current:
            return self._current
        self._raw, self._current = {**self._raw, **asdict(changed)}, changed
        for listener in tuple(self._listeners):
            listener(changed)
        try:
            self._write(self._raw)
        except OSError as error:
            raise StorageFailure("settings_not_kept", path=str(self._path)) from error
        return self._current

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at each change; the answer stops it."""
        self._listeners.append(listener)

        def stop() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return stop

    def _read(self) -> dict[str, Any]:
        try:
            raw = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            log.warning("settings can't be read; the defaults are used and the file is kept as settings.json.bad")
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_name(self._path.name + ".bad"))
            return {}
        return raw if isinstance(raw, dict) else {}

    def _write(self, raw: dict[str, Any]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(self._path.name + ".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump(raw, file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


def _checked(raw: dict[str, Any]) -> Settings:
    good: dict[str, Any] = {}
    for field in fields(Settings):
        if field.name in raw and _fits(field.name, field.type, raw[field.name]):
            good[field.name] = raw[field.name]
    return Settings(**good)


def _fits(name: str, kind: Any, value: Any) -> bool:
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if kind is bool:
        return isinstance(value, bool)
    if kind is str:
        return isinstance(value, str) and len(value) <= LONGEST_TEXT
    low, high = LIMITS[name]
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
