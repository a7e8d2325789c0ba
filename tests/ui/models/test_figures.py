"""A table of figures: sorted as asked, totals last, as text, and well-behaved towards views."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.models.figures import Figure, FiguresModel, Head, Line, Role

HEADS = (Head("Person"), Head("Open", "what is open", number=True))
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def line(name: str, count: int, *, total: bool = False) -> Line:
    return Line("" if total else name, (Figure(name, name), Figure(str(count), count)), total)


def shown(*lines: Line) -> FiguresModel:
    made = FiguresModel()
    made.show_lines(HEADS, lines)
    return made


def names(model: FiguresModel) -> list[str]:
    return [one.figures[0].text for one in model.lines]


def test_it_is_a_model(qtmodeltester, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    qtmodeltester.check(shown(line("An", 2), line("all", 2, total=True)))
    qtmodeltester.check(FiguresModel())


def test_numbers_sort_as_numbers_names_as_names_and_totals_stay_last() -> None:
    model = shown(line("bình", 9), line("An", 10), line("all", 19, total=True), line("Cúc", 1))
    assert names(model) == ["bình", "An", "Cúc", "all"]
    model.sort(1, DOWN)
    assert names(model) == ["An", "bình", "Cúc", "all"]
    model.sort(1, UP)
    assert names(model) == ["Cúc", "bình", "An", "all"]
    model.sort(0, UP)
    assert names(model) == ["An", "bình", "Cúc", "all"]
    model.sort(0, DOWN)
    assert names(model) == ["Cúc", "bình", "An", "all"]


def test_new_figures_keep_the_order_and_what_is_chosen() -> None:
    model = shown(line("An", 1), line("Bình", 2))
    model.sort(1, DOWN)
    kept = QPersistentModelIndex(model.index(1, 0))
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show_lines(HEADS, [line("An", 1), line("Bình", 3)])
    assert (names(model), resets) == (["Bình", "An"], [])
    model.show_lines(HEADS, [line("An", 5), line("Bình", 3)])
    assert (names(model), resets) == (["An", "Bình"], [True])
    model = shown(line("An", 1), line("Bình", 2))
    kept = QPersistentModelIndex(model.index(0, 0))
    model.sort(1, DOWN)
    assert QModelIndex(kept).data(Role.LINE).key == "An"


def test_it_is_read_as_text_and_aloud() -> None:
    model = shown(line("An", 1), line("all", 1, total=True))
    assert model.table() == [["Person", "Open"], ["An", "1"], ["all", "1"]]
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Open: 1"
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "what is open"
    right = model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert Qt.AlignmentFlag(right) & Qt.AlignmentFlag.AlignRight
