"""The wizard as a person uses it: clicks, keys, and what the session is told."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.domain.connections import ChatRight, Permission
from app.domain.ids import OaId, StaffId
from app.domain.setup import FAILURES, SetupFailure, SetupStep
from app.domain.sharing.values import Member, OldChoice, Rule, RuleId
from app.domain.staff import Staff
from app.errors import Rejected, StorageFailure
from app.events import BackfillProgress, StaffChanged
from tests.fakes.setup import APP, OA, PROFILE, FakeCore, FakeSession, connection
from tests.ui.connect.conftest import Browsers, StandIn
from ui.connect.failures import FAILURE_WORDS
from ui.connect.wizard import ConnectWizard
from ui.rules.agree import AgreeDialog
from ui.theme.theme import Theme

Press = Callable[[QWidget, str], None]
URL = "https://oauth.zaloapp.com/v4/oa/permission?app_id=1"


def heading(wizard: ConnectWizard) -> str:
    return wizard.findChild(QLabel, "heading").text()


def texts(inside: QWidget) -> str:
    return "\n".join(one.text() for one in inside.findChildren(QLabel) if one.isVisible())


def sign_in(core: FakeCore, session: FakeSession) -> None:
    session.become(
        step=SetupStep.SIGN_IN, app=APP, permission_url=URL, deadline=core.clock.now() + 599_000, can_go_back=True
    )


def asked(wizard: ConnectWizard) -> QMessageBox:
    return wizard.findChild(QMessageBox, "leaving")


def test_the_first_page_says_who_can_connect_and_enter_starts(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession
) -> None:
    assert "Only an admin" in texts(wizard)
    assert session.calls == []
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ("begin",) in session.calls)
    assert heading(wizard) == "The shop's Zalo app"


def test_the_app_is_handed_over_tidied(qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press) -> None:
    press(wizard, "start")
    for name, text in (
        ("app_id", " 1234567890123456789 "),
        ("app_secret", "aB3dE5fG7hJ9"),
        ("callback", "https://a.vn/z"),
    ):
        qtbot.keyClicks(wizard.findChild(QLineEdit, name), text)
    qtbot.keyClick(wizard.findChild(QLineEdit, "callback"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(session.calls) > 1)
    assert session.calls[-1] == ("submit_app", "1234567890123456789", "aB3dE5fG7hJ9", "https://a.vn/z")


def test_a_wrong_field_is_named_and_nothing_is_sent(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    qtbot.keyClicks(wizard.findChild(QLineEdit, "app_id"), "12x")
    assert "An app id has digits only" in texts(wizard)
    press(wizard, "submit_app")
    assert session.calls == [("begin",)]
    assert "This is needed." in texts(wizard)
    assert wizard.focusWidget() is wizard.findChild(QLineEdit, "app_id")


def test_the_secret_is_hidden_until_the_eye_is_pressed(wizard: ConnectWizard, press: Press) -> None:
    press(wizard, "start")
    secret = wizard.findChild(QLineEdit, "app_secret")
    assert secret.echoMode() == QLineEdit.EchoMode.Password
    secret.findChild(QToolButton).click()
    assert secret.echoMode() == QLineEdit.EchoMode.Normal


def test_the_secret_leaves_the_field_with_its_page(
    core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    secret = wizard.findChild(QLineEdit, "app_secret")
    secret.setText("aB3dE5fG7hJ9")
    sign_in(core, session)
    assert secret.text() == ""


def test_a_known_app_needs_no_secret_again(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.APP, app=APP)
    press(wizard, "submit_app")
    qtbot.waitUntil(lambda: len(session.calls) > 1)
    assert session.calls[-1] == ("submit_app", APP.app_id, "", APP.redirect_uri)


def test_what_the_core_refuses_is_marked_each_time(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.APP, app=APP, failure=SetupFailure("wrong_secret"))
    secret = wizard.findChild(QLineEdit, "app_secret")
    assert secret.property("role") == "bad"
    qtbot.keyClicks(secret, "aB3dE5fG7hJ9")
    assert secret.property("role") == ""
    press(wizard, "submit_app")
    qtbot.waitUntil(lambda: secret.property("role") == "bad")


def test_the_browser_opens_for_the_login_and_closes_with_it(
    core: FakeCore, wizard: ConnectWizard, session: FakeSession, browsers: Browsers, press: Press
) -> None:
    press(wizard, "start")
    assert browsers.made == []
    sign_in(core, session)
    assert [one.started for one in browsers.made] == [[URL]]
    session.become(step=SetupStep.WORKING)
    assert browsers.made[0].closed


def test_the_callback_and_each_page_go_to_the_session(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, browsers: Browsers
) -> None:
    wizard._begin()
    sign_in(core, session)
    browsers.made[0].moved.emit("https://oauth.zaloapp.com/v4/permission/error?error_code=-14003")
    browsers.made[0].callback.emit(APP.redirect_uri + "?code=c")
    qtbot.waitUntil(lambda: len(session.calls) == 3)
    assert [call[0] for call in session.calls[1:]] == ["landed", "landed"]
    assert session.calls[-1] == ("landed", APP.redirect_uri + "?code=c")


def test_a_page_that_cannot_load_is_told(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, browsers: Browsers
) -> None:
    wizard._begin()
    sign_in(core, session)
    browsers.made[0].failed.emit("offline")
    qtbot.waitUntil(lambda: ("load_failed", "offline") in session.calls)


def test_the_host_and_what_was_refused_stand_above_the_page(
    core: FakeCore, wizard: ConnectWizard, session: FakeSession, browsers: Browsers, press: Press
) -> None:
    press(wizard, "start")
    sign_in(core, session)
    assert wizard.findChild(QLabel, "host").text() == "oauth.zaloapp.com"
    browsers.made[0].moved.emit("https://id.zalo.me/account")
    assert wizard.findChild(QLabel, "host").text() == "id.zalo.me"
    browsers.made[0].foreign.emit("https://example.com/x")
    assert "doesn't belong to Zalo: example.com" in texts(wizard)
    browsers.made[0].download_refused.emit()
    assert "Nothing is downloaded" in texts(wizard)
    browsers.made[0].crashed.emit()
    assert "stopped working" in texts(wizard)


def test_time_that_is_left(core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press) -> None:
    press(wizard, "start")
    sign_in(core, session)
    assert wizard.findChild(QLabel, "countdown").text().endswith("9:59")
    core.clock.set_wall(core.clock.now() + 9 * 60_000)
    session.become(redirect_uri="x")
    assert wizard.findChild(QLabel, "countdown").text().endswith("0:59")
    assert wizard.findChild(QLabel, "countdown").property("role") == "warning"


def test_pasting_the_address(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    sign_in(core, session)
    press(wizard, "way_address")
    field = wizard._sign_in.address.field.edit
    assert wizard.focusWidget() is field
    qtbot.keyClicks(field, "nonsense")
    press(wizard, "use_address")
    assert session.calls == [("begin",)]
    field.setText(" https://tiemthu.vn/zalo?code=c ")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.calls[-1] == ("paste_address", "https://tiemthu.vn/zalo?code=c"))
    session.become(failure=SetupFailure("bad_address"))
    assert field.property("role") == "bad"


def test_pasting_a_token_pair(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    sign_in(core, session)
    press(wizard, "way_tokens")
    access, refresh = wizard.findChild(QLineEdit, "access_token"), wizard.findChild(QLineEdit, "refresh_token")
    qtbot.keyClicks(access, "A" * 40)
    qtbot.keyClicks(refresh, "A" * 40)
    press(wizard, "use_tokens")
    assert "That is the access token again" in texts(wizard)
    refresh.setText("R" * 40)
    press(wizard, "use_tokens")
    qtbot.waitUntil(lambda: session.calls[-1] == ("paste_tokens", "A" * 40, "R" * 40))
    session.become(step=SetupStep.WORKING)
    assert access.text() == refresh.text() == ""


def test_confirming_an_oa_with_all_permissions(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CONFIRM, profile=PROFILE)
    assert PROFILE.name in texts(wizard)
    assert "Tăng trưởng" in texts(wizard)
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.calls[-1] == ("confirm",))


@pytest.mark.parametrize("way", [("grant_again", "restart"), ("confirm", "confirm")])
def test_a_missing_permission_names_the_lost_function(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press, way: tuple[str, str]
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CONFIRM, profile=PROFILE, missing=(Permission.SEND,))
    assert "You can read, but not answer." in texts(wizard)
    press(wizard, way[0])
    qtbot.waitUntil(lambda: session.calls[-1] == (way[1],))


def test_only_me_is_one_click(qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CHAT_RIGHT, profile=PROFILE, can_go_back=True)
    qtbot.mouseClick(wizard.findChild(QWidget, "only_me"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.calls[-1] == ("choose_right", ChatRight.ONLY_ME))


def asking_for_a_rule(qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CHAT_RIGHT, profile=PROFILE, can_go_back=True)
    qtbot.mouseClick(wizard.findChild(QWidget, "shared"), Qt.MouseButton.LeftButton)
    assert heading(wizard) == "By which rule?"


def test_yes_asks_for_a_new_rule_where_there_is_none(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    core.connections.listed = [connection()]
    asking_for_a_rule(qtbot, wizard, session, press)
    form = wizard._rule.form
    qtbot.waitUntil(lambda: form.sources.chosen() == (OA,))
    qtbot.keyClicks(form.name, "Ca sang")
    qtbot.keyClicks(form.staff.field, "an@shop.vn")
    press(wizard, "share")
    qtbot.waitUntil(lambda: session.calls[-1] == ("choose_right", ChatRight.SHARED))
    ((draft, consent),) = core.rules.saves
    assert (draft.name, draft.sources, draft.members, consent) == ("Ca sang", (OA,), ("an",), None)


def test_an_existing_rule_takes_the_oa_in_after_the_warning(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    core.rules.listed = [Rule(RuleId("R"), "Ca sáng", (OaId("9"),), (Member(StaffId("an")),), old=OldChoice.AVAILABLE)]
    asking_for_a_rule(qtbot, wizard, session, press)
    qtbot.waitUntil(lambda: wizard._rule._chosen() is not None)
    assert not wizard._rule.form.isVisible()
    core.rules.refuse = Rejected("warning_needed", count=1)
    press(wizard, "share")
    qtbot.waitUntil(lambda: wizard.findChild(AgreeDialog) is not None)
    qtbot.mouseClick(wizard.findChild(AgreeDialog).agree, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.calls[-1] == ("choose_right", ChatRight.SHARED))
    ((draft, consent),) = core.rules.saves
    assert draft.sources == ("9", OA)
    assert consent is not None
    assert len(consent.shared) == 1


def test_an_account_made_meanwhile_is_known_and_what_was_typed_stays(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    core.connections.listed = [connection()]
    asking_for_a_rule(qtbot, wizard, session, press)
    form = wizard._rule.form
    qtbot.waitUntil(lambda: form.sources.chosen() == (OA,))
    qtbot.keyClicks(form.name, "Ca toi")
    with qtbot.waitSignal(wizard.staff_wanted):
        qtbot.mouseClick(form.staff.accounts, Qt.MouseButton.LeftButton)
    core.people.listed = [*core.people.listed, Staff(StaffId("dao"), "Đào", "dao@shop.vn")]
    core.bus.publish(StaffChanged())
    qtbot.waitUntil(lambda: any(one.id == "dao" for one in wizard._rule._around.staff))
    assert form.name.text() == "Ca toi"
    qtbot.keyClicks(form.staff.field, "dao@shop.vn")
    press(wizard, "share")
    qtbot.waitUntil(lambda: session.calls[-1] == ("choose_right", ChatRight.SHARED))
    assert core.rules.saves[0][0].members == ("dao",)


def test_one_can_go_back_from_the_rule_to_the_choice(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    asking_for_a_rule(qtbot, wizard, session, press)
    press(wizard, "back_to_right")
    assert heading(wizard) == "Share this OA's conversations with others?"


def test_done_follows_the_back_fill_and_can_stop_it(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    core.sync.progress[OA] = BackfillProgress(OA, 3, 128, 20)
    session.become(step=SetupStep.DONE, profile=PROFILE)
    assert "3 of 128 customers" in texts(wizard)
    core.bus.publish(BackfillProgress(OA, 38, 128, 200))
    qtbot.waitUntil(lambda: "38 of 128 customers" in texts(wizard))
    press(wizard, "stop_backfill")
    qtbot.waitUntil(lambda: core.sync.stopped == [OA])
    core.bus.publish(BackfillProgress(OA, 39, 128, 204, finished=True))
    qtbot.waitUntil(lambda: "Stopped" in texts(wizard))


def test_leaving_the_last_page_says_connected(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.DONE, profile=PROFILE)
    with qtbot.waitSignal(wizard.connected) as said:
        press(wizard, "open_inbox")
    assert said.args == [OA]
    assert not wizard.isVisible()


@pytest.mark.parametrize("code", sorted(FAILURES))
def test_every_failure_has_its_page(wizard: ConnectWizard, session: FakeSession, press: Press, code: str) -> None:
    press(wizard, "start")
    session.fail(code, expected="Tiệm Thử", zalo_code="-14099", ip="203.0.113.9")
    words = FAILURE_WORDS[code]
    assert heading(wizard) == words.title
    shown = texts(wizard)
    assert words.steps[0].replace("{expected}", "Tiệm Thử") in shown
    assert "{" not in shown
    assert wizard.focusWidget() is wizard.findChild(QPushButton, words.remedies[0].value)


def test_each_failure_has_its_own_icon_and_title() -> None:
    assert set(FAILURE_WORDS) == FAILURES
    assert len({words.title for words in FAILURE_WORDS.values()}) == len(FAILURE_WORDS)
    assert len({words.icon for words in FAILURE_WORDS.values()}) == len(FAILURE_WORDS)


def test_an_unknown_code_is_shown_with_its_number(wizard: ConnectWizard, session: FakeSession, press: Press) -> None:
    press(wizard, "start")
    session.fail("unknown", zalo_code="-14099")
    assert "-14099" in texts(wizard)


def test_trying_again_and_other_ways(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.fail("offline")
    press(wizard, "system_browser")
    qtbot.waitUntil(lambda: session.calls[-1] == ("restart",))
    sign_in(core, session)
    assert not wizard.findChildren(StandIn)
    assert "Sign in with my own browser" in texts(wizard)


def test_correcting_the_app_goes_back_to_its_page(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.fail("wrong_secret")
    press(wizard, "edit_app")
    qtbot.waitUntil(lambda: session.calls[-1] == ("back",))


def test_escape_leaves_at_once_when_nothing_is_lost(qtbot: QtBot, wizard: ConnectWizard, session: FakeSession) -> None:
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert not wizard.isVisible()
    assert session.calls == []


def test_escape_asks_during_the_login_and_staying_is_the_default(
    qtbot: QtBot, core: FakeCore, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    sign_in(core, session)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    assert "sign in to Zalo again" in asked(wizard).informativeText()
    qtbot.keyClick(asked(wizard), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: asked(wizard) is None)
    assert wizard.isVisible()
    assert ("cancel",) not in session.calls
    wizard.close()
    press(asked(wizard), "leave")
    qtbot.waitUntil(lambda: ("cancel",) in session.calls)
    assert not wizard.isVisible()


def test_leaving_before_the_chat_right_says_what_stays(
    wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CHAT_RIGHT, profile=PROFILE)
    press(wizard, "close")
    assert "Not set up" in asked(wizard).informativeText()


def test_what_a_call_raises_is_said_at_the_foot(
    qtbot: QtBot, wizard: ConnectWizard, session: FakeSession, press: Press
) -> None:
    press(wizard, "start")
    session.become(step=SetupStep.CONFIRM, profile=PROFILE)
    session.refuse = StorageFailure("disk_full")
    before = texts(wizard)
    press(wizard, "confirm")
    qtbot.waitUntil(lambda: texts(wizard) != before)


def test_reconnecting_begins_at_once_and_names_the_oa(
    qtbot: QtBot, core: FakeCore, theme: Theme, browsers: Browsers
) -> None:
    made = ConnectWizard(core, theme, reconnect=OA, open_browser=browsers)
    qtbot.addWidget(made)
    session = core.connections.sessions[-1]
    qtbot.waitUntil(lambda: ("begin",) in session.calls)
    made.show()
    sign_in(core, session)
    assert "Tiệm Thử" in made.windowTitle()
    assert "Pick Tiệm Thử on Zalo's page." in texts(made)


def test_a_deleted_wizard_listens_no_more(qtbot: QtBot, core: FakeCore, theme: Theme, browsers: Browsers) -> None:
    made = ConnectWizard(core, theme, open_browser=browsers)
    session = core.connections.sessions[-1]
    assert session.listening == 1
    made.deleteLater()
    qtbot.waitUntil(lambda: session.listening == 0)
