"""One OA of *Cấu hình Zalo*: who it is, how it is, what is missing, and its actions."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.clock import Clock
from app.domain.connections import ChatRight, Connection, ConnectionState, OaStatus
from ui.connect.account_words import health_chip, package_words, problem_code, right_words, state_chip
from ui.connect.permissions import lost_function, permission_name
from ui.errors import ADDRESSES, words_for
from ui.i18n import ago
from ui.people.oa_picture import OaPicture, Pictures
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.chip import Chip
from ui.widgets.layouts import para
from ui.widgets.texts import ElidedLabel, label
from ui.words import Remedy


class AccountCard(QFrame):
    """Renders a Connection and its status; the page carries out what is wanted."""

    reconnect_wanted = Signal()
    right_wanted = Signal()
    check_wanted = Signal()
    disconnect_wanted = Signal()

    def __init__(self, theme: Theme, clock: Clock, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock
        self._remedy = Remedy.NONE
        self._connection: Connection | None = None
        self._picture = OaPicture(theme, pictures, Size.AVATAR)
        set_role(self, "card")
        self._build()
        self._connect()

    @property
    def connection(self) -> Connection:
        """The one on show; a card is shown one before it can be pressed."""
        assert self._connection is not None
        return self._connection

    def show_connection(self, connection: Connection, status: OaStatus | None) -> None:
        self._connection = connection
        name = connection.profile.name or connection.oa_id
        self.setAccessibleName(name)
        self._picture.show_oa(connection.profile)
        self._name.setText(name)
        text, tone = state_chip(connection)
        self.state.setText(text)
        self.state.set_tone(tone)
        health = health_chip(connection, status)
        self.health.setVisible(health is not None)
        if health is not None:
            self.health.setText(health[0])
            self.health.set_tone(health[1])
        self._show_buttons(connection)
        self._show_problem(problem_code(connection, status))
        self._show_missing(connection)
        self.show_times()

    def show_times(self) -> None:
        """Tell "5 minutes ago" anew."""
        if self._connection is None:
            return
        synced = ago(self._connection.last_sync, self._clock.now())
        parts = [
            right_words(self._connection.right),
            package_words(self._connection),
            self.tr("Synced {ago}").format(ago=synced) if synced else self.tr("Not synced yet"),
        ]
        self._facts.setText(" · ".join(part for part in parts if part))

    def set_checking(self, checking: bool) -> None:
        self.check.setEnabled(not checking)
        self.check.setText(self.tr("Checking …") if checking else self.tr("Check now"))

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(1)
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.L, Space.L, Space.M)
        head.setSpacing(Space.M)
        head.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        first = QHBoxLayout()
        first.setSpacing(Space.S)
        self._name = ElidedLabel("", "heading")
        self.state = Chip()
        self.health = Chip()
        first.addWidget(self._name, 1)
        first.addWidget(self.health)
        first.addWidget(self.state)
        self._facts = para("", "secondary")
        words.addLayout(first)
        words.addWidget(self._facts)
        head.addLayout(words, 1)
        outer.addLayout(head)
        self.problem = Banner(self._theme, "warn")
        outer.addWidget(self.problem)
        self.missing = QFrame()
        set_role(self.missing, "strip-warn")
        self._missing_rows = QVBoxLayout(self.missing)
        self._missing_rows.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self._missing_rows.setSpacing(Space.XS)
        outer.addWidget(self.missing)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.right = self._action("account-lock-outline", self.tr("Chat right"), "right")
        self.check = self._action("refresh", self.tr("Check now"), "check")
        self.again = self._action("link-variant", self.tr("Reconnect"), "reconnect")
        self.off = self._action("link-variant-off", self.tr("Disconnect"), "disconnect")
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, Space.XS, Space.S, Space.S)
        row.setSpacing(Space.XS)
        for one in (self.right, self.check, self.again):
            row.addWidget(one)
        row.addStretch()
        row.addWidget(self.off)
        return row

    def _action(self, icon: str, text: str, name: str) -> QPushButton:
        made = button(text, "quiet")
        made.setIcon(self._theme.icon(icon, "accent"))
        made.setObjectName(name)
        return made

    def _connect(self) -> None:
        self.right.clicked.connect(self.right_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.again.clicked.connect(self.reconnect_wanted)
        self.off.clicked.connect(self.disconnect_wanted)
        self.problem.pressed.connect(self._on_remedy)

    def _show_buttons(self, connection: Connection) -> None:
        live = connection.state is not ConnectionState.DISCONNECTED
        unset = connection.right is ChatRight.NONE and live
        self.right.setText(self.tr("Choose the chat right") if unset else self.tr("Chat right"))
        self.right.setVisible(live)
        self.check.setVisible(live)
        self.off.setVisible(live)
        set_role(self.right, "primary" if unset else "quiet")
        self.right.setIcon(self._theme.icon("account-lock-outline", "on_accent" if unset else "accent"))

    def _show_problem(self, code: str) -> None:
        self.problem.setVisible(bool(code))
        self.again.show()
        if code:
            said = words_for(code)
            self._remedy = said.remedy
            self.again.setVisible(said.remedy is not Remedy.RECONNECT)  # it stands beside the problem
            self.problem.set_tone("alarm" if said.remedy is Remedy.RECONNECT else "warn")
            self.problem.say(f"{said.title}. {said.sentence}", said.button)

    def _show_missing(self, connection: Connection) -> None:
        while (item := self._missing_rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        shown = bool(connection.missing) and connection.state is not ConnectionState.DISCONNECTED
        self.missing.setVisible(shown)
        if not shown:
            return
        self._missing_rows.addWidget(label(self.tr("Permissions that were not granted"), "strong"))
        for permission in connection.missing:
            line = self.tr("{permission}: {lost}")
            self._missing_rows.addWidget(
                para(line.format(permission=permission_name(permission), lost=lost_function(permission)))
            )
        again = button(self.tr("Grant again"), "strip")
        again.setObjectName("grant_again")
        again.clicked.connect(self.reconnect_wanted)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(again)
        row.addStretch()
        self._missing_rows.addWidget(holder)

    def _on_remedy(self) -> None:
        if self._remedy is Remedy.RECONNECT:
            self.reconnect_wanted.emit()
        elif self._remedy in ADDRESSES:
            QDesktopServices.openUrl(QUrl(ADDRESSES[self._remedy]))
        else:
            self.check_wanted.emit()
