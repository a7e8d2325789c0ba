"""The shop's goods and what customers photograph, each a function that draws its scene."""

import math
from collections.abc import Callable, Sequence

from PIL import Image, ImageDraw

from app.practice.drawing import SCALE, Canvas, Colour, darker, lighter, mix, rgb

WIDTH, HEIGHT = 960, 720
CREAM = rgb("#EFE6D2")


def _scene(seed: int, wall: str = "#D9DED6", wood: str = "#B98B5E", edge: int = 430) -> Canvas:
    canvas = Canvas(WIDTH, HEIGHT, (200, 190, 170), seed)
    canvas.wall_and_table(wall, wood, edge)
    return canvas


def bag() -> Canvas:
    """A canvas tote bag with a printed twig."""
    canvas = _scene(3, wall="#CFDAD6")
    canvas.shadow((270, 590, 720, 650))
    for inset in (0, 26):
        canvas.arc((385 + inset, 110 + inset, 575 - inset, 400), 180, 360, darker(CREAM, 0.18 + inset / 200), 17)
    shape = canvas.polygon_mask([(300, 268), (660, 268), (692, 612), (678, 626), (284, 626), (268, 612)])
    canvas.body(shape, CREAM, depth=0.3, light=0.5)
    canvas.line([(302, 290), (658, 290)], darker(CREAM, 0.2), 2)
    for x, y in ((330, 320), (610, 350), (360, 560), (640, 520)):
        canvas.line([(x, y), (x + 14, y + 60)], darker(CREAM, 0.12), 3)
    green = rgb("#3E6F5A")
    canvas.line([(480, 560), (478, 470), (486, 370)], green, 5)
    for step in range(5):
        for side in (-1, 1):
            _leaf(canvas, (481 + side * 4, 540 - step * 38), side * (40 - step * 3), green)
    return canvas


def _leaf(canvas: Canvas, foot: tuple[float, float], reach: float, colour: Colour) -> None:
    x, y = foot
    tip = (x + reach * 1.5, y - abs(reach) * 0.9)
    one, other = (x + reach * 0.4, y - abs(reach) * 0.8), (x + reach * 1.1, y - abs(reach) * 0.1)
    canvas.body(canvas.polygon_mask(_rounded([foot, one, tip, other])), colour, depth=0.2, light=0.15)


def mugs() -> Canvas:
    """Two glazed mugs."""
    canvas = _scene(5, wall="#E3DDD2", wood="#A9784C")
    _mug(canvas, 250, 330, 190, rgb("#3F6C7A"))
    _mug(canvas, 520, 370, 200, rgb("#D8A24A"))
    return canvas


def cracked_mug() -> Canvas:
    """A mug that arrived with a crack: the complaint."""
    canvas = _scene(8, wall="#D5D3CF", wood="#8E6B4B", edge=380)
    _mug(canvas, 360, 300, 250, rgb("#3F6C7A"))
    crack = [(470, 345), (455, 400), (480, 440), (462, 490), (484, 540), (470, 590)]
    canvas.line(crack, rgb("#12242B"), 5)
    canvas.line([(480, 440), (515, 462), (530, 500)], rgb("#12242B"), 3)
    canvas.line([(x + 4, y) for x, y in crack], lighter(rgb("#3F6C7A"), 0.5), 2)
    return canvas


def _mug(canvas: Canvas, x: int, top: int, width: int, colour: Colour) -> None:
    height, lip = round(width * 1.12), width * 0.13
    bottom = top + height
    canvas.shadow((x - 20, bottom - 26, x + width + 90, bottom + 26))
    canvas.arc(
        (x + width * 0.72, top + height * 0.2, x + width * 1.34, top + height * 0.76),
        250,
        110,
        darker(colour, 0.25),
        20,
    )
    side = canvas.polygon_mask(
        [(x, top), (x + width, top), (x + width * 0.93, bottom - 8), (x + width * 0.07, bottom - 8)]
    )
    foot = canvas.mask(lambda pen: _oval(pen, x + width * 0.07, bottom - lip - 8, x + width * 0.93, bottom + lip - 8))
    side.paste(foot, mask=foot)
    canvas.body(side, colour, depth=0.45)
    band = canvas.polygon_mask(
        [(x + 3, top + height * 0.3), (x + width - 3, top + height * 0.3), (x + width - 8, top), (x + 8, top)]
    )
    canvas.body(band, lighter(colour, 0.55), depth=0.3)
    canvas.ellipse((x, top - lip, x + width, top + lip), lighter(colour, 0.62))
    canvas.ellipse((x + 10, top - lip + 7, x + width - 10, top + lip - 4), darker(colour, 0.35))
    canvas.ellipse((x + 16, top - lip + 18, x + width - 16, top + lip - 5), rgb("#4A2E1C"))


