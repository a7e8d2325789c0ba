"""*User nhận hội thoại*: people by e-mail, as chips that can be dragged into order; what is wrong is named."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QCompleter, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.staff import Staff, found_and_not
from ui.rules.words import status_word
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import button, icon_button
from ui.widgets.layouts import para
from ui.widgets.texts import ElidedLabel, label

SPLITS = ",; \n\t"


class StaffChip(QFrame):
    """One person, with their place in the turn. Delete takes them out; Alt+Up and Alt+Down move them."""

    removed = Signal()
    moved = Signal(int)
    """By so many places."""
    dragged = Signal(int)
    """Held over this height of the field. Qt's own drag would run a loop of its own, which qasync does not survive."""

    def __init__(self, theme: Theme, person: Staff, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self._pressed_at = QPoint()
        self._dragging = False
        set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        name = person.name or person.email
        away = status_word(person.status)
        avatar = Avatar(theme, Size.AVATAR_S)
        avatar.show_person(person.id, name)
        self.cross = icon_button(theme, "close", self.tr("Take out {name}").format(name=name))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, "strong"))
        words.addWidget(ElidedLabel(" · ".join(part for part in (person.email, away) if part), "caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.S)
        self._number = label("", "caption")
        self._number.setFixedWidth(Size.ICON)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._number)
        row.addWidget(avatar)
        row.addLayout(words, 1)
        row.addWidget(self.cross)
        self._told = f"{name}, {person.email} {away}".strip()
        self.show_place(place)
        self.cross.clicked.connect(self.removed)

    def show_place(self, place: int) -> None:
        self._number.setText(f"{place}")
        self.setAccessibleName(f"{place}. {self._told}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif alt and event.key() == Qt.Key.Key_Up:
            self.moved.emit(-1)
        elif alt and event.key() == Qt.Key.Key_Down:
            self.moved.emit(1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and (self._dragging or far >= QApplication.startDragDistance()):
            self._dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(self.mapToParent(event.position().toPoint()).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        super().mouseReleaseEvent(event)


class AddressField(QLineEdit):
    """Enter is its own: a dialog would press a button with it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class StaffField(QWidget):
    """`changed` comes when somebody was added, taken out or moved."""

    changed = Signal()
    accounts_wanted = Signal()
    """Somebody is to get an account first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._staff: list[Staff] = []
        self._people: list[Staff] = []
        self.chips: list[StaffChip] = []
        self.field = AddressField()
        self.field.setPlaceholderText(self.tr("E-mail of somebody with an account, then Enter"))
        self.field.setAccessibleName(self.tr("Add somebody by e-mail"))
        self._known = QStringListModel(self)
        completer = self._completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_completed)
        self.field.setCompleter(completer)
        self.trouble = para("", "error")
        self.trouble.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.addWidget(self.field)
        self._column.addWidget(self.trouble)
        self.accounts = button(self.tr("Accounts of your staff…"), "link")
        self.accounts.setAutoDefault(False)
        self.accounts.clicked.connect(self.accounts_wanted)
        self._column.addWidget(self.accounts, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self.take_typed)
        self.field.textEdited.connect(lambda _: self.trouble.hide())

    def show_people(self, staff: Sequence[Staff], chosen: Sequence[StaffId]) -> None:
        """Everybody of the shop, and who is chosen, in order."""
        self._staff = list(staff)
        by_id = {one.id: one for one in staff}
        self._people = [by_id[one] for one in chosen if one in by_id]
        self._show()

    def chosen(self) -> tuple[StaffId, ...]:
        return tuple(one.id for one in self._people)

    def take_typed(self) -> bool:
        """Turn what is typed into chips; whatever is wrong stays in the field, and is named. Says whether all is
        well."""
        if (popup := self._completer.popup()) is not None:
            popup.hide()
        text = self.field.text()
        for split in SPLITS:
            text = text.replace(split, " ")
        typed = [part.partition("<")[2].rstrip(">") or part for part in text.split()]
        if not typed:
            return True
        had = [one.email for one in self._people if one.email]
        found = found_and_not([*had, *typed], self._staff)
        added = [one for one in found.people if one not in self._people]
        self._people += added
        left = [*found.unknown, *found.twice, *found.deactivated]
        self.field.setText(" ".join(left))
        self._say(found.unknown, found.twice, found.deactivated)
        if added:
            self._show()
            self.changed.emit()
        return not left

    def _say(self, unknown: Sequence[str], twice: Sequence[str], deactivated: Sequence[str]) -> None:
        parts = []
        if unknown:
            parts.append(self.tr("No account has this address: {who}.").format(who=", ".join(unknown)))
        if twice:
            parts.append(self.tr("Already in the list: {who}.").format(who=", ".join(twice)))
        if deactivated:
            parts.append(self.tr("Deactivated: {who}.").format(who=", ".join(deactivated)))
        self.trouble.setText(" ".join(parts))
        self.trouble.setVisible(bool(parts))

    def _show(self) -> None:
        for chip in self.chips:
            self._column.removeWidget(chip)
            chip.deleteLater()
        self.chips = []
        for place, person in enumerate(self._people):
            chip = StaffChip(self._theme, person, place + 1)
            chip.removed.connect(lambda person=person: self._take_out(person))
            chip.moved.connect(lambda by, person=person: self._move(person, by))
            chip.dragged.connect(lambda y, person=person: self._drag(person, y))
            self._column.insertWidget(place, chip)
            self.chips.append(chip)
        free = [one for one in self._staff if one not in self._people and one.email]
        self._known.setStringList([one.email for one in free])

    def _on_completed(self, text: str) -> None:
        self.field.setText(text)
        self.take_typed()

    def _take_out(self, person: Staff) -> None:
        place = self._people.index(person)
        self._people.remove(person)
        self._show()
        after = self.chips[min(place, len(self.chips) - 1)] if self.chips else self.field
        after.setFocus()
        self.changed.emit()

    def _move(self, person: Staff, by: int) -> None:
        place = self._people.index(person)
        self._put(person, min(max(place + by, 0), len(self._people) - 1))

    def _drag(self, person: Staff, y: int) -> None:
        """The dragged chip changes places with those whose middle it has passed; it stays the same widget, which holds
        the mouse."""
        held = self._people.index(person)
        place = sum(chip.geometry().center().y() < y for chip in self.chips if chip.person is not person)
        if place == held:
            return
        self._people.insert(place, self._people.pop(held))
        chip = self.chips.pop(held)
        self.chips.insert(place, chip)
        self._column.removeWidget(chip)
        self._column.insertWidget(place, chip)
        for number, one in enumerate(self.chips):
            one.show_place(number + 1)
        self.changed.emit()

    def _put(self, person: Staff, place: int) -> None:
        if self._people.index(person) == place:
            return
        self._people.remove(person)
        self._people.insert(place, person)
        self._show()
        self.chips[place].setFocus()
        self.changed.emit()
