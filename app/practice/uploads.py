"""The three uploads (API page 6.3): what is taken, how long it lives, and how many there may be in a month."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from app.practice.clock import month_of
from app.practice.ids import IdMaker
from app.practice.knobs import Knobs
from app.practice.refusals import Refusal, invalid, too_much

Shelf = Literal["image", "gif", "file"]
MEGABYTE = 1024 * 1024
LIMITS: dict[Shelf, int] = {"image": MEGABYTE, "gif": 5 * MEGABYTE, "file": 5 * MEGABYTE}

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(slots=True)
class Upload:
    """One uploaded thing; `path` is where the CDN shows it."""

    token: str
    oa_id: str
    shelf: Shelf
    name: str
    data: bytes
    mime: str
    at: int
    path: str = ""


class Uploads:
    """What has been uploaded. The caller holds the world's lock."""

    def __init__(self, ids: IdMaker, knobs: Knobs) -> None:
        self._ids = ids
        self._knobs = knobs
        self._by_token: dict[str, Upload] = {}
        self.counts: Counter[tuple[str, Shelf, tuple[int, int]]] = Counter()

    def take(self, oa_id: str, shelf: Shelf, name: str, data: bytes, now: int) -> Upload:
        month = (oa_id, shelf, month_of(now))
        if self.counts[month] >= self._knobs.uploads_per_month:
            raise Refusal(-211)
        self.counts[month] += 1
        if "." not in name.strip("."):
            raise invalid("file name")
        mime = _sniff(shelf, name, data, self._knobs)
        if len(data) > LIMITS[shelf]:
            raise too_much("file")
        upload = Upload(self._ids.token(64), oa_id, shelf, name, data, mime, now)
        self._by_token[upload.token] = upload
        return upload

    def find(self, token: str, oa_id: str, shelf: Shelf, field: str, now: int) -> Upload:
        upload = self._by_token.get(token)
        if upload is None or upload.oa_id != oa_id or upload.shelf != shelf:
            raise invalid(field)
        if now - upload.at > self._knobs.upload_life:
            raise Refusal(-100)
        return upload

    def all(self) -> list[Upload]:
        return list(self._by_token.values())


def _sniff(shelf: Shelf, name: str, data: bytes, knobs: Knobs) -> str:
    if shelf == "image":
        if data.startswith(b"\xff\xd8\xff"):
            return "image/jpeg"
        if data.startswith(b"\x89PNG\r\n\x1a\n"):
            return "image/png"
        raise Refusal(-201, text="file is invalid. We only support png and jpeg")
    if shelf == "gif":
        if data.startswith((b"GIF87a", b"GIF89a")):
            return "image/gif"
        raise invalid("file")
    return _sniff_file(name.rsplit(".", 1)[-1].lower(), data, knobs)


def _sniff_file(extension: str, data: bytes, knobs: Knobs) -> str:
    if extension == "pdf" and data.startswith(b"%PDF-"):
        return "application/pdf"
    if extension == "docx" and data.startswith(b"PK\x03\x04"):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    if extension == "doc" and data.startswith(OLE):
        return "application/msword"
    if extension == "csv" and knobs.csv_allowed and b"\x00" not in data:
        return "text/csv"
    raise invalid("file")
