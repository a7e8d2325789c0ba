"""How messages are looked for: by the index first, and one person's thread by thread."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from app.domain.ids import OWNER, UserId
from app.domain.query import parse
from app.store import search, search_look
from app.store.search_look import Looker
from app.store.search_scan import Budget
from app.store.work import Session
from tests.fakes.history import T0, said
from tests.unit.store.shop_talk import a_day, find, store, texts


def looker(session: Session, query: str) -> Looker:
    return Looker(session, parse(query, date(2026, 11, 26)), OWNER)


def test_the_index_is_read_first_and_in_its_own_order(session: Session) -> None:
    """Else a search would read all messages of the window, or sort all hits."""
    if session.dialect.name != "sqlite":
        pytest.skip("SQLite's plan")
    a_day(session)
    seen: list[tuple[str, Any]] = []
    engine = session.engine

    @event.listens_for(engine, "before_cursor_execute")
    def note(_: object, __: object, statement: str, parameters: Any, *___: object) -> None:
        if "MATCH" in statement and "search_entry" not in statement:
            seen.append((statement, parameters))

    for query in ("ao", "ao dai from:shop", "ao after:2025"):
        looker(session, query).keys(1 << 62, 50, Budget(1))
    event.remove(engine, "before_cursor_execute", note)
    for statement, parameters in seen:
        plan = session.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
        assert "search_messages VIRTUAL TABLE" in plan[0][-1], plan
        assert not any("TEMP B-TREE" in row[-1] for row in plan), plan
    assert len(seen) >= 3


def test_an_empty_store_has_nowhere_to_look(session: Session) -> None:
    assert looker(session, "ao").scope.nowhere
    a_day(session)
    assert not looker(session, "ao").scope.nowhere
    assert looker(session, "ao from:khongai").scope.nowhere
    assert looker(session, "ao oa:khongco").scope.nowhere


def test_several_people_of_one_name_are_one_list(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_look, "SCANNED_AT_ONCE", 3)
    for number in range(20):
        user = UserId(f"{number % 2}")
        store(session, said(f"áo {number}", T0 + number, user=user, name=f"Lan {number % 2}"))
    found = find(session, "áo từ:lan", limit=4)
    shown, cursor = list(found.messages), found.cursor
    while cursor is not None:
        hits, cursor = search.more(session, found.query, OWNER, cursor, limit=4)
        shown += hits
    assert [hit.message.body.text for hit in shown] == [f"áo {number}" for number in reversed(range(20))]


def test_links_of_one_person_are_written_ones_too(session: Session) -> None:
    a_day(session)
    assert texts(session, "has:link from:thuy") == ["xem https://quaychat.vn", ""]
