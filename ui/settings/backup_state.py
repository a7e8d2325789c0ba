"""How backups stand: the last one, what went wrong, and the one that is being made with its cross."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.backups import BackupState
from ui import i18n
from ui.errors import words_for
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label


class BackupStatus(QWidget):
    now_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[BackupState, tuple[int, int] | None, int] = (BackupState(), None, 0)
        self.text, self.trouble = label("", "secondary", wrap=True), label("", "error", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.now_button, self.stop_button = button("", "primary"), button("")
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.text, 1)
        row.addWidget(self.stop_button)
        row.addWidget(self.now_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.now_button)
        self.now_button.clicked.connect(self.now_asked)
        self.stop_button.clicked.connect(self.stop_asked)
        watch_language(self, self._show)

    def show_state(self, state: BackupState, progress: tuple[int, int] | None, now: int) -> None:
        self._shown = (state, progress, now)
        self._show()

    def _show(self) -> None:
        state, progress, now = self._shown
        busy = progress is not None
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.now_button.setVisible(not busy)
        self.now_button.setText(self.tr("Back up now…"))
        self.stop_button.setText(self.tr("Cancel"))
        self.bar.setAccessibleName(self.tr("Progress of the backup"))
        if progress is not None:
            done, total = progress
            percent = done * 100 // max(total, 1)
            self.bar.setValue(percent)
            self.text.setText(self.tr("Backing up: {percent} %").format(percent=percent))
        elif state.made_at:
            parts = [
                self.tr("Last one: {when}").format(when=i18n.ago(state.made_at, now)),
                i18n.size(state.size),
                state.file,
            ]
            self.text.setText(" · ".join(parts))
        else:
            self.text.setText(self.tr("No backup has been made yet."))
        told = words_for(state.problem) if state.problem else None
        self.trouble.setVisible(told is not None and not busy)
        if told is not None:
            when = i18n.ago(state.failed_at, now)
            self.trouble.setText(self.tr("{when}: {what}").format(when=when, what=f"{told.title}. {told.sentence}"))
