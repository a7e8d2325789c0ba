"""Keys as they are printed on a keyboard: a cap for each key of a combination."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme.style import set_role
from ui.theme.tokens import Space


class KeyCaps(QWidget):
    """`names` are what stands on the caps, in order; read out as one."""

    def __init__(self, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("+".join(names))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        for name in names:
            cap = QLabel(name)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            set_role(cap, "key-cap")
            row.addWidget(cap)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)  # what they are for makes room


def cap_names(keys: str) -> tuple[str, ...]:
    """What stands on the caps of a combination in Qt's portable spelling: "Ctrl++" → Ctrl, +."""
    *held, last = (f"{keys[:-1]}\0" if keys.endswith("+") else keys).split("+")
    names = [
        QKeySequence(f"{one}+A").toString(QKeySequence.SequenceFormat.NativeText).removesuffix("A") for one in held
    ]
    shown = QKeySequence(last.replace("\0", "+")).toString(QKeySequence.SequenceFormat.NativeText)
    shown = {"Return": "Enter", "Escape": "Esc", "Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}.get(shown, shown)
    return (*(name.removesuffix("+") for name in names), shown)
