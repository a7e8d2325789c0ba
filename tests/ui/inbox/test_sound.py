"""Qt's own sound, where this PC can load it: AMR is decoded, a place can be gone to, what is no sound fails."""

import pytest
from pytestqt.qtbot import QtBot

from app.practice.voices import silence

try:
    from ui.inbox.sound import QtSound
except ImportError as error:  # libpulse is missing: the window says so to those who press play
    pytest.skip(f"no QtMultimedia here: {error}", allow_module_level=True)

pytestmark = pytest.mark.qt_log_ignore("")


def test_amr_is_decoded_to_its_end(qtbot: QtBot) -> None:
    sound = QtSound()
    seen: list[tuple[int, int]] = []
    sound.moved.connect(lambda at, length: seen.append((at, length)))
    with qtbot.waitSignal(sound.ended, timeout=10_000):
        sound.load(silence(1_000))
        sound.play()
    assert seen[-1][1] == pytest.approx(1_000, abs=100)


def test_it_begins_where_it_was_told_to(qtbot: QtBot) -> None:
    sound = QtSound()
    seen: list[int] = []
    sound.moved.connect(lambda at, length: seen.append(at))
    with qtbot.waitSignal(sound.ended, timeout=10_000):
        sound.load(silence(3_000))
        sound.seek(2_500)
        sound.play()
    assert not any(0 < at < 2_000 for at in seen)


def test_what_is_no_sound_fails(qtbot: QtBot) -> None:
    sound = QtSound()
    with qtbot.waitSignal(sound.failed, timeout=10_000):
        sound.load(b"<html>")
        sound.play()
