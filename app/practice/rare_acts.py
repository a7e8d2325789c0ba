"""What customers send besides words and photos: films, cards, calls, links with a preview, presses on buttons, albums.

None of these rows' shapes is documented for reading; they follow the API page's guesses (5.4, 14).
"""

from typing import Any, Protocol

from app.practice import pictures
from app.practice.cdn import Cdn
from app.practice.history import Author, Message
from app.practice.people import Customer

FILM = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(64)
"""Begins like a film and holds none: enough to be fetched and saved."""
ALBUM_STEP_MS = 1_500


class Stage(Protocol):
    """What these acts need of the world."""

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
    def customer_sends_photo(
        self,
        customer: Customer | str,
        picture: bytes | None = None,
        caption: str = "",
        *,
        subject: str = "",
        time: int | None = None,
    ) -> Message: ...


class RareActs:
    """Mixed into the world, beside the usual acts."""

    def customer_sends_video(
        self: Stage, customer: Customer | str, subject: str = "", caption: str = "", *, time: int | None = None
    ) -> Message:
        now = self.now()
        film = self.cdn.put("video", "mp4", FILM, "video/mp4", now)
        still = self.cdn.put("photo", "jpg", pictures.Drawing(subject).thumb, "image/jpeg", now)
        fields = {"url": film, "thumb": still, "description": caption, "duration": 34}
        return self.post(customer, "customer", "video", fields, time=time)

    def customer_sends_card(
        self: Stage,
        customer: Customer | str,
        name: str = "Chị Mai (kế toán)",
        phone: str = "0903123456",
        *,
        time: int | None = None,
    ) -> Message:
        """Somebody's business card, with a picture; without a phone number when it is empty."""
        face = self.cdn.put("avatar", "png", lambda: pictures.avatar(name), "image/png", self.now())
        fields: dict[str, Any] = {"name": name, "thumb": face}
        if phone:
            fields["phone"] = phone
        return self.post(customer, "customer", "business_card", fields, time=time)

    def customer_calls(self: Stage, customer: Customer | str, seconds: int = 0, *, time: int | None = None) -> Message:
        """A call that lasted so long; 0 says nothing about it."""
        fields = {"duration": seconds} if seconds else {}
        return self.post(customer, "customer", "call", fields, time=time)

    def customer_presses(
        self: Stage, customer: Customer | str, payload: str = "#hoi_gia", *, time: int | None = None
    ) -> Message:
        """A button with `oa.query.hide`: its payload comes as the customer's message, which they don't see."""
        return self.post(customer, "customer", "text", {"message": payload}, time=time)

    def customer_shares(
        self: Stage,
        customer: Customer | str,
        url: str,
        title: str = "",
        description: str = "",
        *,
        subject: str = "",
        time: int | None = None,
    ) -> Message:
        """A link with the preview that Zalo makes of it."""
        thumb = self.cdn.put("photo", "jpg", pictures.Drawing(subject).thumb, "image/jpeg", self.now())
        link = {"url": url, "title": title, "description": description, "thumb": thumb}
        fields = {"message": url, "links": [link], "description": description, "thumb": thumb}
        return self.post(customer, "customer", "link", fields, time=time)

    def customer_sends_album(
        self: Stage, customer: Customer | str, subjects: tuple[str, ...], *, time: int | None = None
    ) -> list[Message]:
        """Photos one right after the other, as a phone sends what was chosen together."""
        start = self.now() - ALBUM_STEP_MS * len(subjects) if time is None else time
        return [
            self.customer_sends_photo(customer, subject=subject, time=start + number * ALBUM_STEP_MS)
            for number, subject in enumerate(subjects)
        ]
