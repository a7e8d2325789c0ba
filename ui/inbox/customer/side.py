"""Where the panel stands: beside the messages where there is room, if need be in the list's place, else over them."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Size

SHADE = 0.35
"""How much of the messages a drawer takes away."""


class _Veil(QWidget):
    """Over the messages while the drawer is open: a click closes it, and does nothing else."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.color("text" if not self._theme.tokens.dark else "window")
        colour.setAlphaF(SHADE)
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class SidePlace(QWidget):
    """Holds the messages (`main`) and a panel. Beside them the panel stays until it is closed, and `kept` says so; a
    drawer is closed by whatever goes on elsewhere, and is never remembered. While a drawer is open, `lender` gives its
    room to it: who takes down an order needs the messages and the panel, and not the list."""

    kept = Signal(bool)
    shown = Signal(bool)
    """The panel came or went."""

    def __init__(self, main: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self._panel: QWidget | None = None
        self._wanted = False
        self._drawn = False
        self._was_shown = False
        self._lent = 0
        self.lender: QWidget | None = None
        """What stands beside this; hidden while it lends its room."""
        self._veil = _Veil(theme, self)
        self._veil.hide()
        self._veil.pressed.connect(self.close_drawer)
        main.setParent(self)
        main.show()
        theme.changed.connect(self._place)

    def set_panel(self, panel: QWidget) -> None:
        self._panel = panel
        panel.setParent(self)
        self._place()

    @property
    def narrow(self) -> bool:
        """Whether the panel would leave too little of the messages."""
        return self.width() - self._lent < Size.THREAD_MIN + Size.PANEL

    @property
    def is_shown(self) -> bool:
        return self._drawn if self.narrow else self._wanted

    def toggle(self) -> None:
        if self.narrow:
            self._drawn = not self._drawn
        else:
            self.want(not self._wanted)
            self.kept.emit(self._wanted)
        self._place()

    def want(self, shown: bool) -> None:
        """Whether the panel stands beside the messages where there is room."""
        self._wanted = shown
        self._place()

    def bring(self) -> None:
        """Show the panel now; whether it is there at the next start stays as it was."""
        self._wanted, self._drawn = self._wanted or not self.narrow, self.narrow
        self._place()

    def close_drawer(self) -> bool:
        """False: there was none."""
        was = self.narrow and self._drawn
        self._drawn = False
        self._place()
        return was

    def _place(self) -> None:
        shown, narrow = self.is_shown, self.narrow
        if not narrow:
            self._drawn = False
        self._borrow(wanted=self._drawn)
        if shown != self._was_shown:
            self._was_shown = shown
            self.shown.emit(shown)  # the first time somebody makes the panel now
        panel = self._panel
        width = min(Size.PANEL, self.width()) if shown and panel is not None else 0
        beside = self.width() - width
        over = narrow and not self._lent
        self._main.setGeometry(0, 0, self.width() if over else beside, self.height())
        self._veil.setVisible(bool(width) and over)
        self._veil.setGeometry(0, 0, beside, self.height())
        if panel is not None:
            panel.setGeometry(QRect(beside, 0, width or Size.PANEL, self.height()))
            panel.setVisible(bool(width))
            if width:
                self._veil.raise_()
                panel.raise_()

    def _borrow(self, *, wanted: bool) -> None:
        lender = self.lender
        if lender is None or wanted == bool(self._lent):
            return
        if not wanted:
            self._lent = 0
            lender.show()
        elif self.width() + lender.width() >= Size.PANEL + Size.LIST_MIN:
            self._lent = lender.width()
            lender.hide()

    def minimumSizeHint(self):  # type: ignore[no-untyped-def]
        return self._main.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)
