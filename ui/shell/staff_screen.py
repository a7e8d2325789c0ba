"""Who is here? Everybody with a large picture; whoever has a PIN types it. Nothing of the customers is in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.errors import AppError, Rejected
from ui.bridge import spawn
from ui.people.words import name_of
from ui.shell.pin_panel import PinPanel
from ui.shell.staff_tile import StaffTile
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.layouts import scrolled
from ui.widgets.matching import plain
from ui.widgets.texts import label
from ui.widgets.wrap_layout import WrapLayout

if TYPE_CHECKING:
    from app.services.staff import People

FORGET_TYPED_MS = 1_200
"""After this pause the next letters begin another name."""


class StaffScreen(QWidget):
    """`entered` brings a person who may go in; `forgotten` one whose PIN is forgotten."""

    entered = Signal(object)
    forgotten = Signal(object)

    def __init__(
        self, people: People, theme: Theme, now: Callable[[], int], *, why: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people, self._theme = people, theme
        self._chosen: Staff | None = None
        self._typed = ""
        self.tiles: list[StaffTile] = []
        self.heading = label("", "display", wrap=True)
        self.sentence = label("", "secondary", wrap=True)
        self.why = label(why, "warning", wrap=True)
        self.why.setVisible(bool(why))
        self.panel = PinPanel(theme, people, now)
        self._forget = QTimer(self, interval=FORGET_TYPED_MS, singleShot=True)
        self._forget.timeout.connect(self._forget_typed)
        self._lay_out()
        self.panel.submitted.connect(self._on_pin)
        self.panel.left.connect(self.show_everybody)
        self.panel.forgotten.connect(lambda: self.forgotten.emit(self._chosen))
        self._retranslate()

    def _lay_out(self) -> None:
        everybody = QWidget()
        column = QVBoxLayout(everybody)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        for words in (self.heading, self.sentence, self.why):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.setMaximumWidth(Size.TEXT_MAX)
            line = QHBoxLayout()  # aligned by stretches: an alignment would squeeze wrapped words to their hint
            line.addStretch(1)
            line.addWidget(words, 1000)
            line.addStretch(1)
            column.addLayout(line)
        column.addSpacing(Space.XL)
        self._room = QWidget()
        self._grid = WrapLayout(self._room, centred=True)
        self._grid.setSpacing(Space.L)
        column.addWidget(self._room)
        column.addStretch(3)
        alone = QWidget()
        row = QHBoxLayout(alone)
        row.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        row.addStretch(1)
        row.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.pages = QStackedWidget()
        self.pages.addWidget(scrolled(everybody))
        self.pages.addWidget(scrolled(alone))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    # --- commands

    def show_people(self, staff: Sequence[Staff]) -> None:
        """Those who may work here. Whoever is typing a PIN goes on, unless they are no longer among them."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        here = [one for one in staff if one.status is not Status.DEACTIVATED]
        self.tiles = [StaffTile(self._theme, self._people, one) for one in here]
        lines = max((tile.name_height for tile in self.tiles), default=0)
        for tile in self.tiles:
            tile.name.setFixedHeight(lines)
            self._grid.addWidget(tile)
            tile.installEventFilter(self)
            tile.clicked.connect(lambda _=False, one=tile.one: self.choose(one))
        if self._chosen is not None and all(one.id != self._chosen.id for one in here):
            self.show_everybody()
        elif self.pages.currentIndex() == 0:
            self._focus(0)

    def show_everybody(self) -> None:
        self.panel.field.clear()
        at = next((n for n, tile in enumerate(self.tiles) if self._chosen and tile.one.id == self._chosen.id), 0)
        self._chosen = None
        self.pages.setCurrentIndex(0)
        self._focus(at)

    def choose(self, one: Staff, digits: str = "") -> None:
        """In at once without a PIN, else to the PIN."""
        self._chosen = one
        if not one.has_pin:
            spawn(self, self._enter(one, ""), on_error=self.panel.refuse, name="sign-in")
            return
        self.why.hide()
        self.panel.ask(one, digits=digits)
        self.pages.setCurrentIndex(1)
        self.panel.field.setFocus()
        spawn(self, self._ask_wait(one, digits), name="sign-in")

    def choose_id(self, who: StaffId) -> None:
        """Somebody whom a menu named, or who has just locked."""
        tile = next((tile for tile in self.tiles if tile.one.id == who), None)
        if tile is not None and tile.one.has_pin:
            self.choose(tile.one)
        elif tile is not None:
            self._focus(self.tiles.index(tile))

    # --- work

    async def _ask_wait(self, one: Staff, digits: str) -> None:
        until = await self._people.waits_until(one.id)
        if until and one is self._chosen:
            self.panel.ask(one, until, digits)

    def _on_pin(self, pin: str) -> None:
        if self._chosen is not None:
            spawn(self, self._enter(self._chosen, pin), on_error=self._on_refused, name="sign-in")

    async def _enter(self, one: Staff, pin: str) -> None:
        await self._people.check_pin(one.id, pin)
        if one is self._chosen:
            self.entered.emit(one)

    def _on_refused(self, error: AppError) -> None:
        self.panel.refuse(error)
        if isinstance(error, Rejected) and error.code == "deactivated":
            self.show_everybody()

    # --- the keyboard among the pictures

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, StaffTile):
            return self._on_key(watched, event)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _on_key(self, tile: StaffTile, event: QKeyEvent) -> bool:
        at = self.tiles.index(tile)
        match event.key():
            case Qt.Key.Key_Left:
                self._focus(at - 1)
            case Qt.Key.Key_Right:
                self._focus(at + 1)
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._focus(self._beside(at, -1 if event.key() == Qt.Key.Key_Up else 1))
            case _:
                return self._on_letters(tile, event.text())
        return True

    def _on_letters(self, tile: StaffTile, text: str) -> bool:
        """Digits begin the PIN of whoever is marked; letters look for a name, without accents."""
        if text.isdecimal() and tile.one.has_pin:
            self.choose(tile.one, text)
            return True
        if not text.isprintable() or not (text.strip() or (text and self._typed)):
            return False
        self._typed += plain(text)[0]
        self._forget.start()
        for at, other in enumerate(self.tiles):
            if any(plain(word)[0].startswith(self._typed) for word in _starts(name_of(other.one))):
                self._focus(at)
                break
        return True

    def _forget_typed(self) -> None:
        self._typed = ""

    def _beside(self, at: int, by: int) -> int:
        """The tile above (-1) or below (1) this one; the same where there is none."""
        here = self.tiles[at].geometry()
        rows = [n for n, tile in enumerate(self.tiles) if (tile.geometry().top() - here.top()) * by > 0]
        return min(rows, key=lambda n: _way(self.tiles[n], here.center().x(), here.top()), default=at)

    def _focus(self, at: int) -> None:
        if self.tiles:
            self.tiles[max(0, min(at, len(self.tiles) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    # --- Qt

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Who is here?"))
        self.sentence.setText(self.tr("Choose your picture, or type your name."))
        self.panel.retranslate()

    def focusInEvent(self, event: QEvent) -> None:
        if self.pages.currentIndex() == 1:
            self.panel.field.setFocus()
        else:
            self._focus(0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


def _starts(name: str) -> list[str]:
    """The name from each of its words on: people are called by the last one here, and by the first elsewhere."""
    words = name.split()
    return [" ".join(words[at:]) for at in range(len(words))]


def _way(tile: StaffTile, x: int, top: int) -> tuple[int, int]:
    place = tile.geometry()
    return abs(place.top() - top), abs(place.center().x() - x)
