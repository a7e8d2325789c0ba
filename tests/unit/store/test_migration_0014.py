"""0014: what lay in a pool before is found by the new index, and the old one is gone."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD


def test_the_index_of_the_pool_is_made_anew(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0013")
        connection.execute(text("INSERT INTO conversations (oa_id, user_id, age, shared) VALUES ('1', '2', 'new', 1)"))
        command.upgrade(config(connection), HEAD)
        columns = connection.execute(text("PRAGMA index_info(ix_conversations_undealt)")).all()
        names = [name for _, _, name in columns]
        assert names[:6] == ["oa_id", "dormant", "closed_at", "blocked_at", "flagged", "waiting"]
        pool = "SELECT user_id FROM conversations INDEXED BY ix_conversations_undealt "
        where = "WHERE shared IS 1 AND assignee IS NULL AND oa_id = '1' AND dormant = 0"
        assert connection.execute(text(pool + where)).scalars().all() == ["2"]
    engine.dispose()
