"""*Chung*: language, looks, sending, notices and the cache; each change holds at once."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from app.errors import AppError
from app.settings import LIMITS, SettingsStore
from ui.errors import words
from ui.settings.section import Section
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label

CACHE_STEP_MB = 256


class GeneralSection(Section):
    """Looks and behaviour; writes to the store and shows what the store says."""

    def __init__(self, store: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.language, self.theme = QComboBox(), QComboBox()
        for value in ("system", "vi", "en"):
            self.language.addItem("", value)
        for value in ("system", "light", "dark"):
            self.theme.addItem("", value)
        self.send_on_enter, self.notify, self.poll_hidden = QCheckBox(), QCheckBox(), QCheckBox()
        self.undo, self.cache = QSpinBox(), QSpinBox()
        self.undo.setRange(*LIMITS["undo_seconds"])
        self.cache.setRange(*LIMITS["media_cache_mb"])
        self.cache.setSingleStep(CACHE_STEP_MB)
        self.cache.setGroupSeparatorShown(True)
        self._titles = [label("", "body") for _ in range(4)]
        self._notes = [label("", "caption", wrap=True) for _ in range(2)]
        self.problem = label("", "error", wrap=True)
        self.row(self._titles[0], None, self.language)
        self.row(self._titles[1], None, self.theme)
        self.line()
        self.put(self.send_on_enter)
        self.row(self._titles[2], self._notes[0], self.undo)
        self.line()
        self.put(self.notify)
        self.put(self.poll_hidden)
        self.row(self._titles[3], self._notes[1], self.cache)
        self.put(self.problem)
        self.end()
        self._show_values()
        self._connect()
        watch_language(self, self._retranslate)

    def _show_values(self) -> None:
        now = self._store.current
        self.language.setCurrentIndex(self.language.findData(now.language))
        self.theme.setCurrentIndex(self.theme.findData(now.theme))
        self.send_on_enter.setChecked(now.send_on_enter)
        self.notify.setChecked(now.notify)
        self.poll_hidden.setChecked(now.poll_when_hidden)
        self.undo.setValue(now.undo_seconds)
        self.cache.setValue(now.media_cache_mb)

    def _connect(self) -> None:
        change = self._change
        self.language.activated.connect(lambda _: change(language=self.language.currentData()))
        self.theme.activated.connect(lambda _: change(theme=self.theme.currentData()))
        self.send_on_enter.toggled.connect(lambda on: change(send_on_enter=on))
        self.notify.toggled.connect(lambda on: change(notify=on))
        self.poll_hidden.toggled.connect(lambda on: change(poll_when_hidden=on))
        self.undo.valueChanged.connect(lambda value: change(undo_seconds=value))
        self.cache.valueChanged.connect(lambda value: change(media_cache_mb=value))

    def _change(self, **values: object) -> None:
        """What could not be written down holds until the app ends; that is said."""
        self.problem.setText("")
        try:
            self._store.change(**values)
        except AppError as error:
            told = words(error)
            self.problem.setText(f"{told.title}. {told.sentence}")

    def _retranslate(self) -> None:
        titles = (
            self.tr("Language"),
            self.tr("Looks"),
            self.tr("Time to take a message back"),
            self.tr("Picture cache"),
        )
        for title, text in zip(self._titles, titles, strict=True):
            title.setText(text)
        self._notes[0].setText(self.tr("A message waits this long before it leaves; 0 sends at once."))
        self._notes[1].setText(self.tr("Pictures and files kept on this computer; the oldest go first."))
        for index, text in enumerate((self.tr("As the system"), "Tiếng Việt", "English")):
            self.language.setItemText(index, text)
        for index, text in enumerate((self.tr("As the system"), self.tr("Light"), self.tr("Dark"))):
            self.theme.setItemText(index, text)
        self.send_on_enter.setText(self.tr("Enter sends, Shift+Enter begins a new line"))
        self.notify.setText(self.tr("Tell me of new messages while the window is not in front"))
        self.poll_hidden.setText(self.tr("Go on fetching messages while the window is minimised"))
        for field in (self.undo, self.cache):
            field.setLocale(QLocale())  # a field keeps the one it was made with
        self.undo.setSuffix(self.tr(" s"))
        self.cache.setSuffix(" MB")
