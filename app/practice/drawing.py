"""A small studio for drawn photos: wall, table, soft shadows and shaded bodies, on a canvas twice too large."""

import io
import random
from collections.abc import Callable, Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

SCALE = 2
"""Drawn this many times larger than shown, so that edges are smooth."""

Colour = tuple[int, int, int]
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def rgb(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` 0 gives `one`, 1 gives `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, share: float) -> Colour:
    return mix(colour, (30, 22, 18), share)


def lighter(colour: Colour, share: float) -> Colour:
    return mix(colour, (255, 252, 246), share)


def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font: on every machine, without Vietnamese marks."""
    return ImageFont.load_default(size)


class Canvas:
    """Coordinates are those of the finished picture."""

    def __init__(self, width: int, height: int, ground: Colour, seed: int = 1) -> None:
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.random = random.Random(seed)

    def wall_and_table(self, wall: str, wood: str, edge: int) -> None:
        """A plain wall lit from the left, and a wooden table from `edge` down."""
        size = self.image.size
        light = ramp(size, lighter(rgb(wall), 0.35), darker(rgb(wall), 0.12))
        self.image.paste(light)
        table = Image.new("RGB", (size[0], size[1] - edge * SCALE), rgb(wood))
        pen = ImageDraw.Draw(table)
        for _ in range(90):
            y = self.random.randrange(table.height)
            tone = mix(rgb(wood), (70, 40, 20) if self.random.random() < 0.6 else (255, 235, 205), 0.14)
            points = [(x, y + 3 * SCALE * self.random.random()) for x in range(0, size[0] + 1, size[0] // 8)]
            pen.line(points, fill=tone, width=self.random.choice((1, 2, 4)))
        for y in range(0, table.height, 120 * SCALE):
            pen.line([(0, y), (size[0], y)], fill=darker(rgb(wood), 0.35), width=SCALE)
        self.image.paste(table, (0, edge * SCALE))
        self.shadow((-40, edge - 16, self.width + 40, edge + 14), 0.25, 14)

    def shadow(self, box: Box, strength: float = 0.45, blur: float = 12) -> None:
        """A soft dark patch, as under a thing that stands on the table."""
        small = 4
        mask = Image.new("L", (self.image.width // small, self.image.height // small))
        ImageDraw.Draw(mask).ellipse([v * SCALE / small for v in box], fill=round(255 * strength))
        mask = mask.filter(ImageFilter.GaussianBlur(blur * SCALE / small)).resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, (34, 22, 14)), mask=mask)

    def mask(self, draw: Callable[[ImageDraw.ImageDraw], None]) -> Image.Image:
        mask = Image.new("L", self.image.size)
        draw(ImageDraw.Draw(mask))
        return mask

    def polygon_mask(self, points: Sequence[Point]) -> Image.Image:
        return self.mask(lambda pen: pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=255))

    def body(self, mask: Image.Image, colour: Colour, depth: float = 0.32, light: float = 0.25) -> None:
        """Fill a mask as if it were round: lit from the left, dark at the right edge."""
        bounds = mask.getbbox()
        if bounds is None:
            return
        left, top, right, bottom = bounds
        size = (right - left, bottom - top)
        bright, dark = lighter(colour, light), darker(colour, depth)
        shaded = Image.new("RGB", (size[0], 1))
        for x in range(size[0]):
            at = x / max(size[0] - 1, 1)
            tone = (
                mix(colour, bright, 1 - abs(at - 0.28) / 0.28) if at < 0.56 else mix(colour, dark, (at - 0.56) / 0.44)
            )
            shaded.putpixel((x, 0), tone)
        self.image.paste(shaded.resize(size), (left, top), mask.crop(bounds))

    def ellipse(self, box: Box, colour: Colour) -> None:
        self.pen.ellipse([v * SCALE for v in box], fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        self.pen.line(
            [(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=round(width * SCALE), joint="curve"
        )

    def arc(self, box: Box, start: float, end: float, colour: Colour, width: float) -> None:
        self.pen.arc([v * SCALE for v in box], start, end, fill=colour, width=round(width * SCALE))

    def rounded(self, box: Box, radius: float, colour: Colour) -> None:
        self.pen.rounded_rectangle([v * SCALE for v in box], radius * SCALE, fill=colour)

    def text(self, at: Point, words: str, size: int, colour: Colour, anchor: str = "lm") -> None:
        self.pen.text((at[0] * SCALE, at[1] * SCALE), words, font=font(size * SCALE), fill=colour, anchor=anchor)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)

    def photo(self) -> Image.Image:
        """The finished picture: reduced, with the dark corners and the grain of a phone's camera."""
        image = self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)
        vignette = Image.new("L", (self.width // 8, self.height // 8), 92)
        pen = ImageDraw.Draw(vignette)
        pen.ellipse((-4, -6, vignette.width + 4, vignette.height + 6), fill=0)
        vignette = vignette.filter(ImageFilter.GaussianBlur(14)).resize(image.size)
        image.paste(Image.new("RGB", image.size, (26, 18, 12)), mask=vignette)
        grain = Image.effect_noise(image.size, 7).convert("RGB")
        return ImageChops.add(image, ImageChops.subtract(grain, Image.new("RGB", image.size, (126, 126, 126))))

    def plain(self) -> Image.Image:
        return self.image.resize((self.width, self.height), Image.Resampling.LANCZOS)


def ramp(size: tuple[int, int], left: Colour, right: Colour) -> Image.Image:
    """A fill that goes from one colour at the left to another at the right."""
    strip = Image.new("RGB", (64, 1))
    for x in range(64):
        strip.putpixel((x, 0), mix(left, right, x / 63))
    return strip.resize(size, Image.Resampling.BILINEAR)


def encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **({"quality": 86} if kind == "JPEG" else {"optimize": True}))
    return out.getvalue()
