"""What a clipboard or a drop means for an answer: plain words, a picture, or files. Nothing rich ever comes in."""

import re
from dataclasses import dataclass

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage, QTextDocumentFragment

from app.domain.pasting import LONGEST_PASTE, pasted

SPREADSHEET = re.compile(
    r"schemas-microsoft-com:office:excel|Excel\.Sheet|LibreOffice Calc|OpenOffice.org.*Calc|google-sheets-html-origin",
    re.IGNORECASE,
)
HEAD = 20_000
"""The part of a page in which a program says what it is."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """Exactly one of these is set, or none where there is nothing that an answer can take."""

    text: str = ""
    image: QImage | None = None
    files: tuple[str, ...] = ()


def takes(source: QMimeData) -> bool:
    """Whether there is anything in it for us."""
    return source.hasText() or source.hasUrls() or source.hasImage() or source.hasHtml()


def read(source: QMimeData) -> Pasted:
    """Files first. Words before pictures: spreadsheets and Word put a picture of the cells beside them."""
    files = tuple(url.toLocalFile() for url in source.urls() if url.isLocalFile())
    if files:
        return Pasted(files=files)
    text = _words(source)
    if text.strip():
        return Pasted(text=text)
    if source.hasImage():
        image = source.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return Pasted(image=image)
    return Pasted()


def _words(source: QMimeData) -> str:
    html = source.html()[:LONGEST_PASTE] if source.hasHtml() else ""
    if source.hasText() and source.text():
        return pasted(source.text(), table=SPREADSHEET.search(html[:HEAD]) is not None)
    # A fragment is only words to us: it loads no picture and runs nothing.
    return pasted(QTextDocumentFragment.fromHtml(html).toPlainText()) if html else ""
