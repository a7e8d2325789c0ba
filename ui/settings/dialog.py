"""The settings dialog: sections at the left, one of them at the right, one search; every change holds at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import OWNER
from ui.settings.about import AboutSection
from ui.settings.backup import BackupSection
from ui.settings.data import DataSection
from ui.settings.general import GeneralSection
from ui.settings.keys import KeysSection
from ui.settings.notifications import NotificationsSection
from ui.settings.security import Security, SecuritySection
from ui.settings.team import Team, TeamSection
from ui.settings.updates import UpdatesSection
from ui.settings.writing import WritingSection
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.fitting import resize_within
from ui.widgets.language_watch import watch_language
from ui.widgets.search_field import SearchField
from ui.widgets.texts import label
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.bootstrap import Core
    from ui.alerts.sound import Sound
    from ui.settings.autostart import Autostart
    from ui.settings.section import Section

UNDO_MS = 10_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the system has: without `security` or `autostart` (practice) there is nothing to set of them;
    without `team` no other people."""

    sound: Sound
    security: Security | None = None
    autostart: Autostart | None = None
    tray: bool = False
    team: Team | None = None


class SettingsDialog(QDialog):
    """Open it with `open()`; `show_section` goes to one by name."""

    restore_asked = Signal()
    """A backup is to take the place of what is here."""
    former_wanted = Signal()
    """What was here before a restore is to come back: the data is to be opened anew."""

    def __init__(self, core: Core, theme: Theme, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.SETTINGS_W, Size.SETTINGS_H)
        self._theme = theme
        self.search = SearchField(theme)
        self.sections = QListWidget()
        self.sections.setIconSize(QSize(Size.ICON, Size.ICON))
        self.reset_button = button("", "quiet")
        self._stack = QStackedWidget()
        self._nothing = label("", "secondary", wrap=True)
        self._shown: list[Section] = []
        self.by_name: dict[str, Section] = {}
        self._fill(core, around)
        self._lay_out()
        self.toast = Toast(self)
        self._undo: Callable[[], None] | None = None
        self._connect()
        self.sections.setCurrentRow(0)
        self._on_section(0)
        watch_language(self, self._retranslate)

    def show_section(self, name: str) -> None:
        self.search.clear()
        self.sections.setCurrentRow(self._shown.index(self.by_name[name]))

    @property
    def section(self) -> Section:
        """The one at the right."""
        return self._shown[max(0, self.sections.currentRow())]

    def _fill(self, core: Core, around: Surroundings) -> None:
        theme, store = self._theme, core.settings
        self.general = GeneralSection(theme, store, around.autostart, tray=around.tray)
        self.notifications = NotificationsSection(theme, store, around.sound, core.clock.now)
        self.writing = WritingSection(theme, store)
        owner = core.by == OWNER  # the shop's data and its key are the owner's
        self.data = DataSection(theme, store, core.paths.root, core.media) if owner else None
        self.security = SecuritySection(theme, around.security, core) if around.security is not None and owner else None
        self.backup = BackupSection(theme, store, core) if around.security is not None and owner else None
        self.updates = UpdatesSection(theme, store, core) if around.security is not None and owner else None
        self.team = TeamSection(theme, around.team) if around.team is not None and owner else None
        self.keys, self.about = KeysSection(theme), AboutSection(theme)
        self._add("general", "tune", self.general)
        self._add("notifications", "bell-outline", self.notifications)
        self._add("writing", "message-text-outline", self.writing)
        if self.team is not None:
            self._add("team", "account-multiple-outline", self.team)
            self.team.left.connect(self.accept)
        if self.data is not None:
            self._add("data", "folder-outline", self.data)
            self.data.export_asked.connect(lambda: self._open_export(core))
        if self.backup is not None:
            self._add("backup", "backup-restore", self.backup)
            self.backup.restore_asked.connect(self.restore_asked)
            self.backup.former_wanted.connect(self.accept)
            self.backup.former_wanted.connect(self.former_wanted)
        if self.security is not None:
            self._add("security", "shield-lock-outline", self.security)
        if self.updates is not None:
            self._add("updates", "update", self.updates)
        self._add("keys", "keyboard-outline", self.keys)
        self._add("about", "information-outline", self.about)

    def _add(self, name: str, icon: str, section: Section) -> None:
        self.by_name[name] = section
        self._shown.append(section)
        self.sections.addItem(QListWidgetItem(self._theme.icon(icon), ""))
        around = QScrollArea()
        around.setWidgetResizable(True)
        around.setWidget(section)
        self._stack.addWidget(around)
        section.undo_offered.connect(lambda: self._offer_undo(section))

    def _lay_out(self) -> None:
        set_role(self.sections, "sections")
        self._left = QWidget()
        side = QVBoxLayout(self._left)
        side.setContentsMargins(Space.M, Space.M, 0, Space.M)
        side.setSpacing(Space.S)
        side.addWidget(self.search)
        side.addWidget(self.sections, 1)
        side.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignLeft)
        nothing = QWidget()
        room = QVBoxLayout(nothing)
        room.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        room.addWidget(self._nothing)
        room.addStretch(1)
        self._stack.addWidget(nothing)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.sections.currentRowChanged.connect(self._on_section)
        self.search.textChanged.connect(self._look_for)
        self.search.left.connect(self.sections.setFocus)
        self.search.returnPressed.connect(self._to_first)
        self.reset_button.clicked.connect(lambda: self.section.reset())
        self.toast.pressed.connect(self._on_undo)

    def _on_section(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentIndex(row)
            self.reset_button.setVisible(bool(self.section.fields))

    def _look_for(self, words: str) -> None:
        """Sections without a hit go; the first with one is shown."""
        left = [bool(section.look_for(words)) or not words for section in self._shown]
        for row, there in enumerate(left):
            self.sections.item(row).setHidden(not there)
        if not any(left):
            self._nothing.setText(self.tr("No setting for “{words}”.").format(words=words))
            self._stack.setCurrentIndex(self._stack.count() - 1)
            return
        now = self.sections.currentRow()
        wanted = now if left[now] else left.index(True)
        self.sections.setCurrentRow(wanted)
        self._on_section(wanted)

    def _to_first(self) -> None:
        control = self.section.first_found()
        if control is not None:
            control.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_export(self, core: Core) -> None:
        from ui.export.dialog import ExportDialog  # few ever do

        ExportDialog(core, parent=self).open()

    def _offer_undo(self, section: Section) -> None:
        self._undo = section.undo
        self.toast.say(self.tr("As at first"), self.tr("Undo"), ms=UNDO_MS)

    def _on_undo(self) -> None:
        if self._undo is not None:
            self._undo()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.sections.setAccessibleName(self.tr("Sections"))
        self.reset_button.setText(self.tr("Reset this section"))
        titles = {
            "general": self.tr("General"),
            "notifications": self.tr("Notifications"),
            "writing": self.tr("Writing"),
            "team": self.tr("Staff"),
            "data": self.tr("Data"),
            "backup": self.tr("Backup"),
            "security": self.tr("Security"),
            "updates": self.tr("Updates"),
            "keys": self.tr("Keys"),
            "about": self.tr("About"),
        }
        for row, name in enumerate(self.by_name):
            self.sections.item(row).setText(titles[name])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A large zoom on a small screen: the settings need the room more than their list."""
        super().resizeEvent(event)
        self._left.setFixedWidth(min(Size.LIST_MIN, self.width() // 3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the search goes to what was found; it never presses a button elsewhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.hasFocus():
            return
        super().keyPressEvent(event)
