"""Photos of a conversation as values: where they come from, what they are called on the disk."""

from datetime import datetime

from app.domain.ids import OWNER, MediaKey, MessageKey, OutboxId, RemoteId
from app.domain.messages import Body, Direction, Kind, Message, Origin
from app.domain.outbox import Attachment, OutboxItem, OutboxKind, OutboxState
from app.domain.photos import Photo, file_name, of_item, of_message
from tests.fakes.history import T0, TALK

SHIRT = Attachment(MediaKey("a" * 64), "áo.jpg", "image/jpeg", 9, original=MediaKey("b" * 64))
ITEM = OutboxItem(OutboxId(7), TALK, OWNER, OutboxKind.PHOTO, "Mẫu", T0, T0, OutboxState.SENT, attachment=SHIRT)
MESSAGE = Message(
    *(MessageKey(1), TALK, RemoteId("r"), Direction.OUT, Origin.HERE, T0),
    *(Body(Kind.GIF, "Mẫu", url="https://u", thumb="https://t"), OutboxId(7)),
)


def test_what_was_sent_from_here_is_best_as_its_original() -> None:
    photo = of_message(MESSAGE, ITEM)
    assert photo.refs == ("b" * 64, "a" * 64, "https://u", "https://t")
    assert photo.moving
    assert of_message(MESSAGE, None).refs == ("https://u", "https://t")


def test_what_waits_has_only_files_of_our_own() -> None:
    photo = of_item(ITEM)
    assert (photo.key, photo.item, photo.refs) == (None, OutboxId(7), ("b" * 64, "a" * 64))
    assert photo.direction is Direction.OUT


def test_files_are_named_by_their_time_and_told_apart() -> None:
    photo = Photo(TALK, MessageKey(1), None, T0, Direction.IN)
    when = datetime.fromtimestamp(T0 / 1000).strftime("%Y-%m-%d %H.%M.%S")
    assert file_name(photo, "image/png") == f"{when}.png"
    assert file_name(photo, "", 1) == f"{when} (2).jpg"
