"""What importing the window brings with it, and what it must not."""

import subprocess
import sys


def in_a_new_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_qt_does_not_read_the_source_of_what_is_imported() -> None:
    found = in_a_new_process("import ui.main, linecache, colorsys; print(colorsys.__file__ in linecache.cache)")
    assert found == "False"


def test_qt_would_otherwise() -> None:
    """Should this fail, then Qt has mended its ways, and `ui/__init__.py` can do without."""
    found = in_a_new_process("import PySide6.QtCore, linecache, colorsys; print(colorsys.__file__ in linecache.cache)")
    assert found == "True"
