"""The rules' dialog: their list, the form, the trial; saves, deletes and takes back, with or without a network."""

from __future__ import annotations

import secrets
from collections.abc import Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import ConversationId, OaId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.preview import Preview
from app.domain.sharing.values import OldChoice, Rule, RuleId
from app.domain.staff import Staff
from app.errors import AppError, Rejected, Transient
from app.events import RulesChanged, StaffChanged
from app.services.rules import Consent
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.people.oa_picture import Pictures
from ui.rules.agree import AgreeDialog
from ui.rules.conflict import ConflictDialog
from ui.rules.drafts import draft_from
from ui.rules.form import RuleForm, Surroundings
from ui.rules.rule_list import RuleList
from ui.rules.trial import TrialView
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import resize_within
from ui.widgets.layouts import scrolled
from ui.widgets.question import Question, Reply
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.bootstrap import Core

NOTHING, FORM, TRIAL = range(3)
"""The pages at the right."""


class RulesDialog(QDialog):
    """Open it with `open()`, at a rule or at none. What is typed is kept as a draft until it is saved or given up."""

    staff_wanted = Signal()

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None, *, at: RuleId | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._core, self._theme = core, theme
        self._rules: dict[RuleId, Rule] = {}
        self._drafts: dict[RuleId, RuleDraft] = {}
        self._staff: list[Staff] = []
        self._around = Surroundings((), (), ())
        self._current: RuleId | None = at
        self._preview: Preview | None = None
        self._untried: RuleId | None = None
        """Could not be saved, since the shop's database was out of reach: it is tried again before it is."""
        self.setWindowTitle(self.tr("Rules for sharing conversations"))
        resize_within(self, Size.WIZARD_W, Size.WIZARD_H)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        self.list = RuleList(self._theme)
        self.list.setFixedWidth(Size.LIST_MIN)
        self.form = RuleForm(
            self._theme,
            Pictures(self._core.media, self._core.bus),
            self._core.rules,
            spawn=lambda coroutine: spawn(self, coroutine, name="rules"),
        )
        self.trial = TrialView(self._theme)
        self.nothing = EmptyState(self._theme, "account-switch-outline")
        self.nothing.say(
            self.tr("Share conversations among your staff"),
            self.tr(
                "A rule gives the conversations of one or several OAs to a group of people: by turn, or to whoever "
                "claims them. It can be made and tried without a network."
            ),
            self.tr("New rule"),
        )
        self.trouble = Banner(self._theme, "alarm")
        self.trouble.hide()
        self.toast = Toast(self)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._pages = QStackedWidget()
        for page in (self.nothing, _page(scrolled(self.form)), _page(self.trial)):
            self._pages.addWidget(page)
        right.addWidget(self.trouble)
        right.addWidget(self._pages, 1)
        line = QFrame()
        set_role(line, "line")
        right.addWidget(line)
        right.addLayout(self._foot())
        between = QFrame()
        set_role(between, "column-line")
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addWidget(between)
        whole.addLayout(right, 1)

    def _foot(self) -> QHBoxLayout:
        self.delete = button(self.tr("Delete"), "quiet")
        self.copy = button(self.tr("Duplicate"), "quiet")
        self.give_up = button(self.tr("Discard changes"), "quiet")
        self.test = button(self.tr("Try the rule"))
        self.save = button(self.tr("Save"), "primary")
        self.save.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot.setSpacing(Space.S)
        for one in (self.delete, self.copy):
            foot.addWidget(one)
        foot.addStretch(1)
        for one in (self.give_up, self.test, self.save):
            foot.addWidget(one)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(lambda rule_id: self.show_rule(RuleId(rule_id)))
        self.list.new_wanted.connect(self.new_rule)
        self.nothing.pressed.connect(self.new_rule)
        self.form.staff_wanted.connect(self.staff_wanted)
        self.form.edited.connect(self._on_edited)
        self.form.changed.connect(self._keep)
        self.save.clicked.connect(lambda: self._save())
        self.test.clicked.connect(self._on_test)
        self.copy.clicked.connect(self._on_copy)
        self.delete.clicked.connect(self._on_delete)
        self.give_up.clicked.connect(self._on_give_up)
        self.trouble.pressed.connect(self.trouble.hide)
        self.toast.pressed.connect(lambda: self._run(self._undo()))
        bus = self._core.bus
        Coalescer(bus, self, RulesChanged, lambda _: self.reload())
        Coalescer(bus, self, StaffChanged, lambda _: self.reload())

    def show_error(self, error: AppError) -> None:
        """Above the form, until it is closed or something is tried again."""
        said = words(error)
        self.trouble.say(f"{said.title}. {said.sentence}", self.tr("Close"))
        self.trouble.show()

    # --- what is shown

    def reload(self) -> None:
        """Read rules, people and OAs again; what is being typed stays."""
        self._run(self._read())

    async def _read(self) -> None:
        rules = await self._core.rules.all()
        kept = await self._core.rules.kept_drafts()
        self._staff = await self._core.people.all()
        connections = await self._core.connections.all()
        if self._current in self._drafts:  # what is typed right now is newer than what was kept of it
            kept[self._current] = self.form.draft()
        self._drafts = kept
        self._rules = {rule.id: rule for rule in rules}
        self._around = Surroundings(connections, self._staff, rules)
        if self._current is None or (self._current not in self._rules and self._current not in self._drafts):
            unsaved = [rule_id for rule_id in self._drafts if rule_id not in self._rules]
            self._current = next(iter([*self._rules, *unsaved]), None)
        self._show_current()

    def show_rule(self, rule_id: RuleId) -> None:
        self._current = rule_id
        self._show_current()

    def new_rule(self) -> None:
        """An empty form; it is kept as a draft once something is typed."""
        rule_id = RuleId(secrets.token_hex(8))
        self._drafts[rule_id] = RuleDraft(rule_id, "")
        self.show_rule(rule_id)
        self.form.name.setFocus()

    def _show_current(self) -> None:
        self.trouble.hide()
        self._preview = None
        draft = self._draft_of(self._current) if self._current is not None else None
        if draft is not None:
            self.form.show_draft(draft, self._around)
        self._pages.setCurrentIndex(NOTHING if draft is None else FORM)
        self._show_list()
        self._show_buttons()

    def _show_list(self) -> None:
        self.list.show_rules(list(self._rules.values()), set(self._drafts), self._current)

    def _show_buttons(self) -> None:
        shown = self._current is not None
        saved = self._current in self._rules
        trying = self._pages.currentIndex() == TRIAL
        self.delete.setVisible(saved and not trying)
        self.copy.setVisible(saved and not trying)
        self.give_up.setVisible(shown and self._current in self._drafts and not trying)
        self.test.setVisible(shown)
        self.test.setText(self.tr("Back to the form") if trying else self.tr("Try the rule"))
        self.save.setVisible(shown)

    def _draft_of(self, rule_id: RuleId) -> RuleDraft | None:
        return self._drafts.get(rule_id) or (draft_from(self._rules[rule_id]) if rule_id in self._rules else None)

    # --- drafts

    def _on_edited(self) -> None:
        if self._current is not None and self._current not in self._drafts:
            self._drafts[self._current] = draft_from(self._rules[self._current])
            self._show_list()
        self._show_buttons()

    def _keep(self) -> None:
        if self._current is None or self._drafts.get(self._current) in (None, draft := self.form.draft()):
            return
        self._drafts[self._current] = draft
        self._run(self._core.rules.keep_draft(draft))

    def _on_give_up(self) -> None:
        rule_id = self._current
        if rule_id is None:
            return
        self._drafts.pop(rule_id, None)
        if rule_id not in self._rules:
            self._current = next(iter(self._rules), None)
        self._run(self._core.rules.drop_draft(rule_id))
        self._show_current()

    # --- trying, saving

    def _on_test(self) -> None:
        if self._pages.currentIndex() == FORM:
            if self.form.is_good():
                self._run(self._try())
            return
        self._pages.setCurrentIndex(FORM)
        self._show_buttons()

    async def _try(self) -> None:
        draft = self.form.draft()
        self._preview = await self._core.rules.preview(draft, moving=self.form.moving(), by=self._core.by)
        ids = [line.talk for line in self._preview.lines]
        rows = await self._core.inbox.rows(ids, self._core.by)
        names: dict[ConversationId, str] = {row.id: row.name for row in rows}
        self.trial.show_preview(self._preview, {one.id: one for one in self._staff}, names)
        self._pages.setCurrentIndex(TRIAL)
        self._show_buttons()

    def _save(self, consent: Consent | None = None) -> None:
        self.trouble.hide()
        if self._untried is not None and self._untried == self._current:  # much may have happened meanwhile
            self._untried = None
            self._run(self._try())
        elif self.form.is_good():
            self._run(self._saved(self.form.draft(), self.form.moving(), consent))

    async def _saved(self, draft: RuleDraft, moving: tuple[OaId, ...], consent: Consent | None) -> None:
        try:
            rule = await self._core.rules.save(draft, moving=moving, consent=consent, by=self._core.by)
        except Rejected as error:
            if error.code in {"warning_needed", "moved_on"}:
                await self._ask(draft, moving, again=error.code == "moved_on")
                return
            if error.code == "edited_elsewhere":
                await self._compare(draft)
                return
            raise
        except Transient:
            self._untried = draft.id
            self._keep()
            raise
        self._drafts.pop(draft.id, None)
        self._rules[rule.id] = rule  # known before it is read again: whoever types on edits this one
        self._current = rule.id
        self.form.show_version(rule.version)
        self.toast.say(self.tr("“{name}” is saved").format(name=rule.name), self.tr("Undo"))

    async def _ask(self, draft: RuleDraft, moving: tuple[OaId, ...], *, again: bool) -> None:
        preview = await self._core.rules.preview(draft, moving=moving, by=self._core.by)
        if again:
            self.show_error(Rejected("moved_on"))
        type_it = draft.old is OldChoice.ALL
        dialog = AgreeDialog(self._theme, len(preview.shared), type_it=type_it, parent=self)
        dialog.agreed.connect(lambda typed: self._save(Consent(preview.shared, typed if typed >= 0 else None)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _compare(self, draft: RuleDraft) -> None:
        theirs = next((rule for rule in await self._core.rules.all() if rule.id == draft.id), None)
        if theirs is None:
            self.form.show_version(0)  # it was deleted elsewhere: saved, it is a new one
            self.show_error(Rejected("no_such"))
            return
        oas = {one.oa_id: one.profile.name or one.oa_id for one in self._around.connections}
        people = {one.id: one.name or one.email for one in self._staff}
        dialog = ConflictDialog(draft, theirs, oas=oas, people=people, parent=self)
        dialog.kept_mine.connect(lambda: self.form.show_version(theirs.version))
        dialog.took_theirs.connect(self._on_give_up)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _undo(self) -> None:
        await self._core.rules.undo(self._core.by)
        self.toast.say(self.tr("Taken back"))

    # --- duplicating, deleting

    def _on_copy(self) -> None:
        """The same people and options, without the OAs: an OA is in one rule at most."""
        rule = self._rules.get(self._current) if self._current is not None else None
        if rule is None:
            return
        rule_id = RuleId(secrets.token_hex(8))
        name = self.tr("{name} (copy)").format(name=rule.name)
        self._drafts[rule_id] = replace(draft_from(rule), id=rule_id, name=name, sources=(), version=0)
        self.show_rule(rule_id)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _on_delete(self) -> None:
        if self._current in self._rules:
            self._run(self._ask_delete(self._rules[self._current]))

    async def _ask_delete(self, rule: Rule) -> None:
        count = await self._core.rules.held(rule.id)
        question = Question(
            self,
            self.tr("Delete “{name}”?").format(name=rule.name),
            self.tr("Its OAs are for you alone again. %Ln conversation(s) go from your staff to you.", "", count),
            [Reply("keep", self.tr("Keep it")), Reply("delete", self.tr("Delete"), "danger")],
        )
        question.answered.connect(lambda value: self._run(self._deleted(rule)) if value == "delete" else None)
        question.open()

    async def _deleted(self, rule: Rule) -> None:
        await self._core.rules.delete(rule.id, self._core.by)
        self._drafts.pop(rule.id, None)
        self._current = None
        self.toast.say(self.tr("“{name}” is deleted").format(name=rule.name), self.tr("Undo"))

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        spawn(self, coroutine, name="rules")

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep()
        super().closeEvent(event)


def _page(widget: QWidget) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(Space.XL, Space.XL, Space.S, 0)
    column.addWidget(widget)
    return around
