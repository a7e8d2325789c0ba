"""Columns that read the same where nothing was put in, on both kinds of database."""

from sqlalchemy import Column, MetaData, Table, Text, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from app.store.tables import messages
from app.store.tables.columns import conversation_key, flag, number, words
from app.store.work import Session


def test_message_keys_are_sqlites_row_numbers_and_64_bits_wide() -> None:
    assert '"key" INTEGER NOT NULL' in str(CreateTable(messages).compile(dialect=sqlite.dialect()))
    assert "key BIGINT NOT NULL" in str(CreateTable(messages).compile(dialect=postgresql.dialect()))


def test_what_was_not_put_in_is_empty_rather_than_null(session: Session) -> None:
    table = Table(
        "tried", MetaData(), Column("id", Text), words("said"), number("at"), flag("on"), prefixes=["TEMPORARY"]
    )
    table.create(session)
    session.execute(insert(table).values(id="a"))
    assert tuple(session.execute(select(table.c.said, table.c.at, table.c.on)).one()) == ("", 0, False)


def test_a_conversation_is_known_by_its_oa_and_its_customer() -> None:
    table = Table("tried", MetaData(), *conversation_key())
    assert [column.name for column in table.primary_key] == ["oa_id", "user_id"]
