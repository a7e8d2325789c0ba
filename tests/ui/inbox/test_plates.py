"""A row of the list is drawn once, and again as soon as anything it shows is something else."""

from dataclasses import replace

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tests.fakes.inbox import cid_of, row_of
from ui.inbox.plates import KEPT, Look, Plates

ROW, LOOK = row_of(cid_of("1")), Look(300, 72, 1, 0, 5)


def test_a_row_is_drawn_again_only_when_it_or_its_look_has_changed(qtbot: QtBot) -> None:
    plates, drawn = Plates(), []

    def draws(row: object, look: Look = LOOK) -> bool:
        before = len(drawn)
        plates.plate(row, look, QColor("white"), lambda _, area: drawn.append(area))  # type: ignore[arg-type]
        return len(drawn) > before

    assert draws(ROW)
    assert not draws(ROW)
    assert not draws(replace(ROW))
    renamed = replace(ROW, name="Khác")
    assert draws(renamed)
    for look in (LOOK._replace(state=1), LOOK._replace(minute=6), LOOK._replace(width=320), LOOK._replace(ratio=1.5)):
        assert draws(renamed, look)
        assert not draws(renamed, look)
    assert draws(None)
    plates.clear()
    assert draws(renamed)
    for number in range(KEPT):
        draws(row_of(cid_of(str(number + 100))))
    assert draws(renamed), "no more than two screens are kept"
