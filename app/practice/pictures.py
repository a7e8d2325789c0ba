"""Pictures drawn by code."""

import io
from PIL import Image

SUBJECTS = ("bag",)


class Drawing:
    def __init__(self, subject: str) -> None:
        self.subject = subject

    def full(self) -> bytes:
        return _jpeg(960, 720)

    def thumb(self) -> bytes:
        return _jpeg(480, 360)


def _jpeg(w: int, h: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (w, h), "#c9b59a").save(out, "JPEG")
    return out.getvalue()


def _png(w: int, h: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (w, h), "#c9b59a").save(out, "PNG")
    return out.getvalue()


def avatar(name: str) -> bytes:
    return _png(240, 240)


def shop_sign(name: str, colour: str) -> bytes:
    return _png(240, 240)


def sticker(mood: str) -> bytes:
    return _png(130, 130)


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (60, 60)).save(out, "GIF")
    return out.getvalue()


def small_pdf() -> bytes:
    return b"%PDF-1.4\n%%EOF\n"
