"""The migrations and the tables tell the same shape, on both kinds of database."""

import re

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Engine, MetaData, Text, text

from app.store.migrating import config
from app.store.search_schema import belongs_to_search
from app.store.tables import metadata
from app.store.versions import HEAD, KNOWN

pytestmark = [
    pytest.mark.filterwarnings(f"ignore:.*{words}")
    for words in ("reflection of expression-based index", "metadata-specified expression-based index")
]


def test_migrations_and_tables_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_name": _is_plain, "include_object": _is_comparable}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def test_a_difference_would_be_seen(engine: Engine) -> None:
    other = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(other)
    other.tables["staff"].append_column(Column("nickname", Text))
    with engine.connect() as connection:
        opts = {"include_name": _is_plain, "include_object": _is_comparable}
        found = compare_metadata(MigrationContext.configure(connection, opts=opts), other)
    assert [entry[0] for entry in found] == ["add_column"]


def _is_plain(name: str | None, kind: str, parents: object) -> bool:
    """Alembic knows nothing of full-text tables; `_spelling` compares these."""
    return not belongs_to_search(name)


def _is_comparable(thing: object, name: str | None, kind: str, *_: object) -> bool:
    """PostgreSQL spells expressions its own way; `_spelling` compares what it makes of both."""
    return name != "ix_conversations_basket"


def test_indexes_have_the_same_conditions(engine: Engine) -> None:
    """Alembic compares neither the conditions of partial indexes nor whether a table has row numbers. What the tables
    say of SQLite's indexes holds for PostgreSQL's too."""
    for index in (one for table in metadata.tables.values() for one in table.indexes):
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    with engine.connect() as connection:
        migrated = _spelling(connection)
        connection.rollback()
        connection.execute(text("DROP TABLE alembic_version"))
        metadata.drop_all(connection)
        metadata.create_all(connection)
        assert _spelling(connection) == migrated
        connection.rollback()


def _spelling(connection: Connection) -> set[str]:
    if connection.dialect.name == "postgresql":
        query = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    else:
        query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name <> 'alembic_version'"
    found = connection.execute(text(query)).scalars()
    return {re.sub(r"[\s()\"]+", " ", sql).replace(" ,", ",").strip().lower() for sql in found}


def test_the_code_knows_its_own_versions() -> None:
    scripts = ScriptDirectory.from_config(config())
    assert scripts.get_current_head() == HEAD
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == KNOWN


def test_there_is_an_owner(engine: Engine) -> None:
    with engine.connect() as connection:
        assert connection.execute(text("SELECT id FROM staff")).scalars().all() == ["owner"]


def test_tags_become_rows_and_nobody_is_closed(engine: Engine) -> None:
    with engine.connect() as connection:
        _at_version(connection, "0001")
        connection.execute(
            text("INSERT INTO conversations (oa_id, user_id, tags) VALUES ('1', '2', :tags), ('1', '3', '')"),
            {"tags": '["VIP", "Qu\u1eadn 3", "VIP"]'},
        )
        command.upgrade(config(connection), "0002")
        found = connection.execute(text("SELECT oa_id, user_id, tag FROM conversation_tags ORDER BY tag"))
        assert [tuple(row) for row in found] == [("1", "2", "Qu\u1eadn 3"), ("1", "2", "VIP")]
        query = "SELECT pinned_at + closed_at + blocked_at + unread_at + settled_key FROM conversations"
        assert connection.execute(text(query)).scalars().all() == [0, 0]
        connection.rollback()


def _at_version(connection: Connection, version: str) -> None:
    """The empty tables of an older version; the caller rolls back."""
    connection.execute(text("DROP TABLE alembic_version"))
    metadata.drop_all(connection)
    command.upgrade(config(connection), version)
