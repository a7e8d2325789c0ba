"""The statements of the list: whichever filter and order, SQLite reads them from an index, without sorting."""

import re

import pytest

from app.domain.listing import Show, Sort
from app.store.bulk import Query
from app.store.listing_queries import (
    OAS,
    Among,
    Tagged,
    count_query,
    first_queries,
    ids_query,
    places_query,
    work_query,
)
from app.store.work import Session

GIVEN = {"oa": "1", "tag": "VIP", "answerable": 5, "most": 50, "users": ["1"], "keeper": "an", "staff": "an"}


@pytest.fixture
def engine(sqlite_engine: object) -> object:
    return sqlite_engine


def plan(session: Session, query: Query) -> str:
    query.rows(session, **GIVEN)  # type: ignore[arg-type]
    text = query._compiled["sqlite"]
    given = {**text.fixed, **GIVEN, "users": '["1"]'}
    values = tuple(given[name] for name in text.order or ())
    return "\n".join(str(row[3]) for row in session.exec_driver_sql(f"EXPLAIN QUERY PLAN {text.sql}", values))


@pytest.mark.parametrize("show", Show)
def test_the_newest_first_is_the_order_of_the_filters_own_index(session: Session, show: Show) -> None:
    names = {Show.ALL: "listed"}
    (query,) = first_queries(show, Sort.NEWEST, Tagged.ANY)
    found = plan(session, query)
    assert f"USING INDEX ix_conversations_{names.get(show, show.value)} (oa_id=?)" in found
    assert "TEMP B-TREE" not in found


@pytest.mark.parametrize(("sort", "index"), [(Sort.WAITING, "waiting"), (Sort.WINDOW, "window")])
def test_the_other_orders_of_all_are_parts_of_indexes(session: Session, sort: Sort, index: str) -> None:
    pinned, before, rest = (plan(session, query) for query in first_queries(Show.ALL, sort, Tagged.ANY))
    assert "ix_conversations_pinned (oa_id=?" in pinned
    assert f"ix_conversations_{index} (oa_id=?" in before
    assert "ix_conversations_listed (oa_id=? AND pinned_at=?" in rest
    assert "TEMP B-TREE" not in before + rest


@pytest.mark.parametrize("show", Show)
def test_ids_and_counts_are_read_from_the_index_alone(session: Session, show: Show) -> None:
    assert "COVERING INDEX ix_conversations_" in plan(session, count_query(show, tagged=False))
    found = plan(session, ids_query(show, Sort.NEWEST, Tagged.ANY, alone=True))
    assert "COVERING INDEX ix_conversations_" in found
    assert "TEMP B-TREE" not in found


def test_the_whole_list_of_several_oas_is_sorted_without_the_rows(session: Session) -> None:
    for sort in Sort:
        assert "COVERING INDEX ix_conversations_listed" in plan(
            session, ids_query(Show.ALL, sort, Tagged.ANY, alone=False)
        )


def test_a_rare_tag_is_looked_up_and_a_frequent_one_asked_for_in_order(session: Session) -> None:
    (rare,) = first_queries(Show.ALL, Sort.NEWEST, Tagged.RARE)
    found = plan(session, rare)
    assert "ix_conversation_tags_tag" in found
    assert re.search(r"conversations USING PRIMARY KEY \(oa_id=\? AND user_id=\?\)", found)
    (often,) = first_queries(Show.ALL, Sort.NEWEST, Tagged.OFTEN)
    found = plan(session, often)
    assert "ix_conversations_listed (oa_id=?)" in found
    assert "TEMP B-TREE" not in found


def test_chosen_ones_and_oas_are_searched_for(session: Session) -> None:
    assert "conversations USING PRIMARY KEY (oa_id=? AND user_id=?)" in plan(
        session, places_query(Show.ALL, tagged=True)
    )
    assert "SCAN conversations" not in plan(session, OAS)


def test_a_basket_is_a_part_of_its_index_in_the_order_of_the_list(session: Session) -> None:
    (query,) = first_queries(Show.ALL, Sort.NEWEST, Tagged.ANY, Among.KEPT)
    for found in (
        plan(session, query),
        plan(session, ids_query(Show.ALL, Sort.NEWEST, Tagged.ANY, alone=True, among=Among.KEPT)),
    ):
        assert re.search(r"ix_conversations_basket \(oa_id=\? AND <expr>=\?\)", found)
        assert "TEMP B-TREE" not in found
    counted = plan(session, count_query(Show.ALL, tagged=False, among=Among.KEPT))
    assert re.search(r"ix_conversations_basket \(oa_id=\? AND <expr>=\?", counted)


@pytest.mark.parametrize("show", [Show.UNREAD, Show.UNANSWERED, Show.BLOCKED])
def test_what_is_seldom_many_is_asked_for_its_keeper(session: Session, show: Show) -> None:
    (query,) = first_queries(show, Sort.NEWEST, Tagged.ANY, Among.KEPT)
    assert f"ix_conversations_{show.value} (oa_id=?)" in plan(session, query)


@pytest.mark.parametrize(("sort", "index"), [(Sort.WAITING, "waiting"), (Sort.WINDOW, "window")])
def test_the_other_orders_of_a_basket(session: Session, sort: Sort, index: str) -> None:
    pinned, before, rest = (plan(session, query) for query in first_queries(Show.ALL, sort, Tagged.ANY, Among.KEPT))
    assert "ix_conversations_pinned (oa_id=?" in pinned or "pinned_at>?" in pinned
    assert f"ix_conversations_{index} (oa_id=?" in before
    assert "ix_conversations_basket (oa_id=? AND <expr>=? AND pinned_at=?" in rest
    assert "TEMP B-TREE" not in before + rest


@pytest.mark.parametrize("among", [Among.OWN, Among.POOL])
def test_what_a_member_sees_is_looked_up_whichever_basket(session: Session, among: Among) -> None:
    (query,) = first_queries(Show.ALL, Sort.NEWEST, Tagged.ANY, among)
    found = plan(session, query)
    assert "ix_conversations_held" in found
    assert "SCAN conversations" not in found


def test_who_has_how_much_work_is_counted_among_the_unanswered(session: Session) -> None:
    assert "ix_conversations_unanswered (oa_id=?" in plan(session, work_query())
