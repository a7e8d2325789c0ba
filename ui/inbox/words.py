"""A thread in words: states of sending, gaps, what is copied, and what a screen reader says."""

from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.messages import Body, GapReason, Kind, Origin
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState
from ui import i18n
from ui.errors import words_for
from ui.inbox.quote_words import quoted_line
from ui.inbox.reaction_words import reaction_text
from ui.inbox.row_words import kind_word
from ui.models.entries import Entry, EntryKind

NEEDS_CONSENT = frozenset({"cost"})
"""Reasons of a held message that «Vẫn gửi (có phí)» answers."""


GAPS = {
    GapReason.TOO_OLD: str(QT_TRANSLATE_NOOP("Inbox", "Zalo gives no older messages. Earlier ones are in OA Manager.")),
    GapReason.NOT_FETCHED: str(QT_TRANSLATE_NOOP("Inbox", "Some messages are missing here. They are being fetched.")),
    GapReason.REFUSED: str(QT_TRANSLATE_NOOP("Inbox", "Some messages are missing here: Zalo would not give them.")),
    GapReason.STOPPED: str(QT_TRANSLATE_NOOP("Inbox", "Some messages are missing here: fetching was stopped.")),
}
STATES = {
    OutboxState.UNKNOWN: str(QT_TRANSLATE_NOOP("Inbox", "Not sure whether it was sent; checking with Zalo…")),
    OutboxState.NOT_FOUND: str(QT_TRANSLATE_NOOP("Inbox", "Zalo doesn't show this message. Was it sent?")),
}


def body_text(body: Body) -> str:
    """All words of a message, for copying and for screen readers."""
    parts = [body.text]
    for link in body.links:
        parts += [part for part in (link.title, link.url) if part and part not in body.text]
    if body.file_name:
        parts.append(body.file_name)
    return "\n".join(part for part in parts if part)


def item_kind(item: OutboxItem) -> Kind:
    return {
        OutboxKind.TEXT: Kind.TEXT,
        OutboxKind.PHOTO: Kind.PHOTO,
        OutboxKind.GIF: Kind.GIF,
        OutboxKind.STICKER: Kind.STICKER,
        OutboxKind.FILE: Kind.FILE,
    }[item.kind]


def entry_text(entry: Entry) -> str:
    """What *Copy* takes from an entry."""
    if entry.message is not None:
        return body_text(entry.message.body)
    return entry.item.text if entry.item is not None else ""


def gap_text(reason: GapReason) -> str:
    return QCoreApplication.translate("Inbox", GAPS[reason])


def describe_entry(entry: Entry, now: int) -> str:
    """An entry of the thread for a screen reader."""
    if entry.kind is EntryKind.DAY:
        return i18n.day_title(entry.at, now)
    if entry.kind is EntryKind.GAP:
        return gap_text(entry.gap.reason) if entry.gap is not None else ""
    if entry.kind is EntryKind.NEW:
        return QCoreApplication.translate("Inbox", "New messages")
    if entry.outgoing:
        who = QCoreApplication.translate("Inbox", "You")
    else:
        who = QCoreApplication.translate("Inbox", "Customer")
    if entry.message is not None:
        word = kind_word(entry.message.body.kind, entry.message.body.raw_type)
        state = outside_tag() if entry.message.origin is Origin.OUTSIDE else ""
    else:
        assert entry.item is not None
        word, state = kind_word(item_kind(entry.item)), state_text(entry.item, now, behind=entry.behind)
    quoted = quoted_line(entry.quote.message) if entry.quote is not None else ""
    if quoted:
        quoted = QCoreApplication.translate("Inbox", "in reply to: {text}").format(text=quoted)
    reaction = reaction_text(entry.reaction) if entry.reaction is not None else ""
    parts = (who, quoted, word, entry_text(entry), i18n.clock_time(entry.at), state, reaction)
    return ", ".join(part for part in parts if part)


def outside_tag() -> str:
    return QCoreApplication.translate("Inbox", "sent outside the app")


def seconds_left(item: OutboxItem, now: int) -> int:
    """Whole seconds in which a queued item can still be undone; 0 when it can't, or is waiting for something else."""
    if item.state is not OutboxState.QUEUED or item.attempts:
        return 0
    return max(0, -(-(item.due_at - now) // 1000))


def state_text(item: OutboxItem, now: int, *, behind: bool = False) -> str:
    """What stands below a bubble that isn't simply sent; `behind` one that needs a person, nothing leaves."""
    if item.state is OutboxState.QUEUED:
        left = seconds_left(item, now)
        if left:
            return QCoreApplication.translate("Inbox", "Sends in {n} s").format(n=left)
        if behind:
            return QCoreApplication.translate("Inbox", "Waits for the message above")
        return words_for(item.reason).title if item.reason else ""
    if item.state is OutboxState.FAILED:
        reason = words_for(item.reason).title if item.reason else ""
        return QCoreApplication.translate("Inbox", "Not sent: {reason}").format(reason=reason)
    if item.state is OutboxState.HELD:
        return held_text(item.reason)
    return QCoreApplication.translate("Inbox", STATES[item.state]) if item.state in STATES else ""


def held_text(reason: str) -> str:
    if reason in NEEDS_CONSENT:
        return QCoreApplication.translate("Inbox", "Held: the free reply time has passed, sending may now cost money")
    if reason == "window_closed":
        return QCoreApplication.translate("Inbox", "Held: the 7 days in which you may answer have passed")
    if not reason:
        return QCoreApplication.translate("Inbox", "Held")
    return QCoreApplication.translate("Inbox", "Held: {reason}").format(reason=words_for(reason).title)


def host_of(url: str) -> str:
    """The host a link leads to, as a person should read it; empty for what isn't a plain https address."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme != "https" or not host or "@" in parts.netloc:
        return ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
