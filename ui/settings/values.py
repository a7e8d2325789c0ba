"""Controls tied to settings: each shows what the store says and writes at once; what can't be saved is said."""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QSpinBox, QTimeEdit, QWidget

from app.errors import AppError
from app.settings import LIMITS, Settings, SettingsStore
from ui.errors import words
from ui.widgets.spin_box import inset


class Values(QObject):
    """The settings of one section. Everything made here follows the store, whoever changes it."""

    problem = Signal(str)
    """What went wrong, in words; empty when it is well again."""
    changed = Signal()

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._shows: dict[str, Callable[[Any], object]] = {}
        stop = store.listen(lambda _: self.show_all())
        self.destroyed.connect(lambda: stop())

    @property
    def now(self) -> Settings:
        return self._store.current

    @property
    def fields(self) -> Sequence[str]:
        return tuple(self._shows)

    def change(self, **values: Any) -> None:
        """What could not be written down holds until the app ends; that is said."""
        self.problem.emit("")
        try:
            self._store.change(**values)
        except AppError as error:
            told = words(error)
            self.problem.emit(f"{told.title}. {told.sentence}")

    def reset(self) -> dict[str, object]:
        """Every setting here as at first; the answer is what they were."""
        usual, now = asdict(Settings()), asdict(self.now)
        self.change(**{name: usual[name] for name in self._shows})
        return {name: now[name] for name in self._shows}

    def show_all(self) -> None:
        now = asdict(self.now)
        for name, show in self._shows.items():
            show(now[name])
        self.changed.emit()

    def tick(self, name: str) -> QCheckBox:
        made = QCheckBox()
        self._tie(name, made, made.setChecked)
        made.toggled.connect(lambda on: self.change(**{name: on}))
        return made

    def choice(self, name: str, options: Sequence[object]) -> QComboBox:
        """The texts of the options are set by `set_texts`."""
        made = _Choice()
        for option in options:
            made.addItem("", option)
        self._tie(name, made, lambda value: made.setCurrentIndex(made.findData(value)))
        made.activated.connect(lambda _: self.change(**{name: made.currentData()}))
        return made

    def number(self, name: str, step: int = 1) -> QSpinBox:
        made = QSpinBox()
        inset(made)
        made.setRange(*LIMITS[name])
        made.setSingleStep(step)
        made.setGroupSeparatorShown(True)
        self._tie(name, made, made.setValue)
        made.valueChanged.connect(lambda value: self.change(**{name: value}))
        return made

    def slider(self, name: str, step: int) -> QSlider:
        made = _Slider(Qt.Orientation.Horizontal)
        made.setRange(*LIMITS[name])
        made.setSingleStep(step)
        made.setPageStep(2 * step)
        self._tie(name, made, made.setValue)
        made.valueChanged.connect(lambda value: self.change(**{name: value}))
        return made

    def time(self, name: str) -> QTimeEdit:
        """A time of day, kept as minutes after midnight."""
        made = QTimeEdit()
        inset(made)
        made.setDisplayFormat("HH:mm")
        self._tie(name, made, lambda minutes: made.setTime(QTime(minutes // 60, minutes % 60)))
        made.timeChanged.connect(lambda at: self.change(**{name: at.hour() * 60 + at.minute()}))
        return made

    def tie(self, name: str, control: QWidget, show: Callable[[Any], object]) -> None:
        """A control of the section's own: `show` gets the value, now and at each change."""
        self._tie(name, control, show)

    def _tie(self, name: str, control: QWidget, show: Callable[[Any], object]) -> None:
        def quietly(value: Any) -> None:
            with QSignalBlocker(control):
                show(value)

        self._shows[name] = quietly
        quietly(getattr(self.now, name))


def set_texts(choice: QComboBox, texts: Sequence[str]) -> None:
    """The words of the options, in order."""
    for index, text in enumerate(texts):
        choice.setItemText(index, text)


class _Choice(QComboBox):
    """The wheel scrolls the page, and changes nothing in passing."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
