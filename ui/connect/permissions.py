"""Permissions in words: what each one is called at Zalo, and which function is lost without it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.connections import Permission

_NAMES: dict[Permission, object] = {
    Permission.OA_INFO: QT_TRANSLATE_NOOP("Permissions", "Manage OA information"),
    Permission.MESSAGES: QT_TRANSLATE_NOOP("Permissions", "Manage users' messages"),
    Permission.SEND: QT_TRANSLATE_NOOP("Permissions", "Send messages and notifications"),
    Permission.CUSTOMERS: QT_TRANSLATE_NOOP("Permissions", "Manage user information"),
}
_LOST: dict[Permission, object] = {
    Permission.OA_INFO: QT_TRANSLATE_NOOP("Permissions", "The OA's name, picture and package can't be shown."),
    Permission.MESSAGES: QT_TRANSLATE_NOOP("Permissions", "Customers' messages can't be read: nothing will arrive."),
    Permission.SEND: QT_TRANSLATE_NOOP("Permissions", "You can read, but not answer."),
    Permission.CUSTOMERS: QT_TRANSLATE_NOOP(
        "Permissions",
        "Customers' names, pictures and phone numbers may be missing, and older conversations stay unfound.",
    ),
}


def permission_name(permission: Permission) -> str:
    """As Zalo's permission page calls it."""
    return QCoreApplication.translate("Permissions", str(_NAMES[permission]))


def lost_function(permission: Permission) -> str:
    """What doesn't work without it."""
    return QCoreApplication.translate("Permissions", str(_LOST[permission]))
