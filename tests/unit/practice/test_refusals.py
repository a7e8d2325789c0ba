"""API page 10: each code with its own words."""

from app.practice.refusals import TEXTS, Refusal, invalid, too_much


def test_a_field_is_named() -> None:
    assert (invalid("text").code, invalid("text").text) == (-201, "text is invalid!")
    assert too_much("count").text == "Parameter count exceeds allowable limit"


def test_the_place_is_named() -> None:
    refusal = Refusal(-501, "203.0.113.9")
    assert refusal.text == "Personal information is limited due to IP address not inside Vietnam: 203.0.113.9"


def test_own_words_and_unknown_codes() -> None:
    assert Refusal(-201, text="file is invalid").text == "file is invalid"
    assert Refusal(-999).text


def test_the_codes_that_an_inbox_meets() -> None:
    met = {-32, -100, -200, -201, -204, -209, -210, -211, -212, -216, -217, -218, -219, -220, -221, -223, -224, -227}
    assert met | {-230, -232, -233, -240, -242, -244, -248, -501, 404} <= set(TEXTS)
