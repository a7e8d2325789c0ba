"""Alerts: for customers' messages alone, never of what is on screen, quiet when they should be; opened and answered."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.errors import Rejected
from app.events import ConversationsChanged, MessagesStored
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

    def leave(self) -> None:
        self.elsewhere.activateWindow()
        self.qtbot.waitUntil(lambda: not self.window.isActiveWindow())

    def come(self) -> None:
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def store(self, *arrived: ConversationId) -> None:
        """A page is stored: of all three conversations, a customer's new message only of `arrived`."""
        self.core.bus.publish(MessagesStored(frozenset({CID, OTHER, LAST}), frozenset(arrived)))
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
