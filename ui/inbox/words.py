"""A thread in words: states of sending, gaps, what is copied, and what a screen reader says."""

from urllib.parse import urlsplit

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.messages import Body, GapReason, Kind
from app.domain.origins import Hand, hand_of
from app.domain.outbox import OutboxItem, OutboxKind, OutboxState
from app.domain.tame import tame_line
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


COLLEAGUE_CHARS = 24
URGENT = {
    state: place
    for place, state in enumerate(
        (OutboxState.FAILED, OutboxState.HELD, OutboxState.NOT_FOUND, OutboxState.UNKNOWN, OutboxState.QUEUED)
    )
}
"""Which state of an album's photos is spoken of first."""


def again_word() -> str:
    """What fetches a picture that could not be had."""
    return QCoreApplication.translate("Inbox", "Download again")


def body_text(body: Body) -> str:
    """All words of a message, for copying and for screen readers."""
    parts = [body.text]
    for link in body.links:
        parts += [part for part in (link.title, link.url) if part and part not in body.text]
    if body.file_name:
        parts.append(body.file_name)
    if body.contact is not None:
        parts += [part for part in (body.contact.name, body.contact.phone) if part not in body.text]
    if body.place is not None:
        parts.append(f"{body.place.latitude:.5f}, {body.place.longitude:.5f}")
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
    if entry.album:
        return "\n".join(text for text in map(entry_text, entry.album) if text)
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
    if entry.kind is EntryKind.HANDS:
        return ""  # told by who knows the names
    state = state_of(entry, now)
    quoted = quoted_line(entry.quote.message) if entry.quote is not None else ""
    if quoted:
        quoted = QCoreApplication.translate("Inbox", "in reply to: {text}").format(text=quoted)
    reaction = reaction_text(entry.reaction) if entry.reaction is not None else ""
    told = (_who(entry), quoted, _entry_word(entry), entry_text(entry), i18n.clock_time(entry.at), hand_tag(entry))
    return ", ".join(part for part in (*told, state[1] if state else "", reaction) if part)


def _who(entry: Entry) -> str:
    if not entry.outgoing:
        return QCoreApplication.translate("Inbox", "Customer")
    mine = _hand(entry) is Hand.MINE
    return QCoreApplication.translate("Inbox", "You") if mine else QCoreApplication.translate("Inbox", "Shop")


def _entry_word(entry: Entry) -> str:
    if entry.album:
        return QCoreApplication.translate("Inbox", "[{n} photos]").format(n=len(entry.album))
    if entry.message is not None:
        body = entry.message.body
        word = kind_word(body.kind, tame_line(body.raw_type))
        return f"{word} {length(body.seconds)}" if body.seconds else word
    return kind_word(item_kind(entry.item)) if entry.item is not None else ""


def length(seconds: int) -> str:
    """How long something lasts: 0:07 · 12:34 · 1:02:03."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _hand(entry: Entry) -> Hand:
    if entry.hand is None and entry.message is not None:
        return hand_of(entry.message)
    return entry.hand or Hand.MINE


def hand_tag(entry: Entry) -> str:
    """Whose hand an outgoing message came from; empty for one's own, and for the customer's."""
    match _hand(entry):
        case Hand.OUTSIDE:
            return QCoreApplication.translate("Inbox", "sent outside the app")
        case Hand.AUTOMATIC:
            return QCoreApplication.translate("Inbox", "automatic reply")
        case Hand.COLLEAGUE:
            name = tame_line(entry.message.author_name, COLLEAGUE_CHARS) if entry.message is not None else ""
            return name or QCoreApplication.translate("Inbox", "a colleague")
        case _:
            return ""


def waiting_members(entry: Entry) -> list[Entry]:
    """What of an entry is still on its way, most urgent first; of an album this may be some photos."""
    waiting = [one for one in entry.members if one.message is None and one.item is not None]
    return sorted(waiting, key=lambda one: URGENT.get(one.item.state, len(URGENT)) if one.item else 0)


def state_of(entry: Entry, now: int) -> tuple[OutboxItem, str] | None:
    """The item that the line below a bubble speaks of, and its words."""
    waiting = waiting_members(entry)
    first = waiting[0].item if waiting else None
    if first is None:
        return None
    words = state_text(first, now, behind=waiting[0].behind)
    like = sum(1 for one in waiting if one.item is not None and one.item.state is first.state)
    if not words or like == len(entry.members):
        return first, words
    counted = QCoreApplication.translate("Inbox", "{n} of {all}: {state}")
    return first, counted.format(n=like, all=len(entry.members), state=words)


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
    """The host a link leads to, as a person should read it; empty for what isn't a plain address of the web."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    if parts.scheme not in ("https", "http") or not host or "@" in parts.netloc:
        return ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
