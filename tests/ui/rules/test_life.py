"""A rule from its making to its end, with clicks and keys alone; `tests/e2e/test_offline.py` plays it without a
network."""

from pytestqt.qtbot import QtBot

from app.domain.sharing.values import Method, OldChoice
from tests.fakes.rules_core import AN, BINH, RulesCore
from tests.ui.rules.test_dialog import click, filled, opened, rules, typed
from ui.rules.agree import AgreeDialog
from ui.rules.dialog import TRIAL, RulesDialog
from ui.widgets.question import Question


def test_the_whole_life_of_a_rule(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    # made and tried
    filled(dialog, "Ca sáng", "an@shop.vn", "binh@shop.vn", oas=(0, 1))
    click(dialog.form.old.radios[OldChoice.AVAILABLE])
    click(dialog.test)
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == TRIAL)
    tried = [dialog.trial.table.item(row, 2).text() for row in range(dialog.trial.table.rowCount())]
    assert len(tried) == 4
    assert not rules(core)
    # saved, after the warning, as it was tried
    click(dialog.save)
    asked = opened(qtbot, dialog, AgreeDialog)
    assert isinstance(asked, AgreeDialog)
    click(asked.agree)
    qtbot.waitUntil(lambda: len(rules(core)) == 1)
    (rule,) = rules(core)
    assert ([one.staff for one in rule.members], rule.seq) == ([AN, BINH], 4)
    # edited
    qtbot.waitUntil(lambda: dialog.form.name.text() == "Ca sáng")
    dialog.form.name.selectAll()
    typed(dialog.form.name, "Ca sáng sớm")
    click(dialog.form.method.cards[Method.CLAIM].radio)
    click(dialog.save)
    qtbot.waitUntil(lambda: [(one.name, one.method) for one in rules(core)] == [("Ca sáng sớm", Method.CLAIM)])
    # deleted, and that is all
    qtbot.waitUntil(dialog.delete.isVisible)
    click(dialog.delete)
    question = opened(qtbot, dialog, Question)
    assert isinstance(question, Question)
    click(question.buttons["delete"])
    qtbot.waitUntil(lambda: not rules(core))
    assert core.kept() == {}
