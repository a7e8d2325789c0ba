"""Files that lie in a draft: kept with it, in order, and pinned in the cache until they are sent or taken out."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, and_, delete, select

from app.domain.ids import ConversationId, MediaKey, StaffId
from app.domain.outbox import Attachment
from app.store.membership import one_of
from app.store.outbox_rows import attachment_text, to_attachment
from app.store.tables import draft_files
from app.store.work import Session

_F = draft_files.c


def save(session: Session, cid: ConversationId, staff: StaffId, attachments: Sequence[Attachment]) -> None:
    """The draft holds these now, in this order."""
    session.execute(delete(draft_files).where(_in_draft(cid, staff)))
    rows = [
        {
            **cid._asdict(),
            "staff": staff,
            "place": place,
            "attachment": attachment_text(attachment),
            "media_key": attachment.key,
            "original_key": attachment.original,
        }
        for place, attachment in enumerate(attachments)
    ]
    if rows:
        session.execute(draft_files.insert(), rows)


def of(session: Session, cid: ConversationId, staff: StaffId) -> list[Attachment]:
    """What lies in a draft, in order."""
    query = select(_F.attachment).where(_in_draft(cid, staff)).order_by(_F.place)
    return [found for text in session.execute(query).scalars() if (found := to_attachment(text)) is not None]


def take_out(session: Session, cid: ConversationId, staff: StaffId, keys: Iterable[MediaKey]) -> None:
    """These have been sent."""
    gone = list(keys)
    if gone:
        session.execute(delete(draft_files).where(_in_draft(cid, staff), one_of(session, _F.media_key, gone)))


def _in_draft(cid: ConversationId, staff: StaffId) -> ColumnElement[bool]:
    return and_(_F.oa_id == cid.oa_id, _F.user_id == cid.user_id, _F.staff == staff)
