"""What a person does with photos of a conversation: look at them, copy one, save one or all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.filetypes import sniff
from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.photos import Photo, file_name
from app.errors import Rejected
from ui.bridge import spawn
from ui.inbox.files import downloads_folder
from ui.inbox.pictures import LOCAL, Pictures, decode
from ui.theme.theme import Theme
from ui.widgets.toast import Toast

if TYPE_CHECKING:
    from app.services.photos import Photos
    from ui.inbox.photo_browser import Keeper
    from ui.inbox.viewer import PhotoViewer


class PhotoActions(QObject):
    """Belongs to the pane over which the viewer opens. `open_manager` leads to OA Manager."""

    def __init__(
        self,
        photos: Photos,
        media: Keeper,
        pictures: Pictures,
        theme: Theme,
        *,
        by: StaffId = OWNER,
        open_manager: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._photos, self._by = photos, by
        self._media = media
        self._pictures = pictures
        self._theme = theme
        self._open_manager = open_manager
        self._pane = parent
        self._folder = downloads_folder()
        self.toast = Toast(parent)
        self._viewer: PhotoViewer | None = None
        self._saving: asyncio.Task[None] | None = None
        self.toast.pressed.connect(self._on_cancel)

    # --- one photo

    async def view(self, cid: ConversationId, ref: str, customer: str) -> None:
        """Open the viewer at what the thread shows under `ref`."""
        # Only who looks at a photo pays for it.
        from ui.inbox.photo_browser import PhotoBrowser, who_sent
        from ui.inbox.viewer import PhotoViewer

        photo = await self._photos.find(cid, ref.removeprefix(LOCAL), self._by)
        if photo is None:
            raise Rejected("file_missing")
        viewer = PhotoViewer(self._theme, self._pane)
        browser = PhotoBrowser(
            self._photos,
            self._media,
            self._pictures,
            viewer,
            who=lambda one: who_sent(one, customer),
            spawn=lambda coroutine: spawn(viewer, coroutine),
            by=self._by,
        )
        browser.save_wanted.connect(lambda one, data: self._choose_file(viewer, one, data))
        viewer.save_all_wanted.connect(lambda: self.save_all(cid, viewer))
        viewer.manager_wanted.connect(self._open_manager)
        self._viewer = viewer
        viewer.finished.connect(self._forget_viewer)
        viewer.open()
        spawn(viewer, browser.show(photo))

    def close(self) -> None:
        """The conversation is no longer for this person to see."""
        if self._viewer is not None:
            self._viewer.reject()

    def _forget_viewer(self) -> None:
        self._viewer = None

    async def copy(self, ref: str) -> None:
        data = await self._pictures.original(ref)
        image = await asyncio.to_thread(decode, data, 0) if data is not None else None
        if image is None:
            raise Rejected("file_missing")
        QGuiApplication.clipboard().setImage(image)

    def _choose_file(self, parent: QWidget, photo: Photo, data: bytes) -> None:
        dialog = QFileDialog(parent, self.tr("Save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(self._folder)
        dialog.selectFile(file_name(photo, sniff(data)))
        dialog.fileSelected.connect(lambda path: spawn(parent, self._write(Path(path), data)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    async def _write(self, path: Path, data: bytes) -> None:
        self._folder = str(path.parent)
        try:
            await asyncio.to_thread(path.write_bytes, data)
        except OSError as error:
            raise Rejected("cannot_write", path=str(path)) from error

    # --- all of them

    def save_all(self, cid: ConversationId, parent: QWidget | None = None) -> None:
        """Ask for a folder, then write every photo of the conversation into it."""
        dialog = QFileDialog(parent or self._pane, self.tr("Save all photos of this conversation"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setDirectory(self._folder)
        dialog.fileSelected.connect(lambda path: self.save_into(cid, Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_into(self, cid: ConversationId, folder: Path) -> None:
        """One such saving runs at a time; a new one ends the one before."""
        self._on_cancel()
        self._folder = str(folder)
        self._saving = spawn(self, self._save_all(cid, folder))

    async def _save_all(self, cid: ConversationId, folder: Path) -> None:
        saved = await self._photos.save_all(cid, folder, self._tell, self._by)
        words = [self.tr("%n photo(s) saved", None, saved.written)]
        if saved.missing:
            words.append(self.tr("%n of them can't be had any more", None, saved.missing))
        self.toast.say(" · ".join(words))

    def _tell(self, done: int, total: int) -> None:
        words = self.tr("Saving photos: {done} of {total}").format(done=done, total=total)
        self.toast.say(words, self.tr("Cancel"), ms=60_000)

    def _on_cancel(self) -> None:
        if self._saving is not None:
            self._saving.cancel()
            self._saving = None
