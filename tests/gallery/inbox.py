"""Scenes of what opens beside and over a conversation: the customer's panel, the emoji."""

from PySide6.QtWidgets import QWidget

from tests.gallery.scenes import scene
from tests.gallery.stage import Stage
from tests.gallery.windows import shop, with_thread


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
