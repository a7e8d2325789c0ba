"""The recovery code, shown once: copy, save, print, and a promise that it is kept."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPageLayout, QTextDocument
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from ui.keys.page import Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

GROUPS_A_LINE = 4


def in_lines(code: str) -> str:
    """The code's groups, four a line."""
    groups = code.replace(" ", "-").split("-")
    lines = [groups[at : at + GROUPS_A_LINE] for at in range(0, len(groups), GROUPS_A_LINE)]
    return "\n".join("-".join(line) for line in lines)


class RecoveryCodePage(Page):
    """`kept` comes when the person has ticked that the code is put away, and goes on."""

    kept = Signal()

    def __init__(self, theme: Theme, code: str) -> None:
        super().__init__(theme, "key-outline", width=Size.TEXT_MAX)
        self._code = code
        self.code = label(in_lines(code))
        set_role(self.code, "code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        card = QFrame()
        set_role(card, "note")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        inside.addWidget(self.code)
        self.add(card)
        self.copy_button, self.save_button, self.print_button = button(""), button(""), button("")
        self.copy_button.setIcon(theme.icon("content-copy"))
        self.save_button.setIcon(theme.icon("content-save-outline"))
        self.print_button.setIcon(theme.icon("printer-outline"))
        ways = QFrame()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        for way in (self.copy_button, self.save_button, self.print_button):
            row.addWidget(way, 1)
        self.add(ways)
        self._done = label("", "ok")
        self.add(self._done)
        self.tick = QCheckBox()
        self.tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.add(self.tick, Space.S)
        self.go_button = button("", "primary")
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_button)
        self._connect()
        watch_language(self, self._retranslate)

    def _connect(self) -> None:
        self.go_button.setEnabled(False)
        self.tick.toggled.connect(self.go_button.setEnabled)
        self.go_button.clicked.connect(self.kept)
        self.copy_button.clicked.connect(self._on_copy)
        self.save_button.clicked.connect(self._on_save)
        self.print_button.clicked.connect(self._on_print)

    def save_to(self, path: str) -> None:
        """Write the code with a line that says what it is; an empty path is a cancelled dialog."""
        if not path:
            return
        try:
            Path(path).write_text(self._sheet(), encoding="utf-8")
        except OSError:
            self.show_problem(self.tr("The file can't be written there. Choose another folder."))
            return
        self.show_problem("")
        self._done.setText(self.tr("Saved. Keep the file away from this computer, on a USB stick for instance."))

    def _sheet(self) -> str:
        return self.tr("Recovery code of Quầy Chat") + "\n\n" + in_lines(self._code) + "\n\n" + self._why() + "\n"

    def _why(self) -> str:
        return self.tr("Whoever has this code can open the messages. Keep it where only you can reach it.")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._done.setText(self.tr("Copied. Paste it into your password manager."))

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the recovery code"))
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile("quaychat-recovery-code.txt")
        dialog.fileSelected.connect(self.save_to)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # rarely used, and slow to load

        printer = QPrinter()
        printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self)
        document = QTextDocument(self._sheet(), dialog)
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _retranslate(self) -> None:
        self.say(
            self.tr("Keep this recovery code"),
            self.tr(
                "If the computer breaks or forgets its passwords, only this code opens your messages again. "
                "It is shown just once."
            ),
        )
        self.copy_button.setText(self.tr("Copy"))
        self.save_button.setText(self.tr("Save to a file"))
        self.print_button.setText(self.tr("Print"))
        self.tick.setText(self.tr("I have put this code away"))
        self.go_button.setText(self.tr("Continue"))
