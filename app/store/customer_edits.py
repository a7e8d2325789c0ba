"""Edits on their way to Zalo: what is shown is the edit at once; what Zalo has is kept beside it until it agrees."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, select, update

from app.domain.customers import ON, Edit, EditId, EditState, Field, same, value_of
from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.messages import Customer
from app.errors import AppError
from app.store import search_index, tags
from app.store.tables import conversations, customer_edits
from app.store.work import Session

_C = conversations.c
_E = customer_edits.c
EDITABLE = tuple(field.value for field in Field if field is not Field.TAG)
ZALO_TEXT_CAP = 300
FOUND_BY = frozenset({Field.ALIAS, Field.FULL_NAME, Field.PHONE})


def put(
    session: Session, cid: ConversationId, field: Field, value: str, *, name: str = "", by: StaffId, now: int
) -> bool:
    """Show a new value, and send it unless Zalo has it already. False: it is what is shown, or nobody knows the
    customer."""
    shown = _shown(session, cid, field, name)
    if shown is None:
        return False
    former = find(session, cid, field, name)
    if same(field, value, shown) and (former is None or former.state is EditState.WAITING):
        return False
    before = former.before if former else shown
    if former is not None:
        session.execute(delete(customer_edits).where(_E.id == former.id))
    _show(session, cid, field, name, value)
    if not same(field, value, before) or (former is not None and former.tried):
        session.execute(
            customer_edits.insert().values(
                oa_id=cid.oa_id,
                user_id=cid.user_id,
                field=field.value,
                name=name,
                value=value,
                before=before,
                state=EditState.WAITING.value,
                author=by,
                made_at=now,
            )
        )
    return True


def find(session: Session, cid: ConversationId, field: Field, name: str = "") -> Edit | None:
    query = select(customer_edits).where(_of(cid), _E.field == field.value, _E.name == name)
    row = session.execute(query).one_or_none()
    return None if row is None else _edit(row)


def get(session: Session, edit_id: EditId) -> Edit | None:
    row = session.execute(select(customer_edits).where(_E.id == edit_id)).one_or_none()
    return None if row is None else _edit(row)


def of_customer(session: Session, cid: ConversationId) -> tuple[Edit, ...]:
    """In the order they were made."""
    return tuple(_edit(row) for row in session.execute(select(customer_edits).where(_of(cid)).order_by(_E.id)))


def waiting(session: Session, oa_id: OaId, limit: int) -> list[Edit]:
    """The OA's edits that are still to be sent, the oldest first; those that failed before come after the others, so
    that one of them never keeps the rest back."""
    query = select(customer_edits).where(_E.oa_id == oa_id, _E.state == EditState.WAITING.value)
    return [_edit(row) for row in session.execute(query.order_by(_E.attempts, _E.id).limit(limit))]


def waiting_oas(session: Session) -> list[OaId]:
    """Whose edits are still to be sent."""
    query = select(_E.oa_id).where(_E.state == EditState.WAITING.value).distinct().order_by(_E.oa_id)
    return [OaId(oa) for oa in session.execute(query).scalars()]


def begin(session: Session, edit_id: EditId) -> bool:
    """It goes to Zalo now. False: it was taken back, or replaced by a later one."""
    query = update(customer_edits).where(_E.id == edit_id, _E.state == EditState.WAITING.value)
    return session.execute(query.values(attempts=_E.attempts + 1)).rowcount > 0


def acknowledge(session: Session, edit: Edit, now: int) -> None:
    """Zalo has taken it. An edit made meanwhile stays on its way, and knows now what Zalo has."""
    session.execute(update(conversations).where(_is(edit.conversation)).values(edited_at=now))
    if session.execute(delete(customer_edits).where(_E.id == edit.id)).rowcount == 0:
        same = (_of(edit.conversation), _E.field == edit.field.value, _E.name == edit.name)
        session.execute(update(customer_edits).where(*same).values(before=edit.value))


def trouble(session: Session, edit: Edit, error: AppError, *, refused: bool) -> None:
    """Why it has not arrived: Zalo won't have it, or it is tried again later."""
    values: dict[str, object] = {
        "reason": error.code,
        "zalo_code": error.params.get("zalo_code") or 0,
        "zalo_text": str(error.params.get("zalo_text") or "")[:ZALO_TEXT_CAP],
    }
    if refused:
        values["state"] = EditState.REFUSED.value
    session.execute(update(customer_edits).where(_E.id == edit.id).values(**values))


