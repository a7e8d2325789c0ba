"""Where one person types their PIN, by keys or on the pad: tries that are left, and waiting, are said as they pass."""

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.staff import PIN_LENGTHS, Staff
from app.errors import AppError
from ui.errors import words
from ui.people.staff_picture import Faces, StaffPicture
from ui.people.words import countdown, name_of
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.password_field import PasswordField
from ui.widgets.texts import label

SECOND_MS = 1_000
DIGITS = QRegularExpression(rf"\d{{0,{PIN_LENGTHS[-1]}}}")
PAD = "123456789⌫0⏎"


class PinPanel(QFrame):
    """`submitted` brings the digits; `left` goes back to everybody; `forgotten` asks what to do without the PIN."""

    submitted = Signal(str)
    left = Signal()
    forgotten = Signal()

    def __init__(self, theme: Theme, faces: Faces, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._now = now
        self._until = 0
        self.picture = StaffPicture(theme, faces, Size.FACE)
        self.name = label("", "title", wrap=True)
        self.name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.field = PasswordField(theme)
        self.field.setValidator(QRegularExpressionValidator(DIGITS, self))
        self.field.setInputMethodHints(self.field.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
        self.problem = label("", "error", wrap=True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pad = {sign: self._key(sign) for sign in PAD}
        self.back = button("", "quiet")
        self.forgot = button("", "quiet")
        self._tick = QTimer(self, interval=SECOND_MS)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _key(self, sign: str) -> QPushButton:
        made = button(sign, "primary" if sign == "⏎" else "pad")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays in the field
        made.setFixedHeight(Size.PAD_KEY)
        made.clicked.connect(lambda _=False: self._press(sign))
        return made

    def _lay_out(self) -> None:
        self.setFixedWidth(Size.PIN_PANEL)
        keys = QGridLayout()
        keys.setSpacing(Space.S)
        for place, one in enumerate(self.pad.values()):
            keys.addWidget(one, place // 3, place % 3)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.forgot)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.name)
        column.addSpacing(Space.XS)
        column.addWidget(self.field)
        column.addWidget(self.problem)
        column.addLayout(keys)
        column.addSpacing(Space.XS)
        column.addLayout(foot)
        self.setFocusProxy(self.field)

    def _connect(self) -> None:
        self.field.returnPressed.connect(self._submit)
        self.field.textEdited.connect(lambda _: self._on_edited())
        self.back.clicked.connect(self.left)
        self.forgot.clicked.connect(self.forgotten)
        self._tick.timeout.connect(self._show_wait)

    def ask(self, one: Staff, until: int = 0, digits: str = "") -> None:
        """For another person; `until` is when their next try may be made, `digits` what was typed already."""
        self.picture.show_staff(one, name_of(one))
        self.name.setText(name_of(one))
        self.field.setText(digits)
        self._say("")
        self._wait(until)

    def busy(self, on: bool) -> None:
        """While the PIN is looked at, which takes a moment on purpose."""
        self.field.setReadOnly(on)
        for one in self.pad.values():
            one.setEnabled(not on)

    def refuse(self, error: AppError) -> None:
        """What the core found wrong; the field is ready for the next try."""
        self.busy(False)
        self.field.clear()
        left, until = error.params.get("left"), error.params.get("until")
        if isinstance(until, int):
            self._wait(until)
            return
        told = words(error)
        if isinstance(left, int):
            self._say(f"{told.title}. " + self.tr("%n more tries, then one has to wait.", None, left))
        else:
            self._say(f"{told.title}. {told.sentence}")
        self.field.setFocus()

    @property
    def waiting(self) -> bool:
        return self._tick.isActive()

    def _press(self, sign: str) -> None:
        if sign == "⏎":
            self._submit()
        elif sign == "⌫":
            self.field.backspace()
        else:
            self.field.insert(sign)
            self._on_edited()
        self.field.setFocus()

    def _on_edited(self) -> None:
        if not self.waiting:
            self._say("")

    def _submit(self) -> None:
        if self.field.text() and not self.waiting and not self.field.isReadOnly():
            self.busy(True)
            self.submitted.emit(self.field.text())

    def _wait(self, until: int) -> None:
        self._until = until
        self.busy(False)
        if until > self._now():
            self._tick.start()
        self._show_wait()

    def _show_wait(self) -> None:
        left = self._until - self._now()
        over = left <= 0
        self.field.setEnabled(over)
        for one in self.pad.values():
            one.setEnabled(over)
        if not over:
            self._say(self.tr("Too many wrong PINs. The next try is in {time}.").format(time=countdown(left)))
        elif self.waiting:
            self._tick.stop()
            self._say("")
            self.field.setFocus()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("PIN"))
        self.field.setAccessibleName(self.tr("PIN"))
        self.back.setText(self.tr("Somebody else"))
        self.forgot.setText(self.tr("Forgot the PIN?"))
        self.pad["⌫"].setAccessibleName(self.tr("Delete a digit"))
        self.pad["⏎"].setText(self.tr("Open"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
