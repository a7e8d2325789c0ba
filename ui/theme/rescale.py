"""Widgets that are there already follow the zoom: what was set in numbers (sizes, margins, gaps) is set anew."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QDialog,
    QFormLayout,
    QGridLayout,
    QLayout,
    QMainWindow,
    QSpacerItem,
    QSplitter,
    QWidget,
)

EXACT = "zoom_exact"
"""The property that keeps unrounded sizes, so that going to and fro ends where it began."""
UNLIMITED = (1 << 24) - 1
"""QWIDGETSIZE_MAX: no limit."""


def rescale(widgets: Iterable[QWidget], before: int, now: int) -> None:
    """From one zoom (percent) to another. The main window is left alone: it is as large as the person made it."""
    factor = now / before
    for widget in widgets:
        if isinstance(widget, QMainWindow):
            continue
        if isinstance(widget, QDialog) and widget.isWindow():
            _dialog(widget, factor)
        else:
            _limits(widget, factor)
        if isinstance(widget, QAbstractButton | QAbstractItemView):
            size = widget.iconSize()
            widget.setIconSize(QSize(*_exact(widget, "icon", (size.width(), size.height()), factor)))
        if isinstance(widget, QSplitter):
            _divide(widget, factor)
        layout = widget.layout()
        if layout is not None:
            _layout(layout, factor)


def _dialog(dialog: QDialog, factor: float) -> None:
    room = dialog.screen().availableSize()
    dialog.resize((QSize(dialog.size()) * factor).boundedTo(room))


def _limits(widget: QWidget, factor: float) -> None:
    """Lower and upper bounds; both are the same where the size is fixed."""
    lower, upper = widget.minimumSize(), widget.maximumSize()
    least = _exact(widget, "least", (lower.width(), lower.height()), factor)
    most = _exact(widget, "most", (upper.width(), upper.height()), factor)
    widget.setMaximumSize(
        *(UNLIMITED if old >= UNLIMITED else new for old, new in zip(_pair(upper), most, strict=True))
    )
    widget.setMinimumSize(*least)


def _divide(splitter: QSplitter, factor: float) -> None:
    """The parts beside the widest grow; that one has what is left, for the whole stays as it is."""
    sizes = splitter.sizes()
    if not sizes:
        return
    widest = max(range(len(sizes)), key=sizes.__getitem__)
    fixed = tuple(size for index, size in enumerate(sizes) if index != widest)
    scaled = list(_exact(splitter, f"parts beside {widest}", fixed, factor))
    scaled.insert(widest, max(0, sum(sizes) - sum(scaled)))
    splitter.setSizes(scaled)


def _layout(layout: QLayout, factor: float) -> None:
    margins = layout.contentsMargins()
    sides = (margins.left(), margins.top(), margins.right(), margins.bottom())
    layout.setContentsMargins(*_exact(layout, "margins", sides, factor))
    if isinstance(layout, QGridLayout | QFormLayout):
        across, down = layout.horizontalSpacing(), layout.verticalSpacing()
        across, down = _exact(layout, "gaps", (across, down), factor)
        layout.setHorizontalSpacing(across)
        layout.setVerticalSpacing(down)
    else:
        layout.setSpacing(*_exact(layout, "gap", (layout.spacing(),), factor))
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        inner = item.layout()
        if inner is not None:
            _layout(inner, factor)
        elif isinstance(item, QSpacerItem):
            _spacer(item, factor)
    layout.invalidate()


def _spacer(item: QSpacerItem, factor: float) -> None:
    hint, policy = item.sizeHint(), item.sizePolicy()
    size = QSize(round(hint.width() * factor), round(hint.height() * factor))
    item.changeSize(size.width(), size.height(), policy.horizontalPolicy(), policy.verticalPolicy())


def _pair(size: QSize) -> tuple[int, int]:
    return size.width(), size.height()


def _exact(owner: QObject, name: str, shown: tuple[int, ...], factor: float) -> tuple[int, ...]:
    """The new numbers for `shown`. What was rounded by an earlier zoom goes on from the unrounded value, unless
    somebody has set another one since."""
    kept = owner.property(EXACT) or {}
    last = kept.get(name, ())
    known = tuple(round(value) for value in last) == shown
    fresh = tuple(value * factor for value in (last if known else shown))
    owner.setProperty(EXACT, {**kept, name: fresh})
    return tuple(round(value) for value in fresh)
