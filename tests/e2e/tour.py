"""The tour: the real window, driven by clicks and keys through its main job against the practice OA, with pictures.

`python3 -m tests.e2e.tour DIR`; `dev.py tour` calls it, and so does the test beside it.
"""

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QPointF, QRect, QSize, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QWidget

from app.domain.customers import Field
from app.domain.ids import ConversationId
from app.domain.messages import Kind
from app.domain.outbox import OutboxState
from app.practice.server import PracticeServer
from tests.e2e.person import Person, Script, Steps
from ui.inbox.composer import Composer
from ui.models.entries import Entry
from ui.settings.dialog import SettingsDialog
from ui.shell.keymap import KeysDialog
from ui.shell.navigation import Place
from ui.shell.welcome import WelcomePage
from ui.shell.window import Window
from ui.shell.workspace import Workspace

SCREENLESS = ("This plugin does not support", "QRhi", "RHI", "Vulkan", "GPUInfo", "Sandboxing disabled")
SIZE = QSize(1280, 800)
CTRL = Qt.KeyboardModifier.ControlModifier
ANSWER = "Dạ còn đủ màu ạ. Chị lấy màu kem hay màu xanh rêu ạ?"
SECOND = "Em gửi chị xem ảnh thật nhé"
REGULAR = "Anh Tuấn"
ALIAS = "Anh Tuấn cốc gốm"
NOTE = "Thích màu vàng, hay mua theo cặp"
OFFLINE = ("Dạ em vẫn giữ hàng cho chị ạ", "Chị cho em xin địa chỉ nhé")


