"""What is typed of a customer: kept as Zalo writes it, or refused in words."""

from datetime import date

import pytest

from app.domain import customers
from app.domain.customers import LIMITS, NOTE_LIMIT, ON, Card, Field, same, value_of
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Customer
from app.errors import Rejected

TODAY = date(2026, 11, 26)


def checked(field: Field, typed: str) -> str:
    return customers.checked(field, typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0903123456", "84903123456"),
        ("0903 123 456", "84903123456"),
        ("0903.123.456", "84903123456"),
        ("+84 903-123-456", "84903123456"),
        ("+84 (0)903 123 456", "84903123456"),
        ("84903123456", "84903123456"),
        ("0084903123456", "84903123456"),
        ("02838291234", "842838291234"),
        ("+1 415 555 2671", "14155552671"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_phones_are_kept_as_zalo_writes_them(typed: str, kept: str) -> None:
    assert checked(Field.PHONE, typed) == kept


@pytest.mark.parametrize("typed", ["0903 123", "09031234567890123", "0903 123 45a", "gọi sau", "0903+123456", "12345"])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="bad_phone"):
        checked(Field.PHONE, typed)


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("84903123456", "0903123456"),
        ("+84903123456", "0903123456"),
        ("842838291234", "02838291234"),
        ("0903123456", "0903123456"),
        ("14155552671", "+14155552671"),
        ("0901 234 567", "0901 234 567"),
        ("", ""),
    ],
)
def test_phones_are_shown_as_they_are_dialled_here(kept: str, shown: str) -> None:
    assert customers.local_phone(kept) == shown


@pytest.mark.parametrize("typed", ["5/3/1990", "05-03-1990", "5. 3. 1990", "05031990", "05/03/1990"])
def test_birthdays_in_several_spellings(typed: str) -> None:
    assert checked(Field.BIRTHDAY, typed) == "05/03/1990"


@pytest.mark.parametrize("typed", ["31/02/1990", "27/11/2026", "1/1/1899", "1990-03-05", "5/3/90", "hôm qua"])
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(Rejected, match="bad_birthday"):
        checked(Field.BIRTHDAY, typed)


def test_texts_are_cleaned_and_have_an_end() -> None:
    assert checked(Field.ALIAS, "  Chị   Lan\nquận 1 ") == "Chị Lan quận 1"
    assert checked(Field.ADDRESS, "12 Nguyễn Trãi\nQ.1") == "12 Nguyễn Trãi, Q.1"
    assert checked(Field.ALIAS, "Le\u0302") == "Lê", "NFC, as everything that is kept"
    with pytest.raises(Rejected, match="field_too_long") as caught:
        checked(Field.ALIAS, "x" * (LIMITS["alias"] + 1))
    assert caught.value.params == {"length": LIMITS["alias"] + 1, "limit": LIMITS["alias"]}


def test_a_tag_has_a_name() -> None:
    assert checked(Field.TAG, " Khách  sỉ ") == "Khách sỉ"
    with pytest.raises(Rejected, match="empty"):
        checked(Field.TAG, " ")


def test_notes_keep_their_lines() -> None:
    assert customers.checked_note(" Thích màu đỏ\nsize M ") == "Thích màu đỏ\nsize M"
    with pytest.raises(Rejected, match="empty"):
        customers.checked_note("\n")
    with pytest.raises(Rejected, match="field_too_long"):
        customers.checked_note("x" * (NOTE_LIMIT + 1))


def test_two_spellings_of_one_number_are_the_same() -> None:
    assert same(Field.PHONE, "84903123456", "0903123456")
    assert not same(Field.ALIAS, "84903123456", "0903123456")


def test_a_card_finds_values_and_edits() -> None:
    customer = Customer(UserId("1"), "Lan", tags=("VIP",), phone="84903123456")
    assert value_of(customer, Field.PHONE) == "84903123456"
    assert value_of(customer, Field.TAG, "VIP") == ON
    assert value_of(customer, Field.TAG, "Sỉ") == ""
    assert Card(ConversationId(OaId("3"), UserId("1")), customer, 0, 0).edit(Field.PHONE) is None
