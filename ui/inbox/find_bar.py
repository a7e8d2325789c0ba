"""Find inside the open conversation: a field over the thread, which hit of how many, to the older and the newer one."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from ui import i18n
from ui.models.finding import Finding
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.field_ends import FieldEnds
from ui.widgets.texts import label


class FindField(QLineEdit):
    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.stepped.emit(-1 if shift else 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if key == Qt.Key.Key_Up else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Hidden until `start`; `closed` when it has gone again."""

    text_changed = Signal(str)
    closed = Signal()

    def __init__(self, finding: Finding, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self.setProperty("role", "surface")
        self.setFixedHeight(Size.BAR)
        self.field = FindField()
        FieldEnds(self.field, theme, "magnify")
        self.count = label("", "caption")
        self.older = icon_button(theme, "chevron-up", "")
        self.newer = icon_button(theme, "chevron-down", "")
        self.close_button = icon_button(theme, "close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, 0, Space.M, 0)
        row.setSpacing(Space.XS)
        row.addWidget(self.field, 1)
        row.addSpacing(Space.S)
        for widget in (self.count, self.older, self.newer, self.close_button):
            row.addWidget(widget)
        self.field.textChanged.connect(self.text_changed)
        self.field.stepped.connect(finding.step)
        self.field.left.connect(self.end)
        self.older.clicked.connect(lambda: finding.step(1))
        self.newer.clicked.connect(lambda: finding.step(-1))
        self.close_button.clicked.connect(self.end)
        finding.changed.connect(self._on_changed)
        self._retranslate()
        self.hide()

    def start(self) -> None:
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        if not self.isHidden():
            self.hide()
            self.field.clear()
            self.closed.emit()

    def _on_changed(self) -> None:
        finding = self._finding
        self.older.setEnabled(finding.count > 1)
        self.newer.setEnabled(finding.count > 1)
        if finding.count:
            more = "+" if finding.looking else ""
            self.count.setText(f"{i18n.number(finding.number)}/{i18n.number(finding.count)}{more}")
        elif finding.looking:
            self.count.setText(self.tr("Looking…"))
        else:
            self.count.setText(self.tr("Nothing found") if finding.text.strip() else "")

    def _retranslate(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in this conversation"))
        self.field.setAccessibleName(self.tr("Find in this conversation"))
        for button, words in (
            (self.older, self.tr("Older (Enter)")),
            (self.newer, self.tr("Newer (Shift+Enter)")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._on_changed()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
