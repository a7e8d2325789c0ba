"""The customer's tags as chips, each to be taken away, and a field that completes those of the OA."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from app.domain.customers import Card, Edit, Field
from ui.inbox.customer import words
from ui.inbox.customer.edit_state import EditStateLine
from ui.inbox.customer.entry import LineField
from ui.inbox.customer.section import Section
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button
from ui.widgets.matching import found
from ui.widgets.texts import label
from ui.widgets.wrap_layout import WrapLayout

MOST_OFFERED = 8


class TagChip(QFrame):
    """`removed` brings the tag. A clock stands in it while Zalo doesn't know of it yet."""

    removed = Signal(str)

    def __init__(self, theme: Theme, tag: str, *, waiting: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tag = tag
        set_role(self, "tag")
        self.text = label(tag, "tag-text")
        self.text.setMaximumWidth(Size.PANEL - 2 * Space.XXL - Size.ICON)
        self.cross = icon_button(theme, "close", "")
        self.cross.setIconSize(QSize(Size.ICON_S, Size.ICON_S))
        set_role(self.cross, "tag")
        self.cross.clicked.connect(lambda: self.removed.emit(tag))
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.text)
        row.addWidget(self.cross)
        self.setFixedHeight(Size.CHIP + Space.XS)
        set_role(self, "tag-waiting" if waiting else "tag")
        tip = self.tr("Take away the tag {tag}").format(tag=tag)
        self.cross.setToolTip(tip)
        self.cross.setAccessibleName(tip)
        self.setToolTip(self.tr("On its way to Zalo") if waiting else "")


class TagField(LineField):
    """Offers the OA's tags that fit what is typed, without accents too. `wanted` brings the one to add."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: list[str] = []
        self._offered = QStringListModel(self)
        self.completer_ = QCompleter(self._offered, self)
        self.popup = QListView()
        self.completer_.setPopup(self.popup)
        self.completer_.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer_.setMaxVisibleItems(MOST_OFFERED)
        self.completer_.setWidget(self)
        self.completer_.activated.connect(self._on_chosen)
        self.textEdited.connect(self.offer)
        self.kept.connect(lambda: self.wanted.emit(self.text()))

    def know(self, tags: Sequence[str]) -> None:
        """What can be offered: the OA's tags that the customer hasn't."""
        self._known = list(tags)

    def offer(self) -> None:
        """Show what fits, if anything does."""
        fitting = [tag for tag in self._known if found(self.text(), tag)][:MOST_OFFERED]
        self._offered.setStringList(fitting)
        if fitting and self.isVisible():
            self.completer_.complete()
        else:
            self.popup.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.popup.isVisible() and self.popup.currentIndex().isValid()
        if chosen and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the completer gets it after this field, and takes what is marked instead of what is typed
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, tag: str) -> None:
        self.popup.hide()
        self.wanted.emit(tag)


class TagsSection(Section):
    added = Signal(str)
    removed = Signal(str)
    opened = Signal()
    """The field was opened: the OA's tags are wanted."""
    retried = Signal(int)
    dropped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tags: tuple[str, ...] = ()
        self._known: list[str] = []
        self.chips: list[TagChip] = []
        self.flow = WrapLayout()
        self.flow.setSpacing(Space.XS)
        self.add = button("", "chip")
        self.flow.addWidget(self.add)
        self.field = TagField()
        self.field.hide()
        self.trouble = label("", "caption-danger", wrap=True)
        self.trouble.hide()
        self._states = QVBoxLayout()
        self._states.setSpacing(0)
        self.content.addLayout(self.flow)
        self.content.addWidget(self.field)
        self.content.addWidget(self.trouble)
        self.content.addLayout(self._states)
        self.add.clicked.connect(self.begin)
        self.field.left.connect(self.end)
        self.field.wanted.connect(self._on_wanted)
        self.field.textChanged.connect(lambda: self.complain(""))
        self._retranslate()

    def show_card(self, card: Card) -> None:
        edits = [edit for edit in card.edits if edit.field is Field.TAG]
        waiting = {edit.name for edit in edits if not words.is_refused(edit)}
        self._tags = card.customer.tags
        self._show_chips(waiting)
        self._show_refused([edit for edit in edits if words.is_refused(edit)])
        self.know(self._known)

    def know(self, tags: Sequence[str]) -> None:
        """All tags of the OA."""
        self._known = list(tags)
        self.field.know([tag for tag in tags if tag not in self._tags])
        if self.field.hasFocus():
            self.field.offer()

    @property
    def typed(self) -> str | None:
        return None if self.field.isHidden() else self.field.text()

    def begin(self, typed: str | None = None) -> None:
        self.field.setText(typed or "")
        self.field.show()
        if not typed:
            self.field.setFocus()
        self.opened.emit()

    def end(self) -> None:
        had_focus = self.field.hasFocus()
        self.field.hide()
        self.field.clear()
        if had_focus:
            self.add.setFocus()

    def complain(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def taken(self) -> None:
        """What was typed is kept: ready for the next one."""
        self.field.clear()

    def _on_wanted(self, tag: str) -> None:
        if tag.strip():
            self.added.emit(tag)
        else:
            self.end()

    def _show_chips(self, waiting: set[str]) -> None:
        had_focus = next((chip.tag for chip in self.chips if chip.cross.hasFocus()), None)
        for chip in self.chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for index, tag in enumerate(self._tags):
            chip = TagChip(self._theme, tag, waiting=tag in waiting)
            chip.removed.connect(self.removed)
            self.flow.insertWidget(index, chip)
            self.chips.append(chip)
        if had_focus is not None:
            (next((chip.cross for chip in self.chips if chip.tag == had_focus), None) or self.add).setFocus()

    def _show_refused(self, edits: Sequence[Edit]) -> None:
        while (item := self._states.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for edit in edits:
            line = EditStateLine(inset=0)
            line.retried.connect(self.retried)
            line.dropped.connect(self.dropped)
            self._states.addWidget(line)
            line.show_edit(edit)

    def _retranslate(self) -> None:
        self.say(self.tr("Tags"), self.tr("The OA's tags at Zalo"))
        self.add.setText(self.tr("+ Tag"))
        self.add.setAccessibleName(self.tr("Add a tag"))
        self.field.setPlaceholderText(self.tr("Name of a tag, then Enter"))
        self.field.setAccessibleName(self.tr("Add a tag"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
