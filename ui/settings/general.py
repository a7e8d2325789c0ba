"""*Chung*: language, looks, size, and what happens at login and at the window's cross."""

from app.settings import SettingsStore
from ui.settings.autostart import Autostart
from ui.settings.login_row import LoginTick
from ui.settings.section import Section
from ui.settings.values import Values, set_texts
from ui.theme.theme import Theme
from ui.theme.tokens import ZOOMS
from ui.widgets.language_watch import watch_language


class GeneralSection(Section):
    """`tray`: whether this system has a place to hide in."""

    def __init__(self, theme: Theme, store: SettingsStore, autostart: Autostart | None, *, tray: bool) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self.language = values.choice("language", ("system", "vi", "en"))
        self.looks = values.choice("theme", ("system", "light", "dark"))
        self.zoom = values.choice("zoom", ZOOMS)
        self.on_close = values.choice("on_close", ("ask", "hide", "quit"))
        self.poll_hidden = values.tick("poll_when_hidden")
        self.at_login = LoginTick(autostart, self._say_problem)
        self._rows = [self.row(control) for control in (self.language, self.looks, self.zoom)]
        self.line()
        self._rows += [self.row(control) for control in (self.at_login, self.on_close, self.poll_hidden)]
        self.on_close.setEnabled(tray)
        self._tray = tray
        self.end()
        watch_language(self, self._retranslate)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("General"))
        no_tray = self.tr("This system has no tray to hide in: closing the window quits.")
        texts = (
            (self.tr("Language"), ""),
            (self.tr("Looks"), ""),
            (self.tr("Size of everything"), self.tr("Ctrl++ and Ctrl+- change it too.")),
            (self.tr("Start when I log in"), self.at_login.hint()),
            (self.tr("When the window is closed"), "" if self._tray else no_tray),
            (
                self.tr("Go on fetching messages while the window is hidden"),
                self.tr("Otherwise new messages come, and are told of, only while the window is open."),
            ),
        )
        for row, (title, note) in zip(self._rows, texts, strict=True):
            row.say(title, note)
        system = self.tr("As the system")
        set_texts(self.language, (system, "Tiếng Việt", "English"))
        set_texts(self.looks, (system, self.tr("Light"), self.tr("Dark")))
        set_texts(self.zoom, [f"{percent} %" for percent in ZOOMS])
        set_texts(self.on_close, (self.tr("Ask"), self.tr("Go on in the tray"), self.tr("Quit Quầy Chat")))
