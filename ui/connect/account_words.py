"""How a connection is told: its state as a chip, its chat right, its package."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.connections import ChatRight, Connection, ConnectionState, Health, OaStatus
from ui.widgets.chip import Tone

_STATES: dict[ConnectionState, tuple[object, Tone]] = {
    ConnectionState.CONNECTED: (QT_TRANSLATE_NOOP("Accounts", "Connected"), "ok"),
    ConnectionState.UNCONFIGURED: (QT_TRANSLATE_NOOP("Accounts", "Not set up"), "warn"),
    ConnectionState.RECONNECT: (QT_TRANSLATE_NOOP("Accounts", "Needs reconnecting"), "alarm"),
    ConnectionState.DISCONNECTED: (QT_TRANSLATE_NOOP("Accounts", "Disconnected"), "plain"),
}
_HEALTH: dict[Health, tuple[object, Tone]] = {
    Health.STARTING: (QT_TRANSLATE_NOOP("Accounts", "Starting …"), "plain"),
    Health.SLOW: (QT_TRANSLATE_NOOP("Accounts", "Slow"), "warn"),
    Health.OFFLINE: (QT_TRANSLATE_NOOP("Accounts", "Offline"), "warn"),
    Health.PAUSED: (QT_TRANSLATE_NOOP("Accounts", "Paused"), "warn"),
}
_RIGHTS: dict[ChatRight, object] = {
    ChatRight.NONE: QT_TRANSLATE_NOOP("Accounts", "Chat right not chosen"),
    ChatRight.ONLY_ME: QT_TRANSLATE_NOOP("Accounts", "Only me"),
    ChatRight.SHARED: QT_TRANSLATE_NOOP("Accounts", "Shared conversations"),
}


def _said(text: object) -> str:
    return QCoreApplication.translate("Accounts", str(text))


def state_chip(connection: Connection) -> tuple[str, Tone]:
    """One of the four states of the list."""
    text, tone = _STATES[connection.state]
    return _said(text), tone


def health_chip(connection: Connection, status: OaStatus | None) -> tuple[str, Tone] | None:
    """How its synchronisation is doing, when that is worth a word."""
    if connection.state is not ConnectionState.CONNECTED or status is None or status.health not in _HEALTH:
        return None
    text, tone = _HEALTH[status.health]
    return _said(text), tone


def right_words(right: ChatRight) -> str:
    return _said(_RIGHTS[right])


def package_words(connection: Connection) -> str:
    """Package and its last day, as Zalo writes them; empty when Zalo names none."""
    profile = connection.profile
    if not profile.package:
        return ""
    if not profile.package_until:
        return QCoreApplication.translate("Accounts", "Package {name}").format(name=profile.package)
    return QCoreApplication.translate("Accounts", "Package {name} until {date}").format(
        name=profile.package, date=profile.package_until
    )


def problem_code(connection: Connection, status: OaStatus | None) -> str:
    """The one thing that a person has to put right, as an error code; empty when there is none."""
    if connection.state is ConnectionState.RECONNECT:
        return connection.problem or "login_again"
    if connection.state is not ConnectionState.CONNECTED:
        return ""
    if status is not None and status.health is Health.PAUSED and status.code:
        return status.code
    return connection.problem
