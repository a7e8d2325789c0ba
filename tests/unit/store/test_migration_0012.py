"""0012: an older file with messages goes on, and can put away what can't be read; with its OA that goes too."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.ids import OaId, RemoteId
from app.domain.unreadable import Unreadable, Why
from app.store import connections, quarantine
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD

OA = OaId("3000000000000000001")


def test_an_older_file_learns_to_keep_what_it_cant_read(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0011")
        connection.execute(
            text(
                "INSERT INTO messages (key, oa_id, user_id, remote_id, direction, sent_at, kind, text) "
                f"VALUES (1, '{OA}', '11', 'm1', 'in', 5, 'text', 'Còn hàng không ạ?')"
            )
        )
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        assert session.execute(text("SELECT text FROM messages")).scalar_one() == "Còn hàng không ạ?"
        quarantine.put(session, OA, [Unreadable(Why.NO_TIME, "{}", RemoteId("m2"))], 7)
        assert quarantine.count(session) == 1
        connections.erase(session, OA)
        assert quarantine.count(session) == 0
    engine.dispose()
