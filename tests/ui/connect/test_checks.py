"""Shape checks of pasted values."""

import pytest

from ui.connect.checks import (
    Trouble,
    address_trouble,
    app_id_trouble,
    callback_trouble,
    pair_trouble,
    secret_trouble,
    tidy,
    token_trouble,
)


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [("  12 ", "12"), ('"abc"', "abc"), ("\u200babc\ufeff", "abc"), ("“abc”\n", "abc"), ("\u00a0x", "x")],
)
def test_what_comes_along_with_a_copy_is_taken_off(pasted: str, clean: str) -> None:
    assert tidy(pasted) == clean


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("1234567890123456789", None),
        (" 123 ", None),
        ("", Trouble.EMPTY),
        ("12a", Trouble.NOT_DIGITS),
        ("１２", Trouble.NOT_DIGITS),
    ],
)
def test_app_id(text: str, trouble: Trouble | None) -> None:
    assert app_id_trouble(text) is trouble


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("aB3dE5fG7hJ9kL1mN2pQ", None),
        ("", Trouble.EMPTY),
        ("two words", Trouble.SPACES),
        ("x" * 65, Trouble.TOKEN_AS_SECRET),
        ("12345", Trouble.ID_AS_SECRET),
    ],
)
def test_secret(text: str, trouble: Trouble | None) -> None:
    assert secret_trouble(text, "12345") is trouble


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("https://tiemthu.vn/zalo", None),
        ("http://127.0.0.1:8080/done", None),
        ("http://tiemthu.vn/zalo", Trouble.NOT_HTTPS),
        ("tiemthu.vn/zalo", Trouble.NOT_AN_ADDRESS),
        ("ftp://tiemthu.vn", Trouble.NOT_AN_ADDRESS),
        ("https://", Trouble.NOT_AN_ADDRESS),
        ("https://[::1", Trouble.NOT_AN_ADDRESS),
        ("https://tiemthu.vn/?a=1", Trouble.HAS_QUERY),
        ("https://tiemthu.vn/#a", Trouble.HAS_QUERY),
        ("https://tiem thu.vn", Trouble.SPACES),
        ("https://tiemthu.vn/" + "x" * 57, Trouble.TOO_LONG),
        ("", Trouble.EMPTY),
    ],
)
def test_callback(text: str, trouble: Trouble | None) -> None:
    assert callback_trouble(text) is trouble


def test_the_address_may_be_the_code_alone() -> None:
    assert address_trouble("https://tiemthu.vn/zalo?code=abc") is None
    assert address_trouble("aB3-dE5_fG7hJ9kL1mN2pQ") is None
    assert address_trouble("hello") is Trouble.NOT_AN_ADDRESS
    assert address_trouble(" ") is Trouble.EMPTY


def test_tokens() -> None:
    token = "T" * 40
    assert token_trouble(token) is None
    assert token_trouble("short") is Trouble.TOO_SHORT
    assert token_trouble(token + " " + token) is Trouble.SPACES
    assert pair_trouble(token, token + " ") is Trouble.SAME_TOKENS
    assert pair_trouble(token, "R" * 40) is None
