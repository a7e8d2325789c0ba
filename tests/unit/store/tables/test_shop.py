"""What the database itself refuses about people."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.store.tables import staff
from app.store.work import Session


def test_an_address_is_one_persons_and_any_number_have_none(session: Session) -> None:
    session.execute(insert(staff), [{"id": "an", "email_key": None}, {"id": "binh", "email_key": None}])
    session.execute(insert(staff).values(id="chi", email_key="chi@shop.vn"))
    with pytest.raises(IntegrityError):
        session.execute(insert(staff).values(id="dung", email_key="chi@shop.vn"))
