"""The emoji picker: recent ones, groups, skin tones, and a search that takes names in both languages."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from app.settings import SettingsStore
from ui import i18n
from ui.inbox.emoji_book import Emoji, EmojiBook, book
from ui.inbox.emoji_grid import EmojiGrid
from ui.inbox.emoji_recent import recent, remember
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.overlay import Overlay
from ui.widgets.search_field import SearchField
from ui.widgets.texts import ElidedLabel

HAND = "✋"
TABS = (
    "emoticon-happy-outline",
    "hand-wave-outline",
    "paw-outline",
    "food-apple-outline",
    "car-outline",
    "basketball",
    "lightbulb-outline",
    "heart-outline",
    "flag-outline",
)


def group_titles() -> list[str]:
    """The headings, in the order of Unicode's groups."""
    return [
        QCoreApplication.translate("Emoji", "Faces and feelings"),
        QCoreApplication.translate("Emoji", "People"),
        QCoreApplication.translate("Emoji", "Animals and nature"),
        QCoreApplication.translate("Emoji", "Food and drink"),
        QCoreApplication.translate("Emoji", "Travel and places"),
        QCoreApplication.translate("Emoji", "Activities"),
        QCoreApplication.translate("Emoji", "Objects"),
        QCoreApplication.translate("Emoji", "Symbols"),
        QCoreApplication.translate("Emoji", "Flags"),
    ]


def tone_names() -> list[str]:
    return [
        QCoreApplication.translate("Emoji", "No skin tone"),
        QCoreApplication.translate("Emoji", "Light skin"),
        QCoreApplication.translate("Emoji", "Rather light skin"),
        QCoreApplication.translate("Emoji", "Medium skin"),
        QCoreApplication.translate("Emoji", "Rather dark skin"),
        QCoreApplication.translate("Emoji", "Dark skin"),
    ]


class EmojiPicker(Overlay):
    """Left by choosing with Enter, too. A click on an emoji leaves it open, since they often come in threes."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, settings: SettingsStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._book: EmojiBook = book()
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        theme = self._theme
        self.search = SearchField(theme)
        self.tone = QToolButton()
        self.tone.setFixedSize(Size.CONTROL, Size.CONTROL)
        self.tone.setFont(theme.font("emoji"))
        self.tone.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.tabs = [icon_button(theme, name, "") for name in ("clock-outline", *TABS)]
        self.grid = EmojiGrid(theme)
        self.sample = QLabel()
        self.sample.setFont(theme.font("emoji"))
        self.name = ElidedLabel("", "secondary")
        top, tabs, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.tone)
        tabs.setSpacing(0)
        for tab in self.tabs:
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tabs.addWidget(tab, 1)
        foot.addWidget(self.sample)
        foot.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S, Space.S, Space.S, Space.S)
        column.setSpacing(Space.XS)
        for line in (top, tabs):
            column.addLayout(line)
        column.addWidget(self.grid, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.search.left.connect(self.grid.go_in)
        self.search.returnPressed.connect(self._take_first)
        self.grid.chosen.connect(self._on_chosen)
        self.grid.looked_at.connect(self._show_name)
        self.grid.left_upwards.connect(self.search.setFocus)
        self.grid.typed.connect(self._type_on)
        self.tone.clicked.connect(self._choose_tone)
        for number, tab in enumerate(self.tabs):
            tab.clicked.connect(partial(self._go_to, number))

    # --- commands

    def open_at(self, corner: QPoint) -> None:
        """Show it with its bottom right corner here, in the parent's coordinates, and begin to search."""
        self.grid.measure()
        self.search.clear()
        self._show_tone()
        self._fill()
        height = min(Size.PHOTO_MAX + Size.BAR, corner.y() - Space.S)
        self.setFixedSize(self.grid.width() + 2 * Space.S + 2, max(height, 4 * Size.AVATAR))
        left = max(Space.S, min(corner.x() - self.width(), self.room.width() - self.width() - Space.S))
        self.move(left, max(Space.S, corner.y() - self.height()))
        self.appear()
        self.search.setFocus()

    # --- slots

    def _fill(self) -> None:
        words = self.search.text()
        if words.strip():
            found = self._book.find(words)
            self.grid.show_sections([("", found)] if found else [])
            self._show_name(found[0] if found else None)
            if not found:
                self.name.setText(self.tr("No emoji of that name"))
            return
        used = recent(self._settings, self._book)
        sections = [(self.tr("Recent"), used)] if used else []
        self.grid.show_sections([*sections, *zip(group_titles(), self._book.groups, strict=True)])
        self._show_name(None)

    def _go_to(self, number: int) -> None:
        self.search.clear()
        self.grid.go_to(self.tr("Recent") if number == 0 else group_titles()[number - 1])
        if number == 0:
            self.grid.scrollToTop()

    def _show_name(self, emoji: Emoji | None) -> None:
        tone = self._settings.current.emoji_tone
        self.sample.setText(emoji.in_tone(tone) if emoji is not None else "")
        self.name.setText(emoji.name(i18n.language()) if emoji is not None else "")

    def _take_first(self) -> None:
        emoji = self.grid.first()
        if emoji is not None and self.search.text().strip():
            self._take(emoji)
            self.leave()

    def _on_chosen(self, emoji: Emoji) -> None:
        self._take(emoji)
        if self.grid.hasFocus() and self._by_keys:
            self.leave()

    _by_keys = False

    def _take(self, emoji: Emoji) -> None:
        sign = emoji.in_tone(self._settings.current.emoji_tone)
        remember(self._settings, emoji.sign)
        self.chosen.emit(sign)

    def _type_on(self, text: str) -> None:
        self.search.setFocus()
        self.search.insert(text)

    def _choose_tone(self) -> None:
        menu = QMenu(self)
        hand = self._book.known(HAND)
        assert hand is not None
        for tone, name in enumerate(tone_names()):
            menu.addAction(f"{hand.in_tone(tone)}  {name}", partial(self._set_tone, tone))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.tone.mapToGlobal(QPoint(0, self.tone.height())))

    def _set_tone(self, tone: int) -> None:
        self._settings.change(emoji_tone=tone)
        self._show_tone()

    def _show_tone(self) -> None:
        tone = self._settings.current.emoji_tone
        hand = self._book.known(HAND)
        self.tone.setText(hand.in_tone(tone) if hand is not None else HAND)
        self.tone.setAccessibleDescription(tone_names()[tone])
        self.grid.show_tone(tone)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Emoji"))
        self.search.setPlaceholderText(self.tr("Search emoji"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.grid.setAccessibleName(self.tr("Emoji"))
        self.tone.setToolTip(self.tr("Skin tone"))
        self.tone.setAccessibleName(self.tone.toolTip())
        for tab, title in zip(self.tabs, (self.tr("Recent"), *group_titles()), strict=True):
            tab.setToolTip(title)
            tab.setAccessibleName(title)
        self._fill()

    # --- Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress):
            self._by_keys = event.type() == QEvent.Type.KeyPress
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
