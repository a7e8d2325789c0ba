"""Scenes of the whole signed-in window: the inbox with and without messages, offline, searching, and the OAs' page."""

from typing import NoReturn

from PySide6.QtWidgets import QWidget

from app.domain.connections import ConnectionState, Health, OaStatus
from app.domain.ids import ConversationId
from app.errors import StorageFailure
from tests.fakes.core import FakeCore
from tests.fakes.inbox import HOUR, MINUTE, NOW, OA, OA2, shop_day
from tests.fakes.search import FakeSearch
from tests.fakes.setup import connection
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from ui.shell.navigation import Place
from ui.shell.workspace import Workspace

NAMES = ((OA, "Áo dài Thuỳ Anh"), (OA2, "Thuỳ Anh Kids"))


def shop(stage: Stage, *, live: bool = True) -> tuple[FakeCore, ConversationId]:
    """A core in the middle of a day with two OAs."""
    core = FakeCore(stage.folder()).with_oas(*(connection(oa, name, last_sync=NOW - 2 * MINUTE) for oa, name in NAMES))
    day, media, cid = shop_day()
    core.inbox.__dict__.update(day.__dict__)
    core.media.__dict__.update(media.__dict__)
    core.search = FakeSearch(core.inbox)
    for oa, _ in NAMES if live else ():
        core.sync.known[oa] = OaStatus(oa, Health.LIVE, NOW - HOUR)
    return core, cid


def workspace(stage: Stage, core: FakeCore) -> Workspace:
    made = stage.window(Workspace(core, stage.theme))  # type: ignore[arg-type]
    stage.wait(lambda: made.nothing.isVisible() == (not core.connections.listed))
    if core.connections.listed:
        stage.wait(lambda: made.inbox.model.ready)
    made.activateWindow()
    return made


def with_thread(stage: Stage, core: FakeCore, cid: ConversationId) -> Workspace:
    made = workspace(stage, core)
    made.show_conversation(cid)
    thread = made.inbox.conversation
    stage.wait(lambda: thread.isVisible() and thread.model.rowCount() > 0)
    return made


@scene("inbox without an oa", "window")
def no_oa(stage: Stage) -> QWidget:
    return workspace(stage, FakeCore(stage.folder()))


@scene("inbox without messages", "window")
def no_messages(stage: Stage) -> QWidget:
    core = FakeCore(stage.folder()).with_oas(connection())
    return workspace(stage, core)


@scene("inbox nothing chosen", "window")
def nothing_chosen(stage: Stage) -> QWidget:
    return workspace(stage, shop(stage)[0])


@scene("inbox with a conversation", "window")
def conversation(stage: Stage) -> QWidget:
    return with_thread(stage, *shop(stage))


@scene("inbox with older messages", "window")
def older(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    bar = made.inbox.conversation.thread_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    return made


@scene("inbox with a draft", "window")
def draft(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    editor = made.inbox.conversation.composer.editor
    editor.setPlainText(
        "Dạ size M còn 2 chiếc ạ.\nChị lấy màu kem hay màu xanh rêu ạ?\nEm giữ hàng cho chị tới tối nay."
    )
    editor.setFocus()
    return made


@scene("inbox offline", "window")
def offline(stage: Stage) -> QWidget:
    core, cid = shop(stage, live=False)
    for oa, _ in NAMES:
        core.sync.known[oa] = OaStatus(oa, Health.OFFLINE, NOW - 12 * MINUTE, "offline")
    return with_thread(stage, core, cid)


@scene("inbox on a full disk", "window")
def full_disk(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    for oa, _ in NAMES:
        core.sync.known[oa] = OaStatus(oa, Health.PAUSED, NOW - 2 * MINUTE, "disk_full")
    made = with_thread(stage, core, cid)
    composer = made.inbox.conversation.composer
    composer.editor.setPlainText("Dạ còn size M ạ, chị lấy mấy chiếc ạ?")
    core.inbox.send = _no_room  # type: ignore[method-assign]
    composer.send.click()
    return made


async def _no_room(*_: object, **__: object) -> NoReturn:
    raise StorageFailure("disk_full")


@scene("inbox with a dead login", "window")
def dead_login(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    core.connections.listed[0] = connection(OA, NAMES[0][1], ConnectionState.RECONNECT)
    core.sync.known[OA] = OaStatus(OA, Health.PAUSED, NOW - HOUR, "login_again")
    return with_thread(stage, core, cid)


@scene("search before typing", "window")
def search_tips(stage: Stage) -> QWidget:
    made = workspace(stage, shop(stage)[0])
    made.search()
    return made


@scene("search with hits", "window")
def search(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    made = with_thread(stage, core, cid)
    made.search()
    side = made.inbox.side
    side.field.setText("ao dai")
    stage.wait(lambda: side.model.text == "ao dai" and not side.model.looking)
    return made


@scene("search without hits", "window")
def search_nothing(stage: Stage) -> QWidget:
    made = workspace(stage, shop(stage)[0])
    made.search()
    side = made.inbox.side
    side.field.setText("kim cương")
    stage.wait(lambda: side.model.text == "kim cương" and not side.model.looking)
    return made


@scene("accounts", "window")
def accounts(stage: Stage) -> QWidget:
    core, _ = shop(stage)
    core.connections.listed[1] = connection(OA2, NAMES[1][1], ConnectionState.RECONNECT, last_sync=NOW - HOUR)
    core.sync.known[OA2] = OaStatus(OA2, Health.PAUSED, NOW - HOUR, "login_again")
    made = workspace(stage, core)
    made.show_place(Place.ACCOUNTS)
    return made


@scene("accounts empty", "window")
def accounts_empty(stage: Stage) -> QWidget:
    made = workspace(stage, FakeCore(stage.folder()))
    made.show_place(Place.ACCOUNTS)
    return made
