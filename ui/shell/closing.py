"""Quitting while a message is still inside its undo window asks (SD09)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from ui.bridge import Answer
from ui.widgets.question import Question, Reply

if TYPE_CHECKING:
    from app.bootstrap import Core

LOOK_AGAIN_S = 0.25

STAY, WAIT, LEAVE = "stay", "wait", "leave"


async def may_close(window: QWidget, core: Core) -> bool:
    """True at once when nothing waits; else ask, and wait for the messages if that is what the person wants."""
    pending = await _pending(core)
    if not pending:
        return True
    answer: Answer[str] = Answer()
    question = Question(
        window,
        QCoreApplication.translate("Closing", "A message has not left yet"),
        _consequence(practice=core.practice).format(count=pending),
        (
            Reply(STAY, QCoreApplication.translate("Closing", "Stay"), "quiet"),
            Reply(LEAVE, QCoreApplication.translate("Closing", "Quit now")),
            Reply(WAIT, QCoreApplication.translate("Closing", "Send, then quit"), "primary"),
        ),
    )
    question.answered.connect(answer.give)
    question.open()
    chosen = await answer.wait()
    if chosen != WAIT:
        return chosen == LEAVE
    while await _pending(core):
        await core.clock.sleep(LOOK_AGAIN_S)
    return True


def _consequence(*, practice: bool) -> str:
    if practice:
        return QCoreApplication.translate(
            "Closing",
            "Messages that can still be taken back, and have not been sent: {count}. The practice OA begins anew at "
            "each start, so they would be gone.",
        )
    return QCoreApplication.translate(
        "Closing",
        "Messages that can still be taken back, and have not been sent: {count}. If you quit now, they go out when "
        "Quầy Chat is started again.",
    )


async def _pending(core: Core) -> int:
    try:
        return await core.inbox.pending_undo()
    except AppError:
        return 0  # data that can't be read keep nobody from quitting
