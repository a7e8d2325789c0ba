"""Where things are on screen, for tests that click."""

from PySide6.QtCore import QPoint

from ui.inbox.hit import Act
from ui.inbox.thread import ThreadView
from ui.models.thread import ThreadModel


def spot_of(view: ThreadView, entry_id: str, act: Act) -> QPoint:
    """The middle of something that can be pressed in an entry, in the viewport."""
    model = view.model()
    assert isinstance(model, ThreadModel)
    row = model.row_of(entry_id)
    assert row is not None, entry_id
    index = model.index(row)
    view.scrollTo(index)
    origin = view.visualRect(index).topLeft()
    for hit in view._bubbles.row(model.entry(row)).hits():
        if hit.act is act:
            return origin + hit.rect.center().toPoint()
    raise AssertionError(f"{entry_id} offers no {act}")


def text_spot(view: ThreadView, entry_id: str, dx: int, dy: int = 8) -> QPoint:
    """A point in the words of an entry."""
    model = view.model()
    assert isinstance(model, ThreadModel)
    row = model.row_of(entry_id)
    assert row is not None, entry_id
    view.scrollTo(model.index(row))
    at = view._bubbles.row(model.entry(row)).text_at.toPoint()
    return view.visualRect(model.index(row)).topLeft() + at + QPoint(dx, dy)
