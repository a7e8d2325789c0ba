"""The dialog for a bug: says so, shows the traceback, and lets the person go on or quit."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.log import described
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.texts import label


class CrashDialog(QDialog):
    """Open it with `open()`; `details` is what the person may copy into a report."""

    def __init__(self, details: str, on_quit: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self._details = details
        resize_within(self, Size.DIALOG_W, Size.DIALOG_H)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("Something went wrong"), "heading"))
        column.addWidget(
            label(
                self.tr(
                    "This is a mistake in Quầy Chat, not yours. Your messages are safe. Please send us the lines below."
                ),
                "secondary",
                wrap=True,
            )
        )
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.windowTitle())
        column.addWidget(shown, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.copy_button = button(self.tr("Copy"))
        self.quit_button = button(self.tr("Quit"))
        self.go_on_button = button(self.tr("Go on"), "primary")
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.go_on_button)
        column.addLayout(row)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        self.quit_button.clicked.connect(self.reject)  # out of the way of what quitting may ask
        self.quit_button.clicked.connect(on_quit)
        self.go_on_button.clicked.connect(self.accept)


class CrashReporter:
    """Takes what nobody caught; shows one dialog at a time, since one bug often comes many times."""

    def __init__(self, window: QWidget, on_quit: Callable[[], None]) -> None:
        self._window, self._on_quit = window, on_quit
        self._open = False
        self.seen = 0

    def report(self, where: str, error: BaseException) -> None:
        self.seen += 1
        if self._open:
            return
        self._open = True
        dialog = CrashDialog(f"{where}\n\n{described(error)}", self._on_quit, self._window)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _on_finished(self) -> None:
        self._open = False
