"""*Thông báo*: what is told of new messages, how loudly, and when it is quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.settings import Settings, SettingsStore
from ui.alerts.sound import Sound
from ui.i18n import date_time
from ui.settings.days import Days
from ui.settings.section import Section
from ui.settings.values import Values, set_texts
from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

VOLUME_STEP = 5


class NotificationsSection(Section):
    def __init__(self, theme: Theme, store: SettingsStore, sound: Sound, now: Callable[[], int]) -> None:
        values = Values(store)
        super().__init__(theme, values)
        values.setParent(self)
        self._sound, self._now = sound, now
        self.notify, self.preview = values.tick("notify"), values.tick("notify_preview")
        self.pause = button("")
        self.sound = values.choice("sound", ("ting", "chime", "knock", "bell", "none"))
        self.listen = button("")
        self.volume = values.slider("sound_volume", VOLUME_STEP)
        self.repeat = values.tick("sound_repeat")
        self.quiet = values.tick("quiet")
        self.quiet_from, self.quiet_to = values.time("quiet_from"), values.time("quiet_to")
        self.days = Days()
        values.tie("quiet_days", self.days, self.days.show_bits)
        values.tie("paused_until", self.pause, lambda _: None)
        self._until = label("", "body")
        self._rows = [self.row(control) for control in (self.notify, self.preview, self.pause)]
        self.line()
        self._rows += [self.row(_beside(self.sound, self.listen)), self.row(self.volume), self.row(self.repeat)]
        self.line()
        times = _beside(self.quiet_from, self._until, self.quiet_to)
        self._rows += [self.row(self.quiet), self.row(times), self.row(self.days)]
        self.end()
        self.listen.clicked.connect(self._on_listen)
        self.pause.clicked.connect(lambda: values.change(paused_until=0))
        self.days.changed.connect(lambda bits: values.change(quiet_days=bits))
        values.changed.connect(self._show_states)
        watch_language(self, self._retranslate)

    def _on_listen(self) -> None:
        now = self._values_now()
        self._sound.play(now.sound, now.sound_volume)

    def _values_now(self) -> Settings:
        assert self.values is not None
        return self.values.now

    def _show_states(self) -> None:
        """What depends on another setting is greyed, never hidden."""
        now = self._values_now()
        self.preview.setEnabled(now.notify)
        heard: tuple[QWidget, ...] = (self.volume, self.listen, self.repeat)
        hours: tuple[QWidget, ...] = (self.quiet_from, self.quiet_to, self.days)
        for control in heard:
            control.setEnabled(now.sound != "none")
        for control in hours:
            control.setEnabled(now.quiet)
        paused = now.paused_until > self._now()
        self.pause.setEnabled(paused)
        note = self.tr("Not paused. The icon in the tray can pause alerts for an hour or until tomorrow.")
        if paused:
            note = self.tr("Paused until {time}.").format(time=date_time(now.paused_until))
        self._rows[2].say(self.tr("Pause"), note)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Notifications"))
        texts = (
            (
                self.tr("Tell me of new messages"),
                self.tr("Not of the conversation that is open in front of you."),
            ),
            (
                self.tr("Show who writes, and what"),
                self.tr("Otherwise a notification only says that a customer waits."),
            ),
            ("", ""),
            (self.tr("Sound"), ""),
            (self.tr("Volume"), ""),
            (
                self.tr("Repeat the sound until somebody has looked"),
                self.tr("Every 15 seconds, until the window is in front."),
            ),
            (
                self.tr("Quiet hours"),
                self.tr("No notification and no sound; the number on the icon still counts."),
            ),
            (self.tr("From and until"), self.tr("Past midnight is possible: 22:00 to 07:00.")),
            (self.tr("On these days"), self.tr("Hours past midnight belong to the day on which they begin.")),
        )
        for row, (title, note) in zip(self._rows, texts, strict=True):
            if title:
                row.say(title, note)
        self._until.setText(self.tr("to"))
        self.listen.setText(self.tr("Listen"))
        self.pause.setText(self.tr("Go on telling me"))
        set_texts(
            self.sound,
            (self.tr("Ting"), self.tr("Chime"), self.tr("Knocking"), self.tr("Bell"), self.tr("No sound")),
        )
        for control, name in (
            (self.quiet_from, self.tr("Quiet from")),
            (self.quiet_to, self.tr("Quiet until")),
            (self.sound, self.tr("Sound")),
        ):
            control.setAccessibleName(name)
        self._show_states()


def _beside(*widgets: QWidget) -> QWidget:
    """Controls that belong together, in one line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    made.setFocusProxy(widgets[0])
    return made
