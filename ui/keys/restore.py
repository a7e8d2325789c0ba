"""Restoring a backup: choose the file, open it, look at what is in it, and wait until all of it is verified."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QProgressBar, QVBoxLayout, QWidget

from app.domain.backups import SUFFIX, Contents
from app.errors import AppError
from ui import i18n
from ui.keys.page import Page
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.password_field import PasswordField
from ui.widgets.texts import label


class RestorePage(Page):
    """First `opened` brings a file and what was typed; after `show_contents`, `confirmed`. `back` at any time: while it
    is busy that means to stop."""

    chosen = Signal(Path)
    """A file, for which nothing was typed yet."""
    opened = Signal(Path, str)
    confirmed = Signal()
    back = Signal()

    def __init__(self, theme: Theme, *, replaces: bool) -> None:
        """`replaces`: there is data on this computer, which the backup takes the place of."""
        super().__init__(theme, "backup-restore", width=Size.TEXT_MAX)
        self._replaces = replaces
        self._file: Path | None = None
        self.contents: Contents | None = None
        self._busy = False
        self.choose_button = button("")
        self._name = label("", "strong", wrap=True)
        self._caption = label()
        self.secret = PasswordField(theme)
        self._note = label("", "caption", wrap=True)
        self._facts = label("", "body", wrap=True)
        self._warning = label("", "secondary", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.back_button, self.go_button = button("", "quiet"), button("", "primary")
        self._build()
        self.choose_button.clicked.connect(self._on_choose)
        self.secret.returnPressed.connect(self._on_go)
        self.secret.textChanged.connect(self._on_typed)
        self.go_button.clicked.connect(self._on_go)
        self.back_button.clicked.connect(self.back)
        watch_language(self, self._retranslate)
        self._show()

    def take(self, path: Path) -> None:
        """This file was chosen."""
        self._file, self.contents = path, None
        self._name.setText(path.name)
        self.show_problem("")
        self._show()
        self.secret.setFocus()
        self.chosen.emit(path)

    def show_contents(self, contents: Contents) -> None:
        """It is open: what is in it, before anything happens."""
        self.contents = contents
        self._set_busy(False)
        self.go_button.setFocus()

    def show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(done * 100 // max(total, 1))

    def show_error(self, error: AppError) -> None:
        super().show_error(error)
        self._set_busy(False)
        if self.contents is None:
            self.secret.setFocus()
            self.secret.selectAll()

    def _build(self) -> None:
        self.add(self.choose_button)
        self.add(self._name)
        self._asked = QWidget()
        column = QVBoxLayout(self._asked)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        set_role(self._caption, "strong")
        self._caption.setBuddy(self.secret)
        for widget in (self._caption, self.secret, self._note):
            column.addWidget(widget)
        self.add(self._asked, Space.S)
        self.add(self._facts)
        self.add(self._warning)
        self.add(self.bar)
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_button)
        self.setFocusProxy(self.choose_button)

    def _on_choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups of Quầy Chat (*{suffix})").format(suffix=SUFFIX)])
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def file(self) -> Path | None:
        """The one that was chosen last."""
        return self._file

    def _on_typed(self) -> None:
        self.show_problem("")
        self._show()

    def _on_go(self) -> None:
        if not self.go_button.isEnabled() or self._file is None:
            return
        self.show_problem("")
        self._set_busy(True)
        if self.contents is None:
            self.opened.emit(self._file, self.secret.text())
        else:
            self.confirmed.emit()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.bar.setRange(0, 0)
        self._show()

    def _show(self) -> None:
        """What is asked for now, and only that."""
        chosen, known = self._file is not None, self.contents is not None
        self._name.setVisible(chosen)
        self._asked.setVisible(chosen and not known)
        self._facts.setVisible(known)
        self._warning.setVisible(known)
        self.bar.setVisible(self._busy)
        self.choose_button.setVisible(not known)
        self.choose_button.setEnabled(not self._busy)
        self.secret.setEnabled(not self._busy)
        self.go_button.setVisible(chosen)
        self.go_button.setEnabled(not self._busy and (known or bool(self.secret.text().strip())))
        self.go_button.setText(self.tr("Restore") if known else self.tr("Open"))
        self.back_button.setText(self.tr("Cancel") if self._busy or self._replaces else self.tr("Back"))
        self._show_facts()

    def _show_facts(self) -> None:
        found = self.contents
        if found is None:
            return
        lines = [
            self.tr("Made on {time}").format(time=i18n.date_time(found.made_at)),
            self.tr("%Ln conversation(s)", None, found.conversations)
            + " · "
            + self.tr("%Ln message(s)", None, found.messages),
            self.tr("Zalo logins are in it.") if found.logins else self.tr("Zalo logins are not in it: connect again."),
        ]
        self._facts.setText("\n".join(lines))
        warning = self.tr("What waited to be sent then is held, since it may have been sent meanwhile.")
        if self._replaces:
            kept = self.tr(
                "It takes the place of what is on this computer. That is kept until Quầy Chat has been started twice."
            )
            warning = f"{kept} {warning}"
        self._warning.setText(warning)

    def _retranslate(self) -> None:
        self.say(
            self.tr("Restore from a backup"),
            self.tr("All of it is verified first; until then nothing on this computer changes."),
        )
        self.choose_button.setText(self.tr("Choose a file…"))
        self._caption.setText(self.tr("Passphrase of the backup, or recovery code"))
        self._note.setText(self.tr("The recovery code that was valid when the backup was made."))
        self._show()
