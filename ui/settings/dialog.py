"""The settings dialog: sections at the left, one of them at the right; every change holds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget, QWidget

from ui.settings.about import AboutSection
from ui.settings.data import DataSection
from ui.settings.general import GeneralSection
from ui.settings.security import Security, SecuritySection
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language

if TYPE_CHECKING:
    from app.bootstrap import Core

LIST_SHARE = 4


class SettingsDialog(QDialog):
    """Open it with `open()`. Without `security` (practice) that section is left out."""

    def __init__(self, core: Core, theme: Theme, security: Security | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.DIALOG_W, Size.DIALOG_H)
        self.sections = QListWidget()
        self.sections.setFixedWidth(Size.DIALOG_W // LIST_SHARE)
        self.sections.setIconSize(QSize(Size.ICON, Size.ICON))
        set_role(self.sections, "sections")
        self._stack = QStackedWidget()
        self._names: list[str] = []
        self.general = GeneralSection(core.settings)
        self._add(theme, "general", "tune", self.general)
        self.security = SecuritySection(theme, security) if security is not None else None
        if self.security is not None:
            self._add(theme, "security", "shield-lock-outline", self.security)
        self._add(theme, "data", "folder-outline", DataSection(core.paths.root))
        self._add(theme, "about", "information-outline", AboutSection())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(self._stack, 1)
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        watch_language(self, self._retranslate)

    def _add(self, theme: Theme, name: str, icon: str, section: QWidget) -> None:
        self._names.append(name)
        self.sections.addItem(QListWidgetItem(theme.icon(icon), ""))
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(section)
        self._stack.addWidget(around)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        titles = {
            "general": self.tr("General"),
            "security": self.tr("Security"),
            "data": self.tr("Data"),
            "about": self.tr("About"),
        }
        for index, name in enumerate(self._names):
            item = self.sections.item(index)
            item.setText(titles[name])
