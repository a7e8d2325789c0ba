"""What is being written to each customer: the text with its own history of undoing, and what is quoted."""

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from app.domain.ids import ConversationId, RemoteId
from app.domain.messages import Message

KEPT_DOCUMENTS = 30
"""So many conversations keep their history of undoing; the texts themselves lie in the store."""


@dataclass(slots=True)
class Pad:
    """Of one conversation. `saved` is what the store has, text and quote; None before it was asked."""

    document: QTextDocument
    cursor: tuple[int, int] = (0, 0)
    """Anchor and position."""
    quote: Message | None = None
    saved: tuple[str, RemoteId | None] | None = None
    touched: bool = False
    """Somebody has typed here: what the store says later doesn't count."""

    def quoted(self) -> RemoteId | None:
        return self.quote.remote_id if self.quote is not None else None


@dataclass(slots=True)
class Pads:
    """Documents belong to `owner`, the editor."""

    owner: QObject
    _pads: OrderedDict[ConversationId | None, Pad] = field(default_factory=OrderedDict)

    def of(self, cid: ConversationId | None) -> Pad:
        """The conversation's pad; a new one is empty. `None` is where nobody is written to."""
        pad = self._pads.get(cid)
        if pad is None:
            pad = self._pads[cid] = Pad(QTextDocument(self.owner))
        self._pads.move_to_end(cid)
        self._drop()
        return pad

    def _drop(self) -> None:
        """Forget the oldest that hold nothing but a text."""
        for cid in list(self._pads)[:-KEPT_DOCUMENTS]:
            if self._pads[cid].quote is None:
                self._pads.pop(cid).document.deleteLater()
