"""Which OA's trouble the banner tells, and in which words: pure, so that it is tested without a window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.connections import Connection, ConnectionState, Health, OaStatus
from app.domain.ids import OaId
from ui.errors import button_text, words_for
from ui.widgets.banner import Tone
from ui.words import Remedy

OF_THIS_COMPUTER = frozenset({"disk_full", "disk_failed", "read_only"})
"""No OA's own: it stops them all."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What the banner says; the button does `remedy` for `oa_id`."""

    tone: Tone
    text: str
    remedy: Remedy
    button: str
    oa_id: OaId


def trouble(connections: Sequence[Connection], statuses: Sequence[OaStatus]) -> Trouble | None:
    """The worst trouble: this computer's disk, then what needs a person, then no network. None when all is well."""
    names = {one.oa_id: one.profile.name for one in connections}
    paused = [(one.oa_id, one.problem or "login_again") for one in connections if _needs_login(one)]
    flagged = {oa_id for oa_id, _ in paused}
    stopped = [one for one in statuses if one.health is Health.PAUSED and one.code]
    paused += [(one.oa_id, one.code) for one in stopped if one.oa_id not in flagged]
    for oa_id, code in paused:
        if code in OF_THIS_COMPUTER:
            return _told("alarm", "", code, oa_id, 0)
    if paused:
        oa_id, code = paused[0]
        return _told("alarm", names.get(oa_id, ""), code, oa_id, len(paused) - 1)
    offline = [one for one in statuses if one.health is Health.OFFLINE]
    if offline:
        alone = len(offline) < len(connections)
        name = names.get(offline[0].oa_id, "") if alone else ""
        return _told("warn", name, offline[0].code or "offline", offline[0].oa_id, 0)
    return None


def _needs_login(connection: Connection) -> bool:
    return connection.state is ConnectionState.RECONNECT


def _told(tone: Tone, name: str, code: str, oa_id: OaId, others: int) -> Trouble:
    told = words_for(code)
    text = f"{told.title}. {told.sentence}"
    if name:
        text = f"{name}: {text}"
    if others:
        text += " " + QCoreApplication.translate("Trouble", "({count} more OAs need attention)").format(count=others)
    remedy = told.remedy if told.remedy is not Remedy.NONE else Remedy.RETRY
    return Trouble(tone, text, remedy, button_text(remedy), oa_id)
