"""0010: an older file with rules goes on, and what stands in it can be told once."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.store import rules, told
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD


def test_an_older_file_keeps_its_rules_and_learns_to_note_what_is_told(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0007")
        connection.execute(
            text(
                "INSERT INTO rules (id, name, name_key, method, old_choice, only_unpaused, reply_claims) "
                "VALUES ('R', 'Ca sáng', 'ca sáng', 'claim', 'keep', 1, 0)"
            )
        )
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        assert [rule.name for rule in rules.all_rules(session).values()] == ["Ca sáng"]
        assert told.note(session, "pc-1", "nobody_left", {"R": 1}) == ["R"]
        assert told.note(session, "pc-1", "nobody_left", {"R": 1}) == []
    engine.dispose()
