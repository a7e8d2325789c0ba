"""What Zalo sent and could not be read: how much of which OA, since when and why, and another try. Nobody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.ids import OWNER, OaId
from app.domain.unreadable import Pile, Why
from app.errors import AppError
from app.events import QuarantineChanged
from ui import i18n
from ui.bridge import Coalescer, spawn
from ui.errors import words
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.bootstrap import Core


def why_text(why: Why) -> str:
    return {
        Why.NO_OBJECT: QCoreApplication.translate("Unreadable", "Not a message at all"),
        Why.NO_ID: QCoreApplication.translate("Unreadable", "A message without its number"),
        Why.NO_TIME: QCoreApplication.translate("Unreadable", "A message without the time it was sent"),
        Why.NO_SIDE: QCoreApplication.translate("Unreadable", "A message that doesn't say who wrote it"),
        Why.NO_CUSTOMER: QCoreApplication.translate("Unreadable", "A message that doesn't say which customer"),
        Why.ITSELF: QCoreApplication.translate("Unreadable", "A message of the OA to itself"),
        Why.GROUP: QCoreApplication.translate("Unreadable", "A message of a group"),
    }[why]


class PileRow(QWidget):
    """One trouble of one OA; `dismissed` for whoever may take it off the list."""

    dismissed = Signal(object)

    def __init__(self, theme: Theme, pile: Pile, oa: str, now: int, *, may_dismiss: bool) -> None:
        super().__init__()
        self.dismiss_button = button(self.tr("Take off the list"), "quiet")
        self.dismiss_button.setVisible(may_dismiss)
        self.dismiss_button.clicked.connect(lambda: self.dismissed.emit(pile))
        self.title, self.facts = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS // 2)
        texts.addWidget(self.title)
        texts.addWidget(self.facts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(theme, "alert-outline", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.dismiss_button, 0, Qt.AlignmentFlag.AlignTop)
        self.title.setText(why_text(pile.why))
        self.dismiss_button.setAccessibleDescription(f"{why_text(pile.why)}, {oa}")
        many = self.tr("%n time(s)", None, pile.count)
        last = self.tr("last one {when}").format(when=i18n.ago(pile.last_at, now))
        self.facts.setText(f"{oa} · {many} · {last}")


class UnreadableDialog(QDialog):
    """Open it with `open()`."""

    def __init__(self, core: Core, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.DIALOG_W, Size.DIALOG_H)
        self._core, self._theme = core, theme
        self.rows: list[PileRow] = []
        self._piles: list[Pile] = []
        self._names: dict[OaId, str] = {}
        self.heading, self.note = label("", "title"), label("", "secondary", wrap=True)
        self.told = label("", "secondary", wrap=True)
        self.undo_button = button("", "link")
        self.again_button, self.close_button = button(""), button("", "primary")
        self._dismissed: tuple[Pile, frozenset[int]] | None = None
        self._build()
        self.undo_button.clicked.connect(self.undo)
        self.again_button.clicked.connect(self.read_again)
        self.close_button.clicked.connect(self.accept)
        Coalescer(core.bus, self, QuarantineChanged, lambda _: self._look())
        watch_language(self, self._retranslate)
        self._look()

    def read_again(self) -> None:
        self.again_button.setEnabled(False)
        spawn(self, self._read_again(), on_error=self._show_error)

    def dismiss(self, pile: Pile) -> None:
        """Take it off the list, until `undo`."""
        spawn(self, self._dismiss(pile), on_error=self._show_error)

    def undo(self) -> None:
        if self._dismissed is not None:
            spawn(self, self._bring_back(*self._dismissed), on_error=self._show_error)

    def _look(self) -> None:
        spawn(self, self._read())

    async def _read(self) -> None:
        connections = await self._core.connections.all()
        self._names = {one.oa_id: one.profile.name or one.oa_id for one in connections}
        self._piles = await self._core.quarantine.piles()
        self._show()

    async def _dismiss(self, pile: Pile) -> None:
        self._dismissed = pile, await self._core.quarantine.dismiss(pile, self._core.by)
        self.told.setText(self.tr("Taken off the list. It stays kept, and is tried again like the others."))
        await self._read()
        self.undo_button.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _bring_back(self, pile: Pile, rows: frozenset[int]) -> None:
        await self._core.quarantine.bring_back(pile, rows, self._core.by)
        self._dismissed = None
        self.told.clear()
        await self._read()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    async def _read_again(self) -> None:
        self._dismissed = None
        count = await self._core.quarantine.read_again(self._core.by)
        self.told.setText(
            self.tr("%n of them is read now, and stands in its conversation.", None, count)
            if count
            else self.tr("This version can't read them either. They stay here, and are tried again after an update.")
        )
        await self._read()

    def _show_error(self, error: AppError) -> None:
        said = words(error)
        self.told.setText(f"{said.title}. {said.sentence}")
        self._show()

    def _show(self) -> None:
        for row in self.rows:
            row.deleteLater()
        now, is_owner = self._core.clock.now(), self._core.by == OWNER
        self.rows = [
            PileRow(self._theme, pile, self._names.get(pile.oa_id, str(pile.oa_id)), now, may_dismiss=is_owner)
            for pile in self._piles
        ]
        for place, row in enumerate(self.rows):
            row.dismissed.connect(self.dismiss)
            self._column.insertWidget(place, row)
        self.undo_button.setVisible(self._dismissed is not None)
        self.again_button.setVisible(is_owner and bool(self._piles))
        self.again_button.setEnabled(True)
        self.note.setText(
            self.tr(
                "They are kept as they came, encrypted like everything else, and tried again each time Quầy Chat "
                "starts. All other messages are in their conversations."
            )
            if self._piles
            else self.tr("Nothing here needs your attention.")
        )

    def _build(self) -> None:
        listed = QWidget()
        self._column = QVBoxLayout(listed)
        self._column.setContentsMargins(0, 0, Space.M, 0)
        self._column.setSpacing(Space.M)
        self._column.addStretch(1)
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(listed)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(around, 1)
        said = QHBoxLayout()
        said.setSpacing(Space.S)
        said.addWidget(self.told, 1)
        said.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        column.addLayout(buttons)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("What can't be read"))
        self.heading.setText(self.tr("What can't be read"))
        self.again_button.setText(self.tr("Try again"))
        self.undo_button.setText(self.tr("Undo"))
        self.close_button.setText(self.tr("Close"))
        self._show()
