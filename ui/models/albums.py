"""Photos that came together are shown together: runs of one side become one entry with a grid."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from app.domain.messages import Kind
from app.domain.outbox import OutboxKind
from ui.models.entry import Entry

ALBUM_MS = 60_000
"""Photos this close to the one before belong together."""
MOST = 10


def with_albums(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The same entries, each run of photos as one. It has the first one's id, so that it stays itself as it grows."""
    run: list[Entry] = []
    for entry in entries:
        if run and _joins(run, entry):
            run.append(entry)
            continue
        yield from _closed(run)
        run = [entry] if _is_photo(entry) else []
        if not run:
            yield entry
    yield from _closed(run)


def _closed(run: list[Entry]) -> Iterator[Entry]:
    if len(run) < 2:
        yield from run
        return
    behind = any(entry.behind for entry in run)
    reaction = next((entry.reaction for entry in run if entry.reaction is not None), None)
    yield replace(run[0], at=run[-1].at, behind=behind, reaction=reaction, album=tuple(run))


def _joins(run: list[Entry], entry: Entry) -> bool:
    last = run[-1]
    if not _is_photo(entry) or len(run) >= MOST or (entry.outgoing, entry.hand) != (last.outgoing, last.hand):
        return False
    if _caption(entry) and any(map(_caption, run)):
        return False
    return 0 <= entry.at - last.at <= ALBUM_MS or (_album(entry) != "" and _album(entry) == _album(last))


def _is_photo(entry: Entry) -> bool:
    if entry.message is not None:
        body = entry.message.body
        return body.kind is Kind.PHOTO and bool(body.url or body.thumb)
    return entry.item is not None and entry.item.kind is OutboxKind.PHOTO


def _caption(entry: Entry) -> str:
    if entry.message is not None:
        return entry.message.body.text
    return entry.item.text if entry.item is not None else ""


def _album(entry: Entry) -> str:
    return entry.item.album if entry.item is not None else ""
