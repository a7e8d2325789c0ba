"""A photo before it goes: crop, blur, turn, with undo; the original stays as it is."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.photo_edit import PhotoEdit
from ui.inbox.edit_canvas import EditCanvas, Tool
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import ElidedLabel, label

UNDO = QKeySequence.StandardKey.Undo
REDO = QKeySequence.StandardKey.Redo


class PhotoEditor(QDialog):
    """Open it with `open()`. `chosen` carries the edit when a person is done with it."""

    chosen = Signal(object)

    def __init__(self, image: QImage, edit: PhotoEdit, name: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        window = parent.window()
        self.resize(
            min(max(Size.DIALOG_W, window.width() - Space.HUGE), self.screen().availableSize().width()),
            min(max(Size.DIALOG_H, window.height() - Space.HUGE), self.screen().availableSize().height()),
        )
        self.canvas = EditCanvas(image, edit, theme)
        self._build()
        self._connect()
        watch_language(self, self._retranslate)
        self._refresh()
        self.canvas.setFocus()

    def _build(self) -> None:
        self.crop, self.blur = self._tool("crop"), self._tool("blur")
        for tool in (self.crop, self.blur):
            tool.setCheckable(True)
        self.left, self.right = self._tool("rotate-left"), self._tool("rotate-right")
        self.undo, self.redo, self.reset = self._tool("undo"), self._tool("redo"), self._tool("restore")
        self.remove = self._tool("delete-outline")
        self.title = ElidedLabel("", "caption")
        self.hint = label("", "secondary", wrap=True)
        self.cancel, self.ready = button(""), button("", "primary")
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        bar.setSpacing(Space.XS)
        for group in ((self.crop, self.blur, self.remove), (self.left, self.right), (self.undo, self.redo, self.reset)):
            for made in group:
                bar.addWidget(made)
            bar.addSpacing(Space.L)
        bar.addWidget(self.title, 1)
        self.title.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ready)
        panel = QFrame()
        set_role(panel, "surface")
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.canvas, 1)
        column.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def _tool(self, icon: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(self._theme.icon(icon, "text"))
        made.setIconSize(QSize(Size.ICON, Size.ICON))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        return made

    def _connect(self) -> None:
        canvas = self.canvas
        self._acts: dict[QToolButton, Callable[[], None]] = {
            self.crop: lambda: canvas.use(Tool.CROP),
            self.blur: lambda: canvas.use(Tool.BLUR),
            self.remove: canvas.remove_blur,
            self.left: lambda: canvas.turn(-1),
            self.right: lambda: canvas.turn(1),
            self.undo: canvas.undo,
            self.redo: canvas.redo,
            self.reset: canvas.reset,
        }
        for tool, act in self._acts.items():
            tool.clicked.connect(lambda _=False, act=act: act())
        canvas.changed.connect(self._refresh)
        self.cancel.clicked.connect(self.reject)
        self.ready.clicked.connect(self._on_done)
        self.ready.setDefault(False)
        self.cancel.setAutoDefault(False)
        self.ready.setAutoDefault(False)

    def _on_done(self) -> None:
        self.chosen.emit(self.canvas.edit)
        self.accept()

    def _refresh(self) -> None:
        canvas = self.canvas
        self.crop.setChecked(canvas.tool is Tool.CROP)
        self.blur.setChecked(canvas.tool is Tool.BLUR)
        self.remove.setEnabled(canvas.chosen is not None)
        self.undo.setEnabled(bool(canvas.history.before))
        self.redo.setEnabled(bool(canvas.history.after))
        self.reset.setEnabled(bool(canvas.edit))
        if canvas.tool is Tool.CROP:
            self.hint.setText(
                self.tr(
                    "Drag a frame around what the customer may see. By keys: arrows move it, with Shift they resize it."
                )
            )
        else:
            self.hint.setText(
                self.tr(
                    "Draw over account numbers and addresses: nobody can read them afterwards. "
                    "By keys: N adds an area, arrows move it, with Shift they resize it."
                )
            )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Edit the photo"))
        self.title.setText(self._name)
        self.canvas.setAccessibleName(self.tr("Photo"))
        self.cancel.setText(self.tr("Cancel"))
        self.ready.setText(self.tr("Done"))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for tool, text, keys, style in (
            (self.crop, self.tr("Crop"), "C", beside),
            (self.blur, self.tr("Blur"), "B", beside),
            (self.remove, self.tr("Remove the blur"), "Del", None),
            (self.left, self.tr("Turn left"), "Shift+R", None),
            (self.right, self.tr("Turn right"), "R", None),
            (self.undo, self.tr("Undo"), "Ctrl+Z", None),
            (self.redo, self.tr("Redo"), "Ctrl+Shift+Z", None),
            (self.reset, self.tr("Back to the original"), "", beside),
        ):
            tool.setText(text)
            if style is not None:
                tool.setToolButtonStyle(style)
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            tool.setToolTip(f"{text} ({native})" if native else text)
            tool.setAccessibleName(text)
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        canvas, key = self.canvas, Qt.Key(event.key())
        if event.matches(REDO) or (control and key == Qt.Key.Key_Y):
            canvas.redo()
        elif event.matches(UNDO):
            canvas.undo()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_done()
        elif control:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_C:
            canvas.use(Tool.CROP)
        elif key == Qt.Key.Key_B:
            canvas.use(Tool.BLUR)
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Insert):
            canvas.add_blur()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            canvas.choose_next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            canvas.remove_blur()
        elif key == Qt.Key.Key_R:
            canvas.turn(-1 if shift else 1)
        else:
            super().keyPressEvent(event)
