"""All keys under the places where they count, made from the table of commands."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.shortcuts import COMMANDS, Command, Where, described, place_text
from ui.theme.tokens import Space
from ui.widgets.key_cap import KeyCaps, cap_names
from ui.widgets.matching import found
from ui.widgets.texts import label


class _Row(QWidget):
    """What a key does at the left, the caps at the right; other keys for the same come after "or"."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command
        self.text = label(described(command), "body", wrap=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, Space.XS, 0, Space.XS)
        line.setSpacing(Space.L)
        line.addWidget(self.text, 1)
        keys = QHBoxLayout()
        keys.setSpacing(Space.S)
        for index, combination in enumerate(command.keys):
            if index:
                keys.addWidget(label(self.tr("or"), "caption"))
            keys.addWidget(KeyCaps(cap_names(combination)))
        line.addLayout(keys)
        names = ", ".join("+".join(cap_names(combination)) for combination in command.keys)
        self.words = (described(command), names, names.replace("+", " "))
        self.setAccessibleName(f"{self.words[0]}: {names}")


class KeysView(QWidget):
    """All keys under the places where they count; `look_for` leaves what fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._words = ""
        self.groups: list[tuple[QLabel, list[_Row]]] = []
        self.nothing = label("", "secondary", wrap=True)
        self._fill()

    def look_for(self, words: str) -> int:
        """How many rows are left."""
        self._words, left = words, 0
        for heading, rows in self.groups:
            fitting = [row for row in rows if found(words, *row.words, heading.text())]
            for row in rows:
                row.setVisible(row in fitting)
            heading.setVisible(bool(fitting))
            left += len(fitting)
        self.nothing.setVisible(not left)
        return left

    @property
    def shown(self) -> list[Command]:
        return [row.command for _, rows in self.groups for row in rows if not row.isHidden()]

    def _fill(self) -> None:
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.groups = []
        for where in Where:
            rows = [_Row(command) for command in COMMANDS if command.where is where]
            if not rows:
                continue
            heading = label(place_text(where), "strong")
            heading.setContentsMargins(0, Space.M if self.groups else 0, 0, Space.XS)
            self._column.addWidget(heading)
            for row in rows:
                self._column.addWidget(row)
            self.groups.append((heading, rows))
        self.nothing = label(self.tr("No key for that."), "secondary", wrap=True)
        self._column.addWidget(self.nothing)
        self._column.addStretch(1)
        self.look_for(self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
