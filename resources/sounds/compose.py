"""Composes the sounds beside this file from sine waves: `python3 resources/sounds/compose.py`. Nothing in them is
anybody else's."""

import math
import struct
import wave
from pathlib import Path

RATE = 22_050
LOUDEST = 0.85

Tone = tuple[float, float, float, float]
"""Start (s), pitch (Hz), loudness (0 to 1), and how long it rings (s, to a third)."""

SOUNDS: dict[str, tuple[float, tuple[Tone, ...]]] = {
    "ting": (0.7, ((0.0, 1318.5, 0.9, 0.16), (0.0, 2637.0, 0.35, 0.08), (0.09, 1760.0, 0.8, 0.2))),
    "chime": (1.1, ((0.0, 659.3, 0.7, 0.3), (0.14, 830.6, 0.7, 0.3), (0.28, 987.8, 0.8, 0.35))),
    "knock": (
        0.45,
        ((0.0, 220.0, 1.0, 0.03), (0.0, 440.0, 0.5, 0.02), (0.16, 220.0, 1.0, 0.03), (0.16, 440.0, 0.5, 0.02)),
    ),
    "bell": (1.4, ((0.0, 523.3, 0.8, 0.5), (0.0, 1251.0, 0.5, 0.35), (0.0, 2093.0, 0.3, 0.2), (0.0, 2805.0, 0.2, 0.1))),
}


def samples(length: float, tones: tuple[Tone, ...]) -> list[float]:
    made = [0.0] * round(length * RATE)
    for start, pitch, loudness, ring in tones:
        first = round(start * RATE)
        for index in range(first, len(made)):
            at = (index - first) / RATE
            attack = min(1.0, at / 0.004)  # or it begins with a click
            made[index] += attack * loudness * math.exp(-at / ring) * math.sin(2 * math.pi * pitch * at)
    fade = round(0.05 * RATE)
    for index in range(fade):
        made[-1 - index] *= index / fade
    loudest = max(abs(value) for value in made)
    return [LOUDEST * value / loudest for value in made]


def write(path: Path, values: list[float]) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *(round(32_767 * value) for value in values)))


if __name__ == "__main__":
    for name, (length, tones) in SOUNDS.items():
        write(Path(__file__).with_name(f"{name}.wav"), samples(length, tones))
