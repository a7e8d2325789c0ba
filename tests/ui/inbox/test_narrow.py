"""A small screen at a large zoom: the thread keeps the larger part of the inbox."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.core import FakeCore
from tests.fakes.setup import connection
from ui.inbox.pane import InboxPane
from ui.theme.theme import Theme
from ui.theme.tokens import Size


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


def test_the_list_gives_way_and_has_its_minimum_elsewhere(qtbot: QtBot, zoomed: Theme, tmp_path: Path) -> None:
    pane = InboxPane(FakeCore(tmp_path).with_oas(connection()), zoomed)  # type: ignore[arg-type]
    qtbot.addWidget(pane)
    pane.resize(1200, 600)
    pane.show()
    assert pane.list.minimumWidth() == Size.LIST_MIN
    zoomed.set_zoom(200)
    pane.resize(870, 600)
    qtbot.waitUntil(lambda: pane.splitter.sizes()[0] <= 0.4 * pane.width() + 1)
    assert pane.splitter.sizes()[1] > pane.splitter.sizes()[0]
