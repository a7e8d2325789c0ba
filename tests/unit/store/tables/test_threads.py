"""What the database itself refuses about messages."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.store.tables import messages
from app.store.work import Session

MESSAGE = {"oa_id": "1", "user_id": "7", "direction": "out", "sent_at": 5, "kind": "text"}


@pytest.mark.parametrize("again", [{"remote_id": "a"}, {"remote_id": "b", "outbox_id": 3}], ids=["id", "what we sent"])
def test_a_message_is_kept_once(session: Session, again: dict[str, object]) -> None:
    session.execute(insert(messages).values(key=1, remote_id="a", outbox_id=3, **MESSAGE))
    with pytest.raises(IntegrityError):
        session.execute(insert(messages).values(key=2, **MESSAGE, **again))


def test_any_number_of_messages_are_not_ours(session: Session) -> None:
    session.execute(insert(messages), [{"key": n, "remote_id": str(n), **MESSAGE} for n in range(3)])
