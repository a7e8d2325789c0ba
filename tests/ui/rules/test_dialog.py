"""The life of a rule as its owner leads it, with keys and clicks, and no network anywhere."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.sharing.values import Method, OldChoice, Rule
from app.errors import Transient
from tests.fakes.rules_core import AN, BINH, CUC, RulesCore
from tests.fakes.setup import OA
from tests.ui.rules.conftest import THIRD
from ui.rules.agree import AgreeDialog
from ui.rules.conflict import ConflictDialog
from ui.rules.dialog import FORM, NOTHING, TRIAL, RulesDialog
from ui.theme.theme import Theme
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT)


def typed(widget: QWidget, text: str) -> None:
    """Key events with any letters; QTest's own know ASCII alone."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, event)


def texts(inside: QWidget) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def rules(core: RulesCore) -> list[Rule]:
    return list(core.saved().values())


def filled(dialog: RulesDialog, name: str, *emails: str, oas: tuple[int, ...] = (0,)) -> None:
    """As a person does: type the name, tick the OAs, type the addresses."""
    click(dialog.list.new)
    typed(dialog.form.name, name)
    for row in oas:
        click(dialog.form.sources.rows[row])
    for email in emails:
        typed(dialog.form.staff.field, email)
        QTest.keyClick(dialog.form.staff.field, Qt.Key.Key_Return)


def saved(qtbot: QtBot, core: RulesCore, dialog: RulesDialog, count: int) -> list[Rule]:
    click(dialog.save)
    qtbot.waitUntil(lambda: len(rules(core)) == count)
    qtbot.waitUntil(lambda: len(dialog._around.rules) == count)
    return rules(core)


def opened(qtbot: QtBot, dialog: RulesDialog, kind: type[QDialog]) -> QDialog:
    def there() -> bool:
        return bool([one for one in dialog.findChildren(kind) if one.isVisible()])

    qtbot.waitUntil(there)
    return next(one for one in dialog.findChildren(kind) if one.isVisible())


def test_with_no_rule_it_says_what_a_rule_is(dialog: RulesDialog) -> None:
    assert dialog._pages.currentIndex() == NOTHING
    click(dialog.nothing.button)
    assert dialog._pages.currentIndex() == FORM
    assert dialog.form.name.hasFocus()


def test_the_form_leads_to_the_accounts_of_the_staff(qtbot: QtBot, dialog: RulesDialog) -> None:
    click(dialog.nothing.button)
    with qtbot.waitSignal(dialog.staff_wanted):
        click(dialog.form.staff.accounts)


def test_a_rule_is_made_with_keys_and_clicks(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "BINH@shop.vn ", "an@shop.vn")
    (rule,) = saved(qtbot, core, dialog, 1)
    assert (rule.name, rule.sources, [one.staff for one in rule.members]) == ("Ca sáng", (OA,), [BINH, AN])
    assert (rule.method, rule.old) == (Method.ROUND_ROBIN, OldChoice.KEEP)
    assert "Ca sáng" in dialog.list.list.currentItem().text()
    assert dialog.toast.isVisible()
    click(dialog.toast.action)
    qtbot.waitUntil(lambda: not rules(core))


def test_rr30_what_is_wrong_with_addresses_is_named_and_nothing_is_saved(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog
) -> None:
    filled(dialog, "Ca sáng", " An@Shop.vn, an@shop.vn, unknown@x")
    field = dialog.form.staff
    assert field.chosen() == (AN,)
    assert "unknown@x" in field.trouble.text()
    assert "an@shop.vn" in field.trouble.text()
    click(dialog.save)
    qtbot.wait(20)
    assert not rules(core)
    assert field.field.hasFocus()
    field.field.clear()
    saved(qtbot, core, dialog, 1)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_bad_name_is_told_beside_its_field(qtbot: QtBot, core: RulesCore, dialog: RulesDialog, name: str) -> None:
    filled(dialog, name)
    click(dialog.save)
    qtbot.wait(20)
    assert dialog.form.name_trouble.isVisible()
    assert dialog.form.name.hasFocus()
    assert not rules(core)


