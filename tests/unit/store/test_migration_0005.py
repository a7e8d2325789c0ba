"""0005: customers that were known stay as they were, and can be edited."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.customers import Field, Shared
from app.domain.ids import OWNER
from app.store import customer_edits, customers
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD
from tests.fakes.history import T0, TALK


def test_an_older_file_keeps_its_customers(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0004")
        key = {"oa": TALK.oa_id, "user": TALK.user_id}
        connection.execute(
            text(
                "INSERT INTO conversations (oa_id, user_id, name, alias, tags, last_at) "
                f"VALUES (:oa, :user, 'An', 'Chị An', '[\"VIP\"]', {T0})"
            ),
            key,
        )
        connection.execute(
            text(
                "INSERT INTO messages (key, oa_id, user_id, remote_id, direction, sent_at, kind) "
                f"VALUES (1, :oa, :user, 'a1', 'in', {T0}, 'photo')"
            ),
            key,
        )
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        card = customers.card(session, TALK, OWNER)
        assert card is not None
        assert (card.customer.alias, card.customer.tags, card.customer.full_name) == ("Chị An", ("VIP",), "")
        assert (card.edits, card.notes, card.elsewhere) == ((), (), ())
        assert len(customers.exchanged(session, TALK, Shared.PHOTOS, None, 9)) == 1
        assert customer_edits.put(session, TALK, Field.ALIAS, "An", by=OWNER, now=T0)
    engine.dispose()
