"""The form of a rule: the same in the rules' dialog and in the wizard. It edits a draft, and decides nothing."""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.connections import Connection
from app.domain.ids import OaId
from app.domain.sharing.edits import NAME_LIMIT, RuleDraft, name_key, tidy_name
from app.domain.sharing.preview import OldCounts
from app.domain.sharing.values import Rule, RuleId
from app.domain.staff import Staff
from ui.people.oa_picture import Pictures
from ui.rules.method import MethodChoice
from ui.rules.old import OldChoiceBox
from ui.rules.options import OptionsBox
from ui.rules.sources import SourceList
from ui.rules.staff_field import StaffField
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.layouts import para
from ui.widgets.texts import label

SETTLE_MS = 200
"""Counts and the kept draft follow the typing after so long."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the form offers: every OA, everybody of the shop, and the other rules."""

    connections: Sequence[Connection]
    staff: Sequence[Staff]
    rules: Sequence[Rule]

    def rule_of(self, oa_id: OaId) -> Rule | None:
        return next((rule for rule in self.rules if oa_id in rule.sources), None)


class Counter(Protocol):
    """Where the numbers beside the old conversations come from."""

    async def old_counts(self, oas: Sequence[OaId]) -> OldCounts: ...


class RuleForm(QWidget):
    """`changed` comes after each edit that may matter, a moment later; `edited` at once."""

    edited = Signal()
    changed = Signal()
    staff_wanted = Signal()
    """Accounts are to be made first."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        counter: Counter,
        *,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._spawn = counter, spawn
        self._draft = RuleDraft(RuleId(""), "")
        self._around = Surroundings((), (), ())
        self._counted: tuple[OaId, ...] | None = None
        self._showing = False
        self._build(theme, pictures)
        self._settle = QTimer(self, interval=SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._on_settled)
        for part in (self.sources, self.staff, self.method, self.old, self.options):
            part.changed.connect(self._on_edit)
        self.staff.accounts_wanted.connect(self.staff_wanted)
        self.name.textEdited.connect(lambda _: self._on_edit())
        self.name.editingFinished.connect(self._judge_name)

    def _build(self, theme: Theme, pictures: Pictures) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(NAME_LIMIT * 4)  # combining marks count when they are typed, not when they are kept
        self.name.setPlaceholderText(self.tr("For example: Morning shift"))
        self.name_trouble = para("", "error")
        self.name_trouble.hide()
        self.sources = SourceList(theme, pictures)
        self.staff = StaffField(theme)
        self.method = MethodChoice(theme)
        self.old = OldChoiceBox(theme)
        self.options = OptionsBox(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        parts: tuple[tuple[str, str, tuple[QWidget, ...]], ...] = (
            (self.tr("Name of the rule"), "", (self.name, self.name_trouble)),
            (
                self.tr("Sources"),
                self.tr("Whose conversations it shares. An OA is in one rule at most."),
                (self.sources,),
            ),
            (
                self.tr("Who receives conversations"),
                self.tr("In the order of their first turn. Drag to change it, or press Alt+↑ and Alt+↓."),
                (self.staff,),
            ),
            (self.tr("How they are shared"), "", (self.method,)),
            (self.tr("Old conversations"), self.tr("From before the OA came under the rule."), (self.old,)),
            (self.tr("Options"), "", (self.options,)),
        )
        for title, note, widgets in parts:
            heading = label(title, "strong")
            heading.setBuddy(widgets[0])
            column.addWidget(heading)
            if note:
                column.addWidget(para(note, "secondary"))
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(Space.L)
        self.name.setAccessibleName(self.tr("Name of the rule"))
        column.addStretch(1)

    # --- commands

    def show_draft(self, draft: RuleDraft, around: Surroundings) -> None:
        """Begin to edit this draft."""
        self._showing = True
        self._draft, self._around = draft, around
        self._counted = None
        others = {
            connection.oa_id: rule.name
            for connection in around.connections
            if (rule := around.rule_of(connection.oa_id)) is not None and rule.id != draft.id
        }
        self.name.setText(draft.name)
        self.name_trouble.hide()
        self.sources.show_sources(around.connections, draft.sources, others)
        self.staff.show_people(around.staff, draft.members)
        self.method.choose(draft.method)
        self.old.choose(draft.old)
        self.options.show_options(draft.options)
        self._showing = False
        self._on_settled()

    def draft(self) -> RuleDraft:
        """As it stands now."""
        return replace(
            self._draft,
            name=self.name.text(),
            sources=self.sources.chosen(),
            members=self.staff.chosen(),
            method=self.method.chosen(),
            old=self.old.chosen(),
            options=self.options.options(),
        )

    def moving(self) -> tuple[OaId, ...]:
        """OAs that come from another rule."""
        return self.sources.moving()

    def is_good(self) -> bool:
        """Take over what is still typed, and say what is wrong beside its field; the first of these gets the focus."""
        fine = self.staff.take_typed()
        if not self._judge_name():
            self.name.setFocus()
            return False
        if not fine:
            self.staff.field.setFocus()
        return fine

    def show_version(self, version: int) -> None:
        """Edit on from another version of the same rule."""
        self._draft = replace(self._draft, version=version)

    # --- slots

    def _judge_name(self) -> bool:
        name = tidy_name(self.name.text())
        taken = any(rule.id != self._draft.id and name_key(rule.name) == name_key(name) for rule in self._around.rules)
        trouble = ""
        if not name:
            trouble = self.tr("Give the rule a name.")
        elif len(name) > NAME_LIMIT:
            trouble = self.tr("At most {limit} characters.").format(limit=NAME_LIMIT)
        elif taken:
            trouble = self.tr("There is a rule of that name.")
        self.name_trouble.setText(trouble)
        self.name_trouble.setVisible(bool(trouble))
        set_role(self.name, "bad" if trouble else "")
        return not trouble

    def _on_edit(self) -> None:
        if not self._showing:
            self.edited.emit()
            self._settle.start()

    def _on_settled(self) -> None:
        self._count()
        if not self.name_trouble.isHidden():
            self._judge_name()
        self.changed.emit()

    def _count(self) -> None:
        oas = self.sources.chosen()
        if oas != self._counted:
            self._counted = oas
            self._spawn(self._show_counts(oas))

    async def _show_counts(self, oas: tuple[OaId, ...]) -> None:
        counts = await self._counter.old_counts(oas)
        if oas == self._counted:
            self.old.show_counts(counts)
