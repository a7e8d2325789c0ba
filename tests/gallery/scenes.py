"""What can be drawn: scenes, the looks they are drawn in, and the one way to add one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.gallery.stage import Stage

Draw = Callable[[Stage], QWidget]
Kind = Literal["widget", "dialog", "window"]
Breadth = Literal["one", "few", "all"]
"""How many looks of a scene: one (each scene another), the representative set, or every combination."""

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LANGUAGES: tuple[Literal["vi", "en"], ...] = ("vi", "en")
ZOOMS = (100, 150, 200)
SIZES = ((1024, 700), (1366, 768), (1920, 1080))


@dataclass(frozen=True, slots=True)
class Look:
    """One way to draw a scene; only windows have a size, everything else is as large as it wants to be."""

    theme: Literal["light", "dark"] = "light"
    language: Literal["vi", "en"] = "vi"
    zoom: int = 100
    size: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        size = (f"{self.size[0]}x{self.size[1]}",) if self.size else ()
        return "-".join((self.theme, self.language, str(self.zoom), *size))

    def room(self) -> QSize | None:
        return QSize(*self.size) if self.size else None


FEW: dict[Kind, tuple[Look, ...]] = {
    "widget": (Look(), Look("dark", "en", 150)),
    "dialog": (Look(), Look("dark", "en", 150)),
    "window": (
        Look(size=(1366, 768)),
        Look("dark", "en", size=(1024, 700)),
        Look("light", "en", 150, (1366, 768)),
        Look("dark", "vi", 200, (1920, 1080)),
    ),
}
"""The representative set: each theme, language, zoom and size at least once for each kind that has it."""


@dataclass(frozen=True, slots=True)
class Scene:
    name: str
    draw: Draw = field(repr=False)
    kind: Kind

    def looks(self, breadth: Breadth = "few") -> tuple[Look, ...]:
        few = FEW[self.kind]
        if breadth == "one":
            return (few[sum(self.name.encode()) % len(few)],)
        if breadth == "few":
            return few
        sizes = SIZES if self.kind == "window" else (None,)
        return tuple(Look(*one) for one in product(THEMES, LANGUAGES, ZOOMS, sizes))


SCENES: dict[str, Scene] = {}


def scene(name: str, kind: Kind = "widget") -> Callable[[Draw], Draw]:
    """Put a scene on the wall: the function builds its widget on the stage, brings it into its state and returns it.
    `name` says widget and state, as in "toast with an action"."""

    def hang(draw: Draw) -> Draw:
        assert name not in SCENES, f"two scenes are called {name}"
        SCENES[name] = Scene(name, draw, kind)
        return draw

    return hang