def test_rr16_an_oa_of_another_rule_is_named_and_can_be_moved(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    saved(qtbot, core, dialog, 1)
    filled(dialog, "Ca tối", "binh@shop.vn", oas=(2,))
    row = dialog.form.sources.rows[0]
    assert not row.check.isEnabled()
    qtbot.waitUntil(lambda: "Ca sáng" in texts(row))
    click(row.move_here)
    assert row.check.isChecked()
    saved(qtbot, core, dialog, 2)
    by_name = {rule.name: rule.sources for rule in rules(core)}
    assert by_name == {"Ca sáng": (), "Ca tối": (OA, THIRD)}


def test_the_trial_shows_who_would_get_what_before_anything_is_saved(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn", "binh@shop.vn")
    click(dialog.form.old.radios[OldChoice.AVAILABLE])
    click(dialog.test)
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == TRIAL)
    table = dialog.trial.table
    told = [[table.item(row, column).text() for column in (0, 2)] for row in range(table.rowCount())]
    assert told == [
        ["Cô Sáu", "Nguyễn Văn An"],
        ["Mẹ Bắp", "Trần Thị Bình"],
        ["Anh Tuấn", "Nguyễn Văn An"],
        ["Chị Hoa", "Trần Thị Bình"],
    ]
    assert not rules(core)
    click(dialog.test)
    assert dialog._pages.currentIndex() == FORM


def test_counts_follow_the_ticks(qtbot: QtBot, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng")
    qtbot.waitUntil(lambda: dialog.form.old.counts.text().startswith("4 old; 4 with nobody"))
    click(dialog.form.sources.rows[0])
    qtbot.waitUntil(lambda: dialog.form.old.counts.text() == "There are no old conversations.")


def test_ol04_all_is_shared_after_its_number_is_typed(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    click(dialog.form.old.radios[OldChoice.ALL])
    assert dialog.form.old.warning.isVisible()
    click(dialog.save)
    asked = opened(qtbot, dialog, AgreeDialog)
    assert isinstance(asked, AgreeDialog)
    assert not asked.agree.isEnabled()
    typed(asked.number, "5")
    assert not asked.agree.isEnabled()
    QTest.keyClick(asked.number, Qt.Key.Key_Backspace)
    typed(asked.number, "4")
    click(asked.agree)
    qtbot.waitUntil(lambda: len(rules(core)) == 1)


def test_going_back_from_the_warning_saves_nothing_and_keeps_the_form(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    click(dialog.form.old.radios[OldChoice.AVAILABLE])
    click(dialog.save)
    asked = opened(qtbot, dialog, AgreeDialog)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert not rules(core)
    assert dialog.form.name.text() == "Ca sáng"


def test_people_are_put_in_order_by_keys_and_by_dragging(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn", "binh@shop.vn", "cuc@shop.vn")
    field = dialog.form.staff
    field.chips[2].setFocus()
    QTest.keyClick(field.chips[2], Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert field.chosen() == (AN, CUC, BINH)
    chip = field.chips[0]
    QTest.mousePress(chip, LEFT, pos=QPoint(60, 10))
    QTest.mouseMove(chip, QPoint(60, 40))
    QTest.mouseMove(chip, QPoint(60, field.chips[2].geometry().bottom() - chip.y()))
    QTest.mouseRelease(chip, LEFT)
    assert field.chosen() == (CUC, BINH, AN)
    field.chips[1].setFocus()
    QTest.keyClick(field.chips[1], Qt.Key.Key_Delete)
    assert field.chosen() == (CUC, AN)
    (rule,) = saved(qtbot, core, dialog, 1)
    assert [one.staff for one in rule.members] == [CUC, AN]


def test_a_draft_survives_a_crash(qtbot: QtBot, core: RulesCore, dialog: RulesDialog, theme: Theme) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    qtbot.waitUntil(lambda: any(draft.members for draft in core.kept().values()))
    again = RulesDialog(core, theme)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.open()
    qtbot.waitUntil(lambda: again.form.name.text() == "Ca sáng")
    assert again.form.staff.chosen() == (AN,)
    click(again.give_up)
    qtbot.waitUntil(lambda: not core.kept())


def test_two_edits_are_shown_side_by_side(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    (rule,) = saved(qtbot, core, dialog, 1)
    dialog.form.name.selectAll()
    typed(dialog.form.name, "Ca sáng sớm")
    core.edit_elsewhere(rule, name="Ca chiều")
    click(dialog.save)
    asked = opened(qtbot, dialog, ConflictDialog)
    assert isinstance(asked, ConflictDialog)
    assert asked.rows == [("Name", "Ca sáng sớm", "Ca chiều")]
    click(asked.mine)
    click(dialog.save)
    qtbot.waitUntil(lambda: [one.name for one in rules(core)] == ["Ca sáng sớm"])


def test_rr28_deleting_asks_with_the_number_and_can_be_taken_back(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    click(dialog.form.old.radios[OldChoice.AVAILABLE])
    click(dialog.save)
    asked = opened(qtbot, dialog, AgreeDialog)
    assert isinstance(asked, AgreeDialog)
    click(asked.agree)
    qtbot.waitUntil(lambda: len(dialog._around.rules) == 1)
    click(dialog.delete)
    question = opened(qtbot, dialog, Question)
    assert isinstance(question, Question)
    assert "4 conversation" in texts(question)
    click(question.buttons["delete"])
    qtbot.waitUntil(lambda: not rules(core))
    click(dialog.toast.action)
    qtbot.waitUntil(lambda: len(rules(core)) == 1)


def test_a_copy_has_the_people_and_no_oa(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn", "binh@shop.vn")
    saved(qtbot, core, dialog, 1)
    click(dialog.copy)
    assert dialog.form.staff.chosen() == (AN, BINH)
    assert dialog.form.sources.chosen() == ()
    saved(qtbot, core, dialog, 2)


def test_options_unfold_and_are_saved(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    options = dialog.form.options
    assert not options.inside.isVisible()
    click(options.toggle)
    assert options.inside.isVisible()
    options.cap.tick.setChecked(True)
    options.cap.number.setValue(3)
    options.reply_claims.setChecked(True)
    (rule,) = saved(qtbot, core, dialog, 1)
    assert (rule.options.cap, rule.options.reply_claims, rule.options.hand_on_minutes) == (3, True, None)


def test_enter_in_a_field_saves_and_never_takes_back(qtbot: QtBot, core: RulesCore, dialog: RulesDialog) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    saved(qtbot, core, dialog, 1)
    assert dialog.toast.isVisible()
    filled(dialog, "Ca tối", "binh@shop.vn", oas=(2,))
    QTest.keyClick(dialog.form.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(rules(core)) == 2)


def test_what_could_not_be_saved_while_the_database_is_away_is_tried_again_before_it_is(
    qtbot: QtBot, core: RulesCore, dialog: RulesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(dialog, "Ca sáng", "an@shop.vn")
    with monkeypatch.context() as away:

        async def refuse(*given: object, **named: object) -> None:
            raise Transient("no_database", reached=False)

        away.setattr(core.rules, "save", refuse)
        click(dialog.save)
        qtbot.waitUntil(dialog.trouble.isVisible)
    assert dialog.form.name.text() == "Ca sáng"
    qtbot.waitUntil(lambda: [draft.name for draft in core.kept().values()] == ["Ca sáng"])
    click(dialog.save)
    qtbot.waitUntil(lambda: dialog._pages.currentIndex() == TRIAL)
    assert not rules(core), "nothing is applied that one has not seen again"
    saved(qtbot, core, dialog, 1)
