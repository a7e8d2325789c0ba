"""A conversation's row in words: its last line, how long it has waited, and what a screen reader says of it."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.conversations import ConversationRow, window_ending
from app.domain.messages import Direction, Kind
from ui import i18n

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
    Kind.HIDDEN: str(QT_TRANSLATE_NOOP("Inbox", "[Button]")),
    Kind.UNKNOWN: str(QT_TRANSLATE_NOOP("Inbox", "[Message]")),
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


def draft_line(row: ConversationRow) -> str:
    """What lies in the draft in one line: its words, or how many files; empty if there is none."""
    text = " ".join(row.draft.split())
    if text or not row.draft_files:
        return text
    if row.draft_files == 1:
        return QCoreApplication.translate("Inbox", "[1 file]")
    return QCoreApplication.translate("Inbox", "[{n} files]").format(n=i18n.number(row.draft_files))


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


def describe_row(row: ConversationRow, now: int, hands: Sequence[str] = ()) -> str:
    """A row of the list for a screen reader; `hands` says who has it."""
    parts = [row.name, *state_words(row, now), *hands]
    if row.waiting:
        words = _waiting_words(row.waiting)
        since = i18n.duration(now - row.waiting_since)
        parts.append(QCoreApplication.translate("Inbox", "{messages} for {time}").format(messages=words, time=since))
    if row.unsent:
        parts.append(_unsent_words(row.unsent))
    draft = draft_line(row)
    if draft:
        parts.append(draft_prefix() + draft)
    else:
        you = you_prefix() if row.last_direction is Direction.OUT else ""
        parts.append(you + last_line(row))
    parts.append(i18n.list_time(row.last_at, now))
    return ". ".join(part for part in parts if part)


def state_words(row: ConversationRow, now: int) -> list[str]:
    """What the row's small marks say."""
    left = window_ending(row, now)
    told = (
        (row.pinned, QCoreApplication.translate("Inbox", "Pinned")),
        (row.closed, QCoreApplication.translate("Inbox", "Closed")),
        (row.blocked, QCoreApplication.translate("Inbox", "Blocked")),
        (not row.seen, QCoreApplication.translate("Inbox", "Unread")),
        (left > 0, QCoreApplication.translate("Inbox", "Reply window ends in {time}").format(time=i18n.duration(left))),
    )
    return [words for so, words in told if so]
