"""The tray as one row of chips, scrolled sideways when there are many; hidden when there is none."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QWidget

from app.domain.outbox import Attachment
from app.errors import Rejected
from ui.inbox.chips import Chip
from ui.inbox.pictures import Pictures, decode
from ui.inbox.tray import Slot, Tray
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space

EDIT_EDGE = 2048
"""The editor shows the photo no larger than this; the core edits the whole one."""


class ChipRow(QScrollArea):
    def __init__(
        self,
        tray: Tray,
        pictures: Pictures,
        theme: Theme,
        spawn: Callable[[Coroutine[Any, Any, None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._pictures = pictures
        self._theme = theme
        self._spawn = spawn
        self._chips: dict[int, Chip] = {}
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._row.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(Size.AVATAR_L + Space.M + Space.XS)  # a bar for sideways, when there are many, hides none
        tray.changed.connect(self._show)
        tray.progressed.connect(self._on_progress)
        self._show()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return self._tray.attachments

    @property
    def chips(self) -> tuple[Chip, ...]:
        """In the order of the row."""
        return tuple(self._chips[slot.id] for slot in self._tray.slots if slot.id in self._chips)

    def _show(self) -> None:
        slots = self._tray.slots
        shown = {slot.id for slot in slots}
        for slot_id in [slot_id for slot_id in self._chips if slot_id not in shown]:
            self._drop(slot_id)
        for place, slot in enumerate(slots):
            chip = self._chips.get(slot.id)
            if chip is not None and chip.slot.is_photo != slot.is_photo:
                self._drop(slot.id)  # it is not what its name said
                chip = None
            if chip is None:
                chip = self._chips[slot.id] = self._make(slot)
            chip.show_slot(slot)
            if self._row.indexOf(chip) != place:
                self._row.removeWidget(chip)
                self._row.insertWidget(place, chip)
        self.setVisible(bool(slots))

    def _make(self, slot: Slot) -> Chip:
        chip, slot_id = Chip(slot, self._pictures, self._theme), slot.id
        chip.removed.connect(partial(self._remove, slot_id))
        chip.edit_wanted.connect(partial(self._edit, slot_id))
        chip.step_wanted.connect(partial(self._step, slot_id))
        chip.go_wanted.connect(partial(self._go, slot_id))
        chip.dragged.connect(partial(self._drag, slot_id))
        chip.menu_wanted.connect(partial(self._menu, slot_id))
        return chip

    def _drop(self, slot_id: int) -> None:
        chip = self._chips.pop(slot_id)
        chip.hide()
        self._row.removeWidget(chip)
        chip.deleteLater()

    def _place(self, slot_id: int) -> int:
        return [slot.id for slot in self._tray.slots].index(slot_id)

    def _on_progress(self, slot_id: int) -> None:
        slot, chip = self._tray.slot(slot_id), self._chips.get(slot_id)
        if slot is not None and chip is not None:
            chip.show_slot(slot)

    # --- what a person does to a chip

    def _remove(self, slot_id: int) -> None:
        had_focus, place = self._chips[slot_id].hasFocus(), self._place(slot_id)
        self._tray.remove(slot_id)
        left = self.chips
        if had_focus and left:
            left[min(place, len(left) - 1)].setFocus()

    def _step(self, slot_id: int, by: int) -> None:
        self._tray.move(slot_id, self._place(slot_id) + by)
        self.ensureWidgetVisible(self._chips[slot_id])

    def _go(self, slot_id: int, by: int) -> None:
        place = self._place(slot_id) + by
        if 0 <= place < len(self.chips):
            self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.chips[place])

    def _drag(self, slot_id: int, point: QPoint) -> None:
        """Its place is after all whose middle lies left of the mouse."""
        others = [chip for chip in self.chips if chip.slot.id != slot_id]
        self._tray.move(slot_id, sum(1 for chip in others if chip.geometry().center().x() < point.x()))

    def _menu(self, slot_id: int, where: QPoint) -> None:
        slot = self._tray.slot(slot_id)
        if slot is None:
            return
        menu = QMenu(self)
        if slot.is_photo and slot.attachment is not None:
            menu.addAction(self.tr("Crop, blur, turn…"), partial(self._edit, slot_id))
        place = self._place(slot_id)
        if place > 0:
            menu.addAction(self.tr("Move to the left"), partial(self._step, slot_id, -1))
        if place < len(self._tray.slots) - 1:
            menu.addAction(self.tr("Move to the right"), partial(self._step, slot_id, 1))
        menu.addAction(self.tr("Remove"), partial(self._remove, slot_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _edit(self, slot_id: int) -> None:
        self._spawn(self._open_editor(slot_id))

    async def _open_editor(self, slot_id: int) -> None:
        from ui.inbox.photo_editor import PhotoEditor  # only who edits a photo pays for it

        data = await self._tray.original(slot_id)
        image = await asyncio.to_thread(decode, data, EDIT_EDGE) if data is not None else None
        slot = self._tray.slot(slot_id)
        if image is None or slot is None or slot.attachment is None:
            raise Rejected("file_missing", name=slot.name if slot is not None else "")
        editor = PhotoEditor(image, slot.attachment.edit, slot.name, self._theme, self)
        editor.chosen.connect(partial(self._tray.edit, slot_id))
        editor.open()
