"""Reading a list that moves under the reader: where to look next, and whether the last known place was met."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.domain.ids import RemoteId
from app.domain.messages import HistoryRow

PAGE = 10
"""Zalo gives at most ten rows a call and refuses more (zalo-oa-api.md 1.4)."""
PAGES_FIRST = 10
"""How deep the first look ever goes; threads are read one by one after it."""
PAGES_MOST = 30
"""How deep a later look goes; beyond it, reading thread by thread is no dearer."""
LATE_MS = 120_000
"""A row may turn up this long after its own time: what is older counts as complete."""
RESTARTS = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the newest messages have been read without a hole: the newest ids of then, and the newest time."""

    ids: tuple[RemoteId, ...] = ()
    time: int = 0

    def __bool__(self) -> bool:
        return bool(self.ids)


def step(rows: Sequence[HistoryRow], raw_count: int) -> int:
    """How much further down the next page begins: pages overlap by one row, and a row that is given twice
    (zalo-oa-api.md 15) takes one place of the list."""
    twice = len(rows) - len({row.remote_id for row in rows})
    return max(raw_count - twice - 1, 1)


class Outcome(StrEnum):
    MET = "met"
    """The mark was met: nothing is missing."""
    ENDED = "ended"
    """The list ended before the mark."""
    NO_PAGING = "no_paging"
    """Zalo answers every offset with the same newest rows, or was known to."""
    TOO_FAR = "too_far"
    """The mark lies deeper than is worth walking, or than Zalo lets anybody walk."""


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk down the newest messages. Ask for `offset`, feed the answer, until there is an outcome.

    `reach` (epoch milliseconds) makes it look down to that time even past the mark, for rows that turned up late.
    """

    mark: Mark
    pages: bool = True
    reach: int = 0
    offset: int = 0
    asked: int = 0
    outcome: Outcome | None = None
    first: tuple[RemoteId, ...] = ()
    full: bool = False
    """The first page had as many rows as one can have."""
    newest: int = 0
    met: bool = False
    paged: bool = False
    """A page below the first brought rows that the first did not have."""
    last: tuple[RemoteId, ...] = ()
    stepped_back: bool = False
    torn: bool = False
    """The page just fed does not touch the one before: it is read again, and alone says nothing of order."""
    restarts: int = 0
    stood: bool = False
    """A page below came just like the first."""

    @property
    def whole(self) -> bool:
        """Nothing is missing above the mark (or there was no mark yet)."""
        return self.met or not self.mark

    @property
    def shallow(self) -> bool:
        """The mark was met, but the list could not be followed down to `reach`: late rows may hide below."""
        return bool(self.reach) and self.outcome in (Outcome.NO_PAGING, Outcome.TOO_FAR)

    @property
    def paging(self) -> bool | None:
        """Whether this walk shows that offsets work; None if it shows nothing."""
        if self.paged:
            return True
        return False if self.outcome is Outcome.NO_PAGING and self.asked > 1 else None

    def next_mark(self) -> Mark:
        """The mark to keep when this walk is over and what it missed has been noted."""
        return Mark(self.first, max(self.newest, self.mark.time)) if self.first else self.mark

    def feed(self, rows: Sequence[HistoryRow], raw_count: int) -> "Walk":
        """Take in the answer for `offset`: rows newest first, and how many there were before poisoned ones went."""
        ids = tuple(row.remote_id for row in rows)
        walk = replace(self, asked=self.asked + 1)
        if walk.offset == 0:
            walk = replace(
                walk, first=ids, full=raw_count >= PAGE, newest=max([row.sent_at for row in rows], default=0)
            )
            return walk._judge(rows, raw_count)
        if ids == walk.first:
            # Or as many have come meanwhile as a page moves on: that won't happen twice.
            return replace(walk, outcome=Outcome.NO_PAGING) if walk.stood else replace(walk, stood=True)._restart()
        if len(walk.first) > PAGE // 2 and walk.first[0] in ids:
            return walk._restart()
        if ids and not set(ids) & set(walk.last):
            return walk._step_back()
        if set(ids) <= set(walk.first) and raw_count <= 1:
            unpaged = walk.mark and walk.full
            return replace(walk, outcome=Outcome.NO_PAGING if unpaged else Outcome.ENDED)
        return replace(walk, paged=True)._judge(rows, raw_count)

    def refused(self) -> "Walk":
        """Zalo would not answer for `offset`: the list is not to be had from here on."""
        return replace(self, asked=self.asked + 1, outcome=Outcome.TOO_FAR if self.paged else Outcome.NO_PAGING)

    def _judge(self, rows: Sequence[HistoryRow], raw_count: int) -> "Walk":
        ids = tuple(row.remote_id for row in rows)
        reached = any(row.sent_at <= self.reach for row in rows)
        passed = len(rows) > 1 and max(row.sent_at for row in rows[-2:]) < self.mark.time - LATE_MS
        met = bool(self.mark) and (self.met or passed or bool(set(ids) & set(self.mark.ids)))
        walk = replace(self, met=met, last=ids, stepped_back=False, torn=False)
        if met and (not self.reach or reached):
            return replace(walk, outcome=Outcome.MET)
        if raw_count <= 1:  # a page that is merely short may lack what Zalo leaves out of it (zalo-oa-api.md 1.7)
            return replace(walk, outcome=Outcome.ENDED)
        if not self.pages:
            return replace(walk, outcome=Outcome.NO_PAGING)
        if walk.asked >= (PAGES_MOST if self.mark else PAGES_FIRST):
            return replace(walk, outcome=Outcome.TOO_FAR)
        return replace(walk, offset=self.offset + step(rows, raw_count))

    def _step_back(self) -> "Walk":
        """Rows went away, or can't be read; or so many have come that looking again a little higher does not help."""
        if self.stepped_back:
            return self._restart()
        return replace(self, offset=max(self.offset - PAGE // 2, 1), stepped_back=True, torn=True)

    def _restart(self) -> "Walk":
        """So much has arrived meanwhile that it is quicker to begin again."""
        walk = replace(self, torn=True, stepped_back=False)
        if self.restarts >= RESTARTS:
            return replace(walk, outcome=Outcome.TOO_FAR)
        return replace(walk, offset=0, first=(), last=(), restarts=self.restarts + 1)
