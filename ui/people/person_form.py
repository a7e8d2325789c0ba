"""Name, e-mail address and picture of one person; what is refused is said at its field."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.domain.ids import StaffId
from app.domain.staff import NAME_LIMIT, Staff, looks_like_email, tidy_name
from app.errors import AppError
from ui.bridge import spawn
from ui.errors import words
from ui.people.crop_dialog import CropDialog, read_picture
from ui.people.staff_picture import StaffPicture
from ui.people.words import name_of
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import button
from ui.widgets.layouts import para
from ui.widgets.texts import label

if TYPE_CHECKING:
    from app.services.staff import People

NEW = Staff(StaffId(""), "")
AT = {"name_empty": "name", "name_long": "name", "bad_email": "email", "email_taken": "email"}
"""Where what the core refuses is said."""


class PersonForm(QWidget):
    """`edited` when something was typed or chosen; `submitted` by Enter in a field."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, people: People, theme: Theme, *, with_email: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people, self._theme = people, theme
        self._one = NEW
        self._key = ""
        self.picture = StaffPicture(theme, people, Size.FACE)
        self.choose, self.remove = button(self.tr("Choose a picture…")), button(self.tr("Remove"), "quiet")
        self.notes: dict[str, QLabel] = {}
        self.name, self.email = QLineEdit(), QLineEdit()
        self.name.setMaxLength(4 * NAME_LIMIT)  # told when it is too long, not cut while one types
        self._hints = {
            "name": "",
            "email": self.tr("Rules name people by it. Nothing is ever sent to it."),
        }
        self._lay_out(with_email)
        self._connect()

    def _lay_out(self, with_email: bool) -> None:
        buttons = QVBoxLayout()
        buttons.setSpacing(Space.XS)
        buttons.addStretch(1)
        for one in (self.choose, self.remove):
            buttons.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        face = QHBoxLayout()
        face.setSpacing(Space.L)
        face.addWidget(self.picture)
        face.addLayout(buttons, 1)
        self.picture_note = para("", "caption-danger")
        self.picture_note.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        column.addLayout(face)
        column.addWidget(self.picture_note)
        self._field(column, "name", self.tr("Name"), self.name)
        self._mail = self._field(column, "email", self.tr("E-mail address"), self.email)
        self._mail.setVisible(with_email)

    def _field(self, column: QVBoxLayout, name: str, title: str, edit: QLineEdit) -> QWidget:
        around = QWidget()
        caption, note = label(title, "strong"), para(self._hints[name], "caption")
        caption.setBuddy(edit)
        edit.setAccessibleName(title)
        note.setVisible(bool(self._hints[name]))
        self.notes[name] = note
        inside = QVBoxLayout(around)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.XS)
        for part in (caption, edit, note):
            inside.addWidget(part)
        column.addWidget(around)
        return around

    def _connect(self) -> None:
        for name, edit in (("name", self.name), ("email", self.email)):
            edit.textEdited.connect(lambda _, name=name: self._on_edited(name))
            edit.returnPressed.connect(self.submitted)
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(""))

    # --- what is shown

    def show_staff(self, one: Staff) -> None:
        """Another person, or a new one (NEW)."""
        self._one = one
        self.name.setText(one.name)
        self.email.setText(one.email)
        for field in self.notes:
            self._say(field, "")
        self.picture_note.hide()
        self._show_picture(one.picture)

    @property
    def shown(self) -> StaffId:
        """Whose form it is."""
        return self._one.id

    def type_again(self, typed: Staff) -> None:
        """Go on with what was typed before."""
        self.name.setText(typed.name)
        self.email.setText(typed.email)
        self._show_picture(typed.picture)

    def value(self) -> Staff:
        """As it stands in the form."""
        return replace(self._one, name=self.name.text(), email=self.email.text(), picture=self._key)

    @property
    def is_changed(self) -> bool:
        value = self.value()
        now = (tidy_name(value.name), value.email.strip(), value.picture)
        return now != (self._one.name, self._one.email, self._one.picture)

    def complain(self) -> bool:
        """Say what is wrong before the core has to; the first field that is wrong gets the keyboard."""
        value = self.value()
        needed = not value.is_owner or bool(value.email.strip())
        if not tidy_name(value.name):
            self._say("name", self.tr("Give a name."))
        elif self._mail.isVisibleTo(self) and needed and not looks_like_email(value.email):
            self._say("email", self.tr("Write it like ten@shop.vn."))
        else:
            return False
        return True

    def refuse(self, error: AppError) -> bool:
        """Say at its field what the core refused; False if it belongs to none."""
        field = AT.get(error.code)
        if field is None:
            return False
        told = words(error)
        self._say(field, f"{told.title}. {told.sentence}")
        return True

    def _say(self, field: str, trouble: str) -> None:
        note, edit = self.notes[field], {"name": self.name, "email": self.email}[field]
        note.setText(trouble or self._hints[field])
        note.setVisible(bool(note.text()))
        set_role(note, "caption-danger" if trouble else "caption")
        set_role(edit, "bad" if trouble else "")
        edit.setAccessibleDescription(note.text())
        if trouble:
            edit.setFocus()

    def _on_edited(self, field: str) -> None:
        self._say(field, "")
        self._show_picture(self._key)
        self.edited.emit()

    # --- the picture

    def _show_picture(self, key: str) -> None:
        self._key = key
        shown = replace(self._one, picture=key, name=tidy_name(self.name.text()))
        self.picture.show_staff(shown, name_of(shown))
        self.remove.setVisible(bool(key))

    def _take(self, key: str) -> None:
        self._show_picture(key)
        self.edited.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
        dialog.setNameFilter(self.tr("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, path: Path) -> None:
        """Cut a picture out of this file."""
        spawn(self, self._read(path), on_error=self._on_bad_picture, name="picture")

    async def _read(self, path: Path) -> None:
        image = await read_picture(path)
        self.picture_note.hide()
        dialog = CropDialog(image, self._theme, parent=self)
        dialog.chosen.connect(lambda data: spawn(self, self._keep(data), on_error=self._on_bad_picture))
        dialog.open()

    async def _keep(self, data: bytes) -> None:
        self._take(await self._people.keep_picture(data))

    def _on_bad_picture(self, error: AppError) -> None:
        told = words(error)
        self.picture_note.setText(f"{told.title}. {told.sentence}")
        self.picture_note.show()
