"""What can be pressed inside a bubble."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF


class Act(Enum):
    LINK = auto()
    """`value` is an https address; its host is shown before it opens."""
    PHOTO = auto()
    """`value` is the picture's reference."""
    GONE = auto()
    """A picture that can't be had any more: OA Manager may still show it."""
    AGAIN = auto()
    """`value` is the reference of a picture that could not be fetched: try once more."""
    SAVE = auto()
    """`value` is the file's reference."""
    OPEN = auto()
    """`value` is a file's reference: it is opened by another program, after a question."""
    COPY = auto()
    """`value` goes to the clipboard."""
    PHONE = auto()
    """`value` is a phone number: a menu offers to copy or to call it."""
    PLAY = auto()
    """`value` is a voice message's reference: play it, or pause."""
    SEEK = auto()
    """`value` is a voice message's reference; where it was pressed says from where to play."""
    CANCEL_UPLOAD = auto()
    """`value` is the outbox item whose file is on its way."""
    QUOTE = auto()
    """`value` is the key of the quoted message."""
    REACTION = auto()
    """`value` is the remote id of the message that was reacted to."""
    HANDS = auto()
    """Who has the conversation, and why; `value` is the entry's id."""
    BUBBLE = auto()
    """The whole message, for the keyboard: a menu says what can be done with it."""
    UNDO = auto()
    RETRY = auto()
    DISCARD = auto()
    ALREADY_SENT = auto()
    CONFIRM_COST = auto()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that can be pressed, in the coordinates of its row."""

    act: Act
    rect: QRectF
    value: str = ""
    member: int = -1
    """Which photo of an album; -1 for the whole."""
