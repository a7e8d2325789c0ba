"""The tour's first half: from the first screen through the day's work."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.domain.customers import Field
from app.domain.messages import Kind
from tests.e2e.person import Steps
from tests.e2e.tour_ground import Ground
from ui.shell.welcome import WelcomePage
from ui.shell.workspace import Workspace

CTRL = Qt.KeyboardModifier.ControlModifier
ANSWER = "Dạ còn đủ màu ạ. Chị lấy màu kem hay màu xanh rêu ạ?"
SECOND = "Em gửi chị xem ảnh thật nhé"
REGULAR = "Anh Tuấn"
ALIAS = "Anh Tuấn cốc gốm"
NOTE = "Thích màu vàng, hay mua theo cặp"
OFFLINE = ("Dạ em vẫn giữ hàng cho chị ạ", "Chị cho em xin địa chỉ nhé")


class DayLegs(Ground):
    """Each method is a leg of the way; each asserts what its pictures show."""

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
        view = yield from self.web_view()
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
        yield from self.idle()
        before = model.rowCount()
        person.picture("inbox")
        yield from person.rest()
        person.click(self.workspace.banners.practice.first)
        yield from person.until(lambda: model.rowCount() > before or self.top_waits(), "no customer writes")
        yield from person.rest(20)
        person.press(Qt.Key.Key_Down, CTRL)
        yield from self.open_top()
        yield from person.rest(20)
        person.picture("a-customer-writes")

    def answer(self) -> Steps:
        person = self.person
        self.composer.editor.setFocus()
        person.type(ANSWER)
        yield from person.until(lambda: self.composer.send.isEnabled(), "the answer can't be sent")
        person.picture("typing")
        person.press(Qt.Key.Key_Return)
        yield from person.until(lambda: self.outgoing(ANSWER), "the answer is not shown")
        yield from person.rest()
        person.picture("undo")
        yield from person.until(lambda: self.sent(ANSWER), "the answer is not sent")
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
        yield from person.until(lambda: self.sent(SECOND, Kind.PHOTO), "the photo is not sent")
        yield from person.rest(20)
        person.picture("photo-sent")
        assert self.server.world.sent[-1].kind == "photo"

    def offline(self) -> Steps:
        person = self.person
        self.server.set_online(False)
        for text in OFFLINE:
            person.type(text)
            person.press(Qt.Key.Key_Return)
            yield from person.until(lambda text=text: self.outgoing(text), "the text is not queued")
        yield from person.until(
            lambda: self.waits(OFFLINE[0]) and self.workspace.banners.trouble.isVisible(), "not offline"
        )
        yield from person.rest(20)
        person.picture("offline")
        assert not [one for one in self.server.world.sent if one.fields.get("message") in OFFLINE]
        self.server.set_online(True)
        person.click(self.workspace.banners.trouble.first)
        for text in OFFLINE:
            yield from person.until(lambda text=text: self.sent(text), "what was queued is not sent", 90)
        yield from person.until(lambda: not self.workspace.banners.trouble.isVisible(), "the banner stays")
        yield from person.rest(20)
        person.picture("online-again")
        assert [one.fields.get("message") for one in self.server.world.sent][-2:] == list(OFFLINE)

    def history(self) -> Steps:
        """An older conversation: what was said before the OA was connected."""
        model = self.workspace.inbox.model
        rows = [model.value(cid) for cid in map(model.id_at, range(model.rowCount())) if cid is not None]
        row = next(row for row in rows if row is not None and row.name == REGULAR)
        yield from self.open(row.id)
        yield from self.person.until(lambda: len(self.entries()) > 3, "the history is not there")
        yield from self.idle()
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
        yield from self.idle()
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
