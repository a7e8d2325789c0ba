"""Rows of Zalo's history that can't be read: why, and what the owner is told of them. Nobody's words are shown."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.ids import OaId, RemoteId

CAP = 64_000
"""A longer row is cut, and can't be read later either."""
MOST = 500
"""So many are kept of one OA, the newest: more of them are one and the same trouble."""


class Why(StrEnum):
    NO_OBJECT = "no_object"
    NO_ID = "no_id"
    NO_TIME = "no_time"
    NO_SIDE = "no_side"
    """Neither from the customer nor from the OA."""
    NO_CUSTOMER = "no_customer"
    ITSELF = "itself"
    """The customer would be the OA."""
    GROUP = "group"
    """Of a group chat (zalo-oa-api.md 7.4): in a customer's thread it would be a leak."""


FOREIGN = frozenset({Why.GROUP})
"""Read well enough to know that it is none of ours."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """One row, with its JSON. `remote_id` is None where it says none. `lasting` is what of it is the same each time
    that Zalo gives it, as JSON; empty: all of it is, as far as we know."""

    why: Why
    raw: str = field(repr=False)
    remote_id: RemoteId | None = None
    lasting: str = field(default="", repr=False)

    @property
    def digest(self) -> str:
        """The same row again has the same one, also where its addresses change with each answer."""
        return self.remote_id or hashlib.sha256((self.lasting or self.raw).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """A row in quarantine. `at` is when it was met, epoch milliseconds; `dismissed`: the owner has seen that it is
    there, and is not told again."""

    id: int
    oa_id: OaId
    why: Why
    raw: str = field(repr=False)
    at: int
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """Rows of one OA with one trouble: how many, met first and last."""

    oa_id: OaId
    why: Why
    count: int
    first_at: int
    last_at: int


def piles(rows: Iterable[Kept]) -> list[Pile]:
    """What is met latest comes first; what was dismissed is left out."""
    met: dict[tuple[OaId, Why], list[int]] = {}
    for row in (row for row in rows if not row.dismissed):
        met.setdefault((row.oa_id, row.why), []).append(row.at)
    made = [Pile(oa_id, why, len(at), min(at), max(at)) for (oa_id, why), at in met.items()]
    return sorted(made, key=lambda pile: (-pile.last_at, pile.oa_id, pile.why))
