"""Scenes of what opens beside and over a conversation, of the list's filters, and of the kinds of messages."""

import asyncio
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtWidgets import QWidget

from app.domain.ids import ConversationId
from app.domain.listing import Show, Sort, View
from app.domain.messages import Message
from tests.fakes.inbox import OA, picture
from tests.fakes.kinds import album, hands, media_of_kinds, sending_album, thread_of
from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.gallery.windows import shop, with_thread, workspace
from ui.shell.workspace import Workspace


@scene("customer beside a conversation", "window")
def customer(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    made.inbox.beside.toggle_panel()
    stage.settle()
    return made


@scene("emoji over a conversation", "window")
def emoji(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    made.inbox.conversation.composer.emoji.click()
    stage.settle()
    return made


@scene("list several chosen", "window")
def several(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    table = made.inbox.list.table
    for row in (1, 2, 4):
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        table.selectionModel().select(made.inbox.model.index(row, 0), flags)
    stage.settle()
    return made


@scene("list narrowed and ordered", "window")
def narrowed(stage: Stage) -> QWidget:
    made = workspace(stage, shop(stage)[0])
    made.inbox.list.look(View(Show.UNANSWERED, Sort.WAITING, OA))
    stage.wait(lambda: made.inbox.model.ready)
    return made


@scene("list filter with nothing", "window")
def filter_empty(stage: Stage) -> QWidget:
    made = workspace(stage, shop(stage)[0])
    made.inbox.list.show_only(Show.CLOSED)
    stage.wait(lambda: made.inbox.model.ready)
    return made


@scene("files being attached", "window")
def attaching(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    made = with_thread(stage, core, cid)
    tray = made.inbox.conversation.composer.tray
    photos = [(f"mau-{n}.jpg", picture(900, 640, (176 - 30 * n, 44 + 30 * n, 52))) for n in range(3)]
    tray.add([(name, lambda data=data: data) for name, data in (*photos, ("bang-gia.pdf", b"%PDF-1.7"))])  # type: ignore[misc]
    stage.wait(lambda: len(tray.attachments) == 4)
    core.attachments.gate = asyncio.Event()  # the next one stays on its way
    tray.add([("dang-tai-len.jpg", lambda: picture(640, 480, (90, 70, 140)))])
    made.inbox.conversation.composer.editor.setPlainText("Dạ em gửi chị mấy mẫu mới về ạ")
    stage.settle()
    return made


def _thread(stage: Stage, said: Sequence[Message], *, at: float = 1.0) -> Workspace:
    """A conversation of these messages alone, scrolled so far."""
    core, cid = shop(stage)
    core.media.files.update(media_of_kinds().files)
    core.media.states.update(media_of_kinds().states)
    core.inbox.messages[cid] = list(said)
    core.inbox.gaps[cid] = []
    core.inbox.outbox[cid] = []
    made = with_thread(stage, core, cid)
    bar = made.inbox.conversation.thread_view.verticalScrollBar()
    bar.setValue(round(bar.maximum() * at))
    stage.settle()
    return made


def _talk(stage: Stage) -> ConversationId:
    return shop(stage)[1]


@scene("kinds of messages, the first", "window")
def kinds_first(stage: Stage) -> QWidget:
    return _thread(stage, thread_of(_talk(stage)), at=0.12)


@scene("kinds of messages, voices and files", "window")
def kinds_voices(stage: Stage) -> QWidget:
    return _thread(stage, thread_of(_talk(stage)), at=0.6)


@scene("kinds of messages, the last", "window")
def kinds_last(stage: Stage) -> QWidget:
    return _thread(stage, thread_of(_talk(stage)))


@scene("an album and whose each message is", "window")
def albums(stage: Stage) -> QWidget:
    cid = _talk(stage)
    return _thread(stage, [*hands(cid), *album(cid, 5, caption="Năm mẫu mới về, chị xem thích mẫu nào ạ")])


@scene("an album on its way", "window")
def album_sending(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    core.media.files.update(media_of_kinds().files)
    core.inbox.outbox[cid] = sending_album(cid)
    return with_thread(stage, core, cid)


@scene("reactions to choose from", "window")
def reactions(stage: Stage) -> QWidget:
    made = with_thread(stage, *shop(stage))
    thread = made.inbox.conversation
    bar = thread.thread_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    stage.settle()
    shown = [thread.model.entry(row) for row in range(thread.model.rowCount())]
    entry = next(one for one in reversed(shown) if one.message is not None and not one.outgoing)
    thread.answering.react_to(entry, QPoint(thread.thread_view.width() // 4, thread.thread_view.height() // 2))
    stage.settle()
    return made


@scene("an answer that quotes", "window")
def quoting(stage: Stage) -> QWidget:
    core, cid = shop(stage)
    made = with_thread(stage, core, cid)
    composer = made.inbox.conversation.composer
    composer.quote(next(one for one in reversed(core.inbox.messages[cid]) if one.body.text))
    composer.editor.setPlainText("Dạ mẫu này còn size M ạ")
    stage.settle()
    return made
