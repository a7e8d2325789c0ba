"""What the people of the practice world do: customers write and send, somebody answers from OA Manager."""

from typing import Any, Protocol

from app.practice import pictures, voices
from app.practice.cdn import Cdn
from app.practice.history import Author, Message
from app.practice.people import Customer


class Stage(Protocol):
    """What acts need of the world."""

    cdn: Cdn

    def now(self) -> int: ...
    def post(
        self,
        customer: Customer | str,
        author: Author,
        kind: str,
        fields: dict[str, Any],
        *,
        time: int | None = None,
        broken: dict[str, Any] | None = None,
    ) -> Message: ...
    def customer(self, who: Customer | str) -> Customer: ...


class Acts:
    """Mixed into the world. `time` puts a message into the past (a late row, when newer ones are there); epoch ms."""

    def customer_writes(self: Stage, customer: Customer | str, text: str, *, time: int | None = None) -> Message:
        return self.post(customer, "customer", "text", {"message": text}, time=time)

    def customer_sends_photo(
        self: Stage,
        customer: Customer | str,
        picture: bytes | None = None,
        caption: str = "",
        *,
        subject: str = "",
        time: int | None = None,
    ) -> Message:
        """`picture` is a JPEG; without one `subject` is drawn (see `pictures.SUBJECTS`)."""
        fields = photo_fields(self, picture, subject, caption)
        return self.post(customer, "customer", "photo", fields, time=time)

    def customer_sends_gif(self: Stage, customer: Customer | str, *, time: int | None = None) -> Message:
        path = self.cdn.put("gif", "gif", pictures.gif, "image/gif", self.now())
        return self.post(customer, "customer", "GIF", {"url": path, "thumb": path}, time=time)

    def customer_sends_sticker(
        self: Stage, customer: Customer | str, mood: str = "heart", *, time: int | None = None
    ) -> Message:
        query = {"eid": "21979", "size": "130", "checksum": "f9a1"}
        path = self.cdn.put("sticker", "png", lambda: pictures.sticker(mood), "image/png", self.now(), query=query)
        return self.post(customer, "customer", "sticker", {"url": path}, time=time)

    def customer_sends_voice(
        self: Stage, customer: Customer | str, *, heard: bool = False, time: int | None = None
    ) -> Message:
        """AMR without a word; `heard` gives a tune instead, as WAV."""
        if heard:
            path = self.cdn.put("voice", "wav", voices.tune, "audio/wav", self.now())
        else:
            path = self.cdn.put("voice", "amr", voices.silence(), "audio/amr", self.now())
        return self.post(customer, "customer", "voice", {"url": path}, time=time)

    def customer_sends_file(
        self: Stage,
        customer: Customer | str,
        name: str = "danh-sach-dat-hang.pdf",
        data: bytes | None = None,
        *,
        time: int | None = None,
    ) -> Message:
        content = data if data is not None else pictures.small_pdf()
        path = self.cdn.put("file", name.rsplit(".", 1)[-1], content, "application/octet-stream", self.now())
        fields = {"url": path, "name": name, "size": str(len(content))}
        return self.post(customer, "customer", "file", fields, time=time)

    def customer_sends_link(
        self: Stage, customer: Customer | str, url: str, title: str = "", *, time: int | None = None
    ) -> Message:
        link = {"url": url, "title": title, "description": "", "thumb": ""}
        return self.post(customer, "customer", "link", {"message": url, "links": [link]}, time=time)

    def customer_sends_location(
        self: Stage,
        customer: Customer | str,
        latitude: float = 10.7769,
        longitude: float = 106.7009,
        *,
        time: int | None = None,
    ) -> Message:
        place = {"latitude": latitude, "longitude": longitude}
        return self.post(customer, "customer", "location", {"location": place}, time=time)

    def customer_sends(
        self: Stage, customer: Customer | str, kind: str, fields: dict[str, Any], *, time: int | None = None
    ) -> Message:
        """A row of any other kind, known to the API page or not (`business_card`, `call`, `nosupport`, …)."""
        return self.post(customer, "customer", kind, fields, time=time)

    def customer_sends_broken_row(
        self: Stage, customer: Customer | str, broken: dict[str, Any], *, time: int | None = None
    ) -> Message:
        """A row that nobody can read: `broken` replaces its values (`{"message_id": None}`, `{"time": "soon"}`)."""
        return self.post(customer, "customer", "text", {"message": "?"}, time=time, broken=broken)

    def oa_manager_writes(
        self: Stage, customer: Customer | str, text: str, *, automatic: bool = False, time: int | None = None
    ) -> Message:
        """A row from the OA that didn't come through the API: typed in OA Manager, or an automatic greeting."""
        return self.post(customer, "automatic" if automatic else "manager", "text", {"message": text}, time=time)

    def oa_manager_sends_photo(
        self: Stage, customer: Customer | str, subject: str = "", caption: str = "", *, time: int | None = None
    ) -> Message:
        return self.post(customer, "manager", "photo", photo_fields(self, None, subject, caption), time=time)


def photo_fields(stage: Stage, picture: bytes | None, subject: str, caption: str) -> dict[str, Any]:
    """Put a photo and its small version on the CDN; the fields of its row."""
    now = stage.now()
    if picture is None:
        drawing = pictures.Drawing(subject)
        url = stage.cdn.put("photo", "jpg", drawing.full, "image/jpeg", now)
        thumb = stage.cdn.put("photo", "jpg", drawing.thumb, "image/jpeg", now)
    else:
        url = stage.cdn.put("photo", "jpg", picture, "image/jpeg", now)
        thumb = url
    return {"url": url, "thumb": thumb, "description": caption}
