"""The people of a shop: their names and addresses, as they are compared, and the PIN that opens a profile."""

import unicodedata
from dataclasses import dataclass

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Status

NAME_LIMIT = 60
PIN_LENGTHS = range(4, 13)
FREE_TRIES = 5
"""Wrong PINs that cost nothing but the trying."""
FIRST_WAIT_MS = 30_000
LONGEST_WAIT_MS = 15 * 60_000


@dataclass(frozen=True, slots=True)
class Staff:
    """One person. `picture` is a key of the media cache or empty; `has_pin` says whether a PIN is asked for."""

    id: StaffId
    name: str
    email: str = ""
    status: Status = Status.ACTIVE
    picture: str = ""
    has_pin: bool = False
    created_at: int = 0

    @property
    def is_owner(self) -> bool:
        return self.id == OWNER

    @property
    def initials(self) -> str:
        """For a picture that isn't there: the first letters of the first and the last word."""
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def email_key(email: str) -> str:
    """Two addresses with the same key are the same person's: trimmed and case-folded (RR30)."""
    return unicodedata.normalize("NFC", email.strip()).casefold()


def looks_like_email(email: str) -> bool:
    """Good enough to be told apart from a slip: something, an @, and a domain with a dot."""
    local, at, domain = email.strip().rpartition("@")
    plain = bool(local) and not any(char.isspace() for char in local + domain)
    return bool(at) and plain and "." in domain.strip(".") and ".." not in domain


def tidy_name(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def is_pin(pin: str) -> bool:
    """4 to 12 digits."""
    return len(pin) in PIN_LENGTHS and pin.isascii() and pin.isdigit()


def wait_after(failures: int) -> int:
    """Milliseconds until the next PIN is looked at, after so many wrong ones in a row: it doubles each time."""
    over = failures - FREE_TRIES
    return 0 if over < 0 else min(FIRST_WAIT_MS << min(over, 16), LONGEST_WAIT_MS)


def found_and_not(wanted: list[str], staff: list[Staff]) -> "Addresses":
    """Whose addresses these are, in the order typed; each problem is named (RR30)."""
    by_key = {email_key(one.email): one for one in staff if one.email}
    people: list[Staff] = []
    unknown: list[str] = []
    twice: list[str] = []
    gone: list[str] = []
    for typed in wanted:
        person = by_key.get(email_key(typed))
        if person is None:
            unknown.append(typed.strip())
        elif person in people:
            twice.append(typed.strip())
        elif person.status is Status.DEACTIVATED:
            gone.append(typed.strip())
        else:
            people.append(person)
    return Addresses(tuple(people), tuple(unknown), tuple(twice), tuple(gone))


@dataclass(frozen=True, slots=True)
class Addresses:
    """What a list of typed e-mail addresses comes to; nothing is saved while any of the last three holds one."""

    people: tuple[Staff, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]
    deactivated: tuple[str, ...]

    @property
    def good(self) -> bool:
        return not (self.unknown or self.twice or self.deactivated)
