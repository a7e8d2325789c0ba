"""How long a voice message lasts, from its first bytes: Zalo gives AMR, and other phones MP4 or WAV."""

AMR, AMR_WB = b"#!AMR\n", b"#!AMR-WB\n"
FRAME_MS = 20
_NARROW = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
_WIDE = (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0)
LONGEST_MS = 24 * 3_600_000


def length_ms(data: bytes) -> int:
    """Milliseconds; 0 for what can't be told."""
    if data.startswith(AMR_WB):
        found = _amr(data, len(AMR_WB), _WIDE)
    elif data.startswith(AMR):
        found = _amr(data, len(AMR), _NARROW)
    elif data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        found = _wav(data)
    else:
        found = _mp4(data) if data[4:8] == b"ftyp" else 0
    return found if 0 < found < LONGEST_MS else 0


def _amr(data: bytes, at: int, sizes: tuple[int, ...]) -> int:
    frames = 0
    while at < len(data):
        at += 1 + sizes[data[at] >> 3 & 15]
        frames += 1
    return frames * FRAME_MS


def _wav(data: bytes) -> int:
    rate = int.from_bytes(data[28:32], "little")
    at = data.find(b"data", 36, 4096)
    size = int.from_bytes(data[at + 4 : at + 8], "little") if at > 0 else 0
    return min(size, len(data)) * 1000 // rate if rate else 0


def _mp4(data: bytes) -> int:
    at = data.find(b"mvhd") + 4
    wide = data[at : at + 1] == b"\x01"
    scale = at + (20 if wide else 12)
    if at < 8 or len(data) < scale + 12:
        return 0
    per_second = int.from_bytes(data[scale : scale + 4], "big")
    length = int.from_bytes(data[scale + 4 : scale + (12 if wide else 8)], "big")
    return length * 1000 // per_second if per_second else 0
