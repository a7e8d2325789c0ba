"""*Đã kết nối*: the OA is there, and its history is being fetched."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.ids import OaId
from app.domain.setup import SetupState
from app.events import BackfillProgress, EventBus
from ui.bridge import Coalescer
from ui.connect.page import Action, Page
from ui.i18n import number
from ui.people.oa_picture import OaPicture, Pictures
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.layouts import column, para


class DonePage(Page):
    """Follows BackfillProgress of its OA. Stopping the back-fill leaves a gap that the thread names."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        bus: EventBus,
        *,
        known: Callable[[OaId], BackfillProgress | None],
        open_inbox: Callable[[], None],
        stop: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._open_inbox = open_inbox
        self._known = known
        self._oa = ""
        self._stopped = False
        self._picture = OaPicture(theme, pictures, Size.AVATAR_L)
        self._build()
        self._stop.clicked.connect(self._on_stop)
        self._ask_to_stop = stop
        Coalescer(bus, self, BackfillProgress, self._on_progress)

    def heading(self) -> str:
        return self.tr("Connected")

    def buttons(self) -> tuple[Action, ...]:
        return (Action(self.tr("Open the inbox"), self._open_inbox, name="open_inbox"),)

    def show_state(self, state: SetupState) -> None:
        if state.profile is not None:
            self._oa = state.profile.oa_id
            self._show_known(bool(state.reconnecting))
            self._picture.show_oa(state.profile)
            self._name.setText(state.profile.name or state.profile.oa_id)
        self._right.setText(
            self.tr("The connection is renewed. Messages that came meanwhile are being fetched.")
            if state.reconnecting
            else self.tr("Only you see and answer this OA's conversations.")
        )

    def _show_known(self, reconnected: bool) -> None:
        """What happened before the page came up. A reconnected OA may have nothing to fetch at all."""
        known = self._known(OaId(self._oa))
        self._progress.setVisible(known is not None or not reconnected)
        if known is not None:
            self._show_progress(known)

    def _show_progress(self, progress: BackfillProgress) -> None:
        self._progress.show()
        if progress.finished:
            self._bar.setRange(0, 1)
            self._bar.setValue(1)
            self._stop.hide()
            self._meanwhile.hide()
            self._mark.show_icon("check-circle", "ok")
            if self._stopped:
                self._title.setText(self.tr("Stopped"))
            else:
                self._title.setText(self.tr("All fetched"))
            self._count.setText(self._counted(progress))
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        self._count.setText(self._counted(progress))

    def _counted(self, progress: BackfillProgress) -> str:
        customers = self.tr("%Ln customer(s)", "", progress.done)
        if progress.total and not progress.finished:
            customers = self.tr("{done} of {total} customers").format(
                done=number(progress.done), total=number(progress.total)
            )
        if not progress.messages:  # the first look at the newest messages had them already
            return customers
        return " · ".join((customers, self.tr("%Ln message(s)", "", progress.messages)))

    def _build(self) -> None:
        layout = column(self, Space.XL)
        card = QFrame()
        set_role(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        row.setSpacing(Space.L)
        row.addWidget(self._picture)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        self._name = para("", "title")
        self._right = para("", "secondary")
        words.addWidget(self._name)
        words.addWidget(self._right)
        row.addLayout(words, 1)
        row.addWidget(IconLabel(self.theme, "check-circle", "ok", Size.ICON_XL))
        layout.addWidget(card)
        self._progress = self._progress_card()
        layout.addWidget(self._progress)
        layout.addStretch()

    def _progress_card(self) -> QFrame:
        card = QFrame()
        set_role(card, "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        top = QHBoxLayout()
        top.setSpacing(Space.M)
        self._mark = IconLabel(self.theme, "history", "accent", Size.ICON_L)
        self._title = para(self.tr("Fetching earlier conversations"), "strong")
        self._stop = button(self.tr("Stop fetching"))
        self._stop.setObjectName("stop_backfill")
        self._stop.setAutoDefault(False)
        top.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self._title, 1)
        top.addWidget(self._stop)
        layout.addLayout(top)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(self._title.text())
        layout.addWidget(self._bar)
        self._count = para("", "secondary")
        layout.addWidget(self._count)
        self._meanwhile = para(self.tr("You can work meanwhile: it goes on when this window is closed."), "secondary")
        layout.addWidget(self._meanwhile)
        return card

    def _on_progress(self, events: list[BackfillProgress]) -> None:
        ours = [event for event in events if event.oa_id == self._oa]
        if ours:
            self._show_progress(ours[-1])

    def _on_stop(self) -> None:
        self._stopped = True
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("Stopping …"))
        self._ask_to_stop()
