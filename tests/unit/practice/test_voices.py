"""Voice messages that can be played, or at least measured."""

from app.domain.sound import length_ms
from app.practice.voices import NOTE_MS, TUNE, silence, tune


def test_silence_is_as_long_as_asked() -> None:
    assert length_ms(silence(1_200)) == 1_200


def test_the_tune_is_heard() -> None:
    data = tune()
    assert length_ms(data) == NOTE_MS * len(TUNE)
    assert len(set(data[44:])) > 100
