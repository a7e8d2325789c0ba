"""Scenes of the reusable widgets: buttons, fields, chips, banners, toasts and what stands where nothing is."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QWidget,
)

from tests.fakes.inbox import NAMES
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from ui.theme.style import set_role
from ui.theme.tokens import Size, Space
from ui.widgets.avatar import Avatar
from ui.widgets.banner import ICONS, Banner
from ui.widgets.buttons import CardButton, button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.nav_button import NavButton
from ui.widgets.password_field import PasswordField
from ui.widgets.question import Question, Reply
from ui.widgets.search_field import SearchField
from ui.widgets.spin_box import inset
from ui.widgets.spinner import Spinner
from ui.widgets.texts import ElidedLabel, label
from ui.widgets.toast import Toast

LONG = (
    "Khách hỏi mẫu áo dài cưới đỏ đô thêu tay, giao trước ngày 20, thanh toán khi nhận, ghi chú rất dài để xuống dòng"
)
ROLES = ("primary", "secondary", "quiet", "lead", "danger", "link", "hint", "strip")


def row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(Space.M)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return made


@scene("buttons")
def buttons(stage: Stage) -> QWidget:
    return stage.on_paper(row(*(button("Gửi tin nhắn", role) for role in ROLES)))


@scene("buttons disabled")
def buttons_disabled(stage: Stage) -> QWidget:
    made = [button("Gửi tin nhắn", role) for role in ROLES]
    for one in made:
        one.setEnabled(False)
    return stage.on_paper(row(*made))


def _focused(stage: Stage, role: str) -> QWidget:
    one = button("Gửi tin nhắn", role)
    paper = stage.on_paper(row(button("Hủy"), one))
    paper.activateWindow()
    one.setFocus()
    stage.wait(one.hasFocus)
    return paper


@scene("button primary focused")
def primary_focused(stage: Stage) -> QWidget:
    return _focused(stage, "primary")


@scene("button secondary focused")
def secondary_focused(stage: Stage) -> QWidget:
    return _focused(stage, "secondary")


@scene("button link focused")
def link_focused(stage: Stage) -> QWidget:
    return _focused(stage, "link")


@scene("icon buttons")
def icon_buttons(stage: Stage) -> QWidget:
    names = ("send", "paperclip", "emoticon-outline", "magnify", "close")
    made = [icon_button(stage.theme, name, name) for name in names]
    made[-1].setEnabled(False)
    return stage.on_paper(row(*made))


@scene("choices")
def choices(stage: Stage) -> QWidget:
    cards = [
        CardButton(stage.theme, "account", "Chỉ mình tôi", "Không ai khác thấy hội thoại của OA này."),
        CardButton(stage.theme, "account-group", "Chia sẻ theo quy tắc", LONG),
        CardButton(stage.theme, "account-group", "Chưa dùng được", "Phiên bản này chưa có."),
    ]
    cards[-1].setEnabled(False)
    return stage.on_paper(*cards, width=Size.TEXT_MAX)


@scene("fields")
def fields(stage: Stage) -> QWidget:
    empty, filled, bad, off = QLineEdit(), QLineEdit("Áo dài Thuỳ Anh"), QLineEdit("12x"), QLineEdit("không sửa được")
    empty.setPlaceholderText("Tên quy tắc")
    set_role(bad, "bad")
    off.setEnabled(False)
    secret, found, many = PasswordField(stage.theme), SearchField(stage.theme), QPlainTextEdit(LONG)
    secret.setText("mat khau")
    found.setText("áo dài")
    many.setFixedHeight(Size.ROW)
    trouble = label("Mã ứng dụng chỉ có chữ số.", "error", wrap=True)
    return stage.on_paper(empty, filled, bad, trouble, off, secret, found, many, width=Size.FORM)


@scene("choosers")
def choosers(stage: Stage) -> QWidget:
    combo, number, ticked, plain, radio = QComboBox(), QSpinBox(), QCheckBox("Gửi bằng Enter"), QCheckBox("Tắt"), None
    combo.addItems(["Theo hệ thống", "Sáng", "Tối"])
    number.setSuffix(" giây")
    inset(number)
    ticked.setChecked(True)
    plain.setEnabled(False)
    radio = QRadioButton("Giữ nguyên")
    radio.setChecked(True)
    return stage.on_paper(combo, number, ticked, plain, radio, QRadioButton("Chia đều"), width=Size.FORM)


@scene("chips")
def chips(stage: Stage) -> QWidget:
    tones = ("plain", "accent", "ok", "warn", "alarm")
    words = ("Chưa cấu hình", "VIP", "Đã kết nối", "Cần kết nối lại", "Đã ngắt")
    return stage.on_paper(row(*(Chip(word, tone) for word, tone in zip(words, tones, strict=True))))  # type: ignore[arg-type]


@scene("banners")
def banners(stage: Stage) -> QWidget:
    made = []
    for tone in ICONS:
        one = Banner(stage.theme, tone)
        one.say("Không có mạng. Tin sẽ gửi khi có mạng lại.", "Thử lại", "Đóng")
        made.append(one)
    made[-1].say(LONG + ". " + LONG, "Kết nối lại")
    return stage.on_paper(*made, width=Size.SETTINGS_W)


@scene("empty page")
def empty(stage: Stage) -> QWidget:
    made = EmptyState(stage.theme, "forum-outline")
    made.say(
        "Chưa kết nối OA nào", "Kết nối Zalo Official Account để thấy tin nhắn của khách ở đây.", "Kết nối Zalo OA"
    )
    return stage.show(made, Size.TEXT_MAX, Size.FORM)


@scene("toast with an action")
def toast(stage: Stage) -> QWidget:
    page = stage.show(QWidget(), Size.TEXT_MAX, Size.ROW * 2)
    Toast(page).say("Đã đóng hội thoại với Nguyễn Thị Thu Hằng", "Hoàn tác")
    return page


@scene("toast with a long text")
def long_toast(stage: Stage) -> QWidget:
    page = stage.show(QWidget(), Size.TEXT_MAX, Size.ROW * 2)
    Toast(page).say(LONG, "Hoàn tác")
    return page


@scene("question", "dialog")
def question(stage: Stage) -> QWidget:
    window = stage.show(QWidget(), Size.TEXT_MAX, Size.FORM)
    replies = (Reply("stay", "Ở lại", "quiet"), Reply("go", "Thoát ngay"), Reply("wait", "Đợi gửi xong", "primary"))
    made = Question(window, "Còn 2 tin chưa gửi", "Thoát bây giờ thì 2 tin này sẽ gửi ở lần mở sau.", replies)
    made.open()
    return stage.show(made)


@scene("rail buttons")
def rail(stage: Stage) -> QWidget:
    made = []
    for count, text in ((0, "Hộp thư"), (7, "Hộp thư"), (250, "Cấu hình Zalo")):
        one = NavButton(stage.theme, "forum-outline")
        one.set_text(text, text)
        one.set_count(count)
        made.append(one)
    made[1].setChecked(True)
    return stage.on_paper(row(*made))


@scene("avatars and a spinner")
def avatars(stage: Stage) -> QWidget:
    made = [Avatar(stage.theme, Size.AVATAR) for _ in range(8)]
    for number, one in enumerate(made):
        one.show_person(str(number), NAMES[number % len(NAMES)], None)
    return stage.on_paper(row(*made, Spinner(stage.theme)))


@scene("texts")
def texts(stage: Stage) -> QWidget:
    roles = (
        "display",
        "title",
        "heading",
        "strong",
        "body",
        "secondary",
        "caption",
        "error",
        "warning",
        "ok",
        "accent",
    )
    words = [label(f"Đặng Thuỳ Trâm – Kỹ sư Ưu Đỗ Ngữ ({role})", role) for role in roles]
    return stage.on_paper(*words, label(LONG, "body", wrap=True), ElidedLabel(LONG), width=Size.FORM)
