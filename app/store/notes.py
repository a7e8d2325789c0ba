"""Private notes on customers. They are the shop's alone: nothing here is ever sent."""

from typing import Any

from sqlalchemy import Row, Select, delete, select, update

from app.domain.customers import Note, NoteId
from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.store import search_index
from app.store.tables import notes, staff
from app.store.work import Session

_N = notes.c


def add(session: Session, cid: ConversationId, by: StaffId, text: str, now: int) -> NoteId:
    query = notes.insert().values(oa_id=cid.oa_id, user_id=cid.user_id, author=by, text=text, created_at=now)
    made = NoteId(session.execute(query.returning(_N.id)).scalar_one())
    search_index.put_note(session, cid, made, text, now)
    return made


def change(session: Session, note: Note, text: str, now: int) -> bool:
    """False: it says so already."""
    query = update(notes).where(_N.id == note.id, _N.text != text)
    changed = session.execute(query.values(text=text, edited_at=now)).rowcount > 0
    if changed:
        search_index.put_note(session, note.conversation, note.id, text, now)
    return changed


def remove(session: Session, note: Note, now: int) -> None:
    """Out of sight, and not found any more; `restore` brings it back until `purge`."""
    session.execute(update(notes).where(_N.id == note.id).values(deleted_at=now))
    search_index.remove_note(session, note.conversation, note.id)


def restore(session: Session, note: Note) -> None:
    session.execute(update(notes).where(_N.id == note.id).values(deleted_at=0))
    search_index.put_note(session, note.conversation, note.id, note.text, note.edited_at or note.created_at)


def purge(session: Session, before: int) -> int:
    """Delete for good what was removed before then; answers how many."""
    return session.execute(delete(notes).where(_N.deleted_at > 0, _N.deleted_at < before)).rowcount


def get(session: Session, note_id: NoteId) -> tuple[Note, bool] | None:
    """A note, and whether it stands; a removed one is found too."""
    row = session.execute(_select().where(_N.id == note_id)).one_or_none()
    return None if row is None else (_note(row), row.deleted_at == 0)


def of_customer(session: Session, cid: ConversationId) -> tuple[Note, ...]:
    """The newest first."""
    here = (_N.oa_id == cid.oa_id, _N.user_id == cid.user_id, _N.deleted_at == 0)
    return tuple(_note(row) for row in session.execute(_select().where(*here).order_by(_N.id.desc())))


def _select() -> Select[Any]:
    return select(notes, staff.c.name.label("author_name")).outerjoin(staff, staff.c.id == _N.author)


def _note(row: Row[Any]) -> Note:
    return Note(
        id=NoteId(row.id),
        conversation=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        author=StaffId(row.author),
        author_name=row.author_name or "",
        text=row.text,
        created_at=row.created_at,
        edited_at=row.edited_at,
    )
