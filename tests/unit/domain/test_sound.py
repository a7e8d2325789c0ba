"""How long a voice message lasts, by its bytes."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.sound import LONGEST_MS, length_ms


def amr(frames: int) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames


def wav(ms: int, rate: int = 8000) -> bytes:
    data = bytes(rate * ms // 1000)
    head = struct.pack("<4sI4s4sIHHIIHH", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    return head + struct.pack("<4sI", b"data", len(data)) + data


def mp4(ms: int, version: int = 0) -> bytes:
    times = struct.pack(">QQIQ", 0, 0, 1000, ms) if version else struct.pack(">IIII", 0, 0, 1000, ms)
    return (
        b"\x00\x00\x00\x18ftypM4A " + bytes(8) + b"\x00\x00\x00\x6cmvhd" + bytes([version, 0, 0, 0]) + times + bytes(80)
    )


@pytest.mark.parametrize(
    ("data", "ms"),
    [
        (amr(50), 1000),
        (b"#!AMR-WB\n" + (b"\x04" + bytes(17)) * 10, 200),
        (b"#!AMR\n" + b"\x7c" * 5, 100),  # frames without data, as in a pause
        (wav(1500), 1500),
        (mp4(2345), 2345),
        (mp4(2345, version=1), 2345),
        (b"", 0),
        (b"RIFF\x00\x00\x00\x00WAVE", 0),
        (b"\x00\x00\x00\x18ftypM4A mvhd", 0),
        (mp4(LONGEST_MS + 1), 0),
        (b"<html>", 0),
    ],
)
def test_length(data: bytes, ms: int) -> None:
    assert length_ms(data) == ms


@given(st.sampled_from([b"#!AMR\n", b"#!AMR-WB\n", b"RIFF\x00\x00\x00\x00WAVE", b"\x00\x00\x00\x18ftyp"]), st.binary())
def test_anything_has_a_length_or_none(head: bytes, rest: bytes) -> None:
    assert 0 <= length_ms(head + rest) < LONGEST_MS
