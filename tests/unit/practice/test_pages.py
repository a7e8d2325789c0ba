"""The pages of the practice OA: safe to show, and the ids that tests click."""

from app.practice import pages
from app.practice.people import Oa, ZaloApp


def test_names_are_shown_as_text_never_as_markup() -> None:
    page = pages.permission(ZaloApp("1", "s", name="<b>x"), [Oa("7", 'Tiệm "<i>')], 'a"b')
    assert "<b>x" not in page
    assert "<i>" not in page
    assert 'value="a&quot;b"' in page


def test_the_first_oa_is_chosen() -> None:
    page = pages.permission(ZaloApp("1", "s"), [Oa("7", "Một"), Oa("8", "Hai")], "x")
    assert 'id="oa-7" value="7" checked' in page
    assert 'id="oa-8" value="8" checked' not in page


def test_every_page_says_that_it_is_for_practice_and_loads_nothing_from_elsewhere() -> None:
    shown = (pages.permission(ZaloApp("1", "s"), [], "x"), pages.error(-14003), pages.denied(), pages.landed())
    for page in shown:
        assert "không phải Zalo thật" in page
        assert "http" not in page.replace("https://", "http") or "//" not in page.split("<body>")[1]
    assert "default-src 'none'" in pages.policy()


def test_the_error_page_tells_the_code_and_its_name() -> None:
    page = pages.error(-14003)
    assert "error_code=-14003" in page
    assert "Invalid callback url" in page
