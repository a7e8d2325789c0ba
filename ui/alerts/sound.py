"""The sound of a new message. QtMultimedia is loaded for the first one; where it can't be, the system beeps."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtWidgets import QApplication

import resources

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

log = logging.getLogger(__name__)

REPEAT_MS = 15_000
"""A sound that is repeated until somebody has looked comes this often."""


class Sound(Protocol):
    def play(self, name: str, volume: int) -> None:
        """Once; `name` as in the settings ("none" is silent), `volume` 0 to 100."""
        ...


class Silent:
    def play(self, name: str, volume: int) -> None: ...


class Speaker(QObject):
    """Plays the app's own sounds; a beep of the system where there is no way to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: dict[str, QSoundEffect] = {}
        self._mute = False
        """QtMultimedia can't be loaded here: libpulse is missing, say."""

    def play(self, name: str, volume: int) -> None:
        if name == "none" or volume <= 0:
            return
        effect = self._effect(name)
        if effect is None:
            QApplication.beep()
            return
        effect.setVolume(loudness(volume))
        effect.play()

    def _effect(self, name: str) -> QSoundEffect | None:
        if self._mute:
            return None
        if name not in self._effects:
            try:
                from PySide6.QtMultimedia import QMediaDevices, QSoundEffect
            except ImportError:
                log.info("QtMultimedia can't be loaded: the system beeps instead")
                self._mute = True
                return None
            if QMediaDevices.defaultAudioOutput().isNull():
                return None  # a headset may be plugged in later
            made = QSoundEffect(self)
            made.setSource(QUrl.fromLocalFile(str(resources.FOLDER / "sounds" / f"{name}.wav")))
            self._effects[name] = made
        return self._effects[name]


def loudness(volume: int) -> float:
    """What the ear takes for `volume` percent: half is a quarter of the amplitude."""
    return (max(0, min(100, volume)) / 100) ** 2


class Ringer(QObject):
    """Rings once, or again and again until `stop`."""

    def __init__(self, sound: Sound, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sound = sound
        self._name, self._volume = "none", 0
        self._timer = QTimer(self, interval=REPEAT_MS)
        self._timer.timeout.connect(self._again)

    @property
    def repeating(self) -> bool:
        return self._timer.isActive()

    def ring(self, name: str, volume: int, *, repeat: bool) -> None:
        self._name, self._volume = name, volume
        self._sound.play(name, volume)
        if repeat:
            self._timer.start()
        else:
            self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _again(self) -> None:
        self._sound.play(self._name, self._volume)
