"""What is told of those who wait: one notice a conversation, and one for all when there are several."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from app.domain.ids import ConversationId, OaId, UserId

MOST_ALONE = 2
"""More conversations than this are one notice together."""
MOST_NAMED = 3
ALL = "all"
"""The key of the notice for several."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notification says. A later one with the same key takes its place."""

    key: str
    title: str
    body: str
    can_reply: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation with something new that nobody has looked at."""

    id: ConversationId
    name: str
    text: str
    messages: int
    reason: str = ""
    """Why it is theirs from now on; empty: it was before, or is nobody's."""


@dataclass(frozen=True, slots=True)
class Change:
    show: tuple[Notice, ...] = ()
    withdraw: tuple[str, ...] = ()


def key_of(cid: ConversationId) -> str:
    return f"{cid.oa_id}/{cid.user_id}"


class Board:
    """Who waits and what is shown of it. Nothing is shown again because somebody has been looked at."""

    def __init__(self) -> None:
        self._waiting: dict[str, Waiting] = {}
        self._shown: set[str] = set()

    def arrived(self, news: list[Waiting], *, preview: bool) -> Change:
        """New messages in these conversations, the newest last."""
        for one in news:
            self._waiting.pop(key_of(one.id), None)
            self._waiting[key_of(one.id)] = one
        if len(self._waiting) > MOST_ALONE:
            wanted = [self._together(preview=preview)]
        else:
            wanted = [_alone(one, preview=preview) for one in news]
        keys = {notice.key for notice in wanted}
        gone = tuple(sorted(self._shown - keys)) if ALL in keys else ()
        self._shown = (self._shown - set(gone)) | keys
        return Change(tuple(wanted), gone)

    def shows(self, one: Waiting) -> bool:
        """Whether this has been told already, perhaps with the reason why it is theirs."""
        known = self._waiting.get(key_of(one.id))
        return known is not None and replace(known, reason=one.reason) == one

    def looked_at(self, cid: ConversationId) -> Change:
        """Somebody reads this conversation."""
        self._waiting.pop(key_of(cid), None)
        gone = {key_of(cid)} & self._shown
        if not self._waiting:
            gone = set(self._shown)
        self._shown -= gone
        return Change(withdraw=tuple(sorted(gone)))

    def clear(self) -> Change:
        """Somebody is there."""
        gone, self._shown = tuple(sorted(self._shown)), set()
        self._waiting.clear()
        return Change(withdraw=gone)

    def has(self, cid: ConversationId) -> bool:
        return key_of(cid) in self._waiting

    def find(self, key: str) -> ConversationId | None:
        """The conversation of a notice; of the one for several, who has waited longest."""
        if key == ALL:
            return next((one.id for one in self._waiting.values()), None)
        oa_id, _, user_id = key.partition("/")
        return ConversationId(OaId(oa_id), UserId(user_id)) if user_id else None

    def _together(self, *, preview: bool) -> Notice:
        given = all(one.reason for one in self._waiting.values())
        said = _new_ones() if given else QCoreApplication.translate("Alerts", "{count} customers are waiting")
        title = said.format(count=len(self._waiting))
        names = [one.name for one in reversed(self._waiting.values())]
        body = ", ".join(names[:MOST_NAMED]) if preview else ""
        if preview and len(names) > MOST_NAMED:
            body = QCoreApplication.translate("Alerts", "{names} and {count} more").format(
                names=body, count=len(names) - MOST_NAMED
            )
        return Notice(ALL, title, body)


def _alone(one: Waiting, *, preview: bool) -> Notice:
    if not preview:
        said = _new_one() if one.reason else QCoreApplication.translate("Alerts", "A customer is waiting")
        return Notice(key_of(one.id), "Quầy Chat", said)
    body = one.text or QCoreApplication.translate("Alerts", "sent something")
    if one.messages > 1:
        body = QCoreApplication.translate("Alerts", "{text} ({count} new messages)").format(
            text=body, count=one.messages
        )
    if one.reason:
        title = QCoreApplication.translate("Alerts", "New conversation for you: {name}").format(name=one.name)
        return Notice(key_of(one.id), title, f"{body}\n{one.reason}", can_reply=True)
    return Notice(key_of(one.id), one.name or "Quầy Chat", body, can_reply=True)


def _new_one() -> str:
    return QCoreApplication.translate("Alerts", "A new conversation for you")


def _new_ones() -> str:
    return QCoreApplication.translate("Alerts", "{count} new conversations for you")
