"""The owner's view over the real use cases, in a shop in the middle of a day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.overview_core import BusyShop
from tests.fakes.rules_core import RulesCore
from ui.overview.dialog import OverviewDialog
from ui.theme.theme import Theme


@pytest.fixture
def core(tmp_path: Path) -> Iterator[RulesCore]:
    made = RulesCore.open(tmp_path)
    yield made
    made.close()


@pytest.fixture
def shop(core: RulesCore) -> BusyShop:
    made = BusyShop(core)
    made.play()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, core: RulesCore, theme: Theme) -> Iterator[OverviewDialog]:
    """Over the shop as it is when this is asked for."""
    made = OverviewDialog(core, theme)  # type: ignore[arg-type]
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.open()
    qtbot.waitUntil(lambda: bool(made.now.people.figures.heads))
    yield made
    if not gone:
        made.close()
        made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
