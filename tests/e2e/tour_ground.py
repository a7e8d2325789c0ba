"""Where the tour's legs stand: the window, what a person sees of it, and a few ways through it."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.ids import ConversationId
from app.domain.messages import Kind
from app.domain.outbox import OutboxState
from app.practice.server import PracticeServer
from tests.e2e.person import Person, Steps
from ui.inbox.composer import Composer
from ui.models.entries import Entry
from ui.settings.dialog import SettingsDialog
from ui.shell.window import Window
from ui.shell.workspace import Workspace


class Ground:
    def __init__(self, window: Window, folder: Path) -> None:
        self.person = Person(window, folder)
        self.window = window

    @property
    def workspace(self) -> Workspace:
        page = self.window.page
        assert isinstance(page, Workspace)
        return page

    @property
    def server(self) -> PracticeServer:
        server = self.workspace.core.practice_server
        assert server is not None
        return server

    @property
    def composer(self) -> Composer:
        return self.workspace.inbox.conversation.composer

    def web_view(self) -> Generator[None, None, QWidget]:
        from PySide6.QtWebEngineWidgets import QWebEngineView

        return self.person.see(QWebEngineView)

    def entries(self) -> list[Entry]:
        model = self.workspace.inbox.conversation.model
        return [model.entry(row) for row in range(model.rowCount())]

    def outgoing(self, text: str) -> Entry | None:
        return next((entry for entry in self.entries() if _says(entry, text)), None)

    def sent(self, text: str, kind: Kind | None = None) -> bool:
        entry = self.outgoing(text)
        if entry is None:
            return False
        if entry.item is not None and entry.message is None and entry.item.state is not OutboxState.SENT:
            return False
        return kind is None or entry.message is None or entry.message.body.kind is kind

    def waits(self, text: str) -> bool:
        entry = self.outgoing(text)
        return entry is not None and entry.item is not None and entry.item.state is OutboxState.QUEUED

    def top_waits(self) -> bool:
        model = self.workspace.inbox.model
        top = model.id_at(0)
        row = model.value(top) if top is not None else None
        return row is not None and row.waiting > 0

    def idle(self) -> Steps:
        """Until pictures are fetched and the first rows are drawn."""
        yield from self.person.rest(60)

    def open_top(self) -> Steps:
        top = self.workspace.inbox.model.id_at(0)
        assert top is not None
        yield from self.open(top)

    def open(self, cid: ConversationId) -> Steps:
        table, inbox = self.workspace.inbox.list.table, self.workspace.inbox
        row = inbox.model.row_of(cid)
        assert row is not None
        table.scrollTo(inbox.model.index(row, 0))
        self.person.click(table.viewport(), table.visualRect(inbox.model.index(row, 0)).center())
        shown = inbox.conversation.model
        yield from self.person.until(lambda: shown.conversation == cid and self.entries(), "the conversation is shut")

    def choose(self, field: str, value: str) -> Steps:
        """Pick from a list in the settings by the keyboard."""
        dialog = self.person.dialog()
        assert isinstance(dialog, SettingsDialog)
        combo: QComboBox = getattr(dialog.general, field)
        combo.setFocus()
        for _ in range(combo.count()):
            if combo.currentData() == value:
                break
            self.person.press(Qt.Key.Key_Down)
        assert combo.currentData() == value
        yield from self.person.rest(15)


def _says(entry: Entry, text: str) -> bool:
    if not entry.outgoing:
        return False
    said = entry.message.body.text if entry.message is not None else entry.item.text if entry.item is not None else ""
    return said == text
