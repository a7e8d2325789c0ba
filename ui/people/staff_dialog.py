"""The people of the shop, for its owner: added, changed, away, deactivated, given a PIN; with a way back."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.overview import Holding
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.errors import AppError
from app.events import RulesChanged, StaffChanged
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.people.deactivation import DEACTIVATE, Deactivation
from ui.people.person_form import NEW, PersonForm
from ui.people.pin_dialog import PinDialog
from ui.people.staff_list import StaffList
from ui.people.state_rows import StateRows
from ui.people.words import name_of
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fitting import resize_within
from ui.widgets.layouts import scrolled
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.bootstrap import Core

UNDO_MS = 10_000
NOBODY, PERSON = range(2)
"""The pages at the right."""
Way = Callable[[], Coroutine[Any, Any, object]]


class StaffDialog(QDialog):
    """Open it with `open()`."""

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._core, self._theme = core, theme
        self._staff: list[Staff] = []
        self._holdings: tuple[Holding, ...] = ()
        self._current: StaffId | None = None
        """"" while somebody is being added; None: nobody is shown."""
        self._typed: dict[StaffId, Staff] = {}
        """What was typed and not saved, of people whom somebody has turned away from."""
        self._back: Way | None = None
        self.setWindowTitle(self.tr("Staff"))
        resize_within(self, Size.SETTINGS_W, Size.WIZARD_H)
        self._build()
        self._connect()
        self.reload()

    def _build(self) -> None:
        people = self._core.people
        self.list = StaffList(self._theme, people)
        self.list.setFixedWidth(Size.LIST_MIN)
        self.no_pin = Banner(self._theme, "warn")
        self.no_pin.hide()
        self.trouble = Banner(self._theme, "alarm")
        self.trouble.hide()
        self.nobody = EmptyState(self._theme, "account-multiple-outline")
        self.nobody.say(
            self.tr("Nobody works here but you, so far"),
            self.tr(
                "Give each of your staff an account: with a picture and a PIN they change places at this computer in a "
                "moment, everybody sees only their own conversations, and rules can share new ones among them."
            ),
            self.tr("Add somebody"),
        )
        self.form = PersonForm(people, self._theme)
        self.state = StateRows()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.XL)
        self._line = _line("line")
        for part in (self.form, self._line, self.state):
            column.addWidget(part)
        column.addStretch(1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.nobody)
        self._pages.addWidget(scrolled(inside))
        self.toast = Toast(self)
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.no_pin, self.trouble):
            right.addWidget(part)
        right.addWidget(self._pages, 1)
        right.addWidget(_line("line"))
        right.addLayout(self._foot())
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.list)
        whole.addWidget(_line("column-line"))
        whole.addLayout(right, 1)

    def _foot(self) -> QHBoxLayout:
        self.give_up = button(self.tr("Discard changes"), "quiet")
        self.save, self.close_button = button(self.tr("Save"), "primary"), button(self.tr("Close"), "quiet")
        self.save.setDefault(True)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.give_up)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save)
        return foot

    def _connect(self) -> None:
        self.list.chosen.connect(lambda who: self.show_person(StaffId(who)))
        self.list.new_wanted.connect(self.add)
        self.nobody.pressed.connect(self.add)
        self.form.edited.connect(self._show_buttons)
        self.form.submitted.connect(self._on_save)
        self.state.status_wanted.connect(self._on_status)
        self.state.pin_wanted.connect(self.open_pin)
        self.save.clicked.connect(self._on_save)
        self.give_up.clicked.connect(self._on_give_up)
        self.close_button.clicked.connect(self.close)
        self.no_pin.pressed.connect(lambda: self._pin_of(OWNER))
        self.trouble.pressed.connect(self.trouble.hide)
        self.nobody.button.setFocus()
        self.toast.pressed.connect(self._on_undo)
        for kind in (StaffChanged, RulesChanged):
            Coalescer(self._core.bus, self, kind, lambda _: self.reload())

    def show_error(self, error: AppError) -> None:
        """At its field where it has one, else above the form."""
        self.save.setEnabled(True)
        if not self.form.refuse(error):
            told = words(error)
            self.trouble.say(f"{told.title}. {told.sentence}", self.tr("Close"))
            self.trouble.show()

    # --- what is shown

    def reload(self) -> None:
        """Read everybody again; what is being typed stays."""
        self._run(self._read())

    async def _read(self) -> None:
        everybody = await self._core.people.all()
        self._staff = sorted(everybody, key=lambda one: one.status is Status.DEACTIVATED)
        self._holdings = (await self._core.overview.now(self._core.by)).holdings
        owner = next((one for one in self._staff if one.is_owner), NEW)
        alone = len(self._staff) < 2
        self.no_pin.say(self.tr("You have no PIN: whoever sits here can open your profile."), self.tr("Set a PIN…"))
        self.no_pin.setVisible(not alone and not owner.has_pin)
        if self._current is None and not alone:
            self._current = self._staff[1].id
        self._show_current(again=True)

    def show_person(self, who: StaffId) -> None:
        if who != self._current:
            self._keep_typed()
            self._current = who
            self._show_current()

    def add(self) -> None:
        """An empty form; the account is made when it is saved."""
        self.show_person(NEW.id)
        self.form.name.setFocus()

    def _show_current(self, *, again: bool = False) -> None:
        """`again`: the same person as before, read anew."""
        one = NEW if self._current == NEW.id else self._known(self._current)
        self._show_list()
        self._pages.setCurrentIndex(NOBODY if one is None else PERSON)
        if one is None:
            self.nobody.button.setFocus()  # in the list Qt would choose the first row by itself
        else:
            typed = self._typed.pop(one.id, None) or (self.form.value() if again and self._is_typing(one) else None)
            if not again:
                self.trouble.hide()
            self.form.show_staff(one)
            if typed is not None:
                self.form.type_again(typed)
            self.state.setVisible(one is not NEW)
            self._line.setVisible(one is not NEW)
            held = [holding for holding in self._holdings if holding.staff == one.id]
            self.state.show_staff(one, sum(one.open for one in held), sum(one.unanswered for one in held))
        self._show_buttons()

    def _is_typing(self, one: Staff) -> bool:
        return self.form.shown == one.id and self.form.is_changed

    def _show_list(self) -> None:
        held: dict[StaffId, int] = {}
        for holding in self._holdings:
            held[holding.staff] = held.get(holding.staff, 0) + holding.open
        new = self._current == NEW.id or NEW.id in self._typed
        self.list.show_staff(self._staff, held, "-" if self._current is None else self._current, new=new)

    def _show_buttons(self) -> None:
        shown = self._pages.currentIndex() == PERSON
        new = self._current == NEW.id
        self.save.setVisible(shown)
        self.save.setText(self.tr("Add") if new else self.tr("Save"))
        self.save.setEnabled(new or self.form.is_changed)
        self.give_up.setVisible(shown and (new or self.form.is_changed))

    def _known(self, who: StaffId | None) -> Staff | None:
        return next((one for one in self._staff if one.id == who), None)

    def _keep_typed(self) -> None:
        if self._pages.currentIndex() == PERSON and self._current is not None and self.form.is_changed:
            self._typed[self._current] = self.form.value()

    def _on_give_up(self) -> None:
        if self._current == NEW.id:
            self._current = self._staff[1].id if len(self._staff) > 1 else None
        self._show_current()

    # --- saving

    def _on_save(self) -> None:
        self.trouble.hide()
        if self.save.isEnabled() and not self.form.complain():
            self.save.setEnabled(False)
            self._run(self._add() if self._current == NEW.id else self._save())

    async def _add(self) -> None:
        value = self.form.value()
        made = await self._core.people.add(value.name, value.email, self._core.by)
        if value.picture:
            made = await self._change(made, value)
        self._staff.append(made)
        self._current = made.id
        self._show_current()
        self._tell(self.tr("{name} has an account").format(name=made.name))

    async def _save(self) -> None:
        value = self.form.value()
        before = self._known(value.id) or value
        after = await self._change(before, value)
        self._staff = [after if one.id == after.id else one for one in self._staff]
        self._show_current()
        self._tell(self.tr("Saved"), lambda: self._change(after, before))

    async def _change(self, one: Staff, to: Staff) -> Staff:
        people, by = self._core.people, self._core.by
        return await people.change(one.id, by, name=to.name, email=to.email, picture=to.picture)

    # --- states and PINs

    def _on_status(self, status: Status) -> None:
        one = self._known(self._current)
        if one is not None:
            self._run(self._ask_deactivate(one) if status is Status.DEACTIVATED else self._set_status(one, status))

    async def _set_status(self, one: Staff, status: Status) -> None:
        await self._core.rules.set_status(one.id, status, self._core.by)
        text = {
            Status.ACTIVE: self.tr("{name} gets conversations again"),
            Status.PAUSED: self.tr("{name} is away"),
            Status.DEACTIVATED: self.tr("{name} is deactivated"),
        }[status]
        self._tell(text.format(name=name_of(one)), self._way_back(one, status))

    def _way_back(self, one: Staff, status: Status) -> Way | None:
        """None: what somebody held before they were deactivated is with others now."""
        rules, by = self._core.rules, self._core.by
        if one.status is Status.DEACTIVATED:
            return None
        if status is Status.DEACTIVATED:
            return lambda: rules.undo(by)
        return lambda: rules.set_status(one.id, one.status, by)

    async def _ask_deactivate(self, one: Staff) -> None:
        shown = await self._core.rules.preview_status(one.id, Status.DEACTIVATED, self._core.by)
        asked = Deactivation(one, shown, self).question
        asked.answered.connect(lambda value: self._on_deactivation(one, value))
        asked.open()

    def _on_deactivation(self, one: Staff, value: str) -> None:
        if value == DEACTIVATE:
            self._run(self._set_status(one, Status.DEACTIVATED))

    def open_pin(self) -> None:
        if self._current is not None:
            self._pin_of(self._current)

    def _pin_of(self, who: StaffId) -> None:
        one = self._known(who)
        if one is not None:
            dialog = PinDialog(self._core.people, self._theme, one, by=self._core.by, parent=self)
            dialog.done_with.connect(self._tell)
            dialog.open()

    # --- the way back

    def _tell(self, text: str, back: Way | None = None) -> None:
        self._back = back
        self.toast.say(text, self.tr("Undo") if back is not None else "", UNDO_MS)

    def _on_undo(self) -> None:
        back, self._back = self._back, None
        if back is not None:
            self._run(self._undo(back))

    async def _undo(self, back: Way) -> None:
        await back()
        self.toast.say(self.tr("Taken back"))

    def _run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        spawn(self, coroutine, name="staff")


def _line(role: str) -> QFrame:
    made = QFrame()
    set_role(made, role)
    return made
