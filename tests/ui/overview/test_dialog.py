"""The owner looks at who holds what and who got what, with keys and clicks, and takes the table along."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.sharing.values import Why
from app.services.overview import Period
from tests.fakes.overview_core import BusyShop
from tests.fakes.rules_core import AN, BINH, RulesCore
from tests.unit.test_sheets import cells
from ui.models.figures import FiguresModel
from ui.overview.dialog import SHARES, OverviewDialog
from ui.overview.period import Span, period_of
from ui.overview.table import FigureTable
from ui.overview.words import sheet_words
from ui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.usefixtures("shop")


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def column(table: FigureTable, name: str) -> list[str]:
    """A column by its head, as it stands."""
    at = [head.text for head in table.figures.heads].index(name)
    return [line.figures[at].text for line in table.figures.lines]


def press_head(table: FigureTable, name: str) -> None:
    at = [head.text for head in table.figures.heads].index(name)
    head = table.horizontalHeader()
    x = head.sectionViewportPosition(at) + head.sectionSize(at) // 2
    QTest.mouseClick(head.viewport(), LEFT, pos=QPoint(x, head.height() // 2))


def row_of(model: FiguresModel, key: str) -> QModelIndex:
    return model.index([line.key for line in model.lines].index(key), 0)


def test_it_says_who_holds_what_and_what_waits(dialog: OverviewDialog) -> None:
    people = dialog.now.people
    assert column(people, "Person") == [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Lê Cúc (away)",
        "Owner",
        "Together",
    ]
    opened = [int(text) for text in column(people, "Open")]
    assert opened[-1] == sum(opened[:-1]) == 18
    assert column(people, "Unanswered")[:2] == ["3", "5"]
    assert all(text.endswith("min") for text in column(people, "Longest wait"))
    assert column(dialog.now.waiting, "Waiting") == ["3"]
    assert not dialog.now.calm.isVisible()


def test_a_click_and_enter_lead_to_a_persons_conversations(qtbot: QtBot, dialog: OverviewDialog) -> None:
    people = dialog.now.people
    with qtbot.waitSignal(dialog.person_chosen) as chosen:
        QTest.mouseClick(people.viewport(), LEFT, pos=people.visualRect(row_of(people.figures, BINH)).center())
    assert chosen.args == [BINH]
    assert not dialog.isVisible()


def test_the_keyboard_chooses_a_person(qtbot: QtBot, dialog: OverviewDialog) -> None:
    people = dialog.now.people
    people.setFocus()
    people.setCurrentIndex(row_of(people.figures, AN))
    QTest.keyClick(people, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.person_chosen) as chosen:
        QTest.keyClick(people, Qt.Key.Key_Return)
    assert chosen.args == [BINH]


def test_the_line_of_totals_is_nobody(qtbot: QtBot, dialog: OverviewDialog) -> None:
    people = dialog.now.people
    with qtbot.assertNotEmitted(dialog.person_chosen):
        QTest.mouseClick(people.viewport(), LEFT, pos=people.visualRect(row_of(people.figures, "")).center())


def test_who_got_what_with_the_columns_in_which_something_happened(dialog: OverviewDialog, core: RulesCore) -> None:
    click(dialog.tabs[SHARES])
    table = dialog.shares.table
    heads = [head.text for head in table.figures.heads]
    assert {"By turn", "Claimed", "Handed in", "Given back", "Taken over", "Answered"} <= set(heads)
    assert "Not in time" not in heads
    dealt = [int(text) for text in column(table, "By turn")]
    assert dealt[-1] == sum(dealt[:-1]) == 18, "one was given back, and dealt again"
    assert column(table, "Answered")[-1] == "4"


def test_a_click_on_a_head_sorts_and_the_totals_stay_last(dialog: OverviewDialog) -> None:
    click(dialog.tabs[SHARES])
    table = dialog.shares.table
    press_head(table, "Answered")
    first = [int(text) for text in column(table, "Answered")[:-1]]
    press_head(table, "Answered")
    second = [int(text) for text in column(table, "Answered")[:-1]]
    assert first in (sorted(first), sorted(first, reverse=True))
    assert second == first[::-1]
    assert column(table, "Person")[-1] == "Together"


def test_a_period_without_anything_says_so(qtbot: QtBot, dialog: OverviewDialog) -> None:
    click(dialog.tabs[SHARES])
    click(dialog.shares.period.buttons[Span.DAYS])
    dialog.shares.period.first.setDate(QDate(2024, 1, 1))
    dialog.shares.period.last.setDate(QDate(2024, 1, 2))
    qtbot.waitUntil(lambda: dialog.shares.empty)
    assert dialog.shares.nothing.isVisible()
    assert not dialog.copy.isEnabled()
    click(dialog.shares.period.buttons[Span.TODAY])
    qtbot.waitUntil(lambda: not dialog.shares.empty)


def test_periods_are_whole_days_of_this_computer(dialog: OverviewDialog, core: RulesCore) -> None:
    today = datetime.fromtimestamp(core.clock.now() / 1000)
    midnight = datetime(today.year, today.month, today.day)
    period = dialog.shares.period
    for span, days in ((Span.TODAY, 1), (Span.WEEK, 7), (Span.MONTH, 30)):
        click(period.buttons[span])
        start = midnight - timedelta(days=days - 1)
        end = midnight + timedelta(days=1)
        assert period.period() == Period(round(start.timestamp() * 1000), round(end.timestamp() * 1000))
    click(period.buttons[Span.DAYS])
    period.last.setDate(QDate(2025, 1, 5))
    period.first.setDate(QDate(2025, 1, 9))
    assert period.period() == period_of(datetime(2025, 1, 5), datetime(2025, 1, 9)), "the wrong way round is meant well"


def test_the_table_is_copied_as_text(dialog: OverviewDialog) -> None:
    click(dialog.tabs[SHARES])
    click(dialog.copy)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Person", "Rule", "By turn"]
    assert lines[-1].startswith("Together\t")
    assert dialog.toast.isVisible()


def test_it_is_saved_where_one_says_and_the_folder_is_offered(
    qtbot: QtBot, dialog: OverviewDialog, tmp_path: Path
) -> None:
    click(dialog.tabs[SHARES])
    click(dialog.export)
    chooser = dialog.findChild(QFileDialog)
    assert chooser.isVisible()
    assert chooser.selectedFiles()[0].endswith(".xlsx")
    path = tmp_path / "ca sáng.xlsx"
    chooser.fileSelected.emit(str(path))
    chooser.close()
    qtbot.waitUntil(dialog.toast.isVisible, timeout=10_000)
    assert path.exists()
    assert dialog.toast.action.text() == "Open the folder"
    assert not dialog.saver.isVisible()
    assert dialog.export.isVisible()
    assert "khách quen" in [value for _, value in cells(path, 3)]


def test_saving_can_be_given_up(qtbot: QtBot, dialog: OverviewDialog, tmp_path: Path) -> None:
    dialog.saver.write(tmp_path / "a.xlsx", dialog.shares.period.period())
    assert dialog.saver.isVisible()
    click(dialog.saver.cancel)
    assert dialog.export.isVisible()
    qtbot.waitUntil(lambda: not list(tmp_path.glob("*.part")))
    assert not (tmp_path / "a.xlsx").exists()


def test_a_file_that_can_not_be_written_is_said(qtbot: QtBot, dialog: OverviewDialog, tmp_path: Path) -> None:
    dialog.saver.write(tmp_path / "gone" / "a.xlsx", dialog.shares.period.period())
    qtbot.waitUntil(dialog.trouble.isVisible, timeout=10_000)
    assert dialog.export.isVisible()


def test_figures_follow_what_happens(qtbot: QtBot, dialog: OverviewDialog, shop: BusyShop) -> None:
    people = dialog.now.people
    people.setCurrentIndex(row_of(people.figures, BINH))
    shop.answer("3000000000000000001", 8, BINH)  # type: ignore[arg-type]
    before = column(people, "Unanswered")
    dialog.reload()
    qtbot.waitUntil(lambda: column(people, "Unanswered") != before)
    assert people.currentIndex() == row_of(people.figures, BINH), "what was chosen stays so"


def test_nobody_but_the_owner_is_told_anything(qtbot: QtBot, core: RulesCore, theme: Theme) -> None:
    core.by = AN
    made = OverviewDialog(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(made.trouble.isVisible)
    assert made.now.people.figures.lines == ()


def test_each_reason_has_a_word_for_the_file() -> None:
    assert set(sheet_words().whys) == set(Why)
