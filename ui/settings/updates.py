"""*Cập nhật*: how updates stand, whether new versions come by themselves, and which."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QDesktopServices

from app.domain.updates.state import Phase, UpdateState
from app.errors import AppError
from app.events import UpdatesChanged
from app.settings import SettingsStore
from ui.bridge import Coalescer, spawn
from ui.settings.row import heading
from ui.settings.section import Section
from ui.settings.update_state import UpdateStatus, notes_for
from ui.settings.values import Values, set_texts
from ui.theme.theme import Theme
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core

WITH_NOTES = (Phase.FETCHING, Phase.READY, Phase.BY_HAND)


class UpdatesSection(Section):
    def __init__(self, theme: Theme, store: SettingsStore, core: Core) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self._core = core
        self._state: UpdateState | None = None
        self.status = UpdateStatus()
        self._now = self.row(self.status, wide=True)
        self.line()
        self.by_itself = values.tick("updates")
        self.channel = values.choice("update_channel", ("stable", "beta"))
        self._by_itself, self._channel = self.row(self.by_itself), self.row(self.channel)
        self._new = heading(label("", "strong", wrap=True))
        self.notes = label("", "body", wrap=True)
        self.notes.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        for widget in (self._new, self.notes):
            self.put(widget)
            widget.hide()
        self.end()
        self._connect()
        watch_language(self, self._retranslate)

    def look_for(self, words: str) -> int:
        count = super().look_for(words)
        self._show_notes()
        return count

    def _connect(self) -> None:
        self.status.look_asked.connect(self._on_look)
        self.status.file_asked.connect(
            lambda file: QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(file).parent)))
        )
        if self.values is not None:
            self.values.changed.connect(self._read_again)
        Coalescer(self._core.bus, self, UpdatesChanged, lambda _: self._read_again())

    def _on_look(self) -> None:
        spawn(self, self._core.updates.look_now(by=self._core.by), on_error=self._on_refused)

    def _on_refused(self, error: AppError) -> None:
        """What went wrong is in the state, and shown with it."""
        self._read_again()

    def _read_again(self) -> None:
        spawn(self, self._read())

    async def _read(self) -> None:
        state = self._state = await self._core.updates.state()
        self.status.show_state(state, self._core.clock.now())
        here = state.phase is not Phase.NOT_HERE
        self.by_itself.setEnabled(here and not state.managed)
        self.channel.setEnabled(here and not state.managed and self.by_itself.isChecked())
        if not here or state.managed:
            self._show_what_holds(state)
        self._say_rows()
        self._show_notes()

    def _show_what_holds(self, state: UpdateState) -> None:
        """Not what the settings say, which nobody asks here."""
        with QSignalBlocker(self.by_itself), QSignalBlocker(self.channel):
            self.by_itself.setChecked(state.phase not in (Phase.OFF, Phase.NOT_HERE))
            if state.channel:
                self.channel.setCurrentIndex(self.channel.findData(state.channel))

    def _show_notes(self) -> None:
        state, searching = self._state, bool(self._words)
        text = notes_for(state.notes) if state is not None and state.phase in WITH_NOTES else ""
        for widget in (self._new, self.notes):
            widget.setVisible(bool(text) and not searching)
        if state is not None and text:
            self._new.setText(self.tr("New in version {version}").format(version=state.version))
            self.notes.setText(text)

    def _say_rows(self) -> None:
        managed = self._state is not None and self._state.managed
        decided = self.tr("Decided by whoever looks after this computer.")
        self._by_itself.say(
            self.tr("Install new versions by itself"),
            decided
            if managed
            else self.tr("Looked for once a day, and installed when you quit: never in the middle of work."),
        )
        self._channel.say(
            self.tr("Which versions"),
            decided
            if managed
            else self.tr(
                "Test versions bring what is new earlier. Back to stable, yours stays until a newer one is out."
            ),
        )

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Updates"))
        self._now.say(self.tr("Version"))
        set_texts(self.channel, (self.tr("Stable"), self.tr("Test")))
        self._say_rows()
        self._read_again()
