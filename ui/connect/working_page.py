"""While Zalo is asked: what is going on, so that nobody closes the window too early."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.domain.setup import SetupState
from ui.connect.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.layouts import column, para


class WorkingPage(Page):
    """Three lines, ticked off as the session says so."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._build()

    def heading(self) -> str:
        return self.tr("One moment …")

    def show_state(self, state: SetupState) -> None:
        """The pair is kept, then the profile is known, then the permissions are asked for one by one."""
        done = 2 if state.profile is not None else 1 if state.kept else 0
        for number, (mark, words) in enumerate(self._lines):
            if number < done:
                mark.show_icon("check-circle", "ok")
            else:
                mark.show_icon(
                    "circle-slice-4" if number == done else "circle-outline",
                    "accent" if number == done else "secondary",
                )
            font = self.theme.font("strong" if number == done else "body")
            words.setFont(font)

    def _build(self) -> None:
        outer = column(self)
        outer.addStretch(1)
        box = QWidget()
        box.setFixedWidth(Size.FORM)
        layout = QVBoxLayout(box)
        layout.setSpacing(Space.L)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(self.heading())
        layout.addWidget(bar)
        self._lines = []
        for text in (
            self.tr("Exchanging the sign-in for access, and storing it encrypted"),
            self.tr("Reading the OA's name and picture"),
            self.tr("Trying which permissions were granted"),
        ):
            row = QHBoxLayout()
            row.setSpacing(Space.M)
            mark, words = IconLabel(self.theme, "circle-outline"), para(text)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words, 1)
            layout.addLayout(row)
            self._lines.append((mark, words))
        layout.addWidget(
            para(
                self.tr("Please keep this window open: a sign-in that is cut off here has to be done again."),
                "secondary",
            )
        )
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(box)
        middle.addStretch()
        outer.addLayout(middle)
        outer.addStretch(2)
