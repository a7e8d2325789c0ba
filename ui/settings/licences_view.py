"""All components with their licences: a list that can be searched, and the text of the chosen one beside it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.settings.licences import Component, components
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.fitting import resize_within
from ui.widgets.matching import found
from ui.widgets.search_field import SearchField
from ui.widgets.texts import label


class LicencesDialog(QDialog):
    """Open it with `open()`. The search looks into the texts too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        resize_within(self, Size.WIZARD_W, Size.WIZARD_H)
        self._all = components()
        self._shown: list[Component] = []
        self.search = SearchField(theme)
        self.list = QListWidget()
        set_role(self.list, "sections")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.title, self.about = label("", "heading", wrap=True), label("", "caption", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        set_role(self.text, "licence")  # small enough for the eighty columns that licences are written in
        self._lay_out()
        self.search.textChanged.connect(self._look_for)
        self.search.left.connect(self.list.setFocus)
        self.list.currentRowChanged.connect(self._show)
        self._retranslate()
        self._look_for("")
        self.search.setFocus()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.S)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(Space.XS)
        right.addWidget(self.title)
        right.addWidget(self.about)
        right.addSpacing(Space.S)
        right.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        row.setSpacing(Space.L)
        row.addLayout(left, 2)
        row.addLayout(right, 5)

    def _look_for(self, words: str) -> None:
        names = [one for one in self._all if found(words, one.name, one.licence, one.note)]
        inside = [one for one in self._all if words and one not in names and found(words, one.text)]
        self._shown = [*names, *inside]
        self.list.clear()
        for one in self._shown:
            self.list.addItem(QListWidgetItem(f"{one.name} {one.version}".strip()))
        self.list.setCurrentRow(0 if self._shown else -1)
        if not self._shown:
            self._show(-1)

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            self.title.setText(self.tr("Nothing found"))
            self.about.setText("")
            self.text.setPlainText("")
            return
        one = self._shown[row]
        self.title.setText(f"{one.name} {one.version}".strip())
        about = [one.licence] + ([self.tr("part of {name}").format(name=one.note)] if one.note else [])
        self.about.setText(" · ".join(part for part in about if part))
        self.text.setPlainText(one.text or self.tr("This component brings no text of its licence."))

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Components and licences"))
        self.search.setPlaceholderText(self.tr("Search names, licences and their texts"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.list.setAccessibleName(self.tr("Components"))
        self.text.setAccessibleName(self.tr("Text of the licence"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show(self.list.currentRow())
