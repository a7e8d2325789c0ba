"""What is done to a photo before it is sent: crop, blur, quarter turns; a value, with its undo history."""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

SMALLEST = 0.02
"""A crop is at least this share of the photo on either side."""
MOST_BLURS = 50
LONG_CELLS, SHORT_CELLS = 6, 3
"""A blurred area keeps at most so many cells of colour: no digit and no letter has one of its own."""


class Box(NamedTuple):
    """A rectangle in shares of the upright photo: 0, 0 is its top left, 1, 1 its bottom right."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def inside(self, other: "Box") -> "Box":
        """This one, cut at the edges of the other."""
        left, right = (min(max(side, other.left), other.right) for side in (self.left, self.right))
        top, bottom = (min(max(side, other.top), other.bottom) for side in (self.top, self.bottom))
        return Box(left, top, right, bottom)

    def moved(self, right: float, down: float) -> "Box":
        """As large as before, pushed no farther than the photo goes."""
        right = min(max(right, -self.left), 1.0 - self.right)
        down = min(max(down, -self.top), 1.0 - self.bottom)
        return Box(self.left + right, self.top + down, self.right + right, self.bottom + down)

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Whole pixels of a photo, at least one on either side."""
        left, top = min(int(self.left * width), width - 1), min(int(self.top * height), height - 1)
        right, bottom = round(self.right * width), round(self.bottom * height)
        return left, top, min(width, max(left + 1, right)), min(height, max(top + 1, bottom))


WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    """The rectangle between two points, cut at the photo's edges."""
    (x1, y1), (x2, y2) = one, other
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)).inside(WHOLE)


@dataclass(frozen=True, slots=True)
class PhotoEdit:
    """First the blurs, then the crop, then `turns` quarter turns clockwise; boxes are those of the photo before."""

    crop: Box = WHOLE
    blurs: tuple[Box, ...] = ()
    turns: int = 0

    def __bool__(self) -> bool:
        return self != UNTOUCHED

    def cropped(self, box: Box) -> "PhotoEdit":
        """Keep only `box`; one that is too small is made as large as allowed."""
        box = box.inside(WHOLE)
        left, top = min(box.left, 1.0 - SMALLEST), min(box.top, 1.0 - SMALLEST)
        return replace(self, crop=Box(left, top, max(box.right, left + SMALLEST), max(box.bottom, top + SMALLEST)))

    def blurred(self, box: Box) -> "PhotoEdit":
        """One more area that nobody can read. An empty one, or one too many, changes nothing."""
        box = box.inside(WHOLE)
        if box.width <= 0 or box.height <= 0 or len(self.blurs) >= MOST_BLURS:
            return self
        return replace(self, blurs=(*self.blurs, box))

    def with_blur(self, number: int, box: Box) -> "PhotoEdit":
        """The blur of this number lies elsewhere."""
        return replace(self, blurs=(*self.blurs[:number], box.inside(WHOLE), *self.blurs[number + 1 :]))

    def without_blur(self, number: int) -> "PhotoEdit":
        return replace(self, blurs=(*self.blurs[:number], *self.blurs[number + 1 :]))

    def turned(self, quarters: int) -> "PhotoEdit":
        return replace(self, turns=(self.turns + quarters) % 4)


UNTOUCHED = PhotoEdit()


def cells(width: int, height: int) -> tuple[int, int]:
    """How many cells of one colour a blurred area of so many pixels is made of, across and down."""
    cell = max(max(width, height) / LONG_CELLS, min(width, height) / SHORT_CELLS, 1.0)
    return max(1, round(width / cell)), max(1, round(height / cell))


@dataclass(frozen=True, slots=True)
class EditHistory:
    """The edit as it is, what undo goes back to and what redo goes forth to."""

    now: PhotoEdit = UNTOUCHED
    before: tuple[PhotoEdit, ...] = ()
    after: tuple[PhotoEdit, ...] = ()

    def done(self, edit: PhotoEdit) -> "EditHistory":
        """One more step, unless nothing changed."""
        return self if edit == self.now else EditHistory(edit, (*self.before, self.now))

    def undone(self) -> "EditHistory":
        if not self.before:
            return self
        return EditHistory(self.before[-1], self.before[:-1], (self.now, *self.after))

    def redone(self) -> "EditHistory":
        if not self.after:
            return self
        return EditHistory(self.after[0], (*self.before, self.now), self.after[1:])


def to_plain(edit: PhotoEdit) -> list[object]:
    """As JSON holds it; empty for an untouched photo."""
    return [list(edit.crop), [list(box) for box in edit.blurs], edit.turns] if edit else []


def from_plain(plain: Any) -> PhotoEdit:
    """What `to_plain` made."""
    if not plain:
        return UNTOUCHED
    crop, blurs, turns = plain
    return PhotoEdit(Box(*crop), tuple(Box(*box) for box in blurs), turns % 4)


def turned(box: Box, quarters: int) -> Box:
    """Where a box lies when the photo around it is turned clockwise."""
    for _ in range(quarters % 4):
        box = Box(1.0 - box.bottom, box.left, 1.0 - box.top, box.right)
    return box
