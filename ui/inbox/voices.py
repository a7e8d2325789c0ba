"""Voice messages that play in their bubble, one at a time; what makes the sound is loaded at the first play."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from app.domain.sound import length_ms
from app.errors import Rejected

STEP_MS = 200


class Phase(Enum):
    REST = auto()
    FETCHING = auto()
    PLAYING = auto()
    PAUSED = auto()
    EXPIRED = auto()
    FAILED = auto()


ENDS = {"media_expired": Phase.EXPIRED}


@dataclass(frozen=True, slots=True)
class Voice:
    """What is known of one voice message, in milliseconds; a length of 0 isn't known yet."""

    phase: Phase = Phase.REST
    position: int = 0
    length: int = 0


class Sound(Protocol):
    """One thing that plays, whatever plays it."""

    @property
    def moved(self) -> SignalInstance: ...  # (position, length)
    @property
    def ended(self) -> SignalInstance: ...
    @property
    def failed(self) -> SignalInstance: ...

    def load(self, data: bytes) -> None: ...
    def play(self) -> None: ...
    def pause(self) -> None: ...
    def seek(self, position: int) -> None: ...
    def stop(self) -> None: ...


class Files(Protocol):
    """Where the bytes are."""

    async def bytes_of(self, ref: str) -> bytes: ...
    async def kept(self, ref: str) -> bytes | None: ...
    async def dead(self, ref: str) -> str: ...


async def open_sound() -> Sound | None:
    """This PC's sound; None when it has no device, or lacks what QtMultimedia needs (libpulse on Linux)."""
    try:
        # Loading it takes some 200 ms and 30 MB, which only those pay who listen.
        module = await asyncio.to_thread(__import__, "ui.inbox.sound", fromlist=["QtSound"])
    except ImportError:
        return None
    sound: Sound | None = module.open_device()
    return sound


class VoicePlayer(QObject):
    """`voice(ref)` is for painting; `toggle` and `seek` are what a press means."""

    changed = Signal(str)
    silent = Signal(str)
    """This message can't be played on this PC: another program may."""

    def __init__(
        self,
        files: Files,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QObject | None = None,
        *,
        make: Callable[[], Awaitable[Sound | None]] = open_sound,
    ) -> None:
        super().__init__(parent)
        self._files = files
        self._spawn = spawn
        self._make = make
        self._voices: dict[str, Voice] = {}
        self._sound: Sound | None = None
        self._now = ""
        self._measured: set[str] = set()
        self._coming: set[str] = set()

    def voice(self, ref: str) -> Voice:
        """What to show now; the first look at a message finds out how long it lasts, if its file is here."""
        if ref not in self._measured:
            self._measured.add(ref)
            self._spawn(self._measure(ref))
        return self._voices.get(ref, Voice())

    def toggle(self, ref: str) -> None:
        """Play, pause, or go on."""
        match self._voices.get(ref, Voice()).phase:
            case Phase.PLAYING if self._sound is not None:
                self._sound.pause()
                self._note(ref, phase=Phase.PAUSED)
            case Phase.PAUSED if self._sound is not None:
                self._sound.play()
                self._note(ref, phase=Phase.PLAYING)
            case Phase.FETCHING:
                pass
            case _:
                self._begin(ref)

    def seek(self, ref: str, share: float) -> None:
        """Go to a place, 0 to 1; one that rests begins to play there."""
        voice = self._voices.get(ref, Voice())
        position = round(min(max(share, 0.0), 1.0) * voice.length)
        if ref == self._now and self._sound is not None and voice.phase in (Phase.PLAYING, Phase.PAUSED):
            self._sound.seek(position)
            self._note(ref, position=position)
        elif voice.phase is Phase.REST:
            self._begin(ref, position)

    def stop(self) -> None:
        """Be quiet: another conversation is opened, the window closes."""
        if self._sound is not None:
            self._sound.stop()
        if self._now:
            self._note(self._now, phase=Phase.REST, position=0)
        self._now = ""

    def look_again(self) -> None:
        """Files have come, or were found to be dead: some of them may be voices."""
        coming, self._coming = self._coming, set()
        self._measured -= coming
        for ref in coming:
            self.changed.emit(ref)

    def _begin(self, ref: str, position: int = 0) -> None:
        self.stop()
        self._now = ref
        self._note(ref, phase=Phase.FETCHING)
        self._spawn(self._play(ref, position))

    async def _play(self, ref: str, position: int) -> None:
        try:
            data = await self._files.bytes_of(ref)
        except Rejected as error:
            self._note(ref, phase=ENDS.get(error.code, Phase.FAILED))
            return
        sound = self._sound or await self._make()
        if sound is None:
            self._note(ref, phase=Phase.REST)
            self.silent.emit(ref)
            return
        if self._sound is None:
            self._listen(sound)
        if self._now != ref:
            self._note(ref, phase=Phase.REST)
            return
        sound.load(data)
        if position:
            sound.seek(position)
        sound.play()
        self._note(ref, phase=Phase.PLAYING, position=position)

    def _listen(self, sound: Sound) -> None:
        self._sound = sound
        sound.moved.connect(self._on_moved)
        sound.ended.connect(self.stop)
        sound.failed.connect(self._on_failed)

    async def _measure(self, ref: str) -> None:
        data = await self._files.kept(ref)
        length = await asyncio.to_thread(length_ms, data) if data is not None else 0
        if length:
            self._note(ref, length=length)
        elif data is None:
            code = await self._files.dead(ref)
            if code and ref != self._now:
                self._note(ref, phase=ENDS.get(code, Phase.FAILED))
            elif not code:
                self._coming.add(ref)

    def _on_moved(self, position: int, length: int) -> None:
        voice = self._voices.get(self._now)
        if voice is None or voice.phase not in (Phase.PLAYING, Phase.PAUSED):
            return
        known = length or voice.length
        if position // STEP_MS != voice.position // STEP_MS or known != voice.length:
            self._note(self._now, position=min(position, known) if known else position, length=known)

    def _on_failed(self) -> None:
        ref, self._now = self._now, ""
        if ref:
            self._note(ref, phase=Phase.REST, position=0)
            self.silent.emit(ref)

    def _note(self, ref: str, **values: Any) -> None:
        self._voices[ref] = replace(self._voices.get(ref, Voice()), **values)
        self.changed.emit(ref)
