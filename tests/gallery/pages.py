"""Scenes of the first screens and of the wizard's pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QDialog, QPushButton, QVBoxLayout, QWidget

from app.domain.connections import Permission
from app.domain.ids import OaId, StaffId
from app.domain.setup import SetupFailure, SetupStep
from app.domain.sharing.values import Member, Method, Rule, RuleId
from app.errors import NeedsUser, StorageFailure
from app.events import BackfillProgress
from tests.fakes.setup import APP, OA, PROFILE, FakeCore, FakeSession
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.ui.connect.conftest import Browsers
from ui.connect.wizard import ConnectWizard
from ui.keys.page import Page
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.keys.trouble import TroublePage
from ui.keys.unlock import RecoveryPage, UnlockPage
from ui.shell.welcome import WelcomePage
from ui.theme.tokens import Size

CODE = "4KQ7-9XZ2-WJ5T-0HRM-6E3C-VB8N-PD1A-GY7F"
LINK = "https://oauth.zaloapp.com/v4/oa/permission?app_id=1"
MINUTE = 60_000
OA2 = OaId("3000000000000000002")


def _page(stage: Stage, page: Page) -> QWidget:
    """A first screen fills its window."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    return stage.window(frame)


@scene("welcome", "window")
def welcome(stage: Stage) -> QWidget:
    return _page(stage, WelcomePage(stage.theme, stage.languages))


@scene("recovery code", "window")
def recovery_code(stage: Stage) -> QWidget:
    return _page(stage, RecoveryCodePage(stage.theme, CODE))


@scene("new passphrase too short", "dialog")
def passphrase(stage: Stage) -> QWidget:
    page = NewPassphrasePage(stage.theme)
    page.first.setText("bún chả")
    page.second.setText("bún")
    page.go_button.click()
    return stage.show(page, Size.TEXT_MAX, Size.DIALOG_H)


@scene("unlock", "dialog")
def unlock(stage: Stage) -> QWidget:
    return stage.show(UnlockPage(stage.theme), Size.TEXT_MAX, Size.FORM)


@scene("unlock with a wrong passphrase", "dialog")
def unlock_wrong(stage: Stage) -> QWidget:
    page = UnlockPage(stage.theme)
    page.passphrase.setText("sai rồi")
    page.show_error(NeedsUser("wrong_passphrase"))
    return stage.show(page, Size.TEXT_MAX, Size.FORM)


@scene("unlock by recovery code", "dialog")
def unlock_by_code(stage: Stage) -> QWidget:
    return stage.show(RecoveryPage(stage.theme, can_go_back=True), Size.TEXT_MAX, Size.FORM)


@scene("data damaged", "dialog")
def damaged(stage: Stage) -> QWidget:
    page = TroublePage(stage.theme, StorageFailure("damaged"), Path("/home/shop/.local/share/quaychat"), recovery=True)
    return stage.show(page, Size.DIALOG_W, Size.FORM)


def _wizard(stage: Stage, come: Callable[[FakeSession, ConnectWizard, FakeCore], None]) -> QDialog:
    core = FakeCore()
    made = ConnectWizard(core, stage.theme, open_browser=Browsers())
    stage.show(made, made.width(), made.height())
    come(core.connections.sessions[-1], made, core)
    return made


def _press(wizard: ConnectWizard, name: str) -> None:
    next(one for one in wizard.findChildren(QPushButton, name) if one.isVisible()).click()


@scene("wizard who can connect", "dialog")
def wizard_who(stage: Stage) -> QWidget:
    return _wizard(stage, lambda session, wizard, core: None)


@scene("wizard app", "dialog")
def wizard_app(stage: Stage) -> QWidget:
    return _wizard(stage, lambda session, wizard, core: session.become(step=SetupStep.APP))


@scene("wizard app refused", "dialog")
def wizard_app_refused(stage: Stage) -> QWidget:
    wrong = SetupFailure("wrong_secret")
    return _wizard(stage, lambda session, wizard, core: session.become(step=SetupStep.APP, app=APP, failure=wrong))


def _sign_in(session: FakeSession, core: FakeCore) -> None:
    deadline = core.clock.now() + 10 * MINUTE
    session.become(step=SetupStep.SIGN_IN, app=APP, permission_url=LINK, deadline=deadline, can_go_back=True)


@scene("wizard sign in", "dialog")
def wizard_sign_in(stage: Stage) -> QWidget:
    return _wizard(stage, lambda session, wizard, core: _sign_in(session, core))


@scene("wizard other ways", "dialog")
def wizard_other_ways(stage: Stage) -> QWidget:
    def come(session: FakeSession, wizard: ConnectWizard, core: FakeCore) -> None:
        _sign_in(session, core)
        stage.settle()
        _press(wizard, "way_tokens")

    return _wizard(stage, come)


@scene("wizard working", "dialog")
def wizard_working(stage: Stage) -> QWidget:
    return _wizard(stage, lambda session, wizard, core: session.become(step=SetupStep.WORKING))


@scene("wizard confirm without a permission", "dialog")
def wizard_confirm(stage: Stage) -> QWidget:
    missing = (Permission.SEND,)
    return _wizard(
        stage,
        lambda session, wizard, core: session.become(
            step=SetupStep.CONFIRM, profile=PROFILE, missing=missing, can_go_back=True
        ),
    )


@scene("wizard chat right", "dialog")
def wizard_right(stage: Stage) -> QWidget:
    return _wizard(
        stage,
        lambda session, wizard, core: session.become(step=SetupStep.CHAT_RIGHT, profile=PROFILE, can_go_back=True),
    )


def _rules_of(session: FakeSession, wizard: ConnectWizard, core: FakeCore) -> None:
    session.become(step=SetupStep.CHAT_RIGHT, profile=PROFILE, can_go_back=True)
    wizard.show()
    wizard.findChild(QAbstractButton, "shared").click()


@scene("wizard new rule", "dialog")
def wizard_new_rule(stage: Stage) -> QWidget:
    return _wizard(stage, _rules_of)


@scene("wizard one of the rules", "dialog")
def wizard_rules(stage: Stage) -> QWidget:
    def come(session: FakeSession, wizard: ConnectWizard, core: FakeCore) -> None:
        members = (Member(StaffId("an")), Member(StaffId("binh")))
        core.rules.listed = [
            Rule(RuleId("1"), "Ca sáng", (OA2,), members, Method.ROUND_ROBIN),
            Rule(RuleId("2"), "Cả tiệm", (OA2,), members[:1], Method.CLAIM),
        ]
        _rules_of(session, wizard, core)

    return _wizard(stage, come)


@scene("wizard done while fetching", "dialog")
def wizard_done(stage: Stage) -> QWidget:
    def come(session: FakeSession, wizard: ConnectWizard, core: FakeCore) -> None:
        core.sync.progress[OA] = BackfillProgress(OA, 38, 128, 2_040)
        session.become(step=SetupStep.DONE, profile=PROFILE)

    return _wizard(stage, come)


@scene("wizard failed offline", "dialog")
def wizard_failed(stage: Stage) -> QWidget:
    return _wizard(stage, lambda session, wizard, core: session.fail("offline"))
