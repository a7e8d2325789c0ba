"""What a thread shows, in order: days, gaps, the "new messages" line, messages, and what is still on its way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from app.domain.ids import OWNER, MessageKey, OutboxId, RemoteId, StaffId
from app.domain.messages import Direction, Gap, Message
from app.domain.origins import Hand, hand_of, hand_of_item
from app.domain.outbox import OutboxItem, OutboxState
from app.domain.quotes import Quote
from app.domain.reactions import Reaction
from app.domain.sharing.log import LogLine
from ui.models.albums import with_albums
from ui.models.entry import Entry, EntryKind

__all__ = ["BLOCKING", "RUN_MS", "Entry", "EntryKind", "Window", "day_of", "project"]

RUN_MS = 5 * 60_000
"""Bubbles of one side this close in time are drawn as one run."""


MOST_LINES = 2
"""So many changes of hands between two messages are told one by one; more are folded."""
BLOCKING = frozenset({OutboxState.FAILED, OutboxState.HELD, OutboxState.NOT_FOUND, OutboxState.UNKNOWN})
"""What comes after an item in one of these states waits for it (SD03)."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a conversation that is in memory, messages by key."""

    messages: tuple[Message, ...] = ()
    gaps: tuple[Gap, ...] = ()
    outbox: tuple[OutboxItem, ...] = ()
    has_older: bool = False
    has_newer: bool = False
    new_from: MessageKey | None = None
    """Where the "new messages" line stands: before the first customer's message from this key on."""
    quotes: Mapping[OutboxId, Quote] = field(default_factory=dict)
    reactions: Mapping[RemoteId, Reaction] = field(default_factory=dict)
    hands: tuple[LogLine, ...] = ()
    unfolded: frozenset[str] = frozenset()
    """Rows of HANDS that show each of their lines."""


def day_of(at: int) -> date:
    """The local day of a moment in epoch milliseconds."""
    return datetime.fromtimestamp(at / 1000).date()


def project(window: Window, remembered: Mapping[OutboxId, OutboxItem], viewer: StaffId = OWNER) -> list[Entry]:
    """The rows of a window, as `viewer` has them. `remembered` holds outbox items that were shown before they were
    linked."""
    return _with_runs(list(with_albums(_rows(window, remembered, viewer))))


def _rows(window: Window, remembered: Mapping[OutboxId, OutboxItem], viewer: StaffId) -> Iterator[Entry]:
    gaps, lines = _visible_gaps(window), _visible_lines(window)
    day: date | None = None
    marked = window.new_from is None
    linked: set[OutboxId] = set()
    for at, message in enumerate(window.messages):
        while gaps and gaps[0].before <= message.sent_at:
            yield _gap_entry(gaps.pop(0))
        happened = [line for line in lines if line.at < message.sent_at]
        lines = lines[len(happened) :]
        for entry in _hands_rows(window, happened, day):
            day = day_of(entry.at)
            yield entry
        if day_of(message.sent_at) != day:
            day = day_of(message.sent_at)
            yield _day_entry(day, message.sent_at)
        if not marked and message.direction is Direction.IN and message.key >= (window.new_from or 0):
            marked = True
            yield Entry("new", EntryKind.NEW, message.sent_at)
        if message.outbox_id is not None:
            linked.add(message.outbox_id)
        neighbours = window.messages[max(0, at - 1) : at + 2]
        yield replace(_message_entry(message, remembered, window), hand=_hand(message, neighbours, viewer))
    yield from (_gap_entry(gap) for gap in gaps)
    for entry in _hands_rows(window, lines, day):
        day = day_of(entry.at)
        yield entry
    if not window.has_newer:
        yield from _outbox_rows(window, linked, day, viewer)


def _outbox_rows(window: Window, linked: set[OutboxId], day: date | None, viewer: StaffId) -> Iterator[Entry]:
    behind = False
    for item in window.outbox:
        if item.id in linked or item.linked or item.state is OutboxState.CANCELLED:
            continue
        at = item.sent_at or item.created_at
        # An old item that failed stays at the end, where it blocks what follows; days never run backwards for it.
        if day is None or day_of(at) > day:
            day = day_of(at)
            yield _day_entry(day, at)
        entry = Entry(f"o:{item.id}", EntryKind.OUTBOX, at, item=item, behind=behind, hand=hand_of_item(item, viewer))
        yield replace(entry, quote=window.quotes.get(item.id))
        behind = behind or item.state in BLOCKING


def _visible_lines(window: Window) -> list[LogLine]:
    """Those inside the window."""
    lines = sorted(window.hands, key=lambda line: (line.at, line.id))
    if window.messages and window.has_older:
        lines = [line for line in lines if line.at >= window.messages[0].sent_at]
    if window.messages and window.has_newer:
        lines = [line for line in lines if line.at < window.messages[-1].sent_at]
    return lines


def _hands_rows(window: Window, lines: Sequence[LogLine], day: date | None) -> Iterator[Entry]:
    """What happened between two messages; many lines are folded into one row, which tells the last."""
    if not lines:
        return
    name = f"h:{lines[0].id}"
    folded = len(lines) > MOST_LINES and name not in window.unfolded
    for row in [tuple(lines)] if folded else [(line,) for line in lines]:
        at = row[-1].at
        if day_of(at) != day:
            day = day_of(at)
            yield _day_entry(day, at)
        yield Entry(f"h:{row[0].id}", EntryKind.HANDS, at, lines=row)


def _visible_gaps(window: Window) -> list[Gap]:
    """Gaps inside the window, oldest first: one beyond an end that isn't loaded belongs to a part not shown."""
    gaps = sorted(window.gaps, key=lambda gap: gap.before)
    if not window.messages:
        return gaps
    if window.has_older:
        gaps = [gap for gap in gaps if gap.before >= window.messages[0].sent_at]
    if window.has_newer:
        gaps = [gap for gap in gaps if gap.before <= window.messages[-1].sent_at]
    return gaps


def _day_entry(day: date, at: int) -> Entry:
    return Entry(f"d:{day.isoformat()}", EntryKind.DAY, at)


def _gap_entry(gap: Gap) -> Entry:
    return Entry(f"g:{gap.after}-{gap.before}", EntryKind.GAP, gap.before, gap=gap)


def _message_entry(message: Message, remembered: Mapping[OutboxId, OutboxItem], window: Window) -> Entry:
    if message.outbox_id is None:
        reaction = window.reactions.get(message.remote_id)
        return Entry(f"m:{message.key}", EntryKind.MESSAGE, message.sent_at, message, reaction=reaction)
    item, quote = remembered.get(message.outbox_id), window.quotes.get(message.outbox_id)
    return Entry(f"o:{message.outbox_id}", EntryKind.MESSAGE, message.sent_at, message, item, quote=quote)


def _hand(message: Message, near: Sequence[Message], viewer: StaffId) -> Hand:
    before = near[0] if near[0] is not message else None
    after = near[-1] if near[-1] is not message else None
    return hand_of(message, viewer, before, after)


def _with_runs(entries: list[Entry]) -> list[Entry]:
    for at in range(1, len(entries)):
        if _one_run(entries[at - 1], entries[at]):
            entries[at - 1] = replace(entries[at - 1], last=False)
            entries[at] = replace(entries[at], first=False)
    return entries


def _one_run(above: Entry, below: Entry) -> bool:
    bubbles = (EntryKind.MESSAGE, EntryKind.OUTBOX)
    return (
        above.kind in bubbles
        and below.kind in bubbles
        and above.outgoing == below.outgoing
        and abs(below.at - above.at) <= RUN_MS
    )
