"""Customers by name: whoever was in touch last comes first, however many bear the name."""

import pytest

from app.domain.ids import OWNER, UserId
from app.store import search_entries
from app.store.work import Session
from tests.fakes.history import AN, OA, T0, said
from tests.unit.store.shop_talk import find, store


def names(session: Session, query: str) -> list[str]:
    return [hit.person.name for hit in find(session, query).customers]


def test_the_newest_conversation_comes_first(session: Session) -> None:
    store(session, said("1", T0 + 9, name="Lan Anh"), said("2", T0 + 3, user=UserId("2"), name="Anh Tú"))
    store(session, said("3", T0 + 5, user=UserId("3"), name="Ánh Dương"))
    assert names(session, "anh") == ["Lan Anh", "Ánh Dương", "Anh Tú"]
    assert names(session, "anh lan") == ["Lan Anh"]
    assert names(session, "nh") == []


@pytest.mark.parametrize("query", ["khach", "khach ", "kh"])
def test_a_name_that_many_bear(session: Session, monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    monkeypatch.setattr(search_entries, "CANDIDATES", 10)
    rows = [said("x", T0 + 1000 - n, user=UserId(f"{n:04}"), name=f"Khách {n}") for n in range(40)]
    for row in rows:
        store(session, row)  # the newest conversations are the oldest entries
    assert names(session, query) == [f"Khách {n}" for n in range(5)]


def test_what_asks_for_messages_shows_no_customers(session: Session) -> None:
    store(session, said("Lan ơi", T0, name="Lan"))
    assert names(session, "lan has:photo") == names(session, "from:lan") == []


def test_people_by_name(session: Session) -> None:
    store(session, said("1", T0, name="Nguyễn Thuỳ Anh"))
    found = search_entries.customers_named(session, ("thuy", "a"), OWNER, None, 5)
    assert [cid.user_id for cid in found] == [AN]
    assert search_entries.customers_named(session, (), OWNER, None, 5) == []
    assert search_entries.customers_named(session, ("thuy",), OWNER, (), 5) == []
    assert found[0].oa_id == OA
