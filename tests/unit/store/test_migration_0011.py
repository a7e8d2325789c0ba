"""0011: the conversations of an older file lie in their baskets, found by the new index."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.ids import OWNER
from app.domain.listing import Basket, View
from app.store import listing
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD
from tests.fakes.history import OA
from tests.fakes.members import share_with
from tests.unit.store.test_piles import AN


def test_an_older_files_conversations_lie_in_their_baskets(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0010")
        share_with(connection, AN)
        for user, values in (("a", "'an', 1"), ("k", "NULL, 0"), ("w", "NULL, 1"), ("m", "'owner', 1")):
            columns = "oa_id, user_id, last_at, assignee, shared"
            connection.execute(text(f"INSERT INTO conversations ({columns}) VALUES ('{OA}', '{user}', 9, {values})"))
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:

        def found(basket: Basket) -> str:
            view = View(basket=basket, holder=AN)
            return " ".join(cid.user_id for cid in listing.ids(session, view, OWNER))

        assert [found(one) for one in Basket] == ["a k m w", "k m", "", "w", "a"]
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'ix_conversations_basket'"
        assert session.execute(text(query)).scalar_one() == 1
    engine.dispose()
