"""The first screen of a new profile: what this is, connect, or practise."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.i18n import Languages
from ui.keys.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel, button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

POINTS = ("message-fast-outline", "wifi-off", "shield-lock-outline")


class WelcomePage(Page):
    connect_chosen = Signal()
    practice_chosen = Signal()
    restore_chosen = Signal()
    language_chosen = Signal(str)

    def __init__(self, theme: Theme, languages: Languages) -> None:
        super().__init__(theme, "storefront-outline", width=Size.TEXT_MAX)
        self._languages = languages
        self._points = [label("", "body", wrap=True) for _ in POINTS]
        for icon, point in zip(POINTS, self._points, strict=True):
            self.add(self._point(icon, point))
        self.connect_button = button("", "primary")
        self.practice_button = button("")
        self.practice_note = label("", "caption", wrap=True)
        self.language_button = button("", "quiet")
        self.restore_button = button("", "link")
        self.add(self.connect_button, Space.M)
        self.add(self.practice_button)
        self.add(self.practice_note)
        self.buttons.addWidget(self.restore_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.language_button)
        self.connect_button.clicked.connect(self.connect_chosen)
        self.practice_button.clicked.connect(self.practice_chosen)
        self.language_button.clicked.connect(self._on_language)
        self.restore_button.clicked.connect(self.restore_chosen)
        watch_language(self, self._retranslate)

    def _point(self, icon: str, words: QWidget) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(Space.M)
        line.addWidget(IconLabel(self.theme, icon, "accent"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return row

    def _on_language(self) -> None:
        self.language_chosen.emit("en" if self._languages.language == "vi" else "vi")

    def _retranslate(self) -> None:
        self.say(
            self.tr("Welcome to Quầy Chat"),
            self.tr("The inbox of your Zalo Official Account, on your own computer."),
        )
        texts = (
            self.tr("See every customer's message at once, and answer with text, photos and files."),
            self.tr(
                "Works without a network: answers wait and go out in order. Nothing is lost, nothing is resent blindly."
            ),
            self.tr("Your messages stay on this computer, encrypted. No server of ours in between."),
        )
        for point, text in zip(self._points, texts, strict=True):
            point.setText(text)
        self.connect_button.setText(self.tr("Connect a Zalo OA"))
        self.practice_button.setText(self.tr("Try it with a practice OA"))
        self.practice_note.setText(
            self.tr("No Zalo account needed: made-up customers write to you, and everything stays on this computer.")
        )
        self.restore_button.setText(self.tr("Restore from a backup"))
        self.language_button.setText("English" if self._languages.language == "vi" else "Tiếng Việt")
