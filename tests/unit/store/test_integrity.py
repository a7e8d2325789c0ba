"""Why a file does not open, by its pages' own checksums."""

from pathlib import Path

import pytest

from app.store.integrity import why_not
from app.store.opening import open_engine

KEY = bytes(range(32))


@pytest.fixture
def made(path: Path) -> Path:
    open_engine(path, KEY).dispose()
    return path


def test_a_page_that_fits_the_key_tells_that_the_key_is_right(made: Path) -> None:
    assert why_not(made, KEY).code == "damaged"


def test_no_page_that_fits_means_another_key(made: Path) -> None:
    assert why_not(made, bytes(32)).code == "key_wrong"


def test_one_whole_page_is_enough(made: Path) -> None:
    content = bytearray(made.read_bytes())
    pages = len(content) // 4096
    assert pages > 3
    for page in range(pages):
        if page != 2:
            content[page * 4096 + 100] ^= 1
    made.write_bytes(content)
    assert why_not(made, KEY).code == "damaged"


def test_half_a_page_is_damage(made: Path) -> None:
    made.write_bytes(made.read_bytes()[:-100])
    assert why_not(made, bytes(32)).code == "damaged"
