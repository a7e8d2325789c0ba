"""0004: what lay in the outbox stays, and its quotes are found."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.ids import OutboxId
from app.store import outbox, quotes, reactions, sends
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD
from tests.fakes.history import TALK, remote


def test_an_older_file_keeps_its_messages(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0003")
        values = {"oa": TALK.oa_id, "user": TALK.user_id, "quote": remote(1)}
        connection.execute(
            text(
                "INSERT INTO outbox (oa_id, user_id, author, kind, text, state, quote) "
                "VALUES (:oa, :user, 'owner', 'text', 'Dạ', 'queued', :quote)"
            ),
            values,
        )
        command.upgrade(config(connection), HEAD)
    with engine.connect() as session:
        item = outbox.get(session, OutboxId(1))
        assert item is not None
        assert [one.text for one, _ in sends.of(session, item)] == ["Dạ"]
        assert set(quotes.of(session, TALK, {OutboxId(1)})) == {1}
        assert reactions.of_conversation(session, TALK) == {}
    engine.dispose()
