"""The owner's staff: added, changed, away, deactivated and given a PIN, by mouse and keys, with a way back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import OldChoice, RuleId, Status
from tests.fakes.history import OA
from tests.fakes.people_core import AN, BINH, CUC, PIN, PeopleCore
from ui.bridge import spawn
from ui.i18n import Languages
from ui.people.crop_dialog import EDGE, CropDialog
from ui.people.pin_dialog import PinDialog
from ui.people.staff_dialog import StaffDialog
from ui.theme.theme import Theme
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


class Desk:
    def __init__(self, qtbot: QtBot, core: PeopleCore, theme: Theme) -> None:
        self.qtbot, self.core = qtbot, core
        self.dialog = StaffDialog(core, theme)  # type: ignore[arg-type]
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        qtbot.waitUntil(lambda: self.dialog.list.list.count() > 0)

    @property
    def rows(self) -> list[str]:
        listed = self.dialog.list.list
        return [f"{listed.item(row).text()}: {listed.item(row).toolTip()}" for row in range(listed.count())]

    def choose(self, row: int) -> None:
        listed = self.dialog.list.list
        place = listed.visualItemRect(listed.item(row)).center()
        QTest.mouseClick(listed.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)

    def click(self, button: object) -> None:
        self.qtbot.mouseClick(button, LEFT)

    def opened(self, kind: type[QDialog]) -> QDialog:
        self.qtbot.waitUntil(lambda: any(one.isVisible() for one in self.dialog.findChildren(kind)))
        return next(one for one in self.dialog.findChildren(kind) if one.isVisible())

    def told(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: self.dialog.toast.text.text() == words and self.dialog.toast.isVisible())


@pytest.fixture
def desk(qtbot: QtBot, core: PeopleCore, theme: Theme, vietnamese: Languages) -> Desk:
    core.employ()
    core.give(AN, "1", "2")
    return Desk(qtbot, core, theme)


def test_an_empty_shop_says_what_staff_are_for(
    qtbot: QtBot, core: PeopleCore, theme: Theme, vietnamese: Languages
) -> None:
    desk = Desk(qtbot, core, theme)
    assert desk.dialog.nobody.isVisible()
    desk.click(desk.dialog.nobody.button)
    assert desk.dialog.form.name.hasFocus()
    assert desk.dialog.save.text() == "Thêm"


def test_each_row_says_state_pin_and_what_is_held(desk: Desk) -> None:
    assert desk.rows == [
        "Trần Thị Lan: Chủ cửa hàng",
        "Nguyễn Văn An: 2 hội thoại",
        "Trần Thị Bình: Tạm vắng · chưa có PIN",
        "Lê Cúc: Đã ngừng",
    ]
    assert desk.dialog.state.held.text() == "Đang giữ 2 hội thoại mở"
    assert desk.dialog.no_pin.isHidden()


def test_somebody_is_added_by_keys_alone(desk: Desk) -> None:
    desk.qtbot.keyClick(desk.dialog.list.new, Qt.Key.Key_Space)
    form = desk.dialog.form
    desk.qtbot.keyClicks(form.name, "Pham Dao")
    desk.qtbot.keyClick(form.name, Qt.Key.Key_Return)
    assert form.notes["email"].text() == "Viết như ten@shop.vn."
    assert form.email.hasFocus()
    desk.qtbot.keyClicks(form.email, "AN@shop.vn")
    desk.qtbot.keyClick(form.email, Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "Nguyễn Văn An" in form.notes["email"].text())  # whose it is
    form.email.clear()
    desk.qtbot.keyClicks(form.email, "dao@shop.vn")
    desk.qtbot.keyClick(form.email, Qt.Key.Key_Return)
    desk.told("Đã tạo tài khoản cho Pham Dao")
    desk.qtbot.waitUntil(lambda: any(row.startswith("Pham Dao:") for row in desk.rows))
    assert desk.dialog.state.isVisible()


def test_a_change_is_saved_and_taken_back(desk: Desk) -> None:
    desk.choose(2)
    desk.dialog.form.name.clear()
    desk.qtbot.keyClicks(desk.dialog.form.name, "Be Binh")
    assert desk.dialog.save.isEnabled()
    desk.click(desk.dialog.save)
    desk.told("Đã lưu")
    assert desk.core.known(BINH).name == "Be Binh"
    desk.click(desk.dialog.toast.action)
    desk.told("Đã hoàn tác")
    desk.qtbot.waitUntil(lambda: desk.core.known(BINH).name == "Trần Thị Bình")


def test_what_was_typed_waits_while_one_looks_at_others(desk: Desk) -> None:
    desk.qtbot.keyClicks(desk.dialog.form.name, " Minh")
    desk.choose(2)
    assert desk.dialog.form.name.text() == "Trần Thị Bình"
    desk.choose(1)
    assert desk.dialog.form.name.text() == "Nguyễn Văn An Minh"
    desk.click(desk.dialog.give_up)
    assert desk.dialog.form.name.text() == "Nguyễn Văn An"
    assert not desk.dialog.save.isEnabled()


def test_going_away_and_coming_back(desk: Desk) -> None:
    desk.click(desk.dialog.state.away)
    desk.told("Nguyễn Văn An đang tạm vắng")
    desk.qtbot.waitUntil(lambda: desk.dialog.state.away.text() == "Làm việc lại")
    assert desk.core.known(AN).status is Status.PAUSED
    desk.click(desk.dialog.toast.action)
    desk.qtbot.waitUntil(lambda: desk.core.known(AN).status is Status.ACTIVE)


def test_deactivating_says_first_what_becomes_of_the_conversations_and_can_be_taken_back(desk: Desk) -> None:
    draft = RuleDraft(RuleId("R"), "Ca sáng", (OA,), (AN, BINH), old=OldChoice.KEEP)
    spawn(desk.dialog, desk.core.rules.save(draft))
    desk.qtbot.waitUntil(lambda: bool(desk.core.saved()))
    desk.click(desk.dialog.state.activity)
    question = desk.opened(Question)
    assert isinstance(question, Question)
    words = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "2 hội thoại đang mở về bạn" in words
    desk.click(question.buttons["keep"])
    assert desk.core.known(AN).status is Status.ACTIVE
    desk.click(desk.dialog.state.activity)
    question = desk.opened(Question)
    assert isinstance(question, Question)
    desk.click(question.buttons["deactivate"])
    desk.told("Đã ngừng tài khoản của Nguyễn Văn An")
    assert desk.core.known(AN).status is Status.DEACTIVATED
    desk.click(desk.dialog.toast.action)
    desk.qtbot.waitUntil(lambda: desk.core.known(AN).status is Status.ACTIVE)
    desk.qtbot.waitUntil(lambda: "Nguyễn Văn An: 2 hội thoại" in desk.rows)


def test_the_owner_stays(desk: Desk) -> None:
    desk.choose(0)
    assert desk.dialog.state.activity.isHidden()


def test_a_deactivated_account_comes_back(desk: Desk) -> None:
    desk.choose(3)
    assert desk.dialog.state.set_pin.isHidden()
    desk.click(desk.dialog.state.activity)
    desk.told("Lê Cúc nhận hội thoại trở lại")
    assert not desk.dialog.toast.action.isVisible()
    assert desk.core.known(CUC).status is Status.ACTIVE


def test_the_owner_gives_a_new_pin(desk: Desk) -> None:
    desk.click(desk.dialog.state.set_pin)
    dialog = desk.opened(PinDialog)
    assert isinstance(dialog, PinDialog)
    assert not dialog.fields.old.isVisible()
    desk.qtbot.keyClicks(dialog.fields.new, "135x")
    desk.click(dialog.go)
    assert dialog.fields.new_note.text() == "PIN có từ 4 đến 12 chữ số."
    desk.qtbot.keyClicks(dialog.fields.new, "7")
    desk.qtbot.keyClicks(dialog.fields.again, "1357")
    desk.qtbot.keyClick(dialog.fields.again, Qt.Key.Key_Return)
    desk.told("Nguyễn Văn An đã có PIN mới")
    checked = spawn(desk.dialog, desk.core.people.check_pin(AN, "1357"))
    desk.qtbot.waitUntil(checked.done)
    assert checked.exception() is None


def test_an_owner_without_a_pin_is_warned(qtbot: QtBot, core: PeopleCore, theme: Theme, vietnamese: Languages) -> None:
    core.employ(owner_pin="")
    desk = Desk(qtbot, core, theme)
    assert desk.dialog.no_pin.isVisible()
    desk.click(desk.dialog.no_pin.first)
    dialog = desk.opened(PinDialog)
    assert isinstance(dialog, PinDialog)
    for field in (dialog.fields.new, dialog.fields.again):
        desk.qtbot.keyClicks(field, PIN)
    desk.click(dialog.go)
    desk.qtbot.waitUntil(desk.dialog.no_pin.isHidden)


def test_ones_own_pin_asks_for_the_present_one(qtbot: QtBot, core: PeopleCore, theme: Theme) -> None:
    core.employ()
    dialog = PinDialog(core.people, theme, core.known(OWNER), by=OWNER)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.none, LEFT)
    assert dialog.fields.old_note.isVisible()
    for field, typed in ((dialog.fields.old, "0000"), (dialog.fields.new, "1357"), (dialog.fields.again, "1357")):
        qtbot.keyClicks(field, typed)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.fields.old_note.text()))
    assert dialog.isVisible()
    dialog.fields.old.clear()
    qtbot.keyClicks(dialog.fields.old, PIN)
    qtbot.mouseClick(dialog.go, LEFT)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def picture_file(folder: Path) -> Path:
    """Left half blue, right half red."""
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    painter = QPainter(image)
    painter.fillRect(400, 0, 400, 400, QColor("red"))
    painter.end()
    path = folder / "An.png"
    assert image.save(str(path))
    return path


def test_a_picture_is_cut_square_and_kept(desk: Desk, tmp_path: Path) -> None:
    desk.dialog.form.take_file(picture_file(tmp_path))
    crop = desk.opened(CropDialog)
    assert isinstance(crop, CropDialog)
    start = QPoint(crop.canvas.width() // 2, 20)
    QTest.mousePress(crop.canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(crop.canvas, start - QPoint(crop.canvas.width() * 2, 0))
    QTest.mouseRelease(crop.canvas, LEFT)
    desk.click(crop.go)
    desk.qtbot.waitUntil(lambda: desk.dialog.form.is_changed)
    desk.click(desk.dialog.save)
    desk.told("Đã lưu")
    key = desk.core.known(AN).picture
    kept = QImage.fromData(desk.core.media.files[key])
    assert (kept.width(), kept.height()) == (400, 400)
    assert kept.width() <= EDGE
    assert kept.pixelColor(20, 200).red() > 200  # the right half, since the picture was dragged to the left
    assert key in desk.core.media.kept


def test_what_is_no_picture_is_said(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "An.png"
    path.write_bytes(b"nothing")
    desk.dialog.form.take_file(path)
    desk.qtbot.waitUntil(desk.dialog.form.picture_note.isVisible)


def test_keys_move_and_enlarge_the_picture(qtbot: QtBot, theme: Theme) -> None:
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    crop = CropDialog(image, theme)
    crop.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(crop)
    crop.show()
    canvas = crop.canvas
    assert canvas.square.getRect() == (200, 0, 400, 400)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.square.x() > 200
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.square.y() == 0  # there is no more of it
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.square.width() < 400
    assert crop.slider.value() > crop.slider.minimum()
    crop.slider.setValue(crop.slider.maximum())
    assert canvas.square.width() == 80


def test_only_the_owner_sees_what_each_holds(qtbot: QtBot, core: PeopleCore, theme: Theme) -> None:
    core.employ()
    core.by = AN
    dialog = StaffDialog(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.list.list.count() == 0
