"""A row of the list is drawn once, and again as soon as anything it shows is something else; few at once while it
scrolls."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPointF, QRect, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.conversations import ConversationRow
from tests.fakes.inbox import cid_of, row_of
from ui.inbox.plates import AT_ONCE, KEPT, Look, Plates
from ui.inbox.row import ConversationDelegate
from ui.models.conversations import Role
from ui.theme.theme import Theme

ROW, LOOK = row_of(cid_of("1")), Look(300, 72, 1, 0, 5)
WHITE = QColor("white")


class Drawing:
    """Plates, and whether asking for one painted it."""

    def __init__(self) -> None:
        self.plates = Plates()
        self.count = 0

    def plate(self, row: ConversationRow, look: Look = LOOK) -> QPixmap | None:
        return self.plates.plate(row, look, WHITE, self._paint)

    def draws(self, row: ConversationRow, look: Look = LOOK) -> bool:
        before = self.count
        self.plate(row, look)
        return self.count > before

    def draws_skeleton(self, look: Look = LOOK) -> bool:
        before = self.count
        self.plates.skeleton(look, WHITE, self._paint)
        return self.count > before

    def _paint(self, *_: object) -> None:
        self.count += 1


@pytest.fixture
def drawing(qtbot: QtBot) -> Drawing:
    return Drawing()


def test_a_row_is_drawn_again_only_when_it_or_its_look_has_changed(drawing: Drawing) -> None:
    assert drawing.draws(ROW)
    assert not drawing.draws(ROW)
    assert not drawing.draws(replace(ROW))
    renamed = replace(ROW, name="Khác")
    assert drawing.draws(renamed)
    for look in (LOOK._replace(state=1), LOOK._replace(minute=6), LOOK._replace(width=320), LOOK._replace(ratio=1.5)):
        assert drawing.draws(renamed, look)
        assert not drawing.draws(renamed, look)
    drawing.plates.clear()
    assert drawing.draws(renamed)
    for number in range(KEPT):
        drawing.draws(row_of(cid_of(str(number + 100))))
    assert drawing.draws(renamed), "no more than two screens are kept"


def test_one_picture_does_for_every_row_that_is_not_there_yet(drawing: Drawing) -> None:
    assert drawing.draws_skeleton()
    assert not drawing.draws_skeleton()
    assert drawing.draws_skeleton(LOOK._replace(width=320))
    drawing.plates.clear()
    assert drawing.draws_skeleton(LOOK._replace(width=320))


def test_a_ration_makes_a_few_and_owes_the_others(drawing: Drawing) -> None:
    rows = [row_of(cid_of(str(number))) for number in range(AT_ONCE + 2)]
    drawing.plates.ration()
    made = [drawing.plate(row) for row in rows]
    assert [one is not None for one in made] == [True] * AT_ONCE + [False, False]
    assert drawing.plates.owed
    assert drawing.plate(rows[0]) is not None, "what is there is given whatever is left"
    drawing.plates.ration()
    assert not drawing.plates.owed
    assert all(drawing.plate(row) is not None for row in rows)
    drawing.plates.relieve()
    assert all(drawing.draws(row_of(cid_of(str(number)))) for number in range(100, 100 + 2 * AT_ONCE))


def test_a_picture_that_came_is_drawn_on_the_rows_that_show_it_alone(drawing: Drawing) -> None:
    other = row_of(cid_of("2"), avatar="other")
    mine = replace(ROW, avatar="mine")
    assert drawing.draws(mine)
    assert drawing.draws(other)
    assert drawing.plates.forget("mine")
    assert not drawing.draws(other)
    assert drawing.draws(mine)
    assert not drawing.plates.forget("a colleague's")


class Loading(QObject):
    """Pictures that are not there yet."""

    changed = Signal(str)

    def look(self, ref: str) -> None:
        return None

    def pixmap(self, ref: str) -> None:
        return None


class Signs:
    """Of sharing: how often they were painted."""

    def __init__(self) -> None:
        self.painted = 0

    def paint(self, painter: QPainter, middle_right: QPointF, row: ConversationRow, now: int) -> float:
        self.painted += 1
        return middle_right.x()

    def words(self, row: ConversationRow, now: int) -> list[str]:
        return []


def test_a_colleagues_picture_that_came_is_drawn_on_the_rows_they_hold(qtbot: QtBot, theme: Theme) -> None:
    pictures, signs = Loading(), Signs()
    delegate = ConversationDelegate(theme, pictures, lambda: 0)  # type: ignore[arg-type]
    delegate.show_hands(signs)
    model = QStandardItemModel(1, 1)
    model.setData(model.index(0, 0), replace(ROW, avatar="mine"), Role.ROW)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, 72)
    canvas = QPixmap(300, 72)

    def shown() -> int:
        painter = QPainter(canvas)
        delegate.paint(painter, option, model.index(0, 0))
        painter.end()
        return signs.painted

    assert shown() == shown() == 1
    pictures.changed.emit("mine")
    assert shown() == 2
    pictures.changed.emit("a colleague's")
    assert shown() == 3
