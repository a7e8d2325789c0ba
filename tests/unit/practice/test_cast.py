"""The cast is written so that the script can play it."""

import re
import unicodedata

from app.practice.cast import OTHERWISE, PASTS, REPLIES, TO_FILE, TO_PICTURE, TO_STICKER, VISITORS
from app.practice.pictures import SUBJECTS


def test_every_photo_has_a_drawing() -> None:
    lines = [line for one in (*PASTS, *VISITORS, *REPLIES, *OTHERWISE) for line in one.lines]
    photos = [line.text for line in lines if line.kind in ("photo", "shop_photo")]
    assert photos
    assert set(photos) <= set(SUBJECTS)


def test_patterns_compile_and_all_is_in_one_unicode_form() -> None:
    for reply in REPLIES:
        assert re.compile(reply.pattern)
    for one in (*PASTS, *VISITORS, *REPLIES, TO_FILE, TO_PICTURE, TO_STICKER):
        for line in one.lines:
            assert unicodedata.is_normalized("NFC", line.text)


def test_names_are_different() -> None:
    names = [one.name for one in (*PASTS, *VISITORS)]
    assert len(set(names)) == len(names)
