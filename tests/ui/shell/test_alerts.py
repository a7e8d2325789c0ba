"""Alerts: for customers' messages alone, never of what is on screen, quiet when they should be; opened and answered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.sharing.values import Rule, RuleId, Why
from app.errors import Rejected
from app.events import Assigned, ConversationsChanged, Event, MessagesStored, NobodyLeft, Unclaimed
from tests.fakes.core import FakeCore
from tests.fakes.inbox import cid_of, row_of
from ui.alerts.board import Notice, key_of
from ui.alerts.notifier import Answers
from ui.alerts.sound import Ringer
from ui.bridge import Coalescer
from ui.i18n import Languages
from ui.shell.alerts import Alerts
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.widgets.toast import Toast

AN, BINH = StaffId("an"), StaffId("binh")
CID, OTHER, LAST = cid_of("7"), cid_of("8"), cid_of("9")


class Desktop:
    """A notification service that keeps what it is asked to show."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []
        self.there: dict[str, Notice] = {}
        self.answers: Answers
        self.closed = False

    def show(self, notice: Notice) -> None:
        self.shown.append(notice)
        self.there[notice.key] = notice

    def withdraw(self, key: str) -> None:
        self.there.pop(key, None)

    def close(self) -> None:
        self.closed = True


class Loud:
    def __init__(self) -> None:
        self.played: list[tuple[str, int]] = []

    def play(self, name: str, volume: int) -> None:
        self.played.append((name, volume))


class Corner:
    """A window in the background, the desktop around it, and what was opened."""

    def __init__(self, qtbot: QtBot, core: FakeCore, theme: Theme) -> None:
        self.qtbot, self.core = qtbot, core
        self.desktop, self.sound = Desktop(), Loud()
        self.opened: list[ConversationId] = []
        self.rules_opened = False
        self.open_now: ConversationId | None = None
        self.window = Window(theme, None)
        qtbot.addWidget(self.window)
        self.window.show()
        self.ringer = Ringer(self.sound)
        self.alerts = Alerts(core, self.window, self, self._notifier, self.ringer)  # type: ignore[arg-type]
        self.elsewhere = QWidget()
        qtbot.addWidget(self.elsewhere)
        self.elsewhere.show()
        self.leave()

    def _notifier(self, answers: Answers) -> Desktop:
        self.desktop.answers = answers
        return self.desktop

    def reading(self) -> ConversationId | None:
        return self.open_now

    def show_conversation(self, cid: ConversationId) -> None:
        self.opened.append(cid)

    def open_rules(self) -> None:
        self.rules_opened = True

    def leave(self) -> None:
        self.elsewhere.activateWindow()
        self.qtbot.waitUntil(lambda: not self.window.isActiveWindow())

    def come(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def store(self, *arrived: ConversationId) -> None:
        """A page is stored: of all three conversations, a customer's new message only of `arrived`."""
        self.tell(MessagesStored(frozenset({CID, OTHER, LAST}), frozenset(arrived)))

    def tell(self, *events: Event) -> None:
        for event in events:
            self.core.bus.publish(event)
        for coalescer in self.alerts.findChildren(Coalescer):
            coalescer.flush()

    def told(self) -> list[str]:
        """The titles of all that is shown by the time a later message is shown."""
        before = len(self.desktop.shown)
        self.store(LAST)
        self.qtbot.waitUntil(lambda: len(self.desktop.shown) > before)
        return [notice.title for notice in self.desktop.shown]


@pytest.fixture
def corner(qtbot: QtBot, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Corner:
    core = FakeCore(tmp_path)
    rows = {CID: ("Chị Bảy", "Còn áo không em?"), OTHER: ("Anh Tám", "Alo"), LAST: ("Sau cùng", "Xin chào")}
    for cid, (name, text) in rows.items():
        core.inbox.conversations[cid] = row_of(cid, name=name, last_text=text, waiting=1, seen=False)
    return Corner(qtbot, core, theme)


def test_a_customers_message_is_told_and_heard_and_a_click_opens_it(corner: Corner) -> None:
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)
    assert (corner.desktop.shown[0].title, corner.desktop.shown[0].body) == ("Chị Bảy", "Còn áo không em?")
    assert corner.sound.played == [("ting", 80)]
    corner.desktop.answers.opened(key_of(CID))
    assert corner.opened == [CID]
    corner.qtbot.waitUntil(corner.window.isActiveWindow)


def test_ones_own_message_is_no_news(corner: Corner) -> None:
    corner.store()
    assert corner.told() == ["Sau cùng"]


def test_three_customers_are_one_notice(corner: Corner) -> None:
    corner.store(CID, OTHER, LAST)
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)
    assert corner.desktop.shown[0].title == "3 khách đang chờ"
    assert corner.sound.played == [("ting", 80)]


def test_what_is_on_screen_is_not_told_but_another_conversation_is(corner: Corner) -> None:
    corner.open_now = CID
    corner.come()
    corner.store(CID)
    assert corner.told() == ["Sau cùng"]


