"""Voice messages of the practice world: AMR as Zalo gives it, silent, and a short tune as WAV that can be heard."""

import math
import struct

AMR_HEAD, AMR_FRAME = b"#!AMR\n", b"\x3c" + bytes(31)
FRAME_MS = 20
RATE = 8_000
TUNE = (523.25, 587.33, 659.25, 783.99, 659.25, 523.25)
NOTE_MS = 350


def silence(ms: int = 4_000) -> bytes:
    """AMR that every decoder takes, without a word in it."""
    return AMR_HEAD + AMR_FRAME * (ms // FRAME_MS)


def tune() -> bytes:
    """Two seconds of a melody, 8-bit mono."""
    length = RATE * NOTE_MS // 1000
    samples = bytearray()
    for pitch in TUNE:
        for n in range(length):
            fade = math.sin(math.pi * n / length)
            samples.append(128 + round(70 * fade * math.sin(2 * math.pi * pitch * n / RATE)))
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(samples), b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE, 1, 8)
    return head + struct.pack("<4sI", b"data", len(samples)) + bytes(samples)
