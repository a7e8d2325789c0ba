"""Presses and menus by kind, with real clicks: files open after a question, a PC without sound says where else."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.messages import Body, Contact, Kind, MediaState, Place
from app.events import MediaChanged
from app.store.media import url_key
from tests.fakes.inbox import NOW, message_of
from tests.fakes.inbox_core import InboxCore
from tests.fakes.kinds import AMR, PDF, VOICE, sending_album
from tests.ui.inbox.conftest import OpenPane
from tests.ui.inbox.places import spot_of
from ui.inbox.hit import Act
from ui.inbox.pane import InboxPane
from ui.inbox.voices import Phase

LEFT = Qt.MouseButton.LeftButton


def show(open_pane: OpenPane, core: InboxCore, cid: ConversationId, body: Body) -> tuple[InboxPane, str]:
    """The pane with one message, and its entry's id."""
    core.inbox.messages[cid] = [message_of(cid, 1, at=NOW, body=body)]
    core.inbox.outbox[cid], core.inbox.gaps[cid] = [], []
    return open_pane(cid), f"m:{core.inbox.messages[cid][0].key}"


def click(pane: InboxPane, entry_id: str, act: Act) -> None:
    view = pane.conversation.thread_view
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, spot_of(view, entry_id, act))


def question(pane: InboxPane) -> QMessageBox | None:
    return next((box for box in pane.findChildren(QMessageBox) if box.isVisible()), None)


def press(box: QMessageBox, text: str) -> None:
    button = next(one for one in box.buttons() if one.text() == text)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, LEFT)


def labels(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def opened(qtbot: QtBot) -> QMenu:
    menus: list[QMenu] = []

    def there() -> bool:
        popup = QApplication.activePopupWidget()
        if isinstance(popup, QMenu):
            menus.append(popup)
        return bool(menus)

    qtbot.waitUntil(there)
    return menus[0]


def right_click(qtbot: QtBot, pane: InboxPane, entry_id: str, act: Act) -> QMenu:
    view = pane.conversation.thread_view
    spot = spot_of(view, entry_id, act)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    return opened(qtbot)


def test_a_file_opens_only_after_a_question(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.media.files[PDF] = b"%PDF-1.4 gia"
    pane, entry = show(open_pane, core, cid, Body(Kind.FILE, url=PDF, file_name="../Bảng giá.pdf"))
    paths: list[Path] = []
    pane.conversation.kinds.open_path = lambda path: not paths.append(path)  # type: ignore[func-returns-value]
    click(pane, entry, Act.OPEN)
    box = question(pane)
    assert box is not None
    assert paths == []
    press(box, "Open")
    qtbot.waitUntil(lambda: bool(paths))
    assert paths[0].name == "Bảng giá.pdf"
    assert paths[0].read_bytes() == b"%PDF-1.4 gia"


def test_a_file_that_is_not_here_yet_is_fetched_first(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane, entry = show(open_pane, core, cid, Body(Kind.FILE, url=PDF, file_name="gia.pdf"))
    paths: list[Path] = []
    pane.conversation.kinds.open_path = lambda path: not paths.append(path)  # type: ignore[func-returns-value]
    click(pane, entry, Act.OPEN)
    box = question(pane)
    assert box is not None
    press(box, "Open")
    qtbot.waitUntil(lambda: PDF in core.media.wanted)
    core.media.files[PDF] = b"%PDF"
    core.bus.publish(MediaChanged(frozenset({url_key(PDF)})))
    qtbot.waitUntil(lambda: bool(paths))


def test_what_could_run_is_only_saved(open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane, entry = show(open_pane, core, cid, Body(Kind.FILE, url=PDF, file_name="gia.exe"))
    view = pane.conversation.thread_view
    row = view._thread.row_of(entry)
    assert row is not None
    assert [hit.act for hit in view._bubbles.row(view._thread.entry(row)).hits()] == [Act.SAVE]


def test_a_phone_number_offers_to_be_copied_or_called(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    pane, entry = show(open_pane, core, cid, Body(Kind.TEXT, "gọi 0901 234 567"))
    urls: list[str] = []
    pane.conversation.open_url = urls.append
    click(pane, entry, Act.PHONE)
    menu = opened(qtbot)
    assert labels(menu) == ["Copy 0901234567", "Call 0901234567"]
    for action in menu.actions():
        action.trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "0901234567"
    assert urls == ["tel:0901234567"]


def test_a_card_gives_its_number(open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane, entry = show(open_pane, core, cid, Body(Kind.CARD, contact=Contact("Mai", "+84 903 123 456")))
    click(pane, entry, Act.COPY)
    assert QGuiApplication.clipboard().text() == "0903123456"


def test_a_pc_without_sound_says_so_and_offers_another_program(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.media.files[VOICE] = AMR
    pane, entry = show(open_pane, core, cid, Body(Kind.VOICE, url=VOICE))
    paths: list[Path] = []
    pane.conversation.kinds.open_path = lambda path: not paths.append(path)  # type: ignore[func-returns-value]

    async def none() -> None:
        return None

    pane.conversation.player._make = none
    click(pane, entry, Act.PLAY)
    qtbot.waitUntil(lambda: question(pane) is not None)
    box = question(pane)
    assert box is not None
    press(box, "Open in another program")
    qtbot.waitUntil(lambda: bool(paths))
    assert paths[0].suffix == ".amr"


def test_an_expired_voice_says_so(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    core.media.states[VOICE] = MediaState.EXPIRED
    pane, _ = show(open_pane, core, cid, Body(Kind.VOICE, url=VOICE))
    player = pane.conversation.player
    qtbot.waitUntil(lambda: player.voice(VOICE).phase is Phase.EXPIRED)


def test_each_kind_has_its_menu(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane, entry = show(open_pane, core, cid, Body(Kind.LOCATION, place=Place(10.77, 106.7)))
    menu = right_click(qtbot, pane, entry, Act.LINK)
    assert {"Copy link", "Copy coordinates"} <= set(labels(menu))
    menu.close()


def test_a_failed_photo_of_an_album_is_sent_again_and_no_other(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    show(open_pane, core, cid, Body(Kind.TEXT, "alo"))
    core.inbox.outbox[cid] = sending_album(cid)
    pane = open_pane(cid)
    click(pane, "o:700", Act.RETRY)
    qtbot.waitUntil(lambda: bool(core.inbox.called("retry")))
    assert core.inbox.called("retry") == [("retry", 703)]
