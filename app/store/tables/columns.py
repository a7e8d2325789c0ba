"""The schema's metadata, and the columns that every table is made of."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Text, false
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ROWID: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""Makes the primary key SQLite's own row number; 64 bits wide on both."""


def words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def number(name: str) -> Column[int]:
    return Column(name, BigInteger, nullable=False, server_default="0")


def flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default=false())


def conversation_key() -> tuple[Column[str], Column[str]]:
    return Column("oa_id", Text, primary_key=True), Column("user_id", Text, primary_key=True)
