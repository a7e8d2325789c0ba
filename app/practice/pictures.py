"""Every picture of the practice world, drawn by code: goods, faces, shop signs, stickers; and a small PDF."""

import io
import zlib

from PIL import Image

from app.practice.drawing import Canvas, Colour, darker, encoded, lighter, rgb
from app.practice.goods import FLAT, SCENES

SUBJECTS = tuple(SCENES)

SHORT = frozenset(
    {
        "anh",
        "chú",
        "ông",
        "bác",
        "văn",
        "đức",
        "quang",
        "nam",
        "hùng",
        "tuấn",
        "dũng",
        "khoa",
        "đạt",
        "trí",
        "quốc",
        "hữu",
        "huy",
        "phúc",
    }
)
LONG = frozenset(
    {
        "chị",
        "cô",
        "bé",
        "mẹ",
        "thị",
        "lan",
        "mai",
        "hương",
        "ánh",
        "phượng",
        "yến",
        "vy",
        "ngân",
        "ngọc",
        "châu",
        "linh",
        "tuyết",
    }
)

SKIN = ("#F2C9A5", "#E8B98E", "#F6D5B8", "#DDA77B")
HAIR = ("#2B211D", "#3A2A22", "#1F1B1C", "#5A3E2B")
CLOTHES = ("#0A7563", "#B8553A", "#3F6CA8", "#8A5A9E", "#C08A2B", "#4F7F4A", "#A8423F", "#5B6B78")
GROUND = ("#DDEFE9", "#F6E3D7", "#DFE8F5", "#EFE2F3", "#FBEFD2", "#E3EEDD", "#F8DEDC", "#E6EBEF")


class Drawing:
    """A photo of one subject, drawn once and given out in two sizes. An unknown subject is one of the goods."""

    def __init__(self, subject: str) -> None:
        self._scene = SCENES.get(subject) or SCENES[SUBJECTS[_number(subject) % len(SUBJECTS)]]
        self._flat = subject in FLAT or self._scene is SCENES["slip"]
        self._image: Image.Image | None = None

    def full(self) -> bytes:
        return encoded(self._drawn(), "JPEG")

    def thumb(self) -> bytes:
        image = self._drawn().copy()
        image.thumbnail((480, 480))
        return encoded(image, "JPEG")

    def _drawn(self) -> Image.Image:
        if self._image is None:
            canvas = self._scene()
            self._image = canvas.plain() if self._flat else canvas.photo()
        return self._image


def _number(text: str) -> int:
    return zlib.crc32(text.encode())