def _oval(pen: ImageDraw.ImageDraw, left: float, top: float, right: float, bottom: float) -> None:
    pen.ellipse([v * SCALE for v in (left, top, right, bottom)], fill=255)


def vase() -> Canvas:
    """A stoneware vase with dried flowers."""
    canvas = _scene(11, wall="#E8E2DA", wood="#C09A6B")
    canvas.shadow((330, 596, 690, 650))
    for angle, length, tone in (
        (-28, 200, "#C98F5A"),
        (-12, 250, "#D9B36C"),
        (4, 230, "#B9764B"),
        (20, 240, "#E0C48A"),
    ):
        _stem(canvas, angle, length, rgb(tone))
    points = [
        (450, 300),
        (510, 300),
        (505, 350),
        (585, 440),
        (590, 540),
        (545, 622),
        (415, 622),
        (370, 540),
        (375, 440),
        (455, 350),
    ]
    canvas.body(canvas.polygon_mask(_rounded(points)), rgb("#8FA39A"), depth=0.42, light=0.4)
    canvas.ellipse((447, 288, 513, 312), darker(rgb("#8FA39A"), 0.4))
    return canvas


def _rounded(corners: Sequence[tuple[float, float]], rounds: int = 3) -> list[tuple[float, float]]:
    """Chaikin's corner cutting."""
    points = list(corners)
    for _ in range(rounds):
        cut: list[tuple[float, float]] = []
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        points = cut
    return points


def _stem(canvas: Canvas, angle: float, length: float, colour: Colour) -> None:
    lean = math.sin(math.radians(angle))
    path = [(480 + lean * length * (step / 10) ** 1.3, 320 - length * step / 10 * 0.95) for step in range(11)]
    canvas.line(path, rgb("#8A7A4F"), 4)
    for x, y in path[5:]:
        for side in (-1, 1):
            canvas.ellipse((x + side * 9 - 8, y - 12, x + side * 9 + 8, y + 10), mix(colour, (90, 60, 30), 0.1))
            canvas.ellipse((x + side * 9 - 5, y - 10, x + side * 9 + 3, y + 2), lighter(colour, 0.3))


def candles() -> Canvas:
    """Scented candles in jars."""
    canvas = _scene(14, wall="#C9CFD3", wood="#9C7650")
    for x, top, colour in ((190, 370, "#E9D9C6"), (400, 330, "#C9D6C4"), (620, 380, "#E2C3BE")):
        _jar(canvas, x, top, rgb(colour))
    return canvas


def _jar(canvas: Canvas, x: int, top: int, colour: Colour) -> None:
    width, bottom = 160, top + 230
    canvas.shadow((x - 16, bottom - 20, x + width + 60, bottom + 24))
    shape = canvas.polygon_mask(_rounded([(x, top), (x + width, top), (x + width, bottom), (x, bottom)], 4))
    canvas.body(shape, mix(colour, (255, 255, 255), 0.2), depth=0.28, light=0.6)
    canvas.rounded((x + 26, top + 92, x + width - 26, top + 176), 8, lighter(colour, 0.75))
    canvas.text((x + width / 2, top + 124), "TIEM", 20, rgb("#6B5B4B"), "mm")
    canvas.text((x + width / 2, top + 150), "luyen tap", 15, rgb("#8A7A68"), "mm")
    canvas.ellipse((x + 14, top + 4, x + width - 14, top + 34), darker(colour, 0.16))
    canvas.line([(x + 80, top + 18), (x + 80, top - 6)], rgb("#4A3B2E"), 4)
    canvas.body(
        canvas.polygon_mask(_rounded([(x + 80, top - 56), (x + 96, top - 18), (x + 80, top), (x + 64, top - 18)])),
        rgb("#F6B13C"),
    )
    canvas.ellipse((x + 74, top - 24, x + 86, top - 6), rgb("#FFF3C4"))


