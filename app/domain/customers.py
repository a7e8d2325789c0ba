"""What the shop knows of a customer: what can be edited, edits on their way to Zalo, notes, figures."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from app.domain.ids import ConversationId, StaffId
from app.domain.messages import Customer
from app.domain.text import clean
from app.errors import Rejected

EditId = NewType("EditId", int)
NoteId = NewType("NoteId", int)

NOTE_LIMIT = 5_000
LIMITS = {"alias": 100, "full_name": 100, "phone": 20, "address": 300, "birthday": 10, "tag": 50}
"""Characters; Zalo names no limits, so these are ours (zalo-oa-api.md 7)."""
OLDEST_YEAR = 1900
PHONE_DIGITS = (8, 15)
"""Shortest and longest number with its country's code (E.164)."""
HOME = "84"

_NOT_PHONE = re.compile(r"[^\d\s().+\-/]")
_DATE = re.compile(r"(\d{1,2})[\s./\-]+(\d{1,2})[\s./\-]+(\d{4})|(\d{2})(\d{2})(\d{4})")


class Field(StrEnum):
    """What can be edited and is kept by Zalo. A tag is a field with a name of its own: on or off."""

    ALIAS = "alias"
    """The shop's own name for the customer; the customer never sees it."""
    FULL_NAME = "full_name"
    """The name on a parcel; what Zalo calls the shared name."""
    PHONE = "phone"
    ADDRESS = "address"
    BIRTHDAY = "birthday"
    TAG = "tag"


ON = "1"
"""Value of a tag that the customer has; without it the value is empty."""


class EditState(StrEnum):
    WAITING = "waiting"
    """Saved here; goes to Zalo as soon as that is possible."""
    REFUSED = "refused"
    """Zalo won't have it: a person tries again, or drops it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit that Zalo has not acknowledged. `name` is the tag's, empty for other fields; `before` is what Zalo had,
    as far as is known; `reason` is the code of the last error, with what Zalo said."""

    id: EditId
    conversation: ConversationId
    field: Field
    name: str
    value: str
    before: str
    state: EditState
    author: StaffId
    made_at: int
    reason: str = ""
    zalo_code: int = 0
    zalo_text: str = ""
    attempts: int = 0

    @property
    def tried(self) -> bool:
        """Zalo may have taken it, though nobody has heard so."""
        return self.attempts > 0 and self.state is EditState.WAITING


@dataclass(frozen=True, slots=True)
class Note:
    """A private note of the shop's. It never leaves the shop's own data."""

    id: NoteId
    conversation: ConversationId
    author: StaffId
    author_name: str
    text: str
    created_at: int
    edited_at: int = 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A conversation of the same person with another OA of the shop."""

    conversation: ConversationId
    oa_name: str
    name: str
    avatar: str
    last_at: int


@dataclass(frozen=True, slots=True)
class Card:
    """A customer in one consistent state. `fetched_at`: when Zalo was last asked, 0 for never."""

    conversation: ConversationId
    customer: Customer
    fetched_at: int
    last_interaction: int
    edits: tuple[Edit, ...] = ()
    notes: tuple[Note, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()

    def edit(self, field: Field, name: str = "") -> Edit | None:
        """The edit of this field that is on its way, if any."""
        return next((one for one in self.edits if one.field is field and one.name == name), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a conversation amounts to, as far as it is stored here. Times are epoch milliseconds, 0 for never."""

    first_at: int = 0
    last_in_at: int = 0
    last_out_at: int = 0
    received: int = 0
    sent: int = 0
    photos: int = 0
    files: int = 0


class Shared(StrEnum):
    """What was exchanged, by the way it is looked through."""

    PHOTOS = "photos"
    FILES = "files"


def value_of(customer: Customer, field: Field, name: str = "") -> str:
    """The field as text, as an edit holds it."""
    if field is Field.TAG:
        return ON if name in customer.tags else ""
    found: str = getattr(customer, field.value)
    return found


def same(field: Field, one: str, other: str) -> bool:
    """Whether two values mean the same: a number with 84 or 0 in front, say."""
    return one == other or (field is Field.PHONE and local_phone(one) == local_phone(other))


def checked(field: Field, typed: str, today: date) -> str:
    """What was typed as it is kept and sent; empty to clear the field. Rejected: bad_phone, bad_birthday,
    field_too_long, empty (a tag without a name)."""
    text = " ".join(clean(typed).replace("\n", ", ").split()) if field is Field.ADDRESS else " ".join(typed.split())
    text = clean(text)
    if not text:
        if field is Field.TAG:
            raise Rejected("empty")
        return ""
    if field is Field.PHONE:
        return phone(text)
    if field is Field.BIRTHDAY:
        return birthday(text, today)
    limit = LIMITS[field.value]
    if len(text) > limit:
        raise Rejected("field_too_long", length=len(text), limit=limit)
    return text


def checked_note(typed: str) -> str:
    """Rejected: empty, field_too_long."""
    text = clean(typed)
    if not text:
        raise Rejected("empty")
    if len(text) > NOTE_LIMIT:
        raise Rejected("field_too_long", length=len(text), limit=NOTE_LIMIT)
    return text


def phone(typed: str) -> str:
    """A number as Zalo writes it: digits from the country's code on, 84 for 0. Rejected("bad_phone") for anything
    else, a number of Vietnam with the wrong length among it."""
    digits = re.sub(r"\D", "", typed)
    if _NOT_PHONE.search(typed) or "+" in typed.lstrip()[1:]:
        raise Rejected("bad_phone")
    if digits.startswith("00"):
        digits = digits[2:]
    elif digits.startswith("0"):
        digits = HOME + digits[1:]
    elif digits.startswith(f"{HOME}0"):
        digits = HOME + digits[3:]
    if digits.startswith(HOME) and len(digits) not in (11, 12):
        raise Rejected("bad_phone")
    if not PHONE_DIGITS[0] <= len(digits) <= PHONE_DIGITS[1]:
        raise Rejected("bad_phone")
    return digits


def local_phone(kept: str) -> str:
    """A number as people here dial it: 0 for 84; numbers of other countries with a plus."""
    digits = kept.removeprefix("+")
    if not digits.isdecimal():
        return kept
    if digits.startswith(HOME) and len(digits) in (11, 12):
        return f"0{digits[2:]}"
    return digits if digits.startswith("0") else f"+{digits}"


def birthday(typed: str, today: date) -> str:
    """dd/MM/yyyy, from 5/3/1990, 5-3-1990 or 05031990. Rejected("bad_birthday") for no such day, or one to come."""
    match = _DATE.fullmatch(typed)
    parts = [int(part) for part in match.groups() if part] if match else []
    try:
        day = date(parts[2], parts[1], parts[0]) if parts else None
    except ValueError:
        day = None
    if day is None or not date(OLDEST_YEAR, 1, 1) <= day <= today:
        raise Rejected("bad_birthday")
    return day.strftime("%d/%m/%Y")
