"""The people of the shop: managed by the owner; each changes their own name, picture and PIN, and signs in by it."""

import asyncio
import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from app.domain import staff as people
from app.domain.ids import OWNER, MediaKey, StaffId
from app.domain.sharing.values import Status
from app.domain.staff import Addresses, Staff
from app.errors import Rejected
from app.events import StaffChanged
from app.services.ground import Ground
from app.store import staff
from app.store.staff import PinRecord
from app.store.work import Session

if TYPE_CHECKING:
    from argon2 import PasswordHasher


class Cache(Protocol):
    """What of the media cache is needed for people's pictures."""

    async def put_local(self, data: bytes) -> MediaKey: ...

    async def local(self, key: MediaKey) -> bytes | None: ...

    async def keep(self, refs: Iterable[str], *, kept: bool) -> None: ...


class People:
    """What is refused comes as Rejected: not_owner, name_empty, name_long, bad_email, email_taken, bad_pin, wrong_pin
    (`left` tries before one has to wait), pin_wait (`until`, epoch milliseconds, and `wait` from now), staff_unknown,
    deactivated."""

    def __init__(self, ground: Ground, hasher: "PasswordHasher | None" = None, media: Cache | None = None) -> None:
        self._ground = ground
        self._given = hasher
        self._media = media
        self._next_try: dict[StaffId, float] = {}
        """When a PIN may be tried again, by the steady clock: setting the PC's gains nothing while the app runs."""

    async def all(self) -> list[Staff]:
        """The owner first."""
        return await self._ground.db.read(staff.everybody)

    async def get(self, who: StaffId) -> Staff | None:
        return await self._ground.db.read(staff.get, who)

    async def find(self, emails: list[str]) -> Addresses:
        """Whose addresses these are, each problem named (RR30)."""
        return people.found_and_not(emails, await self.all())

    async def add(self, name: str, email: str, by: StaffId = OWNER) -> Staff:
        """A new account, active, without a PIN."""
        _owner(by)
        made = Staff(StaffId(secrets.token_hex(8)), _name(name), _email(email), created_at=self._ground.clock.now())
        await self._ground.db.write(_add, made)
        self._ground.bus.publish(StaffChanged())
        return made

    async def change(self, who: StaffId, by: StaffId, *, name: str, email: str, picture: str | None = None) -> Staff:
        """The owner changes anybody; others themselves, their address apart, by which rules know them. Without
        `picture` they keep theirs."""
        before = await self._known(who)
        if by not in {OWNER, who} or (by != OWNER and people.email_key(email) != people.email_key(before.email)):
            raise Rejected("not_owner")
        address = "" if who == OWNER and not email.strip() else _email(email)
        kept = before.picture if picture is None else picture
        after = replace(before, name=_name(name), email=address, picture=kept)
        await self._ground.db.write(_save, after)
        self._ground.bus.publish(StaffChanged())
        return after

    async def keep_picture(self, data: bytes) -> str:
        """Put a picture where it stays, and say under which key; `change` gives it to somebody."""
        assert self._media is not None
        key = await self._media.put_local(data)
        await self._media.keep([key], kept=True)
        return key

    async def picture(self, one: Staff) -> bytes | None:
        """None: there is none, or it has gone from the folder."""
        return await self._media.local(MediaKey(one.picture)) if one.picture and self._media is not None else None

    async def set_pin(self, who: StaffId, pin: str, by: StaffId, *, old: str = "") -> None:
        """Set or (empty) remove a PIN. One's own asks for the old one; the owner may give anybody a new one."""
        await self._known(who)
        if by not in {OWNER, who}:
            raise Rejected("not_owner")
        if by == who:
            await self.check_pin(who, old)
        if pin and not people.is_pin(pin):
            raise Rejected("bad_pin")
        made = await asyncio.to_thread(self._hasher().hash, pin) if pin else ""
        await self._start_anew(who, made)
        self._ground.bus.publish(StaffChanged())

    async def new_owner_pin(self, pin: str, key: bytes) -> None:
        """The owner has forgotten theirs. Whoever can show the key of the data, by the recovery code, could read all of
        it anyway."""
        if not self._ground.db.is_key(key):
            raise ValueError("not the key of this data")
        if not people.is_pin(pin):
            raise Rejected("bad_pin")
        made = await asyncio.to_thread(self._hasher().hash, pin)
        await self._start_anew(OWNER, made)
        self._ground.bus.publish(StaffChanged())

    async def waits_until(self, who: StaffId) -> int:
        """When the next PIN of this person is looked at, epoch milliseconds; 0: now."""
        now, left = self._ground.clock.now(), self._left(who)
        record = await self._ground.db.read(staff.pin_record, who)
        if record is None or not record.hash:
            return 0
        wait = _remaining(record, now, left)
        if record.until > now + wait:
            await self._ground.db.write(_wait, who, now, left)
        return now + wait if wait else 0

    async def check_pin(self, who: StaffId, pin: str) -> None:
        """Returns if this is the PIN, or none is asked for. A try is counted before it is looked at, so that ending the
        app in between gains nothing."""
        known = await self._known(who)
        if known.status is Status.DEACTIVATED:
            raise Rejected("deactivated")
        now = self._ground.clock.now()
        wait, record = await self._ground.db.write(_try, who, now, self._left(who))
        if wait:
            raise Rejected("pin_wait", until=now + wait, wait=wait)
        if not record.hash:
            return
        self._next_try[who] = self._ground.clock.monotonic() + people.wait_after(record.failures) / 1000
        if not await asyncio.to_thread(self._fits, record.hash, pin):
            left = people.FREE_TRIES - record.failures
            if left > 0:
                raise Rejected("wrong_pin", left=left)
            raise Rejected("pin_wait", until=record.until, wait=record.until - self._ground.clock.now())
        await self._start_anew(who, record.hash)

    async def _start_anew(self, who: StaffId, pin_hash: str) -> None:
        await self._ground.db.write(staff.save_pin_record, who, PinRecord(pin_hash, 0, 0))
        self._next_try.pop(who, None)

    def _left(self, who: StaffId) -> int | None:
        """Milliseconds until the next try; None: none was made since the app was started."""
        at = self._next_try.get(who)
        return None if at is None else max(round((at - self._ground.clock.monotonic()) * 1000), 0)

    def _hasher(self) -> "PasswordHasher":
        from argon2 import PasswordHasher  # a shop of one person never needs it

        return self._given or PasswordHasher()

    def _fits(self, known: str, pin: str) -> bool:
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher().verify(known, pin)
        except (VerificationError, InvalidHashError):
            return False

    async def _known(self, who: StaffId) -> Staff:
        known = await self.get(who)
        if known is None:
            raise Rejected("staff_unknown")
        return known


