"""Sound by QtMultimedia (LGPL, with FFmpeg's decoders, AMR among them): the only importer, loaded at the first play."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer


class QtSound(QObject):
    moved = Signal(int, int)
    """(position, length) in milliseconds."""
    ended = Signal()
    failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        self._output = QAudioOutput(self)
        self._player.setAudioOutput(self._output)
        self._buffer: QBuffer | None = None
        self._wish = 0
        """Where to begin, as soon as the player knows what it has."""
        self._player.positionChanged.connect(lambda at: self.moved.emit(at, self._player.duration()))
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(lambda *_: self.failed.emit())

    def load(self, data: bytes) -> None:
        """Another message; what played before stops."""
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._wish = 0
        self._player.setSourceDevice(buffer, QUrl())
        self._drop()
        self._buffer = buffer

    def play(self) -> None:
        # The person may have plugged in headphones since.
        self._output.setDevice(QMediaDevices.defaultAudioOutput())
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, position: int) -> None:
        self._wish = position
        self._player.setPosition(position)

    def stop(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())
        self._drop()

    def _drop(self) -> None:
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is QMediaPlayer.MediaStatus.LoadedMedia and self._wish:
            self._player.setPosition(self._wish)
        elif status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.ended.emit()
        elif status is QMediaPlayer.MediaStatus.InvalidMedia:
            self.failed.emit()


def open_device() -> QtSound | None:
    """None on a PC without anything to hear with."""
    return QtSound() if QMediaDevices.audioOutputs() else None
