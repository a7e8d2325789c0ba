"""The tour among several people: an account, a rule from its trial to its end, two of them at one computer."""

from collections.abc import Generator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QScrollArea, QWidget

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Method, OldChoice
from tests.e2e.person import Steps
from tests.e2e.tour_ground import Ground
from ui.overview.dialog import OverviewDialog
from ui.people.staff_dialog import StaffDialog
from ui.rules.agree import AgreeDialog
from ui.rules.dialog import RulesDialog
from ui.shell.seat import Seat
from ui.shell.staff_screen import StaffScreen
from ui.shell.workspace import Workspace
from ui.widgets.question import Question

D = TypeVar("D", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier
NAME, EMAIL, RULE = "Nguyễn Thị An", "an@shop.vn", "Ca sáng"
ANSWER = "Dạ chào anh chị, em là An ạ"


class SharingLegs(Ground):
    def staff(self) -> Steps:
        """An account for An; with it, sharing appears on the rail."""
        person = self.person
        yield from person.rest()
        person.press(Qt.Key.Key_5, CTRL)
        dialog = yield from self._dialog(StaffDialog)
        person.picture("staff-nobody")
        person.click(dialog.nobody.button)
        for field, text in ((dialog.form.name, NAME), (dialog.form.email, EMAIL)):
            field.setFocus()
            person.type(text)
        person.click(dialog.save)
        yield from person.until(lambda: dialog.list.list.count() == 2, "An gets no account")
        yield from person.rest(20)
        person.picture("staff")
        yield from self._close(dialog)
        yield from person.until(self.workspace.navigation.rules_button.isVisible, "the rail shows no rules")

    def rule(self) -> Steps:
        """Made, tried, agreed to, saved."""
        person = self.person
        person.click(self.workspace.navigation.rules_button)
        dialog = yield from self._dialog(RulesDialog)
        person.click(dialog.nothing.button)
        yield from person.rest()
        dialog.form.name.setFocus()
        person.type(RULE)
        for row in dialog.form.sources.rows:
            person.click(row)
        dialog.form.staff.field.setFocus()
        person.type(EMAIL)
        person.press(Qt.Key.Key_Return)
        yield from person.until(dialog.form.staff.chosen, "An is not taken into the rule")
        yield from person.rest(20)
        person.picture("rule")
        self._choose(dialog, dialog.form.old.radios[OldChoice.AVAILABLE])
        yield from person.rest(20)
        person.picture("rule-old")
        person.click(dialog.test)
        yield from person.until(lambda: dialog.trial.table.isVisible() and dialog.trial.table.rowCount(), "no trial")
        yield from person.rest()
        person.picture("rule-trial")
        person.click(dialog.save)
        agree = yield from self._dialog(AgreeDialog)
        person.picture("rule-warning")
        person.click(agree.agree)
        yield from person.until(lambda: len(dialog._rules) == 1 and person.dialog() is dialog, "the rule is not saved")
        yield from person.rest(20)
        person.picture("rule-saved")
        yield from self._close(dialog)
        baskets = self.workspace.inbox.sharing.baskets
        yield from person.until(lambda: baskets.isVisible() and baskets.counts, "the inbox has no baskets")
        yield from person.rest(30)
        person.picture("shared-by-the-owner")

    def two_people(self) -> Steps:
        """An sits down, reads why a conversation is hers, and answers; back to the owner, who takes one over."""
        person = self.person
        yield from self._sit_down(NAME)
        inbox = self.workspace.inbox
        yield from self.open_top()
        yield from person.rest(30)
        person.picture("an-at-work")
        self.composer.editor.setFocus()
        person.type(ANSWER)
        person.press(Qt.Key.Key_Return)
        yield from person.until(lambda: self.outgoing(ANSWER) is not None, "An's answer is nowhere")
        person.press(Qt.Key.Key_Y, CTRL | Qt.KeyboardModifier.ShiftModifier)
        yield from person.until(lambda: inbox.sharing.card is not None and inbox.sharing.card.isVisible(), "no reason")
        yield from person.rest()
        person.picture("why-mine")
        person.press(Qt.Key.Key_Escape)
        an = inbox.open_conversation
        assert an is not None
        yield from self._sit_down(OWNER)
        yield from self.open(an)
        bar = self.workspace.inbox.sharing.bar
        yield from person.until(lambda: bar.isVisible() and bar.closes, "the owner could write into An's conversation")
        yield from person.rest(20)
        person.picture("the-owner-reads")
        person.click(bar.button)
        yield from person.until(lambda: not bar.closes, "the owner can't take it over")
        yield from person.rest(20)
        person.picture("taken-over")

    def claiming(self) -> Steps:
        """The rule changed to claiming; a new customer waits for whoever takes them."""
        person = self.person
        dialog = yield from self._open_rules()
        self._choose(dialog, dialog.form.method.cards[Method.CLAIM])
        yield from person.rest(20)
        person.picture("rule-claim")
        person.click(dialog.save)
        saved = lambda: [rule.method for rule in dialog._rules.values()] == [Method.CLAIM]  # noqa: E731
        yield from person.until(saved, "the method stays as it was")
        yield from self._close(dialog)

    def overview(self) -> Steps:
        """Who holds what, and who got what."""
        person = self.person
        yield from person.rest()
        person.press(Qt.Key.Key_4, CTRL)
        dialog = yield from self._dialog(OverviewDialog)
        yield from person.rest(30)
        person.picture("overview")
        yield from self._close(dialog)

    def rule_ends(self) -> Steps:
        """Deleted: its conversations go back to the owner."""
        person = self.person
        dialog = yield from self._open_rules()
        person.click(dialog.delete)
        question = yield from self._dialog(Question)
        person.picture("rule-delete")
        person.click(question.buttons["delete"])
        yield from person.until(lambda: not dialog._rules, "the rule is still there")
        yield from person.rest(20)
        person.picture("rule-deleted")
        yield from self._close(dialog)

    # --- ways

    def _dialog(self, kind: type[D]) -> Generator[None, None, D]:
        yield from self.person.until(lambda: isinstance(self.person.dialog(), kind), f"no {kind.__name__}")
        yield from self.person.rest(15)
        found = self.person.dialog()
        assert isinstance(found, kind)
        return found

    def _close(self, dialog: QDialog) -> Steps:
        self.person.press(Qt.Key.Key_Escape)
        yield from self.person.until(lambda: self.person.dialog() is not dialog, "the dialog stays")
        yield from self.person.rest()

    def _open_rules(self) -> Generator[None, None, RulesDialog]:
        yield from self.person.rest()
        self.person.press(Qt.Key.Key_3, CTRL)
        dialog = yield from self._dialog(RulesDialog)
        yield from self.person.until(lambda: dialog._rules, "the rule is not listed")
        yield from self.person.rest()
        return dialog

    def _choose(self, dialog: RulesDialog, choice: QWidget) -> None:
        area = next(one for one in dialog.findChildren(QScrollArea) if one.isAncestorOf(choice))
        area.ensureWidgetVisible(choice, 0, area.height() // 3)
        self.person.click(choice)

    def _seat(self) -> Seat:
        found = self.workspace.findChild(Seat)
        assert found is not None
        return found

    def _screen(self) -> Generator[None, None, StaffScreen]:
        yield from self.person.until(lambda: isinstance(self.window.page, StaffScreen), "no staff screen")
        page = self.window.page
        assert isinstance(page, StaffScreen)
        yield from self.person.until(lambda: len(page.tiles) > 1, "nobody is on the staff screen")
        return page

    def _at_work(self) -> StaffId | None:
        page = self.window.page
        return page.core.by if isinstance(page, Workspace) else None

    def _sit_down(self, who: str) -> Steps:
        self._seat().switch()
        screen = yield from self._screen()
        yield from self.person.rest(20)
        if who != OWNER:
            self.person.picture("who-is-here")
        tile = next(tile for tile in screen.tiles if (tile.one.id == OWNER) == (who == OWNER))
        self.person.click(tile)
        yield from self.person.until(
            lambda: (self._at_work() == OWNER) == (who == OWNER) and self._at_work(), "no way in"
        )
        inbox = self.workspace.inbox
        yield from self.person.until(lambda: inbox.model.rowCount() > 0, "there is nothing to do")
        yield from self.person.rest(30)
