"""Files on their way to Zalo: how far each is, and the ring on its photo with a cross that stops it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter

from app.domain.ids import OutboxId
from app.domain.outbox import OutboxState
from app.events import UploadProgress
from ui import i18n
from ui.inbox.hit import Act, Hit
from ui.inbox.pictures import local_ref
from ui.inbox.ring import paint_ring
from ui.models.entries import Entry
from ui.theme.theme import Theme
from ui.theme.tokens import Size


class Uploads(QObject):
    """What is being uploaded now; nothing of it is stored, since an upload that was cut off begins anew."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shares: dict[OutboxId, float] = {}

    def on_progress(self, events: Iterable[UploadProgress]) -> None:
        for event in events:
            if event.done is None:
                self._shares.pop(event.item, None)
            else:
                self._shares[event.item] = event.done
        self.changed.emit()

    def share(self, item: OutboxId) -> float | None:
        """How much of its file has left, 0 to 1; None when nothing is being uploaded."""
        return self._shares.get(item)

    def describe(self, entry: Entry) -> str:
        """For a screen reader; empty when nothing of it is being uploaded."""
        shares = [share for one in entry.members if (share := self.share_of(one)) is not None]
        if not shares:
            return ""
        percent = i18n.number(round(100 * sum(shares) / len(shares)))
        return QCoreApplication.translate("Inbox", "Uploading {n}%").format(n=percent)

    def share_of(self, entry: Entry) -> float | None:
        item = entry.item
        # Once the message itself has begun to leave there is nothing to stop, whatever the last news of the upload was.
        if item is None or entry.message is not None or item.state is not OutboxState.QUEUED:
            return None
        return self.share(item.id)


@dataclass(frozen=True, slots=True)
class Ring:
    """Where the ring of an item stands, in the coordinates of its row."""

    item: OutboxId
    area: QRectF
    share: float
    on_photo: bool = True


class UploadRings:
    """The rings of a row, found by what can be pressed in it: a photo has one in its middle, a card over its sign."""

    def __init__(self, theme: Theme, uploads: Uploads) -> None:
        self._theme = theme
        self._uploads = uploads

    def of(self, entry: Entry, hits: Sequence[Hit]) -> list[Ring]:
        rings = []
        for member in entry.members:
            share = self._uploads.share_of(member)
            if share is None or member.item is None or member.item.attachment is None:
                continue
            ref = local_ref(member.item.attachment.key)
            place = next((hit for hit in hits if hit.value == ref), None)
            if place is not None:
                rings.append(Ring(member.item.id, _area(place), share, place.act is Act.PHOTO))
        return rings

    def hits(self, entry: Entry, hits: Sequence[Hit]) -> list[Hit]:
        """The crosses, to be pressed before what lies below them."""
        return [Hit(Act.CANCEL_UPLOAD, ring.area, str(ring.item)) for ring in self.of(entry, hits)]

    def paint(self, painter: QPainter, at: QPointF, entry: Entry, hits: Sequence[Hit]) -> None:
        for ring in self.of(entry, hits):
            centre, edge = ring.area.center() + at, ring.area.width()
            paint_ring(painter, self._theme, centre, ring.share, edge, icon="close", solid=not ring.on_photo)


def _area(place: Hit) -> QRectF:
    edge = float(Size.BAR if place.act is Act.PHOTO else Size.AVATAR)
    edge = min(edge, place.rect.width(), place.rect.height())
    made = QRectF(0, 0, edge, edge)
    made.moveCenter(place.rect.center())
    if place.act is not Act.PHOTO:
        made.moveTopLeft(place.rect.topLeft())  # over its sign
    return made
