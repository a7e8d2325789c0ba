"""Hints lead on in the person's language, and what they lead to is understood."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.query import parse
from app.domain.query_hints import MOST, hints


def shown(text: str, *, vietnamese: bool = True, oas: tuple[str, ...] = ()) -> list[str]:
    return [hint.text for hint in hints(text, vietnamese=vietnamese, oas=oas)]


def test_an_empty_field_offers_every_filter() -> None:
    assert shown("") == ["từ:", "có:", "trước:", "sau:"]
    assert shown("", vietnamese=False, oas=("A", "B")) == ["from:", "oa:", "has:", "before:", "after:"]


def test_what_is_used_is_not_offered_again() -> None:
    assert shown("có:ảnh ") == ["từ:", "trước:", "sau:"]


def test_a_keyword_is_completed_from_two_letters() -> None:
    assert shown("áo tr") == ["trước:"]
    assert shown("ao co") == ["có:"]
    assert shown("áo c") == []
    assert hints("áo tr", vietnamese=True)[0].query == "áo trước:"


def test_values_are_offered_after_the_colon() -> None:
    assert shown("có:") == [
        *("có:ảnh", "có:tệp", "có:liên-kết", "có:thoại", "có:video", "có:vị-trí", "có:sticker", "có:danh-thiếp")
    ]
    assert shown("có:v") == ["có:video", "có:vị-trí"]
    assert shown("from:") == ["từ:khách", "từ:shop"]
    assert shown("oa:th", oas=("Thuỳ Anh Kids", "Áo dài")) == ['oa:"Thuỳ Anh Kids"']
    assert "trước:hôm-qua" in shown("trước:")


def test_a_taken_hint_is_a_query_of_its_own() -> None:
    assert hints("áo co:an", vietnamese=True)[0].query == "áo có:ảnh "


@given(st.text(), st.booleans())
def test_any_text_has_hints_that_are_understood(text: str, vietnamese: bool) -> None:
    made = hints(text, vietnamese=vietnamese, oas=("Một", "Hai ba"))
    assert len(made) <= MOST
    for hint in made:
        parse(hint.query, date(2026, 11, 26))
        assert hint.query != text


def test_every_value_that_is_offered_is_a_filter() -> None:
    for vietnamese in (True, False):
        for field in hints("", vietnamese=vietnamese, oas=("Một", "Hai")):
            for value in hints(field.query, vietnamese=vietnamese, oas=("Một", "Hai")):
                query = parse(value.query, date(2026, 11, 26))
                assert query.filtered, value
                assert not query.terms, value
