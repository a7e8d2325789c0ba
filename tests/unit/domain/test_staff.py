"""Names, addresses and PINs."""

import pytest

from app.domain import staff
from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff

AN = Staff(StaffId("an"), "Nguyễn Văn An", "an@shop.vn")
BINH = Staff(StaffId("binh"), "Bình", "Binh@Shop.vn", Status.DEACTIVATED)


def test_rr30_one_person_a_duplicate_and_an_unknown() -> None:
    found = staff.found_and_not([" An@Shop.vn", "an@shop.vn", "unknown@x"], [AN, BINH])
    assert found == staff.Addresses((AN,), ("unknown@x",), ("an@shop.vn",), ())
    assert not found.good
    assert staff.found_and_not(["AN@shop.vn "], [AN]).good


def test_a_deactivated_account_is_named() -> None:
    assert staff.found_and_not(["binh@shop.vn"], [AN, BINH]).deactivated == ("binh@shop.vn",)


def test_initials() -> None:
    assert (AN.initials, BINH.initials, Staff(OWNER, "").initials) == ("NA", "B", "")
    assert Staff(OWNER, "x").is_owner


@pytest.mark.parametrize("good", ["an@shop.vn", " a.b+c@x.y.vn "])
def test_addresses(good: str) -> None:
    assert staff.looks_like_email(good)


@pytest.mark.parametrize("bad", ["", "an", "an@", "@shop.vn", "an@shop", "a n@shop.vn", "an@shop..vn", "an@.vn."])
def test_no_addresses(bad: str) -> None:
    assert not staff.looks_like_email(bad)


def test_pins() -> None:
    assert [staff.is_pin(pin) for pin in ("1234", "123456789012", "123", "12a4", "١٢٣٤", "1234567890123")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


def test_wrong_pins_make_one_wait_longer_and_longer() -> None:
    waits = [staff.wait_after(failures) for failures in range(4, 12)]
    assert waits[:4] == [0, 30_000, 60_000, 120_000]
    assert waits == sorted(waits)
    assert staff.wait_after(10_000) == staff.LONGEST_WAIT_MS


def test_a_name_is_tidied() -> None:
    assert staff.tidy_name("  Lan \n Anh ") == "Lan Anh"
