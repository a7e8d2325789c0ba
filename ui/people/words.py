"""What people are called on screen, and what their state means."""

from PySide6.QtCore import QCoreApplication

from app.domain.sharing.values import Status
from app.domain.staff import Staff


def name_of(one: Staff) -> str:
    """An owner who has given no name is called the owner."""
    return one.name or (owner_word() if one.is_owner else one.email)


def owner_word() -> str:
    return QCoreApplication.translate("People", "Shop owner")


def status_word(status: Status) -> str:
    return {
        Status.ACTIVE: QCoreApplication.translate("People", "Active"),
        Status.PAUSED: QCoreApplication.translate("People", "Away"),
        Status.DEACTIVATED: QCoreApplication.translate("People", "Deactivated"),
    }[status]


def status_tone(status: Status) -> str:
    return {Status.ACTIVE: "ok", Status.PAUSED: "warning", Status.DEACTIVATED: "secondary"}[status]


def countdown(ms: int) -> str:
    """Minutes and seconds until something may be done, rounded up: 0:30."""
    seconds = -(-max(0, ms) // 1000)
    return f"{seconds // 60}:{seconds % 60:02}"
