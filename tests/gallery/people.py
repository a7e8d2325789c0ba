"""Scenes of the people: the owner's dialog, the staff screen, PINs, pictures, and the foot of the rail."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from app.domain.ids import OWNER
from app.domain.sharing.preview import Line, Preview
from app.domain.sharing.values import Status, Why
from app.domain.staff import Staff
from app.errors import Rejected
from tests.fakes.core import FakeCore
from tests.fakes.inbox import NOW, cid_of
from tests.fakes.people_core import AN, BINH, PIN, PeopleCore
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.gallery.windows import shop, with_thread
from ui.people.crop_dialog import CropDialog
from ui.people.deactivation import Deactivation
from ui.people.pin_dialog import PinDialog
from ui.people.profile_dialog import ProfileDialog
from ui.people.staff_dialog import StaffDialog
from ui.shell.forgotten_pin import ForgottenPin
from ui.shell.seat import Seat
from ui.shell.staff_screen import StaffScreen
from ui.shell.window import Window


def portrait() -> QImage:
    """Somebody, off the middle of a landscape picture."""
    image = QImage(640, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#8AB6A9"))
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#5B3A29"))
    painter.drawEllipse(330, 60, 190, 210)
    painter.setBrush(QColor("#E8B796"))
    painter.drawEllipse(350, 90, 150, 180)
    painter.setBrush(QColor("#A3416B"))
    painter.drawEllipse(290, 270, 270, 260)
    painter.end()
    return image


def _dialog(stage: Stage, *, owner_pin: str = PIN, employed: bool = True) -> tuple[PeopleCore, StaffDialog]:
    core = PeopleCore.open(stage.folder())
    stage.closing(core.close)
    if employed:
        core.employ(owner_pin=owner_pin)
        core.give(AN, "1", "2", "3")
    made = StaffDialog(core, stage.theme)  # type: ignore[arg-type]
    stage.show(made, made.width(), made.height())
    stage.wait(lambda: made.list.list.count() > 0)
    return core, made


@scene("staff nobody yet", "dialog")
def nobody_yet(stage: Stage) -> QWidget:
    return _dialog(stage, employed=False)[1]


@scene("staff one of them", "dialog")
def one_of_them(stage: Stage) -> QWidget:
    return _dialog(stage)[1]


@scene("staff away, owner without a pin", "dialog")
def away(stage: Stage) -> QWidget:
    _, made = _dialog(stage, owner_pin="")
    made.show_person(BINH)
    return made


@scene("staff new, with what is wrong", "dialog")
def new(stage: Stage) -> QWidget:
    _, made = _dialog(stage)
    made.add()
    made.form.name.setText("Phạm Thị Hồng Đào")
    made.form.email.setText("dao@shop")
    made.form.complain()
    return made


@scene("deactivate somebody", "dialog")
def deactivate(stage: Stage) -> QWidget:
    lines = [
        Line(cid_of("1"), BINH, AN, Why.ORPHANED),
        Line(cid_of("2"), BINH, AN, Why.ORPHANED),
        Line(cid_of("3"), None, AN, Why.ORPHANED),
    ]
    holder = QWidget()
    stage.closing(holder.deleteLater)
    one = Staff(AN, "Nguyễn Văn An")
    question = Deactivation(one, Preview(tuple(lines), frozenset({cid_of("1"), cid_of("2")}), 1), holder).question
    return stage.show(question)


@scene("picture cut", "dialog")
def picture_cut(stage: Stage) -> QWidget:
    made = CropDialog(portrait(), stage.theme)
    made.canvas.set_zoom(1.6)
    return stage.show(made)


@scene("pin set by the owner", "dialog")
def pin_by_owner(stage: Stage) -> QWidget:
    core = FakeCore(stage.folder())
    an = core.people.hire("an", "Nguyễn Văn An", PIN)
    return stage.show(PinDialog(core.people, stage.theme, an, by=OWNER))  # type: ignore[arg-type]


@scene("pin changed, with what is wrong", "dialog")
def pin_changed(stage: Stage) -> QWidget:
    core = FakeCore(stage.folder())
    an = core.people.hire("an", "Nguyễn Văn An", PIN)
    made = PinDialog(core.people, stage.theme, an, by=AN)  # type: ignore[arg-type]
    made.fields.old.setText(PIN)
    made.fields.new.setText("1357")
    made.fields.again.setText("1375")
    made.fields.complain()
    return stage.show(made)


@scene("own profile", "dialog")
def own_profile(stage: Stage) -> QWidget:
    core = FakeCore(stage.folder())
    an = core.people.hire("an", "Nguyễn Văn An", PIN)
    return stage.show(ProfileDialog(core.people, stage.theme, an, by=AN))  # type: ignore[arg-type]


def _forgotten(stage: Stage, one: Staff, *, vault: bool) -> QDialog:
    core = FakeCore(stage.folder())
    security = object() if vault else None
    return stage.show(ForgottenPin(core.people, stage.theme, one, security))  # type: ignore[arg-type]


@scene("pin forgotten by staff", "dialog")
def forgotten_by_staff(stage: Stage) -> QWidget:
    return _forgotten(stage, Staff(AN, "Nguyễn Văn An"), vault=True)


@scene("pin forgotten by the owner", "dialog")
def forgotten_by_owner(stage: Stage) -> QWidget:
    return _forgotten(stage, Staff(OWNER, "Trần Thị Lan"), vault=True)


def _screen(stage: Stage, *, why: str = "", many: bool = False) -> StaffScreen:
    core = FakeCore(stage.folder())
    core.people.owner("Trần Thị Lan", PIN)
    core.people.hire("an", "Nguyễn Văn An", PIN)
    core.people.hire("binh", "Trần Thị Bình", PIN, Status.PAUSED)
    core.people.hire("dao", "Phạm Thị Hồng Đào")
    if many:
        for number in range(9):
            core.people.hire(f"nv{number}", f"Nhân viên bán hàng số {number + 1}", PIN)
    made = stage.window(StaffScreen(core.people, stage.theme, lambda: NOW, why=why))  # type: ignore[arg-type]
    made.activateWindow()
    made.show_people(core.people.listed)
    return made


@scene("staff screen", "window")
def staff_screen(stage: Stage) -> QWidget:
    return _screen(stage)


@scene("staff screen of a large shop, somebody thrown out", "window")
def staff_screen_many(stage: Stage) -> QWidget:
    why = stage.app.translate(
        "Door",
        "The account of {name} was deactivated. What was being typed is kept as a draft; the shop's owner can activate "
        "the account again.",
    )
    return _screen(stage, why=why.format(name="Lê Cúc"), many=True)


@scene("pin asked for", "window")
def pin_asked(stage: Stage) -> QWidget:
    made = _screen(stage)
    made.choose_id(AN)
    made.panel.field.setText("24")
    return made


@scene("pin wrong", "window")
def pin_wrong(stage: Stage) -> QWidget:
    made = _screen(stage)
    made.choose_id(AN)
    made.panel.refuse(Rejected("wrong_pin", left=2))
    return made


@scene("pin has to wait", "window")
def pin_waits(stage: Stage) -> QWidget:
    made = _screen(stage)
    made.choose_id(AN)
    made.panel.refuse(Rejected("pin_wait", until=NOW + 119_000, wait=119_000))
    return made


@scene("inbox of a shop with staff", "window")
def with_staff(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    core.people.owner("Trần Thị Lan", PIN)
    core.people.hire("an", "Nguyễn Văn An", PIN, Status.PAUSED)
    by_an = core.acting(AN)
    made = with_thread(stage, by_an, cid)
    window = Window(stage.theme, None)
    stage.closing(window.deleteLater)
    Seat(by_an, window, made, stage.theme)  # type: ignore[arg-type]
    stage.wait(made.navigation.person_button.isVisible)
    return made
