"""How files come into an answer: chosen, dropped or pasted; the tray reads them off the window's thread."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.inbox.files import as_png, pictures_folder, read_file
from ui.inbox.tray import Tray

KINDS = "*.jpg *.jpeg *.png *.gif *.webp *.bmp *.pdf *.doc *.docx *.csv"


class Attaching(QObject):
    """Where choosing begins next is where it ended last."""

    def __init__(self, tray: Tray, parent: QWidget) -> None:
        super().__init__(parent)
        self._tray = tray
        self._window = parent
        self._folder = pictures_folder()

    def choose(self) -> None:
        """Let the person pick files."""
        dialog = QFileDialog(self._window, self.tr("Attach photos or files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setDirectory(self._folder)
        dialog.setNameFilters([self.tr("Photos and files ({kinds})").format(kinds=KINDS), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._on_chosen)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def take_files(self, paths: Sequence[str]) -> None:
        self._tray.add_files([Path(path) for path in paths], read_file)

    def take_image(self, image: QImage) -> None:
        self._tray.add([("photo.png", lambda: as_png(image))])

    def _on_chosen(self, paths: list[str]) -> None:
        self._folder = str(Path(paths[0]).parent)
        self.take_files(paths)