class Tour:
    """Each method is a leg of the way; each asserts what its pictures show."""

    def __init__(self, window: Window, folder: Path) -> None:
        self.person = Person(window, folder)
        self.window = window

    def steps(self) -> Steps:
        self.window.resize(SIZE)
        for leg in (self.welcome, self.sign_in, self.connected, self.inbox, self.answer, self.photo):
            yield from leg()
        for leg in (self.offline, self.history, self.customer, self.accounts, self.keys):
            yield from leg()
        for leg in (self.larger, self.dark, self.english):
            yield from leg()

    # --- the way in

    def welcome(self) -> Steps:
        person = self.person
        yield from person.until(lambda: isinstance(self.window.page, WelcomePage), "no first screen")
        yield from person.rest()
        person.picture("welcome")
        page = self.window.page
        assert isinstance(page, WelcomePage)
        person.click(page.practice_button)
        yield from person.until(lambda: isinstance(self.window.page, Workspace), "the practice OA does not open")

    def sign_in(self) -> Steps:
        person = self.person
        start = yield from person.see(QAbstractButton, "start")
        yield from person.rest()
        person.picture("wizard-who")
        person.click(start)
        yield from person.until(lambda: person.find(QWidget, "host"), "no embedded browser")
        view = yield from self._web_view()
        yield from person.click_in_page(view, f"#oa-{self.server.world.oa.oa_id}")
        yield from person.rest(20)
        person.picture("wizard-zalo")
        yield from person.click_in_page(view, "#allow")
        confirm = yield from person.see(QAbstractButton, "confirm")
        yield from person.rest(20)
        person.picture("wizard-this-oa")
        person.click(confirm)
        only_me = yield from person.see(QWidget, "only_me")
        yield from person.rest()
        person.picture("wizard-chat-right")
        person.click(only_me)

    def connected(self) -> Steps:
        person = self.person
        done = yield from person.see(QAbstractButton, "open_inbox")
        yield from person.rest(20)
        person.picture("connected")
        person.click(done)
        yield from person.until(lambda: person.dialog() is None, "the wizard does not close")

    # --- the day's work

    def inbox(self) -> Steps:
        person, model = self.person, self.workspace.inbox.model
        yield from person.until(lambda: model.rowCount() >= 8, "the history does not arrive")
        yield from self._idle()
        before = model.rowCount()
        person.picture("inbox")
        yield from person.rest()
        person.click(self.workspace.banners.practice.first)
        yield from person.until(lambda: model.rowCount() > before or self._top_waits(), "no customer writes")
        yield from person.rest(20)
        person.press(Qt.Key.Key_Down, CTRL)
        yield from self._open_top()
        yield from person.rest(20)
        person.picture("a-customer-writes")

    def answer(self) -> Steps:
        person = self.person
        self.composer.editor.setFocus()
        person.type(ANSWER)
        yield from person.until(lambda: self.composer.send.isEnabled(), "the answer can't be sent")
        person.picture("typing")
        person.press(Qt.Key.Key_Return)
        yield from person.until(lambda: self._outgoing(ANSWER), "the answer is not shown")
        yield from person.rest()
        person.picture("undo")
        yield from person.until(lambda: self._sent(ANSWER), "the answer is not sent")
        assert [one.fields.get("message") for one in self.server.world.sent] == [ANSWER]

    def photo(self) -> Steps:
        person = self.person
        QGuiApplication.clipboard().setImage(goods())
        self.composer.editor.setFocus()
        person.press(Qt.Key.Key_V, CTRL)
        yield from person.until(lambda: self.composer.chips.attachments, "the photo is not attached")
        person.type(SECOND)
        yield from person.rest()
        person.picture("photo-attached")
        person.press(Qt.Key.Key_Return)
        yield from person.until(lambda: self._sent(SECOND, Kind.PHOTO), "the photo is not sent")
        yield from person.rest(20)
        person.picture("photo-sent")
        assert self.server.world.sent[-1].kind == "photo"

    def offline(self) -> Steps:
        person = self.person
        self.server.set_online(False)
        for text in OFFLINE:
            person.type(text)
            person.press(Qt.Key.Key_Return)
            yield from person.until(lambda text=text: self._outgoing(text), "the text is not queued")
        yield from person.until(
            lambda: self._waits(OFFLINE[0]) and self.workspace.banners.trouble.isVisible(), "not offline"
        )
        yield from person.rest(20)
        person.picture("offline")
        assert not [one for one in self.server.world.sent if one.fields.get("message") in OFFLINE]
        self.server.set_online(True)
        person.click(self.workspace.banners.trouble.first)
        for text in OFFLINE:
            yield from person.until(lambda text=text: self._sent(text), "what was queued is not sent", 90)
        yield from person.until(lambda: not self.workspace.banners.trouble.isVisible(), "the banner stays")
        yield from person.rest(20)
        person.picture("online-again")
        assert [one.fields.get("message") for one in self.server.world.sent][-2:] == list(OFFLINE)

    def history(self) -> Steps:
        """An older conversation: what was said before the OA was connected."""
        model = self.workspace.inbox.model
        rows = [model.value(cid) for cid in map(model.id_at, range(model.rowCount())) if cid is not None]
        row = next(row for row in rows if row is not None and row.name == REGULAR)
        yield from self._open(row.id)
        yield from self.person.until(lambda: len(self._entries()) > 3, "the history is not there")
        yield from self._idle()
        self.person.picture("history")

    def customer(self) -> Steps:
        """Beside the messages: what is changed reaches Zalo, offline too; a note doesn't."""
        person, dock = self.person, self.workspace.inbox.beside
        self.composer.editor.setFocus()
        person.press(Qt.Key.Key_I, CTRL)
        yield from person.until(lambda: dock.panel is not None and dock.panel.area.isVisible(), "no customer panel")
        panel = dock.panel
        assert panel is not None
        at_zalo = next(one for one in self.server.world.customers.values() if one.name == REGULAR)
        yield from self._idle()
        person.picture("customer")
        row = panel.card.rows[Field.ALIAS]
        person.click(row.edit)
        person.type(ALIAS)
        person.press(Qt.Key.Key_Return)
        yield from person.until(lambda: at_zalo.alias == ALIAS, "the name does not reach Zalo")
        person.click(panel.card.tags.add)
        person.type("si")
        yield from person.until(panel.card.tags.field.popup.isVisible, "no tag is offered")
        person.picture("customer-tags")
        self.server.set_online(False)
        QTest.keyClick(panel.card.tags.field.popup, Qt.Key.Key_Down)
        QTest.keyClick(panel.card.tags.field.popup, Qt.Key.Key_Return)
        yield from person.until(lambda: len(panel.card.tags.chips) == 1, "the tag is not shown at once")
        panel.card.notes.writer.field.setFocus()
        person.type(NOTE)
        person.press(Qt.Key.Key_Return, CTRL)
        yield from person.until(lambda: len(panel.card.notes.cards) == 1, "the note is not kept")
        yield from person.rest(60)
        person.picture("customer-offline")
        assert at_zalo.tags == []
        self.server.set_online(True)
        yield from person.until(lambda: at_zalo.tags == ["Khách sỉ"], "the tag does not reach Zalo", 90)
        yield from person.rest(60)
        person.picture("customer-done")
        person.press(Qt.Key.Key_I, CTRL)

    # --- around it

    def accounts(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_2, CTRL)
        yield from person.until(lambda: self.workspace.accounts.isVisible(), "no list of OAs")
        yield from person.rest(20)
        person.picture("accounts")
        person.press(Qt.Key.Key_1, CTRL)

    def keys(self) -> Steps:
        """The sheet of keys, searched without accents."""
        person = self.person
        person.press(Qt.Key.Key_F1)
        yield from person.until(person.dialog, "no sheet of keys")
        yield from person.rest()
        person.picture("keys")
        person.type("hoi thoai")
        sheet = person.dialog()
        assert isinstance(sheet, KeysDialog)
        names = [command.name for command in sheet.keys.shown]
        assert "inbox.next" in names
        assert "window.quit" not in names
        for _ in range(2):  # out of the search, and out of the sheet
            person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the sheet stays")

    def larger(self) -> Steps:
        person, before = self.person, self.workspace.navigation.width()
        yield from person.rest()
        for _ in range(3):
            person.press(Qt.Key.Key_Equal, CTRL)
        yield from person.until(lambda: self.workspace.navigation.width() > 1.4 * before, "nothing grows")
        yield from person.rest(20)
        person.picture("larger")
        person.press(Qt.Key.Key_0, CTRL)
        yield from person.until(lambda: self.workspace.navigation.width() == before, "it stays large")

    def dark(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_Comma, CTRL)
        yield from person.until(person.dialog, "no settings")
        yield from person.rest()
        person.picture("settings")
        yield from self._choose("looks", "dark")
        person.picture("settings-dark")
        person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the settings stay")
        yield from person.rest(20)
        person.picture("dark")

    def english(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_Comma, CTRL)
        yield from person.until(person.dialog, "no settings")
        yield from self._choose("language", "en")
        person.picture("settings-english")
        person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the settings stay")
        yield from person.rest(20)
        person.picture("english")
        assert self.workspace.navigation.buttons[Place.INBOX].toolTip().startswith("Conversations")

    # --- what one sees

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

    def _web_view(self) -> Generator[None, None, QWidget]:
        from PySide6.QtWebEngineWidgets import QWebEngineView

        return self.person.see(QWebEngineView)

    def _entries(self) -> list[Entry]:
        model = self.workspace.inbox.conversation.model
        return [model.entry(row) for row in range(model.rowCount())]

    def _outgoing(self, text: str) -> Entry | None:
        return next((entry for entry in self._entries() if _says(entry, text)), None)

    def _sent(self, text: str, kind: Kind | None = None) -> bool:
        entry = self._outgoing(text)
        if entry is None:
            return False
        if entry.item is not None and entry.message is None and entry.item.state is not OutboxState.SENT:
            return False
        return kind is None or entry.message is None or entry.message.body.kind is kind

    def _waits(self, text: str) -> bool:
        entry = self._outgoing(text)
        return entry is not None and entry.item is not None and entry.item.state is OutboxState.QUEUED

    def _top_waits(self) -> bool:
        model = self.workspace.inbox.model
        top = model.id_at(0)
        row = model.value(top) if top is not None else None
        return row is not None and row.waiting > 0

    def _idle(self) -> Steps:
        """Until pictures are fetched and the first rows are drawn."""
        yield from self.person.rest(60)

    def _open_top(self) -> Steps:
        top = self.workspace.inbox.model.id_at(0)
        assert top is not None
        yield from self._open(top)

    def _open(self, cid: ConversationId) -> Steps:
        table, inbox = self.workspace.inbox.list.table, self.workspace.inbox
        row = inbox.model.row_of(cid)
        assert row is not None
        table.scrollTo(inbox.model.index(row, 0))
        self.person.click(table.viewport(), table.visualRect(inbox.model.index(row, 0)).center())
        shown = inbox.conversation.model
        yield from self.person.until(lambda: shown.conversation == cid and self._entries(), "the conversation is shut")

    def _choose(self, field: str, value: str) -> Steps:
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


