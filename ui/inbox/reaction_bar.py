"""Zalo's seven reactions in a row over a message, for mouse and keyboard, with what is known of the one there."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.domain.reactions import Icon, Reaction
from ui.inbox.reaction_words import SIGNS, icon_name, reaction_text
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.overlay import Overlay
from ui.widgets.texts import label

STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReactionBar(Overlay):
    """`chosen` with an icon, or None to take back what is there. Closes by a choice too."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._reaction: Reaction | None = None
        self.buttons: dict[Icon, QToolButton] = {}
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for icon, sign in SIGNS.items():
            button = QToolButton()
            button.setText(sign)
            button.setFont(theme.font("emoji"))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setFixedSize(Size.AVATAR, Size.AVATAR)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_pressed, icon))
            button.installEventFilter(self)
            self.buttons[icon] = button
            row.addWidget(button)
        self.state = label("", "caption", wrap=True)
        self.state.setIndent(Space.XS)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        column.setSpacing(Space.XS)
        column.addLayout(row)
        column.addWidget(self.state)
        self._retranslate()

    def open_at(self, corner: QPoint, reaction: Reaction | None) -> None:
        """Show it with its bottom left corner here, in the parent's coordinates, kept inside the parent."""
        self._reaction = reaction
        current = reaction.icon if reaction is not None else None
        for icon, button in self.buttons.items():
            button.setChecked(icon is current)
        self._retranslate()
        self.state.setVisible(reaction is not None)
        self.adjustSize()
        room = self.room
        left = max(Space.XS, min(corner.x(), room.width() - self.width() - Space.XS))
        top = corner.y() - self.height()
        below = min(corner.y() + Size.AVATAR, room.height() - self.height() - Space.XS)
        self.move(left, top if top >= Space.XS else max(Space.XS, below))
        self.appear()
        self.buttons[current or next(iter(self.buttons))].setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_pressed(self, icon: Icon) -> None:
        current = self._reaction.icon if self._reaction is not None else None
        failed = self._reaction is not None and self._reaction.state.value == "failed"
        self.leave()
        self.chosen.emit(None if icon is current and not failed else icon)

    def _step(self, by: int) -> None:
        listed = list(self.buttons.values())
        now = next((number for number, button in enumerate(listed) if button.hasFocus()), 0)
        listed[(now + by) % len(listed)].setFocus(Qt.FocusReason.TabFocusReason)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Reactions"))
        current = self._reaction.icon if self._reaction is not None else None
        for icon, button in self.buttons.items():
            name = icon_name(icon)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Take back: {name}").format(name=name) if icon is current else name)
        self.state.setText(reaction_text(self._reaction) if self._reaction is not None else "")

    # --- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.buttons.values():
            key = Qt.Key(event.key())
            if key in STEPS:
                self._step(STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(watched, QToolButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
