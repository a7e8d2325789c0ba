"""A database that came from elsewhere: each value of a wrong kind is found, and nothing that the app writes is."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column, LargeBinary, Text, insert, text
from sqlalchemy.exc import DatabaseError

from app.errors import Rejected
from app.store import readable
from app.store.engine import writing
from app.store.opening import open_engine
from app.store.tables import metadata
from app.store.work import Session

WORDS: dict[str, str] = {
    "staff.status": "active",
    "connections.state": "connected",
    "connections.right": "only_me",
    "conversations.age": "old",
    "messages.kind": "text",
    "messages.direction": "in",
    "gaps.reason": "too_old",
    "media.state": "stored",
    "reactions.state": "waiting",
    "outbox.kind": "photo",
    "outbox.state": "queued",
    "customer_edits.field": "alias",
    "customer_edits.state": "waiting",
    "rules.method": "claim",
    "rules.old_choice": "keep",
    "sharing_log.why": "turn",
}
ATTACHMENT = '["' + "a" * 64 + '", "a.png", "image/png", 9, 40, 30]'
JSON: dict[str, str] = {
    "messages.extra": '{"links": [["https://shop.vn", "", "", ""]], "place": [10.5, 106.5]}',
    "outbox.attachment": ATTACHMENT,
    "draft_files.attachment": ATTACHMENT,
    "sharing_log.changes": '{"age": "new"}',
    "conversations.tags": '["VIP"]',
    "sync_state.value": "[1]",
}
KEYS = {"media.key", "kept_media.key", "outbox_originals.media_key"}
KEYS_OR_NONE = {"staff.picture", "outbox.media_key", "draft_files.media_key", "draft_files.original_key"}
OTHERS = {"conversations.last_kind", "conversations.last_direction"}
"""Words that may be missing."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A new database with a row in each table, just as the app may write it."""
    engine = open_engine(tmp_path / "quaychat.db", b"k" * 32)
    with writing(engine) as opened:
        for table in metadata.sorted_tables:
            opened.execute(table.delete())
            opened.execute(insert(table).values({column.name: _fine(column) for column in table.columns}))
        yield opened
    engine.dispose()


def _fine(column: Column[Any]) -> object:
    name = str(column)
    if name in WORDS or name in JSON:
        return WORDS.get(name) or JSON[name]
    if name in KEYS:
        return "a" * 64
    if isinstance(column.type, Text):
        return ""
    return b"" if isinstance(column.type, LargeBinary) else 0


def _noticed(session: Session, column: Column[Any], value: str) -> bool:
    """Whether a value in this column is; what the database itself refuses is too."""
    nested = session.begin_nested()
    try:
        session.execute(text(f'UPDATE "{column.table.name}" SET "{column.name}" = {value}'))
        readable.check(session)
    except DatabaseError:
        return True
    except Rejected as error:
        return error.code == "backup_damaged"
    finally:
        nested.rollback()
    return False


def _columns() -> Iterator[tuple[str, Column[Any]]]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            yield str(column), column


def test_what_the_app_writes_is_readable(session: Session) -> None:
    readable.check(session)


def test_a_value_of_another_type_is_found_in_every_column(session: Session) -> None:
    missed = [
        name for name, column in _columns() if not _noticed(session, column, "'evil'" if _counts(column) else "x'ff'")
    ]
    assert not missed


def _counts(column: Column[Any]) -> bool:
    return not isinstance(column.type, Text)


def test_words_and_names_of_files_are_the_apps_own(session: Session) -> None:
    meant = WORDS.keys() | KEYS | KEYS_OR_NONE | OTHERS
    missed = [name for name, column in _columns() if name in meant and not _noticed(session, column, "'../../evil'")]
    assert not missed


def test_a_picture_may_be_missing_and_a_cached_file_has_a_name(session: Session) -> None:
    accepted = {
        name for name, column in _columns() if name in KEYS | KEYS_OR_NONE and not _noticed(session, column, "''")
    }
    assert accepted == KEYS_OR_NONE


WRONG_JSON = [*((name, "[") for name in JSON), ("outbox.attachment", "7"), ("draft_files.attachment", '["a"]')]
WRONG_JSON += [("messages.extra", '{"links": 7}'), ("messages.extra", '{"place": [1]}'), ("messages.extra", "7")]
WRONG_JSON += [("sharing_log.changes", '{"age": "evil"}'), ("conversations.tags", "7")]


@pytest.mark.parametrize(("name", "value"), WRONG_JSON)
def test_json_has_the_form_that_its_reader_needs(session: Session, name: str, value: str) -> None:
    assert _noticed(session, dict(_columns())[name], f"'{value}'")
