"""The rules' dialog over the real use cases, in a shop with three people and three OAs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.fakes.rules_core import AN, BINH, CUC, RulesCore
from tests.fakes.setup import OA, connection
from ui.rules.dialog import RulesDialog
from ui.theme.theme import Theme

SECOND, THIRD = "3000000000000000002", "3000000000000000003"


@pytest.fixture
def core(tmp_path: Path) -> Iterator[RulesCore]:
    made = RulesCore.open(tmp_path)
    made.hire(AN, BINH, CUC)
    made.history(OA, "Chị Hoa", "Anh Tuấn", "Mẹ Bắp", "Cô Sáu")
    made.connections.become(connection(OA, "Tiệm Hoa"), connection(SECOND, "Quà Tặng"), connection(THIRD, "Kho sỉ"))
    yield made
    made.close()


@pytest.fixture
def dialog(qtbot: QtBot, core: RulesCore, theme: Theme) -> Iterator[RulesDialog]:
    made = RulesDialog(core, theme)  # type: ignore[arg-type]
    made.open()
    qtbot.waitUntil(lambda: len(made._around.connections) == 3)
    yield made
    gone: list[bool] = []
    made.destroyed.connect(lambda: gone.append(True))
    made.close()
    made.deleteLater()
    qtbot.waitUntil(lambda: bool(gone))
