"""All photos and files of a conversation: the newest in the panel, and everything on a page of its own."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from app.domain.customers import Figures, Shared
from app.domain.ids import ConversationId, StaffId
from app.domain.messages import Message
from ui import i18n
from ui.inbox.customer import words
from ui.inbox.customer.entry import keeps_escape
from ui.inbox.customer.section import Section
from ui.inbox.customer.tiles import ExchangedView
from ui.inbox.pictures import Pictures
from ui.models.exchanged import ExchangedModel, Source
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button, icon_button
from ui.widgets.texts import label

NEWEST = {Shared.PHOTOS: 6, Shared.FILES: 4}
Spawn = Callable[[Coroutine[Any, Any, Any]], object]


class Switch(QWidget):
    """Photos or files; `chosen` brings which, when a person says so."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Shared, int] = {}
        self._group = QButtonGroup(self)
        self.buttons: dict[Shared, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for shared in Shared:
            one = button("", "segment")
            one.setCheckable(True)
            one.clicked.connect(lambda _=False, shared=shared: self.chosen.emit(shared))
            self._group.addButton(one)
            self.buttons[shared] = one
            row.addWidget(one)
        row.addStretch(1)
        self.buttons[Shared.PHOTOS].setChecked(True)
        self._retranslate()

    @property
    def shared(self) -> Shared:
        return next(shared for shared, one in self.buttons.items() if one.isChecked())

    def choose(self, shared: Shared) -> None:
        self.buttons[shared].setChecked(True)

    def count(self, figures: Figures | None) -> None:
        self._counts = {Shared.PHOTOS: figures.photos, Shared.FILES: figures.files} if figures else {}
        self._retranslate()

    def _retranslate(self) -> None:
        for shared, name in ((Shared.PHOTOS, self.tr("Photos")), (Shared.FILES, self.tr("Files"))):
            count = self._counts.get(shared)
            self.buttons[shared].setText(name if count is None else f"{name} {i18n.number(count)}")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class _Entries(QWidget):
    """A view with its model, and what it says while it is empty. `opened` and `placed` bring the message: a click, and
    *Xem trong hội thoại*."""

    opened = Signal(object)
    placed = Signal(object)

    def __init__(
        self, source: Source, pictures: Pictures, theme: Theme, spawn: Spawn, *, by: StaffId, most: bool
    ) -> None:
        super().__init__()
        self.models = {
            shared: ExchangedModel(
                source, spawn, words.describe_exchanged, by=by, most=NEWEST[shared] if most else None, parent=self
            )
            for shared in Shared
        }
        self.shared = Shared.PHOTOS
        self.view = ExchangedView(theme, pictures, whole=most)
        self.nothing = label("", "secondary", wrap=True)
        self.view.setModel(self.models[self.shared])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.nothing)
        if not most:
            column.addStretch(0)
        for model in self.models.values():
            model.loaded.connect(self._show)
        self.view.opened.connect(self._on_opened)
        self.view.menu_wanted.connect(self._on_menu)

    def open(self, cid: ConversationId | None, shared: Shared) -> None:
        self.shared = shared
        self.models[shared].open(cid, shared)
        if self.view.model() is not self.models[shared]:
            self.view.setModel(self.models[shared])
            self.view.show_as(shared)
            self.view.setAccessibleName(self._name())
        self._show()

    def refresh(self) -> None:
        self.models[self.shared].refresh()

    def _name(self) -> str:
        return self.tr("Photos") if self.shared is Shared.PHOTOS else self.tr("Files")

    def _show(self) -> None:
        model = self.models[self.shared]
        empty = model.is_empty
        self.view.setVisible(not empty)
        self.nothing.setVisible(empty)
        none = self.tr("No photos yet") if self.shared is Shared.PHOTOS else self.tr("No files yet")
        self.nothing.setText(none)
        self.view.setAccessibleName(self._name())

    def _on_opened(self, message: Message) -> None:
        (self.opened if self.shared is Shared.PHOTOS else self.placed).emit(message)

    def _on_menu(self, message: Message, where: QPoint) -> None:
        menu = QMenu(self)
        if self.shared is Shared.PHOTOS:
            menu.addAction(self.tr("Open"), lambda: self.opened.emit(message))
        menu.addAction(self.tr("Show in the conversation"), lambda: self.placed.emit(message))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()


class ExchangedSection(Section):
    """The newest photos or files; `all_wanted` asks for the page with all of them."""

    opened = Signal(object)
    placed = Signal(object)
    all_wanted = Signal(object)

    def __init__(self, source: Source, pictures: Pictures, theme: Theme, spawn: Spawn, *, by: StaffId) -> None:
        super().__init__()
        self._cid: ConversationId | None = None
        self.switch = Switch()
        self.entries = _Entries(source, pictures, theme, spawn, by=by, most=True)
        self.all = button("", "link")
        self.content.addWidget(self.switch)
        self.content.addWidget(self.entries)
        self.content.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        self.switch.chosen.connect(lambda shared: self.entries.open(self._cid, shared))
        self.switch.chosen.connect(lambda _: self._count())
        self.entries.opened.connect(self.opened)
        self.entries.placed.connect(self.placed)
        self.all.clicked.connect(lambda: self.all_wanted.emit(self.switch.shared))
        self._figures: Figures | None = None
        self._retranslate()

    def open(self, cid: ConversationId | None) -> None:
        self._cid = cid
        self.entries.open(cid, self.switch.shared)

    def show_figures(self, figures: Figures | None) -> None:
        self._figures = figures
        self.switch.count(figures)
        self._count()

    def _count(self) -> None:
        shared = self.switch.shared
        found = self._figures
        count = 0 if found is None else found.photos if shared is Shared.PHOTOS else found.files
        self.all.setVisible(count > NEWEST[shared])

    def _retranslate(self) -> None:
        self.say(self.tr("Photos and files"))
        self.all.setText(self.tr("Show all"))
        self._count()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()


class Gallery(QWidget):
    """All photos or all files, as far back as they are stored. Esc and the arrow go back."""

    left = Signal()
    opened = Signal(object)
    placed = Signal(object)

    def __init__(self, source: Source, pictures: Pictures, theme: Theme, spawn: Spawn, *, by: StaffId) -> None:
        super().__init__()
        self._cid: ConversationId | None = None
        self.back = icon_button(theme, "arrow-left", "")
        self.title = label("", "strong")
        self.switch = Switch()
        self.entries = _Entries(source, pictures, theme, spawn, by=by, most=False)
        bar = QFrame()
        bar.setFixedHeight(Size.BAR)
        row = QHBoxLayout(bar)
        row.setContentsMargins(Space.S, 0, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.back)
        row.addWidget(self.title, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.M, Space.S, Space.M, Space.M)
        inside.setSpacing(Space.M)
        inside.addWidget(self.switch)
        inside.addWidget(self.entries, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(inside, 1)
        self.back.clicked.connect(self.left)
        self.switch.chosen.connect(lambda shared: self.entries.open(self._cid, shared))
        self.entries.opened.connect(self.opened)
        self.entries.placed.connect(self.placed)
        self._retranslate()

    def open(self, cid: ConversationId | None, shared: Shared) -> None:
        self._cid = cid
        self.switch.choose(shared)
        self.entries.open(cid, shared)
        if cid is not None:
            self.entries.refresh()
            self.entries.view.setFocus()

    def event(self, event: QEvent) -> bool:
        if keeps_escape(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            self.left.emit()
            return True
        return super().event(event)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Photos and files"))
        self.back.setToolTip(self.tr("Back"))
        self.back.setAccessibleName(self.tr("Back"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
