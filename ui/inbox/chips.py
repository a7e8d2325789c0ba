"""What will go with the message: a thumbnail or a file's sign, its name, and a cross."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from app.domain.outbox import Attachment
from ui import i18n
from ui.inbox.content import file_icon
from ui.inbox.pictures import Pictures, local_ref
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import icon_button
from ui.widgets.texts import ElidedLabel, label


class AttachmentChip(QFrame):
    removed = Signal()

    def __init__(
        self, attachment: Attachment, pictures: Pictures, theme: Theme, remove: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self._pictures = pictures
        self._theme = theme
        self.setProperty("role", "card")
        self.setFixedSize(3 * Size.AVATAR_L, Size.BAR)
        self._thumb = QLabel()
        self._thumb.setFixedSize(Size.CONTROL, Size.CONTROL)
        self._thumb.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cross = icon_button(theme, "close", remove)
        self.cross.setIconSize(QSize(Size.ICON_S, Size.ICON_S))
        self.cross.setAccessibleName(f"{remove}: {attachment.name}")
        self.cross.clicked.connect(self.removed)
        words = QWidget()
        lines = QHBoxLayout(self)
        lines.setContentsMargins(Space.S, 0, Space.XS, 0)
        lines.setSpacing(Space.S)
        column = _column(ElidedLabel(attachment.name), label(i18n.size(attachment.size), "caption"))
        words.setLayout(column)
        lines.addWidget(self._thumb)
        lines.addWidget(words, 1)
        lines.addWidget(self.cross)
        pictures.changed.connect(self._on_picture)
        self._draw()

    def _on_picture(self, ref: str) -> None:
        if ref == local_ref(self.attachment.key):
            self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        ref = local_ref(self.attachment.key)
        pixmap: QPixmap | None = None
        if self.attachment.mime.startswith("image/"):
            self._pictures.look(ref)
            pixmap = self._pictures.pixmap(ref)
        if pixmap is None:
            name = file_icon(self.attachment.name) if not self.attachment.mime.startswith("image/") else "image-outline"
            self._thumb.setPixmap(self._theme.icon(name, "accent").pixmap(QSize(Size.ICON_L, Size.ICON_L), ratio))
            return
        edge = round(Size.CONTROL * ratio)
        mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scaled = pixmap.scaled(edge, edge, mode, Qt.TransformationMode.SmoothTransformation)
        cut = scaled.copy((scaled.width() - edge) // 2, (scaled.height() - edge) // 2, edge, edge)
        cut.setDevicePixelRatio(ratio)
        self._thumb.setPixmap(cut)


def _column(*widgets: QWidget):  # type: ignore[no-untyped-def]
    from PySide6.QtWidgets import QVBoxLayout

    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addStretch()
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return column


class ChipRow(QScrollArea):
    """The chips in one row, scrolled sideways when there are many; hidden when there are none."""

    changed = Signal()

    def __init__(self, pictures: Pictures, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme
        self._chips: list[AttachmentChip] = []
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S)
        self._row.addStretch()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(Size.BAR + Space.M + Space.XS)  # a bar for sideways, when there are many, hides none
        self.hide()

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return tuple(chip.attachment for chip in self._chips)

    @property
    def chips(self) -> tuple[AttachmentChip, ...]:
        return tuple(self._chips)

    def add(self, attachment: Attachment) -> None:
        chip = AttachmentChip(attachment, self._pictures, self._theme, self.tr("Remove"))
        chip.removed.connect(lambda: self._remove(chip))
        self._chips.append(chip)
        self._row.insertWidget(len(self._chips) - 1, chip)
        self._note()

    def show_all(self, attachments: Sequence[Attachment]) -> None:
        for chip in self._chips:
            chip.deleteLater()
        self._chips = []
        for attachment in attachments:
            self.add(attachment)
        self._note()

    def _remove(self, chip: AttachmentChip) -> None:
        self._chips.remove(chip)
        chip.deleteLater()
        self._note()

    def _note(self) -> None:
        self.setVisible(bool(self._chips))
        self.changed.emit()
