"""Each option of a rule is set with clicks and keys, saved, and shown again as it was saved."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from app.domain.sharing.values import Options
from tests.fakes.rules_core import RulesCore
from tests.ui.rules.test_dialog import click, filled, saved
from ui.rules.dialog import RulesDialog
from ui.rules.options import NumberedTick

EDGE = QPoint(12, 12)


def press(tick: QCheckBox) -> None:
    QTest.mouseClick(tick, Qt.MouseButton.LeftButton, pos=QPoint(EDGE.x(), tick.height() // 2))


def with_number(numbered: NumberedTick, number: int) -> None:
    press(numbered.tick)
    numbered.number.setFocus()
    numbered.number.selectAll()
    QTest.keyClicks(numbered.number, str(number))
    QTest.keyClick(numbered.number, Qt.Key.Key_Tab)


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("only_unpaused", Options(only_unpaused=False)),
        ("cap", Options(cap=7)),
        ("reply_claims", Options(reply_claims=True)),
        ("hand_on", Options(hand_on_minutes=7)),
        ("idle", Options(idle_days=7)),
    ],
)
def test_an_option_is_set_saved_and_shown_again(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog, option: str, expected: Options
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    options = dialog.form.options
    click(options.toggle)
    control = getattr(options, option)
    if isinstance(control, NumberedTick):
        assert not control.number.isEnabled()
        with_number(control, 7)
    else:
        press(control)
    (rule,) = saved(qtbot, core, dialog, 1)
    assert rule.options == expected
    dialog.show_rule(rule.id)
    assert dialog.form.options.options() == expected
    assert dialog.form.options.inside.isVisible(), "what is not as usual is in sight"
