"""What notices say of sharing: why a conversation is yours now, whom nobody has claimed, which rule nobody is in."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Why
from app.events import Assigned

MOST_NAMED = 3


def given_sentence(event: Assigned, names: Mapping[StaffId, str]) -> str:
    """In a few words; the whole reason stands in the conversation."""
    who = event.by if event.why is Why.HANDED_OVER else event.before
    said = _short(event.why)
    return said.format(name=_name(who, names))


def _short(why: Why) -> str:
    known = {
        Why.WAITED: QCoreApplication.translate("Alerts", "It has waited for somebody."),
        Why.OLD: QCoreApplication.translate("Alerts", "The owner has shared old conversations."),
        Why.SHARED: QCoreApplication.translate("Alerts", "The owner has shared it."),
        Why.ORPHANED: QCoreApplication.translate("Alerts", "Its person no longer looks after it."),
        Why.GIVEN_BACK: QCoreApplication.translate("Alerts", "It was given back."),
        Why.HANDED_ON: QCoreApplication.translate("Alerts", "{name} had not answered in time."),
        Why.UNCLAIMED: QCoreApplication.translate("Alerts", "Nobody had claimed it in time."),
        Why.RETURNED: QCoreApplication.translate("Alerts", "Your customer has come back."),
        Why.HANDED_OVER: QCoreApplication.translate("Alerts", "{name} handed it to you."),
        Why.UNDONE: QCoreApplication.translate("Alerts", "A change of a rule was taken back."),
    }
    return known.get(why, QCoreApplication.translate("Alerts", "It is your turn."))


def unclaimed_title(count: int) -> str:
    return QCoreApplication.translate("Alerts", "%n customer(s) wait and nobody has claimed them", "", count)


def nobody_left_words(rule: str) -> tuple[str, str]:
    """Title and body."""
    title = QCoreApplication.translate("Alerts", "Nobody is in the rule “{name}” any more").format(name=rule)
    return title, QCoreApplication.translate("Alerts", "Its conversations wait with you until somebody is.")


def together(names: Sequence[str]) -> str:
    """The first names, and how many more."""
    shown = ", ".join(name for name in names[:MOST_NAMED] if name)
    if len(names) <= MOST_NAMED:
        return shown
    more = QCoreApplication.translate("Alerts", "{names} and {count} more")
    return more.format(names=shown, count=len(names) - MOST_NAMED)


def _name(who: StaffId | None, names: Mapping[StaffId, str]) -> str:
    known = names.get(who, "") if who is not None else ""
    if known:
        return known
    if who == OWNER:
        return QCoreApplication.translate("Alerts", "The owner")
    return QCoreApplication.translate("Alerts", "Somebody")
