"""One field of a customer: shown, edited in its place, and how its edit on the way to Zalo is doing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.customers import Edit, Field
from ui.inbox.customer import words
from ui.inbox.customer.edit_state import EditStateLine
from ui.inbox.customer.entry import LineField, LinesField
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconLabel, button, icon_button
from ui.widgets.texts import label

COPIED_MS = 1_600
"""So long a row says that its value was copied."""


class _Value(QFrame):
    """The row as it is read; a click anywhere in it does what the row is for."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class FieldRow(QWidget):
    """`kept` brings what was typed; `copied` the value as it was copied. A phone number is copied by a click, any other
    field edited."""

    kept = Signal(str)
    copied = Signal(str)
    retried = Signal(int)
    dropped = Signal(int)

    def __init__(self, theme: Theme, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._value = ""
        self._build(theme)
        self._connect()
        self._retranslate()
        self.show_value("", None)

    def _build(self, theme: Theme) -> None:
        self.name = label("", "caption")
        self.value = label("", wrap=True)
        self.copy = icon_button(theme, "content-copy", "")
        self.edit = icon_button(theme, "pencil-outline", "")
        self.copy.setVisible(self.field is Field.PHONE)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.name)
        texts.addWidget(self.value)
        self.shown = _Value()
        self.shown.setCursor(Qt.CursorShape.PointingHandCursor)
        set_role(self.shown, "field-row")
        row = QHBoxLayout(self.shown)
        row.setContentsMargins(Space.L, Space.XS, Space.S, Space.XS)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(theme, words.ICONS[self.field]), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.copy)
        row.addWidget(self.edit)
        self.state = EditStateLine()
        self.editor = self._editor()
        self.typing = self._typing()
        self.typing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.shown, self.typing, self.state):
            column.addWidget(part)
        self._copied = QTimer(self, singleShot=True, interval=COPIED_MS)

    def _editor(self) -> LineField | LinesField:
        return LinesField(least=2, most=5, enter_keeps=True) if self.field is Field.ADDRESS else LineField()

    def _typing(self) -> QWidget:
        self.keep, self.leave = button("", "primary"), button("", "quiet")
        self.trouble = label("", "caption-danger", wrap=True)
        self.trouble.hide()
        self.title = label("", "caption")
        self.title.setBuddy(self.editor)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(Space.L, Space.XS, Space.L, Space.S)
        column.setSpacing(Space.XS)
        for part in (self.title, self.editor, self.trouble):
            column.addWidget(part)
        column.addLayout(buttons)
        return made

    def _connect(self) -> None:
        self.shown.clicked.connect(self._on_click)
        self.edit.clicked.connect(lambda: self.begin())
        self.copy.clicked.connect(self._copy)
        self.editor.kept.connect(self._on_kept)
        self.editor.left.connect(self.end)
        self.editor.textChanged.connect(lambda *_: self.complain(""))
        self.keep.clicked.connect(self._on_kept)
        self.leave.clicked.connect(self.end)
        self.state.retried.connect(self.retried)
        self.state.dropped.connect(self.dropped)
        self._copied.timeout.connect(self._show)

    # --- commands

    def show_value(self, value: str, edit: Edit | None) -> None:
        self._value = value
        self.state.show_edit(edit)
        self._show()

    @property
    def typed(self) -> str | None:
        """What stands in the field while it is edited, as yet unkept."""
        return None if self.typing.isHidden() else self.editor.text()

    def begin(self, typed: str | None = None) -> None:
        """Edit; with `typed`, go on with what was typed before."""
        self.editor.setText(words.typed_value(self.field, self._value) if typed is None else typed)
        self.complain("")
        self.typing.show()
        self.shown.hide()
        if typed is None:
            self.editor.selectAll()
            self.editor.setFocus()

    def end(self) -> None:
        """Back to what is kept."""
        had_focus = self.typing.isAncestorOf(self.focusWidget() or self)
        self.shown.show()
        self.typing.hide()
        if had_focus:
            self.edit.setFocus()

    def complain(self, trouble: str) -> None:
        """What is wrong with what was typed; it stays there."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        lines = isinstance(self.editor, LinesField)
        set_role(self.editor, ("bad-lines" if lines else "bad") if trouble else ("lines" if lines else ""))
        self.editor.setAccessibleDescription(trouble)

    # --- slots

    def _on_click(self) -> None:
        if self.field is Field.PHONE and self._value:
            self._copy()
        else:
            self.begin()

    def _copy(self) -> None:
        self.copied.emit(words.typed_value(self.field, self._value).replace(" ", ""))
        self.value.setText(self.tr("Copied"))
        self._copied.start()

    def _on_kept(self) -> None:
        self.kept.emit(self.editor.text())

    def _show(self) -> None:
        self._copied.stop()
        shown = words.shown_value(self.field, self._value)
        self.value.setText(shown or words.none_yet(self.field))
        set_role(self.value, "" if shown else "secondary")
        self.copy.setVisible(self.field is Field.PHONE and bool(shown))
        self.value.setAccessibleName(f"{words.field_name(self.field)}: {self.value.text()}")
        self.shown.setToolTip(self.tr("Click to copy") if self.copy.isVisibleTo(self) else "")

    def _retranslate(self) -> None:
        name = words.field_name(self.field)
        self.name.setText(name)
        self.title.setText(name)
        self.editor.setAccessibleName(name)
        self.editor.setPlaceholderText(words.example(self.field))
        self.keep.setText(self.tr("Save"))
        self.leave.setText(self.tr("Cancel"))
        for one, tip in ((self.edit, self.tr("Edit: {field}")), (self.copy, self.tr("Copy: {field}"))):
            one.setToolTip(tip.format(field=name))
            one.setAccessibleName(one.toolTip())
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
