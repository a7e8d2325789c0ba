"""Queries in the words of each database's index."""

from datetime import date

from app.domain.query import Has, parse
from app.store.search_words import fts5, marks_of, tsquery


def both(text: str) -> tuple[str, str]:
    query = parse(text, date(2026, 11, 26))
    return fts5(query.terms, marks_of(query.has)), tsquery(query.terms, marks_of(query.has))


def test_words_phrases_and_open_ends() -> None:
    assert both('"áo dài" đỏ') == ('"ao dai" AND "do" *', "('ao' <-> 'dai') & ('do':*)")


def test_one_of_the_things_is_enough() -> None:
    assert both("has:photo has:file") == ('("ſfile" OR "ſphoto")', "('ſfile' | 'ſphoto')")
    assert marks_of(frozenset[Has]()) == []


def test_nothing_asked_is_nothing_to_match() -> None:
    assert both("") == ("", "")


def test_no_operator_can_be_typed() -> None:
    assert both("a* OR b' NEAR(\"c)") == (
        '"a" AND "or" AND "b" AND "near" AND "c" *',
        "('a') & ('or') & ('b') & ('near') & ('c':*)",
    )
