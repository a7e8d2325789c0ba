"""One finding of a diagnosis: its mark, what was looked at, how it is and what to do."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.checkup import Check, Finding, Verdict
from app.errors import AppError
from ui import i18n
from ui.errors import ADDRESSES, Words, words
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label
from ui.words import Remedy

MARKS = {
    Verdict.GOOD: ("check-circle-outline", "ok"),
    Verdict.WARNING: ("alert-outline", "warning"),
    Verdict.BAD: ("close-circle-outline", "danger"),
    Verdict.UNKNOWN: ("help-circle-outline", "secondary"),
}
HERE = frozenset({Remedy.FOLDER, Remedy.UNREADABLE, *ADDRESSES})
"""What a button in this dialog can do."""


def title_of(check: Check) -> str:
    return {
        Check.DISK: QCoreApplication.translate("Findings", "Disk"),
        Check.DATABASE: QCoreApplication.translate("Findings", "Messages"),
        Check.KEYRING: QCoreApplication.translate("Findings", "Key"),
        Check.NETWORK: QCoreApplication.translate("Findings", "Network"),
        Check.CLOCK: QCoreApplication.translate("Findings", "Clock"),
        Check.LOGIN: QCoreApplication.translate("Findings", "Login at Zalo"),
        Check.PLACE: QCoreApplication.translate("Findings", "Place"),
        Check.PERMISSIONS: QCoreApplication.translate("Findings", "Permissions"),
        Check.PACKAGE: QCoreApplication.translate("Findings", "Package of the OA"),
        Check.ROWS: QCoreApplication.translate("Findings", "What Zalo sends"),
        Check.BACKUP: QCoreApplication.translate("Findings", "Backup"),
    }[check]


def good_of(finding: Finding) -> str:
    """What it means that this is well."""
    free = finding.params.get("free")
    return {
        Check.DISK: QCoreApplication.translate("Findings", "{size} free.").format(
            size=i18n.size(free) if isinstance(free, int) else ""
        ),
        Check.DATABASE: QCoreApplication.translate("Findings", "Whole: every page was read and fits its checksum."),
        Check.KEYRING: QCoreApplication.translate("Findings", "It can be reached, and fits."),
        Check.NETWORK: QCoreApplication.translate("Findings", "Zalo answers."),
        Check.CLOCK: QCoreApplication.translate("Findings", "It goes as Zalo's does."),
        Check.LOGIN: QCoreApplication.translate("Findings", "Zalo takes it."),
        Check.PLACE: QCoreApplication.translate("Findings", "Zalo takes this network address for one in Vietnam."),
        Check.PERMISSIONS: QCoreApplication.translate("Findings", "All are granted."),
        Check.PACKAGE: QCoreApplication.translate("Findings", "It includes the Open API."),
        Check.ROWS: QCoreApplication.translate("Findings", "All of it could be read."),
        Check.BACKUP: QCoreApplication.translate("Findings", "The last one is not older than three days."),
    }[finding.check]


class FindingRow(QWidget):
    pressed = Signal(str)
    """A `Remedy`."""

    def __init__(self, theme: Theme, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        icon, role = MARKS[finding.verdict]
        self.mark = IconLabel(theme, icon, role)
        self.title, self.sentence = label("", "strong", wrap=True), label("", "secondary", wrap=True)
        self.button = button("")
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS // 2)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.button.clicked.connect(lambda: self.pressed.emit(self._told().remedy.value))
        watch_language(self, self._retranslate)

    def _told(self) -> Words:
        return words(AppError(self.finding.code, **self.finding.params))

    def _retranslate(self) -> None:
        title = title_of(self.finding.check)
        self.title.setText(f"{title} · {self.finding.about}" if self.finding.about else title)
        if not self.finding.code:
            self.sentence.setText(good_of(self.finding))
            self.button.hide()
            return
        told = self._told()
        self.sentence.setText(f"{told.title}. {told.sentence}")
        self.button.setText(told.button)
        self.button.setVisible(told.remedy in HERE)
