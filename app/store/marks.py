"""What people mark conversations with: pinned, closed, blocked, unread."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, select, update

from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.listing import Marks
from app.store.bulk import Query, listed
from app.store.tables import conversations
from app.store.work import Session

_C = conversations.c
_READ = Query(
    lambda dialect: select(
        _C.user_id,
        _C.assignee,
        _C.pinned_at,
        _C.closed_at,
        _C.blocked_at,
        _C.unread_at,
        _C.seen_key,
        _C.last_in_key,
    ).where(_C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users"))
)


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks of a conversation, and who holds it."""

    marks: Marks
    assignee: StaffId | None


def read(session: Session, wanted: Sequence[ConversationId]) -> dict[ConversationId, Marked]:
    """The marks of these conversations, in the order asked; unknown ones are left out."""
    by_oa: dict[OaId, list[str]] = {}
    for cid in wanted:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    found: dict[ConversationId, Marked] = {}
    for oa_id, users in by_oa.items():
        for user, assignee, *marks in _READ.rows(session, oa=oa_id, users=users):
            holder = None if assignee is None else StaffId(assignee)
            found[ConversationId(oa_id, UserId(user))] = Marked(Marks(*marks), holder)
    return {cid: found[cid] for cid in wanted if cid in found}


def write(session: Session, changed: Mapping[ConversationId, Marks]) -> None:
    """Set the marks of these conversations."""
    if not changed:
        return
    query = update(conversations).where(_C.oa_id == bindparam("oa"), _C.user_id == bindparam("user"))
    names = [name for name in Marks.__dataclass_fields__ if name != "last_in_key"]
    query = query.values({name: bindparam(f"new_{name}") for name in names})
    session.execute(
        query,
        [
            {"oa": cid.oa_id, "user": cid.user_id} | {f"new_{name}": asdict(marks)[name] for name in names}
            for cid, marks in changed.items()
        ],
    )


def reopen(session: Session, cid: ConversationId) -> bool:
    """It is worked on again. Says whether it was closed."""
    query = update(conversations).where(_C.oa_id == cid.oa_id, _C.user_id == cid.user_id, _C.closed_at > 0)
    return session.execute(query.values(closed_at=0)).rowcount > 0
