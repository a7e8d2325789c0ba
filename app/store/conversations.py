"""Conversations one by one: their rows, what is known of the customer, drafts, who holds them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, literal_column, or_, select, update

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, OaId, RemoteId, StaffId, UserId, first_key
from app.domain.messages import Customer
from app.domain.outbox import OutboxState
from app.store import customer_edits, customers, own_lines, search_index, tags, visibility
from app.store.bulk import Query, listed
from app.store.conversation_rows import select_rows
from app.store.row_values import to_row
from app.store.tables import LISTED, conversations, drafts, outbox
from app.store.upsert import insert_ignore, upsert
from app.store.work import Session

_C = conversations.c
_KEPT = (*customer_edits.EDITABLE, "person")


def _some(dialect: str, *, member: bool) -> Select[Any]:
    return select_rows(member=member).where(_C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users"))


_STALE = Query(
    lambda _: (
        select(_C.user_id)
        .where(_C.oa_id == bindparam("oa"), _C.customer_at < bindparam("before"), LISTED)
        .order_by(_C.last_at.desc(), _C.user_id)
        .limit(bindparam("limit"))
    )
)
_DRAFT = Query(
    lambda _: select(drafts.c.text).where(
        drafts.c.oa_id == bindparam("oa"), drafts.c.user_id == bindparam("user"), drafts.c.staff == bindparam("staff")
    )
)
_WITH_MESSAGES = Query(
    lambda dialect: select(_C.user_id).where(
        _C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users"), _C.last_key > literal_column("0")
    )
)
_ROWS = Query(lambda dialect: _some(dialect, member=False))
_ROWS_OF_MEMBERS = Query(lambda dialect: _some(dialect, member=True))


def ids(session: Session, *, oa_id: OaId | None = None) -> list[ConversationId]:
    """Every conversation with a message, closed and blocked ones too, the newest first."""
    query = select(_C.oa_id, _C.user_id).where(_C.last_at > 0).order_by(_C.last_at.desc(), _C.oa_id, _C.user_id)
    if oa_id is not None:
        query = query.where(_C.oa_id == oa_id)
    return [ConversationId(OaId(oa), UserId(user)) for oa, user in session.execute(query)]


def rows(session: Session, wanted: Sequence[ConversationId], by: StaffId = OWNER) -> list[ConversationRow]:
    """The rows of `wanted`, in that order, projected with the outbox; what is unknown, or not for `by` to see, is left
    out."""
    query = _ROWS if by == OWNER else _ROWS_OF_MEMBERS
    wanted = visibility.seen(session, wanted, by)
    by_oa: dict[OaId, list[str]] = {}
    for cid in wanted:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    found: dict[ConversationId, ConversationRow] = {}
    for oa_id, users in by_oa.items():
        for values in query.rows(session, oa=oa_id, users=users, staff=by):
            row = to_row(values)
            found[row.id] = row
    return own_lines.project(session, [found[cid] for cid in wanted if cid in found])


def get(session: Session, cid: ConversationId, by: StaffId = OWNER) -> ConversationRow | None:
    return next(iter(rows(session, [cid], by)), None)


def any_before(session: Session, oa_id: OaId, at: int) -> bool:
    """Whether a message is known that is older than this."""
    older = or_(and_(_C.first_in_at > 0, _C.first_in_at < at), and_(_C.last_at > 0, _C.last_at < at))
    return session.execute(select(_C.user_id).where(_C.oa_id == oa_id, older).limit(1)).first() is not None


def mark_seen(session: Session, cid: ConversationId) -> bool:
    """The customer's newest message has been on screen, and a mark of a person's ends. Says whether that is new."""
    query = update(conversations).where(_is(cid), or_(_C.seen_key < _C.last_in_key, _C.unread_at > 0))
    return session.execute(query.values(seen_key=_C.last_in_key, unread_at=0)).rowcount > 0


def set_assignee(session: Session, cid: ConversationId, staff: StaffId | None) -> None:
    """Hand the conversation over. What the former holder had queued is held, and asks (SD07)."""
    changed = update(conversations).where(_is(cid), _C.assignee.is_distinct_from(staff)).values(assignee=staff)
    if session.execute(changed).rowcount and staff is not None:
        hold_queued(session, cid, staff)


def hold_queued(session: Session, cid: ConversationId, holder: StaffId) -> None:
    """What others than the holder have queued is held, and asks (SD07); what is in flight finishes."""
    others = (outbox.c.state == OutboxState.QUEUED.value) & (outbox.c.author != holder)
    query = update(outbox).where(outbox.c.oa_id == cid.oa_id, outbox.c.user_id == cid.user_id, others)
    session.execute(query.values(state=OutboxState.HELD.value, reason="not_holder"))


def save_draft(
    session: Session, cid: ConversationId, staff: StaffId, text: str, now: int, *, quote: RemoteId | None = None
) -> None:
    """Keep what `staff` has typed, and what it answers to; with neither the draft ends."""
    key = {"oa_id": cid.oa_id, "user_id": cid.user_id, "staff": staff}
    if text or quote:
        upsert(session, drafts, key, {"text": text, "saved_at": now, "quote": quote})
    else:
        session.execute(drafts.delete().filter_by(**key))


def draft(session: Session, cid: ConversationId, staff: StaffId) -> str:
    return _DRAFT.first(session, oa=cid.oa_id, user=cid.user_id, staff=staff) or ""


def draft_quote(session: Session, cid: ConversationId, staff: StaffId) -> RemoteId | None:
    """The message that a draft answers to."""
    query = select(drafts.c.quote).filter_by(oa_id=cid.oa_id, user_id=cid.user_id, staff=staff)
    quote = session.execute(query).scalar_one_or_none()
    return None if quote is None else RemoteId(quote)


def save_customer(session: Session, oa_id: OaId, customer: Customer, now: int, *, asked_at: int | None = None) -> bool:
    """Take over what Zalo says of a customer, asked at `asked_at`. An empty value never overwrites a good one; tags are
    as Zalo has them; edits that Zalo has not taken yet stand. Says whether anything that is shown has changed."""
    cid = ConversationId(oa_id, customer.user_id)
    insert_ignore(session, conversations, [{"oa_id": oa_id, "user_id": customer.user_id}])
    record = session.execute(select(conversations).where(_is(cid))).one()
    told = _customer_values(customer, record, first_key(now))
    new = customer_edits.keep_ours(session, customer, told, record, now if asked_at is None else asked_at)
    changed = any(getattr(record, name) != value for name, value in new.items() if not name.endswith("_key"))
    if new.get("tags", record.tags) != record.tags:
        tags.save(session, cid, customer_edits.tags_of(str(new["tags"])))
    fetched = {"customer_at": now} if new.keys() == told.keys() else {}  # else it was out of date: to be asked again
    session.execute(update(conversations).where(_is(cid)).values(**new, **fetched))
    if changed:
        search_index.index_customers(session, oa_id, [customer.user_id])
    return changed


def note_no_customer(session: Session, cid: ConversationId, now: int) -> None:
    """Zalo said nothing of this customer; what is known stays."""
    session.execute(update(conversations).where(_is(cid)).values(customer_at=now))


def customer(session: Session, cid: ConversationId) -> tuple[Customer, int] | None:
    """What is known of the customer, and when it was fetched (0: never, all is from messages)."""
    record = session.execute(select(conversations).where(_is(cid))).one_or_none()
    if record is None:
        return None
    return customers.to_customer(record), record.customer_at


def stale_customers(session: Session, oa_id: OaId, before: int, limit: int) -> list[UserId]:
    """Customers last fetched before `before`, those of the newest conversations that are open first."""
    return [UserId(user) for (user,) in _STALE.rows(session, oa=oa_id, before=before, limit=limit)]


def set_last_interaction(session: Session, cid: ConversationId, at: int) -> None:
    """What the quota call says; only moves forward."""
    insert_ignore(session, conversations, [{"oa_id": cid.oa_id, "user_id": cid.user_id}])
    session.execute(update(conversations).where(_is(cid), _C.last_interaction < at).values(last_interaction=at))


def note_users(session: Session, oa_id: OaId, users: Sequence[UserId]) -> list[UserId]:
    """Remember that these customers exist; answers those of whom no message is stored, in the order given."""
    if not users:
        return []
    insert_ignore(session, conversations, [{"oa_id": oa_id, "user_id": user} for user in dict.fromkeys(users)])
    known = {user for (user,) in _WITH_MESSAGES.rows(session, oa=oa_id, users=list(users))}
    return [user for user in dict.fromkeys(users) if user not in known]


def _is(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_C.oa_id == cid.oa_id, _C.user_id == cid.user_id)


def _customer_values(customer: Customer, known: Row[Any], moment: int) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(customer, name) or getattr(known, name) for name in _KEPT}
    for name in ("name", "avatar"):
        if getattr(customer, name) and getattr(known, f"{name}_key") <= moment:
            values |= {name: getattr(customer, name), f"{name}_key": moment}
    if customer.follower is not None:
        values["follower"] = customer.follower
    values["tags"] = customer_edits.tags_text(customer.tags)
    values["sensitive"] = customer.sensitive
    return values
