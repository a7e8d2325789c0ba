"""The list as it was looked at last is there again when the app is opened."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.listing import Show, Sort, View
from app.settings import Settings, usual_list
from tests.fakes.inbox import OA2
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane


def test_filter_order_and_oa_are_there_again(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    first = open_pane()
    assert usual_list(core.settings.current)
    qtbot.mouseClick(first.list.filters.buttons[Show.UNANSWERED], Qt.MouseButton.LeftButton)
    first.list.look(View(Show.UNANSWERED, Sort.WAITING, OA2, "VIP"))
    qtbot.waitUntil(lambda: core.settings.current.list_tag == "VIP")
    assert not usual_list(core.settings.current)
    first.close()
    again = open_pane().list
    view = again.view
    assert (view.show, view.sort, view.oa_id, view.tag) == (Show.UNANSWERED, Sort.WAITING, OA2, "VIP")
    assert again.filters.buttons[Show.UNANSWERED].isChecked()
    assert again.strip.isVisible()


def test_the_closed_are_looked_up_and_not_stayed_at(qtbot: QtBot, open_pane: OpenPane, core: InboxCore) -> None:
    pane = open_pane()
    pane.list.look(View(Show.CLOSED, Sort.WAITING))
    qtbot.waitUntil(lambda: core.settings.current.list_sort == "waiting")
    assert core.settings.current.list_show == "all"


def test_an_oa_that_has_gone_narrows_nothing(open_pane: OpenPane, core: InboxCore) -> None:
    core.settings.change(list_oa="404")
    assert open_pane().list.view.oa_id is None


def test_each_part_of_a_view_is_unusual() -> None:
    assert usual_list(Settings())
    for part in ({"list_show": "unread"}, {"list_sort": "window"}, {"list_oa": "1"}, {"list_tag": "VIP"}):
        assert not usual_list(Settings(**part))  # type: ignore[arg-type]