def _owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected("not_owner")


def _name(name: str) -> str:
    tidy = people.tidy_name(name)
    if not tidy:
        raise Rejected("name_empty")
    if len(tidy) > people.NAME_LIMIT:
        raise Rejected("name_long", limit=people.NAME_LIMIT)
    return tidy


def _email(email: str) -> str:
    if not people.looks_like_email(email):
        raise Rejected("bad_email", detail=email.strip())
    return email.strip()


def _add(session: Session, one: Staff) -> None:
    _free(session, one)
    staff.add(session, one)


def _save(session: Session, one: Staff) -> None:
    _free(session, one)
    staff.save(session, one)


def _free(session: Session, one: Staff) -> None:
    other = staff.by_email(session, one.email) if one.email else None
    if other is not None and other.id != one.id:
        raise Rejected("email_taken", detail=other.name)


def _remaining(record: PinRecord, now: int, left: int | None) -> int:
    """Milliseconds to wait: `left` where that is known, else by the wall clock, which may have been set."""
    return left if left is not None else min(max(record.until - now, 0), people.LONGEST_WAIT_MS)


def _wait(session: Session, who: StaffId, now: int, left: int | None) -> int:
    """The same, and where the clock was set back the wait is written anew, so that it ends."""
    record = staff.pin_record(session, who)
    if record is None or not record.hash:
        return 0
    wait = _remaining(record, now, left)
    if record.until > now + wait:
        staff.save_pin_record(session, who, replace(record, until=now + wait))
    return wait


def _try(session: Session, who: StaffId, now: int, left: int | None) -> tuple[int, PinRecord]:
    """Count a try, unless there is something to wait for: so many milliseconds, else 0."""
    wait = _wait(session, who, now, left)
    record = staff.pin_record(session, who) or PinRecord("", 0, 0)
    if wait or not record.hash:
        return wait, record
    failures = record.failures + 1
    wait = people.wait_after(failures)
    tried = PinRecord(record.hash, failures, now + wait if wait else 0)
    staff.save_pin_record(session, who, tried)
    return 0, tried
