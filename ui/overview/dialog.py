"""The owner's view: who holds what now, what waits, who got what in a period, and the file made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import StaffId
from app.domain.sharing.values import Rule, RuleId
from app.domain.staff import Staff
from app.errors import AppError
from app.events import Assigned, ConversationsChanged, MessagesStored, RulesChanged, StaffChanged
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.overview.now_page import NowPage
from ui.overview.saving import SheetSaver, show_in_folder
from ui.overview.shares_page import SharesPage
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.segment import Segment
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.bootstrap import Core

GATHER_MS = 1_000
"""Figures may lag a little: each reading is a few queries."""
AGAIN_MS = 30_000
"""Waits grow while nothing happens."""
NOW, SHARES = range(2)


class OverviewDialog(QDialog):
    """The owner's alone. Open it with `open()`."""

    person_chosen = Signal(str)
    """Somebody's conversations are wanted; a StaffId. The dialog closes."""

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._core, self._theme = core, theme
        self._staff: dict[StaffId, Staff] = {}
        self._rules: dict[RuleId, Rule] = {}
        self._saved_path = ""
        resize_within(self, Size.WIZARD_W, Size.WIZARD_H)
        self._build()
        self._connect()
        watch_language(self, self._retranslate)
        self.reload()

    def _build(self) -> None:
        self.now = NowPage(self._theme)
        self.shares = SharesPage(self._theme, self._core.clock.now)
        self.trouble = Banner(self._theme, "alarm")
        self.trouble.hide()
        self.saver = SheetSaver(self._core)
        self.toast = Toast(self)
        self.tabs = [Segment(), Segment()]
        group = QButtonGroup(self)
        top = QHBoxLayout()
        top.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        top.setSpacing(Space.XS)
        for number, one in enumerate(self.tabs):
            group.addButton(one, number)
            top.addWidget(one)
        top.addStretch(1)
        self.tabs[NOW].setChecked(True)
        group.idToggled.connect(lambda number, on: self._show_page(number) if on else None)
        self._pages = QStackedWidget()
        for page in (self.now, self.shares):
            self._pages.addWidget(_inset(page))
        line = QFrame()
        set_role(line, "line")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self.trouble)
        whole.addWidget(self._pages, 1)
        whole.addWidget(line)
        whole.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.copy, self.export, self.closing = button(""), button(""), button("", "primary")
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot.setSpacing(Space.S)
        foot.addWidget(self.copy)
        foot.addWidget(self.export)
        foot.addWidget(self.saver)
        foot.addStretch(1)
        foot.addWidget(self.closing)
        return foot

    def _connect(self) -> None:
        self.now.person_chosen.connect(self._on_person)
        self.shares.period_changed.connect(self._on_period)
        self.copy.clicked.connect(self._on_copy)
        self.export.clicked.connect(lambda: self.saver.ask(self.shares.period.period()))
        self.closing.clicked.connect(self.close)
        self.saver.saved.connect(self._on_saved)
        self.saver.busy_changed.connect(lambda busy: self.export.setVisible(not busy))
        self.toast.pressed.connect(lambda: show_in_folder(self._saved_path))
        self.trouble.pressed.connect(self.trouble.hide)
        bus = self._core.bus
        for kind in (Assigned, ConversationsChanged, MessagesStored, RulesChanged, StaffChanged):
            Coalescer(bus, self, kind, lambda _: self.reload(), gather_ms=GATHER_MS)
        again = QTimer(self, interval=AGAIN_MS)
        again.timeout.connect(self.reload)
        again.start()

    def show_error(self, error: AppError) -> None:
        said = words(error)
        self.trouble.say(f"{said.title}. {said.sentence}", self.tr("Close"))
        self.trouble.show()

    def reload(self) -> None:
        spawn(self, self._read(), name="overview")

    async def _read(self) -> None:
        self._staff = {one.id: one for one in await self._core.people.all()}
        self._rules = {one.id: one for one in await self._core.rules.all()}
        self.now.show_now(await self._core.overview.now(self._core.by), self._staff, self._rules)
        await self._read_shares()

    async def _read_shares(self) -> None:
        period = self.shares.period.period()
        found = await self._core.overview.shares(period, self._core.by)
        if period == self.shares.period.period():  # else another one was chosen meanwhile
            self.shares.show_shares(found, self._staff, self._rules)
        self.copy.setEnabled(not self.shares.empty)

    def _show_page(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self.copy.setVisible(number == SHARES)

    def _on_person(self, staff: str) -> None:
        self.person_chosen.emit(staff)
        self.close()

    def _on_period(self) -> None:
        spawn(self, self._read_shares(), name="overview")

    def _on_copy(self) -> None:
        self.shares.copy()
        self.toast.say(self.tr("The table is copied"))

    def _on_saved(self, path: str) -> None:
        self._saved_path = path
        self.toast.say(self.tr("The workbook is saved"), self.tr("Open the folder"))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Who holds what"))
        self.tabs[NOW].setText(self.tr("Now"))
        self.tabs[SHARES].setText(self.tr("Who got what"))
        self.copy.setText(self.tr("Copy the table"))
        self.export.setText(self.tr("Save as Excel…"))
        self.closing.setText(self.tr("Close"))
        self.now.retranslate()
        self.shares.retranslate()
        self._show_page(self._pages.currentIndex())

    def done(self, result: int) -> None:
        self.saver.stop()
        super().done(result)


def _inset(page: QWidget) -> QWidget:
    around = QWidget()
    column = QVBoxLayout(around)
    column.setContentsMargins(Space.XL, 0, Space.XL, Space.M)
    column.addWidget(page)
    return around
