"""*Có, tiếp tục*: by which rule this OA is shared, one that is there already or a new one."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from app.domain.messages import OaProfile
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import OldChoice, Rule, RuleId
from app.errors import Rejected
from app.events import StaffChanged
from app.services.rules import Consent
from ui.bridge import Coalescer
from ui.connect.needs import ConnectCore
from ui.connect.page import Action, Page
from ui.people.oa_picture import Pictures
from ui.rules.agree import AgreeDialog
from ui.rules.drafts import draft_from
from ui.rules.form import RuleForm, Surroundings
from ui.rules.words import method_title, old_title
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.layouts import para


class RulePage(Page):
    """`shared` when the rule is saved with this OA in it; `back` to the choice before."""

    shared = Signal()
    back = Signal()
    staff_wanted = Signal()
    """Accounts are to be made first; they are offered here as soon as they are there."""

    def __init__(
        self,
        core: ConnectCore,
        theme: Theme,
        pictures: Pictures,
        run: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._core, self._run = core, run
        self._oa: OaProfile | None = None
        self._around = Surroundings((), (), ())
        self._new = RuleDraft(RuleId(""), "")
        self.form = RuleForm(theme, pictures, core.rules, spawn=run)
        self._build()
        self.form.staff_wanted.connect(self.staff_wanted)
        Coalescer(core.bus, self, StaffChanged, lambda _: self._look_again())

    def _build(self) -> None:
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._choices.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(self._choices)
        self._inside = QFrame()
        set_role(self._inside, "plain")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(Size.ICON + Space.S, 0, 0, 0)
        inside.addWidget(self.form)
        column.addWidget(self._inside)
        column.addStretch(1)
        self._group.buttonToggled.connect(lambda _, on: self._show_form() if on else None)

    def heading(self) -> str:
        return self.tr("By which rule?")

    def buttons(self) -> tuple[Action, ...]:
        return (
            Action(self.tr("Share and connect"), lambda: self._save(), name="share"),
            Action(self.tr("Back to the choice"), self.back.emit, name="back_to_right"),
        )

    def open(self, oa: OaProfile) -> None:
        """Begin for this OA: read the rules there are."""
        self._oa = oa
        self._new = RuleDraft(RuleId(secrets.token_hex(8)), "", (oa.oa_id,))
        self._run(self._read())

    async def _read(self) -> None:
        rules = await self._core.rules.all()
        self._around = Surroundings(await self._core.connections.all(), await self._core.people.all(), rules)
        for old in self._group.buttons():
            self._group.removeButton(old)
        while (item := self._choices.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for rule in rules:
            self._offer(rule)
        new = QRadioButton(self.tr("A new rule"))
        new.setObjectName("new_rule")
        new.setVisible(bool(rules))
        self._group.addButton(new)
        self._choices.addWidget(new)
        self._group.buttons()[0].setChecked(True)
        self._show_form()

    def _look_again(self) -> None:
        self._run(self._read_staff())

    async def _read_staff(self) -> None:
        """What is being typed stays."""
        self._around = replace(self._around, staff=await self._core.people.all())
        if self._oa is not None and self._chosen() is None:
            self._new = self.form.draft()
            self.form.show_draft(self._new, self._around)

    def _offer(self, rule: Rule) -> None:
        radio = QRadioButton(self.tr("Add to “{rule}”").format(rule=rule.name))
        radio.setProperty("rule", rule.id)
        people = self.tr("%Ln people", "", len(rule.members))
        about = " · ".join((method_title(rule.method), people, old_title(rule.old)))
        radio.setAccessibleDescription(about)
        note = para(about, "secondary")
        note.setContentsMargins(Size.ICON + Space.S, 0, 0, 0)
        self._group.addButton(radio)
        self._choices.addWidget(radio)
        self._choices.addWidget(note)

    def _chosen(self) -> Rule | None:
        button = self._group.checkedButton()
        wanted = button.property("rule") if button is not None else None
        return next((rule for rule in self._around.rules if rule.id == wanted), None)

    def _show_form(self) -> None:
        new = self._chosen() is None
        self._inside.setVisible(new)
        if new:
            self.form.show_draft(self._new, self._around)
            self.form.name.setFocus()
        self.buttons_changed.emit()

    def has_input(self) -> bool:
        return self._chosen() is None and bool(self.form.name.text().strip())

    # --- saving

    def _save(self, consent: Consent | None = None) -> None:
        assert self._oa is not None
        rule = self._chosen()
        if rule is not None:
            draft = draft_from(rule)
            draft = replace(draft, sources=tuple(dict.fromkeys((*draft.sources, self._oa.oa_id))))
        elif self.form.is_good():
            draft = self._new = self.form.draft()
        else:
            return
        self._run(self._saved(draft, consent))

    async def _saved(self, draft: RuleDraft, consent: Consent | None) -> None:
        moving = self.form.moving()
        try:
            await self._core.rules.save(draft, moving=moving, consent=consent, by=self._core.by)
        except Rejected as error:
            if error.code not in {"warning_needed", "moved_on"}:
                raise
            preview = await self._core.rules.preview(draft, moving=moving, by=self._core.by)
            type_it = draft.old is OldChoice.ALL
            dialog = AgreeDialog(self.theme, len(preview.shared), type_it=type_it, parent=self.window())
            dialog.agreed.connect(lambda typed: self._save(Consent(preview.shared, typed if typed >= 0 else None)))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            return
        self.shared.emit()
