"""People in the store: found by address, one address one person."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff
from app.store import staff
from app.store.staff import PinRecord
from app.store.work import Session

AN = Staff(StaffId("an"), "An", "An@Shop.vn", created_at=2)


def test_the_owner_comes_first(session: Session) -> None:
    staff.add(session, replace(AN, created_at=-5))
    assert [one.id for one in staff.everybody(session)] == [OWNER, "an"]


def test_found_by_address_however_it_is_typed(session: Session) -> None:
    staff.add(session, AN)
    assert staff.by_email(session, " an@shop.VN ") == AN
    assert staff.by_email(session, "binh@shop.vn") is None
    assert staff.get(session, StaffId("nobody")) is None


def test_one_address_one_person_but_no_address_is_nobodys(session: Session) -> None:
    staff.add(session, AN)
    staff.add(session, Staff(StaffId("x"), "X"))
    staff.add(session, Staff(StaffId("y"), "Y"))
    with pytest.raises(IntegrityError), session.begin_nested():
        staff.add(session, Staff(StaffId("z"), "Z", "an@shop.vn "))


def test_changed(session: Session) -> None:
    staff.add(session, AN)
    after = replace(AN, name="An Nguyễn", status=Status.PAUSED, picture="abc", email="")
    staff.save(session, after)
    assert staff.get(session, AN.id) == after


def test_the_pin_is_kept_apart(session: Session) -> None:
    staff.add(session, AN)
    assert staff.pin_record(session, AN.id) == PinRecord("", 0, 0)
    staff.save_pin_record(session, AN.id, PinRecord("hash", 3, 99))
    assert staff.pin_record(session, AN.id) == PinRecord("hash", 3, 99)
    known = staff.get(session, AN.id)
    assert known is not None
    assert known.has_pin
    assert staff.pin_record(session, StaffId("nobody")) is None
