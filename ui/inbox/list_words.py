"""The list in words: its filters and orders, what is done to conversations, and what an empty filter says."""

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.conversations import ConversationRow
from app.domain.listing import Act, Done, Show, Sort
from app.errors import Rejected
from ui import i18n
from ui.errors import words

SHOWN = {
    Show.ALL: str(QT_TRANSLATE_NOOP("List", "All")),
    Show.UNREAD: str(QT_TRANSLATE_NOOP("List", "Unread")),
    Show.UNANSWERED: str(QT_TRANSLATE_NOOP("List", "Unanswered")),
    Show.CLOSED: str(QT_TRANSLATE_NOOP("List", "Closed")),
    Show.BLOCKED: str(QT_TRANSLATE_NOOP("List", "Blocked")),
}
SHOW_KEYS = {
    Show.ALL: "inbox.show_all",
    Show.UNREAD: "inbox.show_unread",
    Show.UNANSWERED: "inbox.show_unanswered",
    Show.CLOSED: "inbox.show_closed",
    Show.BLOCKED: "inbox.show_blocked",
}
SORTED = {
    Sort.NEWEST: str(QT_TRANSLATE_NOOP("List", "Newest first")),
    Sort.WAITING: str(QT_TRANSLATE_NOOP("List", "Longest waiting first")),
    Sort.WINDOW: str(QT_TRANSLATE_NOOP("List", "Reply window ending first")),
}
ACTS = {
    Act.READ: str(QT_TRANSLATE_NOOP("List", "Mark as read")),
    Act.UNREAD: str(QT_TRANSLATE_NOOP("List", "Mark as unread")),
    Act.PIN: str(QT_TRANSLATE_NOOP("List", "Pin")),
    Act.UNPIN: str(QT_TRANSLATE_NOOP("List", "Unpin")),
    Act.CLOSE: str(QT_TRANSLATE_NOOP("List", "Close")),
    Act.REOPEN: str(QT_TRANSLATE_NOOP("List", "Reopen")),
    Act.BLOCK: str(QT_TRANSLATE_NOOP("List", "Block")),
    Act.UNBLOCK: str(QT_TRANSLATE_NOOP("List", "Unblock")),
}
ICONS = {
    Act.READ: "email-open-outline",
    Act.UNREAD: "email-mark-as-unread",
    Act.PIN: "pin-outline",
    Act.UNPIN: "pin-off-outline",
    Act.CLOSE: "check-circle-outline",
    Act.REOPEN: "arrow-u-left-top",
    Act.BLOCK: "cancel",
    Act.UNBLOCK: "account-check-outline",
}
KEYS = {
    Act.READ: "inbox.unread",
    Act.UNREAD: "inbox.unread",
    Act.PIN: "inbox.pin",
    Act.UNPIN: "inbox.pin",
    Act.CLOSE: "inbox.close",
    Act.REOPEN: "inbox.close",
    Act.BLOCK: "inbox.block",
    Act.UNBLOCK: "inbox.block",
}
DONE = {
    Act.READ: str(QT_TRANSLATE_NOOP("List", "Marked as read")),
    Act.UNREAD: str(QT_TRANSLATE_NOOP("List", "Marked as unread")),
    Act.PIN: str(QT_TRANSLATE_NOOP("List", "Pinned")),
    Act.UNPIN: str(QT_TRANSLATE_NOOP("List", "Unpinned")),
    Act.CLOSE: str(QT_TRANSLATE_NOOP("List", "Conversation closed")),
    Act.REOPEN: str(QT_TRANSLATE_NOOP("List", "Conversation reopened")),
    Act.BLOCK: str(QT_TRANSLATE_NOOP("List", "Customer blocked")),
    Act.UNBLOCK: str(QT_TRANSLATE_NOOP("List", "Customer unblocked")),
}
EMPTY = {
    Show.ALL: (
        str(QT_TRANSLATE_NOOP("List", "No messages yet")),
        str(QT_TRANSLATE_NOOP("List", "When a customer writes to your OA, the conversation appears here by itself.")),
    ),
    Show.UNREAD: (
        str(QT_TRANSLATE_NOOP("List", "Everything has been read")),
        str(QT_TRANSLATE_NOOP("List", "New messages appear here. Mark a conversation as unread to come back to it.")),
    ),
    Show.UNANSWERED: (
        str(QT_TRANSLATE_NOOP("List", "Every customer has been answered")),
        str(QT_TRANSLATE_NOOP("List", "Those who wait for your answer appear here.")),
    ),
    Show.CLOSED: (
        str(QT_TRANSLATE_NOOP("List", "No closed conversations")),
        str(
            QT_TRANSLATE_NOOP(
                "List", "Close a conversation that is done. It reopens by itself when its customer writes again."
            )
        ),
    ),
    Show.BLOCKED: (
        str(QT_TRANSLATE_NOOP("List", "Nobody is blocked")),
        str(
            QT_TRANSLATE_NOOP(
                "List", "Block someone who only disturbs: their messages are kept here, without alert or count."
            )
        ),
    ),
}


def show_name(show: Show) -> str:
    return QCoreApplication.translate("List", SHOWN[show])


def sort_name(sort: Sort) -> str:
    return QCoreApplication.translate("List", SORTED[sort])


def act_name(act: Act) -> str:
    return QCoreApplication.translate("List", ACTS[act])


def done_text(done: Done) -> str:
    """What was done, to how many where it was more than one, and how many were left as they are, and why."""
    text, count = QCoreApplication.translate("List", DONE[done.act]), len(done.before)
    if count > 1 or done.refused:
        text = QCoreApplication.translate("List", "{done}: {n}").format(done=text, n=i18n.number(count))
    if not done.refused:
        return text
    why = dict.fromkeys(words(Rejected(code)).title for _, code in done.refused)
    left = QCoreApplication.translate("List", "Left as they are: {n} ({why})")
    return f"{text}. {left.format(n=i18n.number(len(done.refused)), why=', '.join(why))}"


def empty_words(show: Show, *, narrowed: bool) -> tuple[str, str]:
    """Heading and sentence of a filter that shows nothing; `narrowed` to an OA or a tag."""
    if narrowed:
        return (
            QCoreApplication.translate("List", "Nothing here"),
            QCoreApplication.translate("List", "No conversation fits this OA or tag. Look at all of them instead."),
        )
    heading, sentence = EMPTY[show]
    return QCoreApplication.translate("List", heading), QCoreApplication.translate("List", sentence)


def acts_for(rows: Sequence[ConversationRow]) -> list[Act]:
    """What can be done to these together: of each pair, what most of them lack."""
    if not rows:
        return []
    if all(row.blocked for row in rows):
        return [Act.UNBLOCK]
    acts = [
        Act.UNREAD if all(row.seen for row in rows) else Act.READ,
        Act.UNPIN if all(row.pinned for row in rows) else Act.PIN,
        Act.REOPEN if all(row.closed for row in rows) else Act.CLOSE,
        Act.BLOCK,
    ]
    return [act for act in acts if act is not Act.UNREAD or not all(row.closed for row in rows)]
