"""The people of the shop as the inbox names and shows them, and the rules by name."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.ids import MediaKey, OaId, StaffId
from app.domain.sharing.values import RuleId
from app.domain.staff import Staff
from app.events import RulesChanged, StaffChanged
from ui.bridge import Coalescer, spawn
from ui.inbox.pictures import local_ref

if TYPE_CHECKING:
    from app.bootstrap import Core


class Colleagues(QObject):
    """`changed` when somebody, or a rule, has another name or picture. Empty until `read`."""

    changed = Signal()

    def __init__(self, core: Core, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._core = core
        self.by = core.by
        self._staff: dict[StaffId, Staff] = {}
        self._rules: dict[RuleId, str] = {}
        self.shared: frozenset[OaId] = frozenset()
        """The OAs that are under a rule."""
        Coalescer(core.bus, self, StaffChanged, lambda _: self.read())
        Coalescer(core.bus, self, RulesChanged, lambda _: self.read())

    def read(self) -> None:
        self._spawn(self._read())

    def everybody(self) -> list[Staff]:
        return list(self._staff.values())

    def get(self, who: StaffId) -> Staff | None:
        return self._staff.get(who)

    def name(self, who: StaffId | None) -> str:
        """As others are told of: the owner by their role while they have no name."""
        known = None if who is None else self._staff.get(who)
        if known is not None and known.name:
            return known.name
        if known is not None and known.is_owner:
            return QCoreApplication.translate("Sharing", "the owner")
        return QCoreApplication.translate("Sharing", "somebody")

    def named(self, who: StaffId | None) -> str:
        """The same, but oneself is "you"."""
        return QCoreApplication.translate("Sharing", "you") if who == self.by else self.name(who)

    def picture(self, who: StaffId) -> str:
        """A reference for the inbox's pictures; empty for initials."""
        known = self._staff.get(who)
        return local_ref(MediaKey(known.picture)) if known is not None and known.picture else ""

    def rule(self, rule: RuleId | None) -> str:
        known = "" if rule is None else self._rules.get(rule, "")
        return known or QCoreApplication.translate("Sharing", "a deleted rule")

    async def _read(self) -> None:
        staff = {one.id: one for one in await self._core.people.all()}
        every = await self._core.rules.all()
        rules = {one.id: one.name for one in every}
        self.shared = frozenset(oa for one in every for oa in one.sources)
        if (staff, rules) != (self._staff, self._rules):
            self._staff, self._rules = staff, rules
            self.changed.emit()

    def _spawn(self, coroutine: Coroutine[Any, Any, None]) -> None:
        spawn(self, coroutine)
