"""Voice messages: one at a time, paused and gone on with, moved about in, and honest where they can't be heard."""

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from app.errors import Rejected
from tests.fakes.kinds import AMR
from tests.ui.inbox.settling import Settling
from ui.inbox.voices import Phase, Sound, Voice, VoicePlayer, open_sound

A, B = "https://f.zdn.vn/a.amr", "https://f.zdn.vn/b.amr"


class FakeSound(QObject):
    moved = Signal(int, int)
    ended = Signal()
    failed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.did: list[object] = []

    def load(self, data: bytes) -> None:
        self.did.append(("load", len(data)))

    def play(self) -> None:
        self.did.append("play")

    def pause(self) -> None:
        self.did.append("pause")

    def seek(self, position: int) -> None:
        self.did.append(("seek", position))

    def stop(self) -> None:
        self.did.append("stop")


class FakeFiles:
    def __init__(self) -> None:
        self.files = {A: AMR, B: AMR}
        self.codes: dict[str, str] = {}

    async def bytes_of(self, ref: str) -> bytes:
        if ref in self.codes:
            raise Rejected(self.codes[ref])
        return self.files[ref]

    async def kept(self, ref: str) -> bytes | None:
        return None if ref in self.codes else self.files.get(ref)

    async def dead(self, ref: str) -> str:
        return self.codes.get(ref, "")


class Stage:
    def __init__(self, qtbot: QtBot, *, hears: bool = True) -> None:
        self.tasks = Settling(qtbot)
        self.files = FakeFiles()
        self.sound = FakeSound()
        self.made = 0
        self.silent: list[str] = []

        async def make() -> Sound | None:
            self.made += 1
            return self.sound if hears else None

        self.player = VoicePlayer(self.files, self.tasks.run, make=make)
        self.player.silent.connect(self.silent.append)

    def voice(self, ref: str) -> Voice:
        self.player.voice(ref)
        self.tasks.settle()
        return self.player.voice(ref)

    def toggle(self, ref: str) -> None:
        self.player.toggle(ref)
        self.tasks.settle()


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    return Stage(qtbot)


def test_its_length_is_known_before_it_plays(stage: Stage) -> None:
    stage.voice(A)
    assert stage.voice(A).length == 8_000
    assert stage.made == 0, "nothing of sound is loaded for looking"


def test_play_pause_and_on(stage: Stage) -> None:
    stage.toggle(A)
    assert stage.voice(A).phase is Phase.PLAYING
    stage.sound.moved.emit(3_000, 8_000)
    stage.toggle(A)
    assert (stage.voice(A).phase, stage.voice(A).position) == (Phase.PAUSED, 3_000)
    stage.toggle(A)
    assert stage.sound.did == [("load", len(AMR)), "play", "pause", "play"]


def test_at_its_end_it_rests_at_the_beginning(stage: Stage) -> None:
    stage.toggle(A)
    stage.sound.moved.emit(7_900, 8_000)
    stage.sound.ended.emit()
    voice = stage.voice(A)
    assert (voice.phase, voice.position, voice.length) == (Phase.REST, 0, 8_000)


def test_another_one_silences_the_first(stage: Stage) -> None:
    stage.toggle(A)
    stage.toggle(B)
    assert stage.voice(A).phase is Phase.REST
    assert stage.voice(B).phase is Phase.PLAYING
    assert stage.made == 1


def test_a_press_on_the_track_moves_it_or_begins_there(stage: Stage) -> None:
    stage.voice(A)
    stage.player.seek(A, 0.5)
    stage.tasks.settle()
    assert stage.sound.did == [("load", len(AMR)), ("seek", 4_000), "play"]
    stage.player.seek(A, 2.0)
    assert stage.sound.did[-1] == ("seek", 8_000)
    assert stage.voice(A).position == 8_000


def test_what_has_expired_says_so(stage: Stage) -> None:
    stage.files.codes = {A: "media_expired", B: "file_missing"}
    stage.toggle(A)
    stage.toggle(B)
    assert (stage.voice(A).phase, stage.voice(B).phase) == (Phase.EXPIRED, Phase.FAILED)
    assert stage.silent == []


def test_a_dead_one_is_seen_without_a_press(stage: Stage) -> None:
    stage.files.codes = {A: "media_expired"}
    stage.voice(A)
    assert stage.voice(A).phase is Phase.EXPIRED


def test_one_that_is_on_its_way_is_measured_when_it_comes(stage: Stage) -> None:
    del stage.files.files[A]
    stage.voice(A)
    assert stage.voice(A).length == 0
    stage.files.files[A] = AMR
    stage.player.look_again()
    stage.voice(A)
    assert stage.voice(A).length == 8_000


def test_a_pc_without_sound_offers_another_way(qtbot: QtBot) -> None:
    stage = Stage(qtbot, hears=False)
    stage.toggle(A)
    assert stage.silent == [A]
    assert stage.voice(A).phase is Phase.REST


def test_what_cannot_be_decoded_offers_another_way(stage: Stage) -> None:
    stage.toggle(A)
    stage.sound.failed.emit()
    assert stage.silent == [A]
    assert stage.voice(A).phase is Phase.REST


def test_stop_is_quiet_at_once(stage: Stage) -> None:
    stage.toggle(A)
    stage.player.stop()
    assert stage.sound.did[-1] == "stop"
    stage.sound.moved.emit(1_000, 8_000)
    assert stage.voice(A).position == 0


@pytest.mark.qt_log_ignore("Couldn't ", "Using Qt multimedia", "PulseAudioService", extend=True)
def test_whatever_this_pc_has_opening_sound_does_not_fail(qtbot: QtBot) -> None:
    found: list[Sound | None] = []

    async def look() -> None:
        found.append(await open_sound())

    tasks = Settling(qtbot)
    tasks.run(look())
    tasks.settle()
    assert found[0] is None or hasattr(found[0], "play")
