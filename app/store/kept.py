"""What people have written into conversations that are no longer theirs."""

from sqlalchemy import func, select, union

from app.domain.ids import OWNER, ConversationId, OaId, OutboxId, StaffId, UserId
from app.domain.kept import KeptText
from app.domain.outbox import OutboxState
from app.store import conversations
from app.store.tables import OPEN, draft_files, drafts, outbox
from app.store.work import Session


def texts(session: Session, by: StaffId) -> list[KeptText]:
    """Theirs alone, the newest first."""
    found = [*_drafts(session, by), *_unsent(session, by)]
    rows = {row.id: row for row in conversations.rows(session, list({one.conversation for one in found}), by)}
    mine = (None, OWNER) if by == OWNER else (None, by)  # seen without a holder: it waits to be claimed
    lost = []
    for one in found:
        row = rows.get(one.conversation)
        if row is None or row.assignee not in mine:
            name = row.name if row is not None else ""
            lost.append(KeptText(one.conversation, one.text, one.at, one.files, one.item, name))
    return sorted(lost, key=lambda one: (-one.at, one.conversation, one.item or 0))


def drop_draft(session: Session, cid: ConversationId, by: StaffId) -> None:
    """The draft, with its files."""
    key = {"oa_id": cid.oa_id, "user_id": cid.user_id, "staff": by}
    session.execute(drafts.delete().filter_by(**key))
    session.execute(draft_files.delete().filter_by(**key))


def _drafts(session: Session, by: StaffId) -> list[KeptText]:
    files = (
        select(draft_files.c.oa_id, draft_files.c.user_id, func.count().label("files"))
        .where(draft_files.c.staff == by)
        .group_by(draft_files.c.oa_id, draft_files.c.user_id)
        .subquery()
    )
    typed = select(drafts.c.oa_id, drafts.c.user_id).where(drafts.c.staff == by)
    every = union(typed, select(files.c.oa_id, files.c.user_id)).subquery()
    query = (
        select(every.c.oa_id, every.c.user_id, drafts.c.text, drafts.c.saved_at, files.c.files)
        .outerjoin(
            drafts,
            (drafts.c.oa_id == every.c.oa_id) & (drafts.c.user_id == every.c.user_id) & (drafts.c.staff == by),
        )
        .outerjoin(files, (files.c.oa_id == every.c.oa_id) & (files.c.user_id == every.c.user_id))
    )
    return [
        KeptText(ConversationId(OaId(oa), UserId(user)), text or "", at or 0, count or 0)
        for oa, user, text, at, count in session.execute(query)
    ]


def _unsent(session: Session, by: StaffId) -> list[KeptText]:
    held = outbox.c.state == OutboxState.HELD.value
    query = select(outbox.c.id, outbox.c.oa_id, outbox.c.user_id, outbox.c.text, outbox.c.created_at, outbox.c.kind)
    return [
        KeptText(ConversationId(OaId(oa), UserId(user)), text, at, int(kind != "text"), OutboxId(item))
        for item, oa, user, text, at, kind in session.execute(query.where(OPEN, held, outbox.c.author == by))
    ]
