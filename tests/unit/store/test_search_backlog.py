"""What was stored before there was an index becomes searchable step by step, also after being cut off."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, create_engine, delete, text

from app.store import search_backlog, sync_state
from app.store.engine import connect
from app.store.migrating import config
from app.store.opening import open_engine
from app.store.search_backlog import ALL_OAS
from app.store.tables import search_entries
from app.store.work import Session
from tests.fakes.history import T0, said
from tests.unit.store.shop_talk import a_day, find, store, texts


def forget(session: Session) -> None:
    """As it was before there was an index."""
    session.execute(delete(search_entries))
    session.execute(text("DELETE FROM search_messages"))
    newest = session.execute(text("SELECT max(key) FROM messages")).scalar_one()
    sync_state.set(session, ALL_OAS, "search_messages", newest + 1)
    sync_state.set(session, ALL_OAS, "search_customers", ["", ""])


def test_nothing_is_left_to_do_in_a_new_store(session: Session) -> None:
    assert not search_backlog.step(session)
    a_day(session)
    assert not search_backlog.step(session)
    assert search_backlog.indexed_from(session) == 0


@pytest.mark.parametrize("unit", [1, 3, 8, 100])
def test_step_by_step_everything_is_found(session: Session, unit: int) -> None:
    a_day(session)
    before = [texts(session, query) for query in ("ao", "dong", "has:link")]
    forget(session)
    assert texts(session, "ao") == []
    assert find(session, "binh").customers == ()
    steps = 0
    while search_backlog.step(session, unit):
        steps += 1
        assert find(session, "ao").indexed_from == search_backlog.indexed_from(session)
    assert [texts(session, query) for query in ("ao", "dong", "has:link")] == before
    assert len(find(session, "binh").customers) == 1
    assert steps >= 8 // unit


def test_the_newest_messages_come_first_and_new_ones_are_found_at_once(session: Session) -> None:
    a_day(session)
    forget(session)
    store(session, said("áo mới", T0 + 99), said("áo cũ", T0 - 99))
    assert texts(session, "ao") == ["áo mới", "áo cũ"]
    while search_backlog.indexed_from(session) != T0 + 5:
        assert search_backlog.step(session, 1)
    assert texts(session, "ao") == ["áo mới", "", "áo này", "áo cũ"]
    while search_backlog.step(session, 2):
        pass
    assert texts(session, "ao").count("áo cũ") == 1


def test_a_store_of_the_version_before_is_indexed_after_it_was_opened(tmp_path: Path) -> None:
    path, key = tmp_path / "old.db", bytes(32)
    older = create_engine(
        "sqlite://", module=__import__("sqlcipher3.dbapi2").dbapi2, creator=lambda: connect(path, key)
    )
    with older.begin() as connection:
        _upgrade(connection, "0002")
        connection.execute(
            text("INSERT INTO conversations (oa_id, user_id, name, last_at) VALUES ('1', '2', 'Lan', 5)")
        )
        connection.execute(
            text(
                "INSERT INTO messages (key, oa_id, user_id, remote_id, direction, sent_at, kind, text) "
                "VALUES (5120, '1', '2', 'a', 'in', 5, 'text', 'Áo dài')"
            )
        )
    older.dispose()
    engine = open_engine(path, key)
    with engine.connect() as session:
        assert texts(session, "dai") == []
        while search_backlog.step(session):
            pass
        assert texts(session, "dai") == ["Áo dài"]
        assert [hit.person.name for hit in find(session, "lan").customers] == ["Lan"]
    engine.dispose()


def _upgrade(connection: Connection, revision: str) -> None:
    command.upgrade(config(connection), revision)
