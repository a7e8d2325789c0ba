"""Choosing a passphrase: where there is no keyring, or to change it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from ui.keys.page import Page
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.password_field import PasswordField
from ui.widgets.strength import strength
from ui.widgets.texts import label


class NewPassphrasePage(Page):
    """`chosen` brings a passphrase that was typed twice and is long enough."""

    chosen = Signal(str)
    back = Signal()

    def __init__(self, theme: Theme, *, changing: bool = False, use: str = "") -> None:
        """`use` says what it is for, where that isn't the start."""
        super().__init__(theme, "lock-outline")
        self._changing, self._use = changing, use
        self.first = PasswordField(theme)
        self.second = PasswordField(theme)
        self._first_caption = label()
        self._second_caption = label()
        self._meter = QProgressBar()
        self._meter.setRange(0, 4)
        self._meter.setTextVisible(False)
        self._hint = label("", "caption", wrap=True)
        self.field(self._first_caption, self.first)
        self.add(self._meter)
        self.add(self._hint)
        self.field(self._second_caption, self.second)
        self.back_button = button("", "lead")
        self.go_button = button("", "primary")
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.go_button)
        self.buttons.setContentsMargins(0, Space.S, 0, 0)
        self.setFocusProxy(self.first)
        self.first.textChanged.connect(self._on_typed)
        self.second.textChanged.connect(self._on_typed)
        self.first.returnPressed.connect(self.second.setFocus)
        self.second.returnPressed.connect(self._on_go)
        self.go_button.clicked.connect(self._on_go)
        self.back_button.clicked.connect(self.back)
        watch_language(self, self._retranslate)

    def _on_typed(self) -> None:
        self.show_problem("")
        self._judge()

    def _judge(self) -> None:
        score = strength(self.first.text())
        self._meter.setValue(score)
        self._hint.setText(
            (
                self.tr("At least 8 characters. Several words that you can remember are best."),
                self.tr("Weak: easy to guess. Make it longer."),
                self.tr("Fair: one more word makes it good."),
                self.tr("Good."),
                self.tr("Strong."),
            )[score]
        )
        self.go_button.setEnabled(score > 0 and bool(self.second.text()))

    def _on_go(self) -> None:
        if not self.go_button.isEnabled():
            return
        if self.first.text() != self.second.text():
            self.show_problem(self.tr("The two are not the same."))
            self.second.setFocus()
            self.second.selectAll()
            return
        self.chosen.emit(self.first.text())

    def _retranslate(self) -> None:
        typed = self._use or self.tr("You type it each time Quầy Chat starts.")
        if self._changing:
            self.say(self.tr("New passphrase"), typed)
        else:
            why = self.tr(
                "This system has no password store that can be trusted, so a passphrase protects your messages."
            )
            self.say(self.tr("Choose a passphrase"), f"{why} {typed}")
        self._first_caption.setText(self.tr("Passphrase"))
        self._second_caption.setText(self.tr("Once more"))
        self.back_button.setText(self.tr("Cancel") if self._changing else self.tr("Back"))
        self.go_button.setText(self.tr("Continue"))
        self._judge()
