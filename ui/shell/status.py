"""The status line: for each OA whether it is live, slow, offline or paused, why, and since when."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.domain.connections import Health, OaStatus
from ui.errors import words_for
from ui.i18n import since
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import BoxButton, button
from ui.widgets.texts import ElidedLabel

MOST_SIDE_BY_SIDE = 3
WORST = (Health.PAUSED, Health.OFFLINE, Health.SLOW, Health.STARTING, Health.LIVE)
DOTS = {
    Health.STARTING: "secondary",
    Health.LIVE: "ok",
    Health.SLOW: "warning",
    Health.OFFLINE: "danger",
    Health.PAUSED: "danger",
}


def health_word(health: Health) -> str:
    return {
        Health.STARTING: QCoreApplication.translate("Status", "starting"),
        Health.LIVE: QCoreApplication.translate("Status", "live"),
        Health.SLOW: QCoreApplication.translate("Status", "slow"),
        Health.OFFLINE: QCoreApplication.translate("Status", "offline"),
        Health.PAUSED: QCoreApplication.translate("Status", "paused"),
    }[health]


def health_words(status: OaStatus, now: int) -> str:
    """E.g. "trực tuyến" or "mất mạng từ 10:02"; the reason comes in words where there is one."""
    word = health_word(status.health)
    if status.health in (Health.LIVE, Health.STARTING):
        return word
    parts = [word]
    if status.code and not (status.health is Health.OFFLINE and status.code == "offline"):
        parts.append(words_for(status.code).title)
    text = ": ".join(parts)
    if not status.since:
        return text
    return QCoreApplication.translate("Status", "{what} (since {time})").format(
        what=text, time=since(status.since, now)
    )


class Dot(QWidget):
    """A round mark in the colour of a state."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setFixedSize(Space.S, Space.S)
        theme.changed.connect(self.update)

    def set_role(self, role: str) -> None:
        self._role = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._role))
        painter.drawEllipse(self.rect())
        painter.end()


class StatusItem(BoxButton):
    """One OA: a dot, its name, its state. A click, Enter or Space opens what there is to say of all."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("status-item")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._dot = Dot(theme, "secondary")
        self.words = ElidedLabel("", "caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._dot)
        row.addWidget(self.words, 1)

    def show_status(self, name: str, status: OaStatus, now: int) -> None:
        self._dot.set_role(DOTS[status.health])
        text = f"{name} · {health_words(status, now)}"
        self.words.setText(text)
        self.setAccessibleName(text)
        told = words_for(status.code).sentence if status.code else ""
        self.setToolTip(told)


class NoticeItem(BoxButton):
    """A quiet word about the app itself: it takes no room from the OAs that they need, and is hidden while there is
    nothing to say."""

    def __init__(self) -> None:
        super().__init__("status-item")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.words = ElidedLabel("", "caption")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str) -> None:
        self.words.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))


class StatusLine(QFrame):
    """The OAs side by side, each with its share of the width, those in trouble first where not all have room; at the
    right a word on what is going on."""

    pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "status-line")
        self.setFixedHeight(Size.CHIP + Space.XS)
        self._items: list[StatusItem] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.L, 0, Space.L, 0)
        self._row.setSpacing(Space.XL)
        self.activity = ElidedLabel("", "caption")
        self.activity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.more = button("", "link")
        self.more.hide()
        self.more.clicked.connect(self.pressed)
        self.notice = NoticeItem()
        self._row.addWidget(self.more)
        self._row.addWidget(self.activity, 1)
        self._row.addWidget(self.notice, 2)

    def show_statuses(self, named: Sequence[tuple[str, OaStatus]], now: int) -> None:
        """(name, status) in the order of the list of OAs."""
        rest = len(named) - MOST_SIDE_BY_SIDE
        if rest > 0:
            named = sorted(named, key=lambda one: WORST.index(one[1].health))[:MOST_SIDE_BY_SIDE]
        self.more.setVisible(rest > 0)
        self.more.setText(self.tr("and {count} more").format(count=rest))
        while len(self._items) < len(named):
            item = StatusItem(self._theme)
            item.clicked.connect(self.pressed)
            self._row.insertWidget(len(self._items), item, 2)
            self._items.append(item)
        while len(self._items) > len(named):
            self._items.pop().deleteLater()
        for item, (name, status) in zip(self._items, named, strict=True):
            item.show_status(name, status, now)

    @property
    def items(self) -> tuple[StatusItem, ...]:
        return tuple(self._items)