def retry(session: Session, edit_id: EditId) -> bool:
    """*Thử lại*: send a refused one again."""
    query = update(customer_edits).where(_E.id == edit_id, _E.state == EditState.REFUSED.value)
    values = {"state": EditState.WAITING.value, "reason": "", "zalo_code": 0, "zalo_text": ""}
    return session.execute(query.values(**values)).rowcount > 0


def drop(session: Session, edit: Edit) -> None:
    """*Bỏ*: show again what Zalo has."""
    _show(session, edit.conversation, edit.field, edit.name, edit.before)
    session.execute(delete(customer_edits).where(_E.id == edit.id))


def keep_ours(
    session: Session, customer: Customer, told: Mapping[str, object], known: Row[Any], asked_at: int
) -> dict[str, object]:
    """What to store of `told`, columns by name, from what Zalo says of the customer, asked at `asked_at`: not what an
    edit of ours has changed since. What Zalo has meanwhile is noted with the edits; one that it shows has arrived."""
    if known.edited_at >= asked_at:
        return {name: value for name, value in told.items() if name not in (*EDITABLE, "tags")}
    kept = dict(told)
    for edit in of_customer(session, ConversationId(OaId(known.oa_id), customer.user_id)):
        theirs = value_of(customer, edit.field, edit.name)
        if same(edit.field, theirs, edit.value):
            session.execute(delete(customer_edits).where(_E.id == edit.id))
        elif theirs or edit.field is Field.TAG:  # an empty value may only mean that Zalo doesn't say
            session.execute(update(customer_edits).where(_E.id == edit.id).values(before=theirs))
        if edit.field is Field.TAG:
            kept["tags"] = tags_text(_with(tags_of(str(kept["tags"])), edit.name, edit.value))
        else:
            kept[edit.field.value] = edit.value
    return kept


def tags_of(kept: str) -> list[str]:
    found: list[str] = json.loads(kept or "[]")
    return found


def tags_text(names: Sequence[str]) -> str:
    return json.dumps(list(names), ensure_ascii=False) if names else ""


def _shown(session: Session, cid: ConversationId, field: Field, name: str) -> str | None:
    column = _C.tags if field is Field.TAG else _C[field.value]
    found = session.execute(select(column).where(_is(cid))).scalar_one_or_none()
    if found is None or field is not Field.TAG:
        return found
    return ON if name in tags_of(found) else ""


def _show(session: Session, cid: ConversationId, field: Field, name: str, value: str) -> None:
    if field is Field.TAG:
        kept = _with(tags_of(session.execute(select(_C.tags).where(_is(cid))).scalar_one()), name, value)
        tags.save(session, cid, kept)
        values = {"tags": tags_text(kept)}
    else:
        values = {field.value: value}
    session.execute(update(conversations).where(_is(cid)).values(**values))
    if field in FOUND_BY:
        search_index.index_customers(session, cid.oa_id, [cid.user_id])


def _with(names: list[str], name: str, value: str) -> list[str]:
    others = [one for one in names if one != name]
    if not value:
        return others
    return names if name in names else [*others, name]


def _is(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_C.oa_id == cid.oa_id, _C.user_id == cid.user_id)


def _of(cid: ConversationId) -> ColumnElement[bool]:
    return and_(_E.oa_id == cid.oa_id, _E.user_id == cid.user_id)


def _edit(row: Row[Any]) -> Edit:
    return Edit(
        id=EditId(row.id),
        conversation=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        field=Field(row.field),
        name=row.name,
        value=row.value,
        before=row.before,
        state=EditState(row.state),
        author=StaffId(row.author),
        made_at=row.made_at,
        reason=row.reason,
        zalo_code=row.zalo_code,
        zalo_text=row.zalo_text,
        attempts=row.attempts,
    )
