"""What the conversation amounts to: when it began, who spoke last, how much was said."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.domain.customers import Figures
from ui import i18n
from ui.inbox.customer.section import Section
from ui.theme.tokens import Space
from ui.widgets.texts import ElidedLabel, label


class FiguresSection(Section):
    def __init__(self, now: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._figures: Figures | None = None
        self.lines: list[tuple[QLabel, QLabel]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 1)
        for row in range(4):
            name, value = ElidedLabel("", "secondary"), label("")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
            self.lines.append((name, value))
        self.content.addLayout(grid)
        self._show()

    def show_figures(self, figures: Figures | None) -> None:
        """None: not counted yet."""
        self._figures = figures
        self._show()

    def _show(self) -> None:
        self.say(self.tr("Contact"), self.tr("Counted over the messages that are on this machine"))
        found = self._figures
        told = (
            (self.tr("First contact"), i18n.since(found.first_at, self._now()) if found and found.first_at else ""),
            (self.tr("Last wrote"), i18n.since(found.last_in_at, self._now()) if found and found.last_in_at else ""),
            (self.tr("Last answer"), i18n.since(found.last_out_at, self._now()) if found and found.last_out_at else ""),
            (
                self.tr("Messages in / out"),
                f"{i18n.number(found.received)} / {i18n.number(found.sent)}" if found else "",
            ),
        )
        for (name, value), (text, figure) in zip(self.lines, told, strict=True):
            name.setText(text)
            value.setText(figure or ("–" if found else "…"))
            value.setAccessibleName(f"{text}: {value.text()}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()
