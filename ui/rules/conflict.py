"""Two edits of the same rule side by side: what differs, and which of the two goes on."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.ids import OaId, StaffId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Options, Rule
from ui.rules.words import method_title, old_title
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label


class ConflictDialog(QDialog):
    """`kept_mine` and `took_theirs`; closing it decides nothing."""

    kept_mine = Signal()
    took_theirs = Signal()

    def __init__(
        self,
        mine: RuleDraft,
        theirs: Rule,
        *,
        oas: Mapping[OaId, str],
        people: Mapping[StaffId, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Edited twice"))
        self.setMinimumWidth(Size.DIALOG_W)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(label(self.tr("This rule was changed elsewhere meanwhile"), "heading", wrap=True))
        column.addWidget(
            para(self.tr("What differs is shown side by side. Nothing is lost until you choose."), "secondary")
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.S)
        for place, title in enumerate(("", self.tr("Yours, not saved yet"), self.tr("Saved elsewhere"))):
            grid.addWidget(label(title, "strong"), 0, place)
        self.rows = [row for row in self._rows(mine, theirs, oas, people) if row[1] != row[2]]
        for number, row in enumerate(self.rows, 1):
            for place, text in enumerate(row):
                grid.addWidget(para(text, "secondary" if place == 0 else "body"), number, place)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self.mine = button(self.tr("Go on with mine"), "primary")
        self.theirs = button(self.tr("Take the saved one"))
        foot = QHBoxLayout()
        foot.setSpacing(Space.S)
        foot.addStretch(1)
        foot.addWidget(self.theirs)
        foot.addWidget(self.mine)
        column.addLayout(foot)
        self.mine.clicked.connect(lambda: self._end(self.kept_mine))
        self.theirs.clicked.connect(lambda: self._end(self.took_theirs))

    def _end(self, chosen: SignalInstance) -> None:
        self.accept()
        chosen.emit()

    def _rows(
        self, mine: RuleDraft, theirs: Rule, oas: Mapping[OaId, str], people: Mapping[StaffId, str]
    ) -> Sequence[tuple[str, str, str]]:
        def names(ids: Sequence[str], known: Mapping[str, str]) -> str:
            return ", ".join(known.get(one, one) for one in ids) or "–"

        staff = [member.staff for member in theirs.members]
        return (
            (self.tr("Name"), mine.name, theirs.name),
            (self.tr("Sources"), names(mine.sources, oas), names(theirs.sources, oas)),  # type: ignore[arg-type]
            (self.tr("Receivers"), names(mine.members, people), names(staff, people)),  # type: ignore[arg-type]
            (self.tr("How"), method_title(mine.method), method_title(theirs.method)),
            (self.tr("Old conversations"), old_title(mine.old), old_title(theirs.old)),
            (self.tr("Options"), self._options(mine.options), self._options(theirs.options)),
        )

    def _options(self, options: Options) -> str:
        parts = []
        if not options.only_unpaused:
            parts.append(self.tr("also to people who are away"))
        if options.cap is not None:
            parts.append(self.tr("at most {n} each").format(n=options.cap))
        if options.reply_claims:
            parts.append(self.tr("the first answer claims"))
        if options.hand_on_minutes is not None:
            parts.append(self.tr("handed on after {n} min").format(n=options.hand_on_minutes))
        if options.idle_days is not None:
            parts.append(self.tr("without those idle for {n} days").format(n=options.idle_days))
        return ", ".join(parts) or self.tr("as usual")
