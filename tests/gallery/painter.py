"""Draws scenes into files with speaking names, and the page that shows them all."""

import html
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from tests.gallery import every_scene
from tests.gallery.scenes import SCENES, Breadth, Look, Scene
from tests.gallery.stage import Stage, turning
from ui.i18n import Languages
from ui.theme.theme import Theme

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Quầy Chat: gallery</title>
<style>
body {{ font: 14px system-ui, sans-serif; margin: 24px; background: #888; color: #fff; }}
h2 {{ margin: 32px 0 8px; font-size: 16px; }}
figure {{ display: inline-block; margin: 0 16px 16px 0; vertical-align: top; max-width: 100%; }}
img {{ max-width: 100%; box-shadow: 0 1px 6px #0008; }}
figcaption {{ font-size: 12px; padding: 2px 0 4px; }}
</style>
<h1>Quầy Chat: {count} pictures of {scenes} scenes</h1>
{body}
</html>
"""


CHATTER = "This plugin does not support"
"""What the offscreen platform says of itself."""


class Complaints:
    """What Qt says while pictures are drawn, each with the scene it was said in."""

    def __init__(self) -> None:
        self.scene, self.said = "", 0

    def __call__(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if CHATTER not in text and kind != QtMsgType.QtDebugMsg:
            self.said += 1
            print(f"{self.scene}: {text}", file=sys.stderr)


def paint(folder: Path, scratch: Path, *, breadth: Breadth, only: str = "") -> tuple[int, int]:
    """Every scene whose name has the words `only`, in as many looks as `breadth` says; answers how many pictures there
    are, and how often Qt complained."""
    app = QApplication.instance() or QApplication(["quaychat-gallery"])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    theme, languages = Theme(app, "light"), Languages(app, "vi")
    theme.load_icons()
    heard = Complaints()
    qInstallMessageHandler(heard)
    done: dict[tuple[Scene, Look], str] = {}
    with turning(app):
        stage = Stage(app, theme, languages, scratch)
        for one, look in _by_look(chosen(only), breadth=breadth):
            heard.scene = f"{one.name} ({look.name})"
            done[(one, look)] = _draw(stage, one, look, folder)
    (folder / "index.html").write_text(_page(done), encoding="utf-8")
    return len(done), heard.said


def chosen(only: str) -> list[Scene]:
    every_scene()
    return [one for name, one in SCENES.items() if all(word in name for word in only.split())]


def _by_look(wall: Iterable[Scene], *, breadth: Breadth) -> list[tuple[Scene, Look]]:
    """Together what looks alike: a change of looks dresses everything anew."""
    pairs = [(one, look) for one in wall for look in one.looks(breadth)]
    return sorted(pairs, key=lambda pair: pair[1].name)


def _draw(stage: Stage, scene: Scene, look: Look, folder: Path) -> str:
    stage.wear(look.theme, look.language, look.zoom)
    stage.room = look.size or stage.room
    name = f"{scene.name.replace(' ', '-')}--{look.name}.png"
    try:
        if not stage.picture(scene.draw(stage)).save(str(folder / name)):
            raise OSError(f"can't write {folder / name}")
    finally:
        stage.clear()
    return name


def _page(done: dict[tuple[Scene, Look], str]) -> str:
    parts = []
    for scene in dict.fromkeys(one for one in SCENES.values() if any(one is pair[0] for pair in done)):
        parts.append(f"<h2>{html.escape(scene.name)}</h2>")
        parts += [
            f'<figure><figcaption>{look.name}</figcaption><a href="{name}"><img src="{name}" loading="lazy"></a>'
            "</figure>"
            for (one, look), name in done.items()
            if one is scene
        ]
    return PAGE.format(count=len(done), scenes=len({one.name for one, _ in done}), body="\n".join(parts))
