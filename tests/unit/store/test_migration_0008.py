"""0008: drafts of an older file go on, and remember what they answer to from now on."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.ids import OWNER, RemoteId
from app.store import conversations
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD
from tests.fakes.history import T0, TALK


def test_an_older_file_keeps_its_drafts(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0007")
        statement = (
            f"INSERT INTO drafts (oa_id, user_id, staff, text, saved_at) VALUES (:oa, :user, 'owner', 'dạ', {T0})"
        )
        connection.execute(text(statement), {"oa": TALK.oa_id, "user": TALK.user_id})
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        assert conversations.draft(session, TALK, OWNER) == "dạ"
        assert conversations.draft_quote(session, TALK, OWNER) is None
        conversations.save_draft(session, TALK, OWNER, "dạ", T0, quote=RemoteId("a1"))
        assert conversations.draft_quote(session, TALK, OWNER) == "a1"
    engine.dispose()