def avatar(name: str) -> bytes:
    """A face for a name: always the same for the same name."""
    number = _number(name)
    skin, hair = rgb(SKIN[number % 4]), rgb(HAIR[number // 4 % 4])
    clothes, ground = rgb(CLOTHES[number // 16 % 8]), rgb(GROUND[number // 128 % 8])
    canvas = Canvas(240, 240, ground, number)
    long_hair = _long_hair(name, number)
    if long_hair:
        canvas.ellipse((62, 38, 178, 170), hair)
        canvas.rounded((62, 100, 178, 200), 34, hair)
    canvas.ellipse((34, 176, 206, 340), clothes)
    canvas.rounded((102, 140, 138, 196), 16, darker(skin, 0.1))
    canvas.ellipse((74, 56, 166, 166), skin)
    _hair_and_face(canvas, hair, skin, long_hair, number)
    return encoded(canvas.plain(), "PNG")


def _long_hair(name: str, number: int) -> bool:
    """By the words of a Vietnamese name where they tell, else by chance."""
    words = set(name.lower().split())
    if words & SHORT:
        return False
    return bool(words & LONG) or number // 1024 % 2 == 0


def _hair_and_face(canvas: Canvas, hair: Colour, skin: Colour, long_hair: bool, number: int) -> None:
    if long_hair:
        canvas.pen.pieslice([v * 2 for v in (68, 42, 172, 150)], 180, 360, fill=hair)
        canvas.ellipse((82, 74, 158, 122), skin)
    else:
        canvas.pen.pieslice([v * 2 for v in (72, 46, 168, 140)], 175, 365, fill=hair)
        canvas.rounded((84, 82, 156, 120), 18, skin)
    dark = rgb("#33261F")
    for x in (101, 139):
        canvas.ellipse((x - 5, 108, x + 5, 118), dark)
    canvas.arc((104, 116, 136, 142), 25, 155, rgb("#A2503F"), 4)
    for x in (90, 150):
        canvas.ellipse((x - 9, 122, x + 9, 134), lighter(rgb("#E8907C"), 0.35))
    if number // 2048 % 3 == 0:
        for x in (101, 139):
            canvas.arc((x - 15, 99, x + 15, 128), 0, 360, dark, 3)
        canvas.line([(116, 112), (124, 112)], dark, 3)


def shop_sign(name: str, colour: str) -> bytes:
    """The OA's picture: a market stall's awning over a counter."""
    ground = rgb(colour)
    canvas = Canvas(240, 240, ground, _number(name))
    canvas.rounded((56, 108, 184, 190), 8, lighter(ground, 0.88))
    for number in range(5):
        left = 42 + number * 31.2
        tone = lighter(ground, 0.95) if number % 2 == 0 else rgb("#F2A541")
        canvas.pen.rectangle([v * 2 for v in (left, 62, left + 31.2, 104)], fill=tone)
        canvas.ellipse((left, 88, left + 31.2, 122), tone)
    canvas.rounded((74, 134, 112, 190), 4, darker(ground, 0.15))
    canvas.rounded((124, 134, 168, 164), 4, lighter(ground, 0.35))
    return encoded(canvas.plain(), "PNG")


def sticker(mood: str) -> bytes:
    """A round friend on a transparent ground: with a heart, a tear, or a smile."""
    canvas = Canvas(260, 260, (0, 255, 0), 1)
    _sticker_face(canvas, mood if mood in ("heart", "cry", "ok") else ("heart", "ok", "cry")[_number(mood) % 3])
    image = canvas.image.convert("RGBA")
    clear = Image.new("RGBA", image.size, (0, 0, 0, 0))
    keyed = Image.composite(image, clear, _not_green(canvas.image))
    return encoded(keyed.resize((260, 260), Image.Resampling.LANCZOS), "PNG")


def _not_green(image: Image.Image) -> Image.Image:
    red, green, blue = image.split()
    strong = green.point(lambda value: 255 if value > 250 else 0)
    weak = red.point(lambda value: 255 if value < 5 else 0)
    none = blue.point(lambda value: 255 if value < 5 else 0)
    ground = Image.composite(strong, Image.new("L", image.size), weak)
    ground = Image.composite(ground, Image.new("L", image.size), none)
    return ground.point(lambda value: 255 - value)


def _sticker_face(canvas: Canvas, mood: str) -> None:
    body, dark = rgb("#FFC94D"), rgb("#5A3A12")
    canvas.ellipse((24, 40, 220, 236), (255, 255, 255))
    canvas.ellipse((32, 48, 212, 228), body)
    canvas.ellipse((52, 62, 130, 120), lighter(body, 0.4))
    for x in (92, 152):
        canvas.ellipse((x - 10, 112, x + 10, 138), dark)
        canvas.ellipse((x - 4, 115, x + 4, 123), (255, 255, 255))
    for x in (70, 174):
        canvas.ellipse((x - 15, 146, x + 15, 164), rgb("#FF9E7A"))
    if mood == "cry":
        canvas.arc((94, 164, 150, 210), 200, 340, dark, 7)
        canvas.ellipse((62, 140, 84, 184), rgb("#5BB7F0"))
        return
    canvas.pen.pieslice([v * 2 for v in (92, 132, 152, 190)], 0, 180, fill=dark)
    canvas.pen.pieslice([v * 2 for v in (104, 158, 140, 188)], 0, 180, fill=rgb("#E8604C"))
    if mood == "heart":
        red = rgb("#E5484D")
        for x in (168, 202):
            canvas.ellipse((x - 2, 20, x + 38, 60), red)
        canvas.pen.polygon([(v[0] * 2, v[1] * 2) for v in ((169, 50), (237, 50), (203, 92))], fill=red)


def gif() -> bytes:
    """A waving friend in six frames."""
    frames = []
    for step in (0, 8, 14, 8, 0, -6):
        canvas = Canvas(160, 160, (255, 255, 255), 1)
        canvas.ellipse((30, 36 - step // 3, 130, 136 - step // 3), rgb("#6FC3A6"))
        for x in (62, 98):
            canvas.ellipse((x - 6, 72 - step // 3, x + 6, 88 - step // 3), rgb("#173B30"))
        canvas.arc((62, 80 - step // 3, 98, 114 - step // 3), 20, 160, rgb("#173B30"), 5)
        canvas.line([(126, 90), (146, 70 - step)], rgb("#6FC3A6"), 12)
        frames.append(canvas.plain().convert("P", palette=Image.Palette.ADAPTIVE))
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=120, loop=0)
    return out.getvalue()


def speck() -> bytes:
    """The smallest picture worth fetching, for volume."""
    return encoded(Image.new("RGB", (8, 8), rgb("#C9B59A")), "PNG")


def small_pdf() -> bytes:
    """One page that any reader opens."""
    text = b"BT /F1 20 Tf 60 760 Td (Danh sach dat hang: 20 tui vai, 10 coc gom) Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, part)
    table = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table)
