"""Spin boxes whose words keep off the edge: the style sheet's padding does not reach the field inside."""

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from ui.theme.tokens import Space


def inset(box: QAbstractSpinBox) -> None:
    """The field begins where the words of other fields do."""
    field = box.findChild(QLineEdit)
    if field is not None:
        field.setTextMargins(Space.S, 0, 0, 0)
