"""The sound: which, how loud, again until somebody looks, and a beep where nothing can be played."""

import builtins
import wave

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import resources
from app.settings import Settings, SettingsStore
from ui.alerts import sound as sounds
from ui.alerts.sound import Ringer, Speaker, loudness

FILES = sorted((resources.FOLDER / "sounds").glob("*.wav"))


class Loud:
    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []

    def play(self, name: str, volume: int) -> None:
        self.played.append((name, volume))


def test_every_sound_of_the_settings_is_there(tmp_path) -> None:  # type: ignore[no-untyped-def]
    names = {path.stem for path in FILES}
    store = SettingsStore(tmp_path / "settings.json")
    assert {name for name in names if store.change(sound=name).sound == name} == names
    assert Settings().sound in names
    assert names == {"ting", "chime", "knock", "bell"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_is_short_plain_and_loud_enough(path) -> None:  # type: ignore[no-untyped-def]
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert file.getnframes() / file.getframerate() < 2
        frames = memoryview(file.readframes(file.getnframes())).cast("h")
    assert max(abs(value) for value in frames) > 20_000
    assert abs(frames[0]) < 500
    assert abs(frames[-1]) < 500


def test_it_rings_once_or_until_it_is_stopped(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds, "REPEAT_MS", 5)
    sound = Loud()
    ringer = Ringer(sound)
    ringer.ring("ting", 80, repeat=False)
    assert sound.played == [("ting", 80)]
    assert not ringer.repeating
    ringer.ring("bell", 50, repeat=True)
    qtbot.waitUntil(lambda: sound.played.count(("bell", 50)) >= 3)
    ringer.stop()
    assert not ringer.repeating


def test_half_the_volume_is_half_as_loud_to_the_ear() -> None:
    assert [loudness(volume) for volume in (-5, 0, 50, 100, 200)] == [0.0, 0.0, 0.25, 1.0, 1.0]


def test_where_qtmultimedia_is_missing_the_system_beeps(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    beeps: list[bool] = []
    real = builtins.__import__

    def without(name: str, *rest: object, **named: object) -> object:
        if name == "PySide6.QtMultimedia":
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(True))
    speaker = Speaker()
    speaker.play("ting", 80)
    speaker.play("ting", 80)
    assert beeps == [True, True]
    speaker.play("none", 80)
    speaker.play("ting", 0)
    assert beeps == [True, True], "no sound was wanted"
