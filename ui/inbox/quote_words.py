"""How a quoted message is told in one line."""

from PySide6.QtCore import QCoreApplication

from app.domain.messages import Direction, Message
from ui.inbox.row_words import kind_word


def quoted_name(message: Message) -> str:
    """Whose message it is."""
    if message.direction is Direction.OUT:
        return QCoreApplication.translate("Inbox", "You")
    return QCoreApplication.translate("Inbox", "Customer")


def quoted_line(message: Message | None) -> str:
    """Its words in one line; for pictures and the like, what it is."""
    if message is None:
        return QCoreApplication.translate("Inbox", "The quoted message isn't here")
    kind = kind_word(message.body.kind, message.body.raw_type)
    text = " ".join((message.body.text or message.body.file_name).split())
    return f"{kind}: {text}" if kind and text else text or kind