def gift() -> Canvas:
    """A parcel with a ribbon."""
    canvas = _scene(17, wall="#DCD6DE", wood="#B08A63")
    canvas.shadow((230, 580, 780, 660))
    paper, ribbon = rgb("#C7A27A"), rgb("#A8423F")
    canvas.body(canvas.polygon_mask([(250, 330), (600, 360), (600, 636), (250, 590)]), paper, depth=0.15)
    canvas.body(canvas.polygon_mask([(600, 360), (742, 318), (742, 560), (600, 636)]), darker(paper, 0.3), depth=0.2)
    canvas.body(canvas.polygon_mask([(250, 330), (420, 296), (742, 318), (600, 360)]), lighter(paper, 0.3), depth=0.1)
    canvas.body(canvas.polygon_mask([(405, 343), (452, 347), (452, 617), (405, 611)]), ribbon, depth=0.2)
    canvas.body(canvas.polygon_mask([(405, 343), (452, 347), (588, 308), (548, 305)]), lighter(ribbon, 0.12), depth=0.2)
    for side in (-1, 1):
        loop = [(492, 322), (492 + side * 70, 250), (492 + side * 128, 270), (492 + side * 96, 330)]
        canvas.body(canvas.polygon_mask(_rounded(loop)), ribbon, depth=0.35)
        hole = [(492 + side * 28, 308), (492 + side * 70, 274), (492 + side * 96, 284), (492 + side * 76, 314)]
        canvas.body(canvas.polygon_mask(_rounded(hole)), darker(ribbon, 0.45), depth=0.1, light=0.05)
    canvas.ellipse((470, 298, 516, 340), darker(ribbon, 0.15))
    return canvas


def slip() -> Canvas:
    """A screenshot of a bank transfer, in capitals without marks as banks write them."""
    canvas = Canvas(540, 960, rgb("#EEF2F5"), 19)
    canvas.image.paste(Image.new("RGB", (540 * SCALE, 250 * SCALE), rgb("#0B6E4F")))
    canvas.rounded((24, 96, 516, 900), 26, (255, 255, 255))
    canvas.ellipse((222, 126, 318, 222), rgb("#22A06B"))
    canvas.line([(246, 176), (264, 195), (296, 156)], (255, 255, 255), 9)
    canvas.text((270, 258), "Chuyen tien thanh cong", 26, rgb("#14222B"), "mm")
    canvas.text((270, 318), "450,000 VND", 46, rgb("#0B6E4F"), "mm")
    lines = (
        ("Tu tai khoan", "*** 4821"),
        ("Den", "TIEM LUYEN TAP"),
        ("Noi dung", "LAN dat 2 tui vai"),
        ("Phi", "0 VND"),
    )
    for number, (name, value) in enumerate(lines):
        y = 392 + number * 56
        canvas.text((56, y), name, 19, rgb("#6A7A84"))
        canvas.text((484, y), value, 19, rgb("#14222B"), "rm")
        canvas.line([(56, y + 28), (484, y + 28)], rgb("#E7ECEF"), 1)
    _matrix(canvas, (175, 640), 190)
    canvas.text((270, 864), "Luyen tap - khong phai giao dich that", 16, rgb("#6A7A84"), "mm")
    return canvas


def _matrix(canvas: Canvas, at: tuple[int, int], side: int) -> None:
    """Something that looks like a QR code and says nothing."""
    cells = 25
    step = side / cells
    black = rgb("#14222B")
    for row in range(cells):
        for column in range(cells):
            near = ((row < 8 or row > 16) and column < 8) or (row < 8 and column > 16)
            if not near and canvas.random.random() < 0.48:
                x, y = at[0] + column * step, at[1] + row * step
                canvas.pen.rectangle([v * SCALE for v in (x, y, x + step, y + step)], fill=black)
    for column, row in ((0, 0), (18, 0), (0, 18)):
        x, y = at[0] + column * step, at[1] + row * step
        for inset, tone in ((0, black), (1, (255, 255, 255)), (2, black)):
            box = (x + inset * step, y + inset * step, x + (7 - inset) * step, y + (7 - inset) * step)
            canvas.pen.rectangle([v * SCALE for v in box], fill=tone)


SCENES: dict[str, Callable[[], Canvas]] = {
    "bag": bag,
    "mugs": mugs,
    "cracked_mug": cracked_mug,
    "vase": vase,
    "candles": candles,
    "gift": gift,
    "slip": slip,
}
FLAT = frozenset({"slip"})
"""Screenshots: without the grain of a camera."""