def goods() -> QImage:
    """What is on the clipboard: a photo of two cloth bags, drawn."""
    image = QImage(900, 675, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wall = QLinearGradient(0, 0, 0, 675)
    wall.setColorAt(0, QColor("#efe6d8"))
    wall.setColorAt(1, QColor("#d8c7ad"))
    painter.fillRect(image.rect(), wall)
    painter.setPen(Qt.PenStyle.NoPen)
    for left, colour, shade in ((150, "#f5efe2", "#cdbf9f"), (490, "#6d7d5a", "#4d5b3e")):
        bag = QRect(left, 250, 270, 320)
        painter.setBrush(QColor(shade))
        painter.drawEllipse(QPointF(bag.center().x(), 578), 150, 16)
        painter.setPen(QColor(shade))
        pen = painter.pen()
        pen.setWidth(16)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRect(left + 70, 120, 130, 260), 0, 180 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(bag, 14, 14)
    painter.end()
    return image


def play(folder: Path) -> BaseException | None:
    """Play the tour in a profile of its own; the answer is what stopped it, if anything did."""
    from ui.main import main as start

    scripts: list[Script] = []

    def watch(window: Window) -> None:
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: begin(window)))

    def begin(window: Window) -> None:
        tour = Tour(window, folder)
        scripts.append(Script(tour.steps(), window.close))

    start([], watch=watch)
    return scripts[0].failure if scripts else RuntimeError("the window was never painted")


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages, less what it says of every machine without a screen or a graphics card."""
    if not any(word in text for word in SCREENLESS):
        print(text, file=sys.stderr)


def main() -> int:
    qInstallMessageHandler(_say)
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/tour").resolve()
    for old in folder.glob("[0-9][0-9]-*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        os.environ["QUAYCHAT_HOME"] = home
        os.environ.setdefault("LANG", "vi_VN.UTF-8")
        Path(home, "settings.json").write_text(json.dumps({"language": "vi", "theme": "light"}), encoding="utf-8")
        failure = play(folder)
    if failure is None:
        print("the tour went through", flush=True)
        return 0
    traceback.print_exception(failure)
    return 1


if __name__ == "__main__":
    sys.exit(main())
