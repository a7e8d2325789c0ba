"""The gallery as a test: every scene can be drawn, shows something, and Qt has nothing to complain about."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.gallery import every_scene
from tests.gallery.scenes import FEW, LANGUAGES, SCENES, SIZES, THEMES, ZOOMS, Breadth

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("breadth", ["one", pytest.param("few", marks=pytest.mark.long)])
def test_every_scene_is_drawn_without_a_complaint(tmp_path: Path, breadth: Breadth) -> None:
    command = [sys.executable, "-m", "tests.gallery", str(tmp_path), *(["--one"] if breadth == "one" else [])]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-4000:]
    every_scene()
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == sum(len(one.looks(breadth)) for one in SCENES.values())
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    for path in pictures:
        assert path.name in page
        image = QImage(str(path))
        assert len({image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}) > 2


def test_the_few_looks_leave_nothing_out() -> None:
    looks = FEW["window"]
    assert {look.theme for look in looks} == set(THEMES)
    assert {look.language for look in looks} == set(LANGUAGES)
    assert {look.zoom for look in looks} == set(ZOOMS)
    assert {look.size for look in looks} == set(SIZES)


def test_all_is_every_combination() -> None:
    every_scene()
    window = next(one for one in SCENES.values() if one.kind == "window")
    assert len(set(window.looks("all"))) == len(THEMES) * len(LANGUAGES) * len(ZOOMS) * len(SIZES)
