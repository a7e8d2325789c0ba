"""The people of the shop: who they are, and what their PIN is checked against."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, insert, select, update

from app.domain.ids import StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Staff, email_key
from app.store.tables import staff
from app.store.work import Session


@dataclass(frozen=True, slots=True)
class PinRecord:
    """`hash` is argon2id or empty; `until` is when the next try may be made, epoch milliseconds."""

    hash: str
    failures: int
    until: int


def everybody(session: Session) -> list[Staff]:
    """The owner first, then in the order in which they came."""
    found = [_staff(row) for row in session.execute(select(staff).order_by(staff.c.created_at, staff.c.id))]
    return sorted(found, key=lambda one: not one.is_owner)


def get(session: Session, staff_id: StaffId) -> Staff | None:
    row = session.execute(select(staff).where(staff.c.id == staff_id)).one_or_none()
    return None if row is None else _staff(row)


def by_email(session: Session, email: str) -> Staff | None:
    row = session.execute(select(staff).where(staff.c.email_key == email_key(email))).one_or_none()
    return None if row is None else _staff(row)


def add(session: Session, one: Staff) -> None:
    """The e-mail address must not be another's: a unique constraint says so."""
    session.execute(insert(staff).values(id=one.id, created_at=one.created_at, **_values(one)))


def save(session: Session, one: Staff) -> None:
    session.execute(update(staff).where(staff.c.id == one.id).values(**_values(one)))


def pin_record(session: Session, staff_id: StaffId) -> PinRecord | None:
    columns = (staff.c.pin, staff.c.pin_failures, staff.c.pin_until)
    row = session.execute(select(*columns).where(staff.c.id == staff_id)).one_or_none()
    return None if row is None else PinRecord(row.pin, row.pin_failures, row.pin_until)


def save_pin_record(session: Session, staff_id: StaffId, record: PinRecord) -> None:
    values = {"pin": record.hash, "pin_failures": record.failures, "pin_until": record.until}
    session.execute(update(staff).where(staff.c.id == staff_id).values(**values))


def _values(one: Staff) -> dict[str, object]:
    return {
        "name": one.name,
        "email": one.email.strip(),
        "email_key": email_key(one.email) or None,
        "status": one.status.value,
        "picture": one.picture,
    }


def _staff(row: Row[Any]) -> Staff:
    return Staff(
        id=StaffId(row.id),
        name=row.name,
        email=row.email,
        status=Status(row.status),
        picture=row.picture,
        has_pin=bool(row.pin),
        created_at=row.created_at,
    )
