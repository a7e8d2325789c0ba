"""How updates stand: this version, a newer one that is fetched or ready, what went wrong, and what is new in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.updates.state import Phase, UpdateState
from ui import i18n
from ui.errors import words_for
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

BUSY = (Phase.CHECKING, Phase.FETCHING)


class UpdateStatus(QWidget):
    look_asked = Signal()
    file_asked = Signal(str)
    """Show where this file lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._now = UpdateState(Phase.CURRENT, ""), 0
        self.text, self.trouble = label("", "body", wrap=True), label("", "error", wrap=True)
        self.when = label("", "caption", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.look_button, self.file_button = button(""), button("", "primary")
        self._lay_out()
        self.setFocusProxy(self.look_button)
        self.look_button.clicked.connect(self.look_asked)
        self.file_button.clicked.connect(lambda: self.file_asked.emit(self._state.file))
        watch_language(self, self._show)

    def show_state(self, state: UpdateState, now: int) -> None:
        self._state, self._now = state, now
        self._show()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        words.addWidget(self.text)
        words.addWidget(self.when)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(words, 1)
        row.addWidget(self.file_button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.look_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.bar)
        column.addWidget(self.trouble)

    def _show(self) -> None:
        state = self._state
        self.text.setText(self._what(state))
        self.when.setText(self._when(state))
        self.when.setVisible(bool(self.when.text()))
        self.look_button.setText(self.tr("Check now"))
        self.look_button.setVisible(state.phase not in (Phase.NOT_HERE, Phase.OFF))
        self.look_button.setEnabled(state.phase not in BUSY)
        self.file_button.setText(self.tr("Show the file"))
        self.file_button.setVisible(state.phase is Phase.BY_HAND)
        self.bar.setVisible(state.phase is Phase.FETCHING)
        self.bar.setAccessibleName(self.tr("Progress of the download"))
        self.bar.setValue(_percent(state))
        trouble = self._trouble(state)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble) and state.phase not in BUSY)

    def _what(self, state: UpdateState) -> str:
        newest = state.phase is Phase.CURRENT and bool(state.checked_at) and not state.problem
        texts = {
            Phase.NOT_HERE: self.tr(
                "This build isn't updated by itself. Install a newer one in the way you installed it."
            ),
            Phase.OFF: self.tr("Updates are off; this is version {installed}."),
            Phase.CHECKING: self.tr("Looking for a new version…"),
            Phase.FETCHING: self.tr("Fetching version {version}: {percent} % of {size}"),
            Phase.READY: self.tr("Version {version} is ready. It is installed when you quit Quầy Chat."),
            Phase.BY_HAND: self.tr("Version {version} was fetched and verified. Open the file to install it."),
            Phase.CURRENT: self.tr("You have the newest version, {installed}.")
            if newest
            else self.tr("This is version {installed}."),
        }
        return texts[state.phase].format(
            version=state.version, installed=state.installed, percent=_percent(state), size=i18n.size(state.total)
        )

    def _when(self, state: UpdateState) -> str:
        if not state.checked_at or state.phase in (Phase.NOT_HERE, Phase.OFF):
            return ""
        return self.tr("Last checked: {when}").format(when=i18n.ago(state.checked_at, self._now))

    def _trouble(self, state: UpdateState) -> str:
        if state.phase in (Phase.NOT_HERE, Phase.OFF):
            return ""
        if state.problem:
            told = words_for(state.problem)
            return f"{told.title}. {told.sentence}"
        if state.broken:
            text = self.tr("Version {version} did not start on this computer, so this one is back. The next is tried.")
            return text.format(version=state.broken)
        return ""


def notes_for(notes: dict[str, str]) -> str:
    """What is new, in the language of the window where it was written in it."""
    return notes.get(i18n.language()) or notes.get("vi") or next(iter(notes.values()), "")


def _percent(state: UpdateState) -> int:
    return state.done * 100 // max(state.total, 1)
