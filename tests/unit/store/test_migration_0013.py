"""0013: what lay in quarantine before still lies there, and is still told of."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.unreadable import piles
from app.store import quarantine
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD


def test_what_lay_there_is_on_the_list(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0012")
        connection.execute(
            text("INSERT INTO quarantine (oa_id, digest, why, raw, at) VALUES ('1', 'd', 'no_id', '{}', 5)")
        )
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        (kept,) = quarantine.all(session)
        assert not kept.dismissed
        assert quarantine.count(session) == 1
        (pile,) = piles([kept])
        assert quarantine.dismiss(session, pile, 7) == {kept.id}
        assert quarantine.count(session) == 0
        quarantine.bring_back(session, [kept.id])
        assert quarantine.count(session) == 1
    engine.dispose()
