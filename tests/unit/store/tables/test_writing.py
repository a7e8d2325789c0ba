"""What the database itself refuses about the outbox."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.store.tables import outbox
from app.store.work import Session

ITEM = {"oa_id": "1", "author": "owner", "kind": "text"}


def test_one_item_is_on_its_way_in_a_conversation(session: Session) -> None:
    session.execute(insert(outbox).values(user_id="7", state="sending", **ITEM))
    session.execute(insert(outbox).values(user_id="7", state="waiting", **ITEM))
    session.execute(insert(outbox).values(user_id="8", state="sending", **ITEM))
    with pytest.raises(IntegrityError):
        session.execute(insert(outbox).values(user_id="7", state="sending", **ITEM))