def test_an_open_conversation_behind_other_windows_is_told(corner: Corner) -> None:
    corner.open_now = CID
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)


@pytest.mark.parametrize(
    "off", [{"notify": False}, {"paused_until": 1 << 49}, {"quiet": True, "quiet_to": 0, "quiet_from": 0}]
)
def test_when_it_should_be_quiet_it_is(corner: Corner, off: dict[str, object]) -> None:
    before = corner.core.settings.current
    corner.core.settings.change(**off)
    corner.store(CID)
    corner.core.settings.change(**{name: getattr(before, name) for name in off})
    assert corner.told() == ["Sau cùng"]
    assert len(corner.sound.played) == 1


def test_without_preview_neither_name_nor_text_is_shown(corner: Corner) -> None:
    corner.core.settings.change(notify_preview=False)
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)
    shown = corner.desktop.shown[0]
    assert "Bảy" not in shown.title + shown.body
    assert "áo" not in shown.title + shown.body


def test_the_sound_goes_on_until_somebody_looks(corner: Corner) -> None:
    corner.core.settings.change(sound_repeat=True, sound="bell", sound_volume=100)
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: corner.sound.played == [("bell", 100)])
    assert corner.ringer.repeating
    corner.come()
    assert not corner.ringer.repeating
    assert corner.desktop.there == {}, "who is there needs no notice"


def test_what_was_seen_or_answered_elsewhere_is_taken_away(corner: Corner) -> None:
    corner.store(CID, OTHER)
    corner.qtbot.waitUntil(lambda: len(corner.desktop.there) == 2)
    corner.core.inbox.conversations[CID] = row_of(CID, waiting=0, seen=True)
    corner.core.bus.publish(ConversationsChanged(frozenset({CID, LAST})))
    corner.qtbot.waitUntil(lambda: list(corner.desktop.there) == [key_of(OTHER)])


def test_a_reply_from_the_notification_is_sent(corner: Corner) -> None:
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: bool(corner.desktop.there))
    corner.desktop.answers.replied(key_of(CID), "   ")
    corner.desktop.answers.replied(key_of(CID), "Dạ còn ạ")
    corner.qtbot.waitUntil(lambda: corner.desktop.there == {})
    sent = corner.core.inbox.called("send")
    assert [(call[1], call[2].text) for call in sent] == [(CID, "Dạ còn ạ")]  # type: ignore[attr-defined]
    assert corner.opened == []


def test_a_reply_that_can_not_be_sent_is_kept_and_said(corner: Corner, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(*given: object, **named: object) -> None:
        raise Rejected("gone")

    monkeypatch.setattr(corner.core.inbox, "send", refuse)
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: bool(corner.desktop.there))
    corner.desktop.answers.replied(key_of(CID), "Dạ còn ạ")
    corner.qtbot.waitUntil(lambda: corner.opened == [CID])
    assert corner.core.inbox.called("save_draft")[0][1:3] == (CID, "Dạ còn ạ")
    assert corner.window.findChild(Toast).isVisible()


def test_with_its_session_everything_goes(corner: Corner) -> None:
    corner.store(CID)
    corner.qtbot.waitUntil(lambda: bool(corner.desktop.there))
    corner.alerts.close()
    assert corner.desktop.there == {}
    assert corner.desktop.closed


# --- sharing: each person hears of their own


@pytest.fixture
def mine(corner: Corner) -> Corner:
    """An sits at the screen."""
    corner.core.by = AN
    return corner


def test_what_is_somebody_elses_is_not_told(mine: Corner) -> None:
    mine.core.sharing.others = {CID}
    mine.store(CID)
    assert mine.told() == ["Sau cùng"]


def test_a_conversation_that_one_is_given_is_told_once_with_the_reason(mine: Corner) -> None:
    mine.tell(
        MessagesStored(frozenset({CID}), frozenset({CID})),
        ConversationsChanged(frozenset({CID})),
        Assigned(CID, AN, None, Why.TURN),
    )
    mine.qtbot.waitUntil(lambda: len(mine.desktop.shown) == 1)
    shown = mine.desktop.shown[0]
    assert shown.title == "Hội thoại mới về bạn: Chị Bảy"
    assert shown.body == "Còn áo không em?\nĐến lượt bạn."
    assert mine.told()[1:] == ["Sau cùng"]


def test_who_handed_it_over_is_named(mine: Corner) -> None:
    mine.tell(Assigned(CID, AN, OWNER, Why.HANDED_OVER, OWNER))
    mine.qtbot.waitUntil(lambda: len(mine.desktop.shown) == 1)
    assert "Chủ cửa hàng bàn giao cho bạn" in mine.desktop.shown[0].body


def test_what_one_took_oneself_and_what_others_get_is_no_news(mine: Corner) -> None:
    mine.tell(Assigned(CID, AN, None, Why.CLAIMED, AN), Assigned(OTHER, BINH, None, Why.TURN))
    assert mine.told() == ["Sau cùng"]


