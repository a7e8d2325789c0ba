"""Photos alone, over the window: who sent it and when, its caption, and what can be done with it."""

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.errors import AppError
from ui.errors import words
from ui.inbox.photo_canvas import STEP, PhotoCanvas
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import ElidedLabel, label
from ui.widgets.toast import Toast

__all__ = ["STEP", "PhotoViewer"]

PANS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageDown: 1,
}


class PhotoViewer(QDialog):
    """Shows what it is told to; its signals say what a person wants. Esc or a click beside the photo closes it."""

    step_wanted = Signal(int)
    """To the next newer photo (1) or the next older one (-1)."""
    save_wanted = Signal()
    save_all_wanted = Signal()
    copy_wanted = Signal()
    keep_wanted = Signal(bool)
    manager_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        set_role(self, "ground")
        window = parent.window()
        self.setGeometry(window.geometry())
        self.canvas = PhotoCanvas(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._build()
        self._connect()
        watch_language(self, self._retranslate)
        self.show_neighbours(older=False, newer=False)
        self.canvas.setFocus()

    def _build(self) -> None:
        self.who, self.when = ElidedLabel("", "over-strong"), ElidedLabel("", "over-caption")
        self.place = label("", "over-caption")
        self.caption = label("", "over", wrap=True)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.zoom_out, self.zoom_in = self._tool("magnify-minus-outline"), self._tool("magnify-plus-outline")
        self.fit = self._tool("fit-to-page-outline")
        self.turn_left, self.turn_right = self._tool("rotate-left"), self._tool("rotate-right")
        self.keep = self._tool("pin-outline")
        self.keep.setCheckable(True)
        self.copy, self.save = self._tool("content-copy"), self._tool("tray-arrow-down")
        self.save_all, self.close_button = self._tool("folder-download-outline"), self._tool("close")
        self.older, self.newer = self._tool("chevron-left", Size.ICON_XL), self._tool("chevron-right", Size.ICON_XL)
        self.nothing = label("", "over", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.manager = button("")
        self.toast = Toast(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._top())
        column.addLayout(self._middle(), 1)
        column.addWidget(self.caption)
        self.caption.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.caption.setContentsMargins(Space.XXL, Space.S, Space.XXL, Space.L)

    def _tool(self, icon: str, edge: int = 0) -> QToolButton:
        made = icon_button(self._theme, icon, "", "on_avatar")
        set_role(made, "over")
        if edge:
            made.setIconSize(made.iconSize().scaled(edge, edge, Qt.AspectRatioMode.KeepAspectRatio))
        return made

    def _top(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.who)
        names.addWidget(self.when)
        row = QHBoxLayout()
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        row.setSpacing(Space.XS)
        row.addLayout(names, 1)
        row.addWidget(self.place)
        row.addSpacing(Space.L)
        for group in (
            (self.zoom_out, self.zoom_in, self.fit),
            (self.turn_left, self.turn_right),
            (self.keep, self.copy, self.save, self.save_all),
        ):
            for widget in group:
                row.addWidget(widget)
            row.addSpacing(Space.M)
        row.addWidget(self.close_button)
        return row

    def _middle(self) -> QHBoxLayout:
        self._gone = QFrame()
        inside = QVBoxLayout(self._gone)
        inside.setSpacing(Space.L)
        inside.addStretch(1)
        inside.addWidget(self.nothing)
        inside.addWidget(self.manager, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.older)
        row.addWidget(self.canvas, 1)
        row.addWidget(self._gone, 1)
        row.addWidget(self.newer)
        self._gone.hide()
        return row

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(lambda: self.canvas.zoom(STEP))
        self.zoom_out.clicked.connect(lambda: self.canvas.zoom(1 / STEP))
        self.fit.clicked.connect(self.canvas.fit)
        self.turn_left.clicked.connect(lambda: self.canvas.turn(-1))
        self.turn_right.clicked.connect(lambda: self.canvas.turn(1))
        self.older.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.newer.clicked.connect(lambda: self.step_wanted.emit(1))
        self.keep.clicked.connect(self.keep_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.save_all.clicked.connect(self.save_all_wanted)
        self.manager.clicked.connect(self.manager_wanted)
        self.close_button.clicked.connect(self.close)
        self.canvas.left.connect(self.close)
        self.canvas.zoomed.connect(lambda: self.fit.setEnabled(self.canvas.is_zoomed))

    # --- what is shown

    def show_image(self, image: QImage, size: QSizeF | None = None) -> None:
        self._gone.hide()
        self.canvas.show()
        if self.hasFocus():
            self.canvas.setFocus()
        self.canvas.show_image(image, size)
        self._allow(True)

    def show_nothing(self, why: str, *, at_zalo: bool) -> None:
        """The picture can't be had; `at_zalo` OA Manager may still show it."""
        self.nothing.setText(why)
        self.manager.setVisible(at_zalo)
        self.canvas.show_image(QImage())
        if self.canvas.hasFocus():
            self.setFocus()  # or it would go to the next button, whose ring means nothing here
        self.canvas.hide()
        self._gone.show()
        self._allow(False)

    def show_error(self, error: AppError) -> None:
        """Near what it is about: the window's own place for errors is covered."""
        told = words(error)
        self.toast.say(f"{told.title}. {told.sentence}" if told.sentence else told.title)

    def show_words(self, who: str, when: str, caption: str) -> None:
        self.who.setText(who)
        self.when.setText(when)
        self.caption.setText(caption)
        self.caption.setVisible(bool(caption))
        self.canvas.setAccessibleName(", ".join(part for part in (self.tr("Photo"), who, when, caption) if part))

    def show_place(self, number: int, total: int) -> None:
        self.place.setText(self.tr("{n} of {total}").format(n=number, total=total) if total > 1 else "")

    def show_neighbours(self, *, older: bool, newer: bool) -> None:
        self.older.setEnabled(older)
        self.newer.setEnabled(newer)

    def show_kept(self, kept: bool) -> None:
        self.keep.setChecked(kept)
        self.keep.setIcon(self._theme.icon("pin" if kept else "pin-outline", "on_avatar"))
        self._name_keep()

    def _allow(self, there: bool) -> None:
        tools = (self.zoom_out, self.zoom_in, self.turn_left, self.turn_right, self.keep, self.copy, self.save)
        for tool in tools:
            tool.setEnabled(there)
        self.fit.setEnabled(there and self.canvas.is_zoomed)

    def _name_keep(self) -> None:
        text = self.tr("Kept: it never makes room (K)") if self.keep.isChecked() else self.tr("Keep (K)")
        self.keep.setToolTip(text)
        self.keep.setAccessibleName(text)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Photo"))
        self.manager.setText(self.tr("Open OA Manager"))
        for tool, text in (
            (self.zoom_out, self.tr("Smaller (-)")),
            (self.zoom_in, self.tr("Larger (+)")),
            (self.fit, self.tr("Fit (0)")),
            (self.turn_left, self.tr("Turn left (Shift+R)")),
            (self.turn_right, self.tr("Turn right (R)")),
            (self.copy, self.tr("Copy")),
            (self.save, self.tr("Save…")),
            (self.save_all, self.tr("Save all photos of this conversation…")),
            (self.older, self.tr("Older photo (←)")),
            (self.newer, self.tr("Newer photo (→)")),
            (self.close_button, self.tr("Close (Esc)")),
        ):
            tool.setToolTip(text)
            tool.setAccessibleName(text)
        self._name_keep()

    # --- the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_control(key, event)
        elif key in PANS and self.canvas.is_zoomed:
            self.canvas.pan(*PANS[key])
        elif key in STEPS:
            (self.older if STEPS[key] < 0 else self.newer).click()
        elif not self._on_letter(key, event):
            super().keyPressEvent(event)

    def _on_control(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key == Qt.Key.Key_C:
            self.copy.click()
        elif key == Qt.Key.Key_S:
            self.save.click()
        else:
            super().keyPressEvent(event)

    def _on_letter(self, key: Qt.Key, event: QKeyEvent) -> bool:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.canvas.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.canvas.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.canvas.fit()
        elif key == Qt.Key.Key_R:
            self.canvas.turn(-1 if shift else 1)
        elif key == Qt.Key.Key_K:
            self.keep.click()
        else:
            return False
        return True
