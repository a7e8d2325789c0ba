"""Being away: offered to whom rules give something, said as long as it lasts, ended by one press."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER
from app.domain.sharing import edits
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Options, Status
from app.domain.staff import Staff
from app.store import staff
from tests.fakes.inbox import OA
from tests.fakes.overview_core import MORNING, BusyShop
from tests.fakes.rules_core import AN, BINH, RulesCore
from ui.shell.away import AwayStrip
from ui.theme.theme import Theme


@pytest.fixture
def core(tmp_path: Path) -> Iterator[RulesCore]:
    made = RulesCore.open(tmp_path)
    made.by = AN
    BusyShop(made).play()
    yield made
    made.close()


@pytest.fixture
def strip(qtbot: QtBot, core: RulesCore, theme: Theme) -> AwayStrip:
    made = AwayStrip(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.mine.member or core.by == OWNER)
    return made


def offered(qtbot: QtBot, strip: AwayStrip, core: RulesCore) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    (me,) = [one for one in _everybody(core) if one.id == core.by]
    strip.offer(menu, me)
    return menu


def _everybody(core: RulesCore) -> list[Staff]:
    with core._writing() as session:
        return staff.everybody(session)


def test_who_is_there_sees_nothing_and_is_offered_to_leave(qtbot: QtBot, strip: AwayStrip, core: RulesCore) -> None:
    assert not strip.isVisibleTo(strip.parentWidget())
    menu = offered(qtbot, strip, core)
    (action,) = menu.actions()
    assert action.text() == "Away"
    action.trigger()
    qtbot.waitUntil(strip.isVisible)
    assert strip.text.text().startswith("You are away: nothing new is given to you. 5 open conversation")
    menu = offered(qtbot, strip, core)
    assert [action.text() for action in menu.actions()] == ["I am back"]


def test_nothing_new_comes_while_one_is_away_and_one_press_ends_it(
    qtbot: QtBot, strip: AwayStrip, core: RulesCore
) -> None:
    strip.leave()
    qtbot.waitUntil(strip.isVisible)
    shop = BusyShop(core)
    shop.now = core.clock.now()
    shop.write(OA, *(f"Mới {number}" for number in range(30)))
    assert strip.mine.open == 5
    QTest.mouseClick(strip.first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not strip.isVisible())
    assert {one.id: one.status for one in _everybody(core)}[AN] is Status.ACTIVE


def test_what_is_handed_on_meanwhile_is_said(qtbot: QtBot, strip: AwayStrip, core: RulesCore) -> None:
    shop = BusyShop(core)
    shop.now = core.clock.now()
    draft = RuleDraft(MORNING, "Ca sáng", (OA,), (AN, BINH), options=Options(hand_on_minutes=600), version=1)
    shop.decide(lambda now: edits.save_rule(now, draft, shop.now, OWNER))
    strip.leave()
    qtbot.waitUntil(strip.isVisible)
    assert "What is unanswered for 600 minutes goes to others." in strip.text.text()


def test_whom_no_rule_gives_anything_is_not_offered_to_leave(qtbot: QtBot, core: RulesCore, theme: Theme) -> None:
    core.by = OWNER
    made = AwayStrip(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    menu = offered(qtbot, made, core)
    assert menu.actions() == []