def test_what_was_taken_away_again_before_it_was_told_is_not(mine: Corner) -> None:
    mine.core.bus.publish(Assigned(CID, AN, None, Why.TURN))
    mine.tell(Assigned(CID, OWNER, AN, Why.TAKEN_OVER, OWNER))
    assert mine.told() == ["Sau cùng"]


def test_of_what_is_not_dealt_yet_one_hears_when_it_is(mine: Corner) -> None:
    mine.core.sharing.not_yet = {CID, OTHER}
    mine.store(CID, OTHER)
    assert mine.told() == ["Sau cùng"]
    mine.core.sharing.not_yet, mine.core.sharing.others = set(), {OTHER}
    mine.tell(ConversationsChanged(frozenset({CID, OTHER})))
    mine.qtbot.waitUntil(lambda: len(mine.desktop.shown) == 2)
    assert mine.desktop.shown[1].title == "Chị Bảy"


def test_the_notice_of_what_another_has_claimed_goes(mine: Corner) -> None:
    mine.store(CID)
    mine.qtbot.waitUntil(lambda: bool(mine.desktop.there))
    mine.core.sharing.others = {CID}
    mine.tell(ConversationsChanged(frozenset({CID})))
    mine.qtbot.waitUntil(lambda: mine.desktop.there == {})


def test_several_at_once_are_one_notice(mine: Corner) -> None:
    mine.tell(*(Assigned(cid, AN, None, Why.TURN) for cid in (CID, OTHER, LAST)))
    mine.qtbot.waitUntil(lambda: len(mine.desktop.shown) == 1)
    assert mine.desktop.shown[0].title == "3 hội thoại mới về bạn"


def test_in_quiet_hours_nothing_of_it_is_told_then_or_later(mine: Corner) -> None:
    mine.core.settings.change(paused_until=1 << 49)
    mine.tell(Assigned(CID, AN, None, Why.TURN), Unclaimed(frozenset({OTHER})), NobodyLeft(RuleId("R")))
    mine.core.settings.change(paused_until=0)
    mine.tell(Assigned(OTHER, BINH, None, Why.TURN))
    assert mine.told() == ["Sau cùng"]


def test_without_preview_no_name_is_shown_of_what_one_is_given(mine: Corner) -> None:
    mine.core.settings.change(notify_preview=False)
    mine.tell(Assigned(CID, AN, OWNER, Why.HANDED_OVER, OWNER), Unclaimed(frozenset({OTHER})))
    mine.qtbot.waitUntil(lambda: len(mine.desktop.shown) == 2)
    said = "".join(notice.title + notice.body for notice in mine.desktop.shown)
    assert "Bảy" not in said
    assert "Tám" not in said


@pytest.mark.parametrize("by", [OWNER, AN])
def test_cl16_members_and_the_connector_hear_whom_nobody_claims_and_a_click_opens_the_longest_wait(
    corner: Corner, by: StaffId
) -> None:
    corner.core.by = by
    corner.core.sharing.others = set() if by == AN else {CID, OTHER}
    for cid, since in ((CID, 9), (OTHER, 5)):
        known = corner.core.inbox.conversations[cid]
        corner.core.inbox.conversations[cid] = row_of(cid, name=known.name, waiting=1, waiting_since=since)
    corner.tell(Unclaimed(frozenset({CID, OTHER})))
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)
    shown = corner.desktop.shown[0]
    assert (shown.title, shown.body) == ("2 khách đang chờ mà chưa ai nhận", "Anh Tám, Chị Bảy")
    corner.desktop.answers.opened(shown.key)
    assert corner.opened == [OTHER]


def test_cl16_who_may_not_claim_them_hears_nothing(mine: Corner) -> None:
    mine.core.sharing.others = {CID}
    mine.tell(Unclaimed(frozenset({CID})))
    assert mine.told() == ["Sau cùng"]


def test_ol14_the_connector_hears_that_nobody_is_left_and_a_click_leads_to_the_rules(corner: Corner) -> None:
    corner.core.rules.listed = [Rule(RuleId("R"), "Ca sáng"), Rule(RuleId("S"), "Ca tối")]
    corner.tell(NobodyLeft(RuleId("R")))
    corner.qtbot.waitUntil(lambda: len(corner.desktop.shown) == 1)
    assert corner.desktop.shown[0].title == "Quy tắc “Ca sáng” không còn ai"
    corner.desktop.answers.opened(corner.desktop.shown[0].key)
    assert corner.rules_opened
    assert corner.opened == []


def test_ol14_others_hear_nothing_of_it(mine: Corner) -> None:
    mine.core.rules.listed = [Rule(RuleId("R"), "Ca sáng")]
    mine.tell(NobodyLeft(RuleId("R")))
    assert mine.told() == ["Sau cùng"]
