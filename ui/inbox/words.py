"""The inbox in words: kinds, last lines, states of sending, gaps, and what a screen reader says."""

from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.conversations import ConversationRow
from app.domain.messages import Body, Direction, GapReason, Kind, Origin
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState
from ui import i18n
from ui.errors import words_for
from ui.models.entries import Entry, EntryKind

NEEDS_CONSENT = frozenset({"cost"})
"""Reasons of a held message that «Vẫn gửi (có phí)» answers."""


KINDS = {
    Kind.PHOTO: str(QT_TRANSLATE_NOOP("Inbox", "[Photo]")),
    Kind.GIF: str(QT_TRANSLATE_NOOP("Inbox", "[GIF]")),
    Kind.STICKER: str(QT_TRANSLATE_NOOP("Inbox", "[Sticker]")),
    Kind.VOICE: str(QT_TRANSLATE_NOOP("Inbox", "[Voice message]")),
    Kind.VIDEO: str(QT_TRANSLATE_NOOP("Inbox", "[Video]")),
    Kind.FILE: str(QT_TRANSLATE_NOOP("Inbox", "[File]")),
    Kind.LINK: str(QT_TRANSLATE_NOOP("Inbox", "[Link]")),
    Kind.LOCATION: str(QT_TRANSLATE_NOOP("Inbox", "[Location]")),
    Kind.CARD: str(QT_TRANSLATE_NOOP("Inbox", "[Business card]")),
    Kind.CALL: str(QT_TRANSLATE_NOOP("Inbox", "[Call]")),
    Kind.UNKNOWN: str(QT_TRANSLATE_NOOP("Inbox", "[Message]")),
}
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


def kind_word(kind: Kind, raw_type: str = "") -> str:
    """What a message without words is called in one line; empty for text."""
    if kind is Kind.UNKNOWN and raw_type:
        return QCoreApplication.translate("Inbox", "[Message: {type}]").format(type=raw_type)
    return QCoreApplication.translate("Inbox", KINDS[kind]) if kind in KINDS else ""


def last_line(row: ConversationRow) -> str:
    """The last message in one line, without who said it."""
    text = " ".join(row.last_text.split())
    word = kind_word(row.last_kind)
    return f"{word} {text}".strip()


def you_prefix() -> str:
    return QCoreApplication.translate("Inbox", "You: ")


def draft_prefix() -> str:
    return QCoreApplication.translate("Inbox", "Draft: ")


def waiting_short(ms: int) -> str:
    """How long a customer has waited, as short as can be: 4p · 3g · 2n."""
    minutes = max(0, ms) // 60_000
    if minutes < 60:
        return QCoreApplication.translate("Inbox", "{n}m").format(n=max(1, minutes))
    if minutes < 24 * 60:
        return QCoreApplication.translate("Inbox", "{n}h").format(n=minutes // 60)
    return QCoreApplication.translate("Inbox", "{n}d").format(n=minutes // (24 * 60))


def _waiting_words(count: int) -> str:
    """Two texts instead of a plural form: lupdate sees plurals only in `self.tr`."""
    if count == 1:
        return QCoreApplication.translate("Inbox", "1 message waiting")
    return QCoreApplication.translate("Inbox", "{n} messages waiting").format(n=count)


def _unsent_words(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Inbox", "1 message not sent")
    return QCoreApplication.translate("Inbox", "{n} messages not sent").format(n=count)


def describe_row(row: ConversationRow, now: int) -> str:
    """A row of the list for a screen reader."""
    parts = [row.name]
    if row.waiting:
        words = _waiting_words(row.waiting)
        since = i18n.duration(now - row.waiting_since)
        parts.append(QCoreApplication.translate("Inbox", "{messages} for {time}").format(messages=words, time=since))
    if row.unsent:
        parts.append(_unsent_words(row.unsent))
    if row.draft:
        parts.append(draft_prefix() + row.draft)
    else:
        you = you_prefix() if row.last_direction is Direction.OUT else ""
        parts.append(you + last_line(row))
    parts.append(i18n.list_time(row.last_at, now))
    return ". ".join(part for part in parts if part)


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
    return ", ".join(part for part in (who, word, entry_text(entry), i18n.clock_time(entry.at), state) if part)


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
