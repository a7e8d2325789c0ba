"""Before history is shared: what the receivers will see, and for *Tất cả* the number of conversations, typed."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.layouts import para
from ui.widgets.texts import label


class AgreeDialog(QDialog):
    """Open it with `open()`. `agreed` brings the number that was typed, or -1 where none was asked for."""

    agreed = Signal(int)

    def __init__(self, theme: Theme, count: int, *, type_it: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._type_it = count, type_it
        self.setWindowTitle(self.tr("Share history?"))
        self.setMinimumWidth(Size.FORM)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(IconLabel(theme, "alert-outline", "warning", Size.ICON_L))
        head.addWidget(label(self.tr("%Ln conversation(s) are shared", "", count), "heading", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(
            para(
                self.tr(
                    "The receivers see the whole history of these conversations and the customers' data: names, "
                    "phone numbers, addresses, notes. What they have seen can't be taken back."
                )
            )
        )
        column.addWidget(para(self.tr("Who agreed to this, and when, is kept in the log."), "secondary"))
        self.number = QLineEdit()
        if type_it:
            column.addWidget(label(self.tr("Type {count} to go on:").format(count=QLocale().toString(count)), "strong"))
            self.number.setAccessibleName(self.tr("Number of conversations"))
            column.addWidget(self.number)
        self.agree = button(self.tr("Share and save"), "danger" if type_it else "primary")
        cancel = button(self.tr("Go back"))
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.agree)
        column.addSpacing(Space.S)
        column.addLayout(foot)
        cancel.clicked.connect(self.reject)
        self.agree.clicked.connect(self._on_agree)
        self.number.textChanged.connect(lambda _: self._judge())
        (self.number if type_it else cancel).setFocus()
        self._judge()

    def _typed(self) -> int:
        digits = self.number.text().strip().replace(".", "").replace(",", "").replace(" ", "")
        return int(digits) if digits.isascii() and digits.isdigit() else -1

    def _judge(self) -> None:
        self.agree.setEnabled(not self._type_it or self._typed() == self._count)

    def _on_agree(self) -> None:
        self.agreed.emit(self._typed() if self._type_it else -1)
        self.accept()
