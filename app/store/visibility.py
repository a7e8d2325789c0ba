"""Which conversations a person may see: one condition, for every query that shows or finds something. The domain's
`may_be_seen` says the same of one conversation; a test holds the two together."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    Text,
    and_,
    bindparam,
    exists,
    literal,
    literal_column,
    or_,
    select,
    true,
    tuple_,
)

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing.values import Age, Method, Status
from app.store.bulk import Query, listed
from app.store.tables import conversations, rule_members, rule_sources, rules, staff
from app.store.work import Session

_SEEN = conversations.alias("seen")
_HELD = conversations.alias("held")
_POOLED = conversations.alias("pooled")
_ZERO: ColumnElement[int] = literal_column("0")
_NOTHING: ColumnElement[str] = literal_column("''", Text)


def visible_to(by: StaffId, oa_id: ColumnElement[Any], user_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Holds where `by` may see the conversation of these columns: the connector every one, a member what they hold in
    the rule it is under and what waits there to be claimed, others nothing."""
    if by == OWNER:
        return true()
    who = literal(str(by))
    here = and_(_SEEN.c.oa_id == oa_id, _SEEN.c.user_id == user_id)
    seen = or_(_held_by(who, _SEEN), _claimable_by(who, _SEEN))
    return exists(select(_SEEN.c.user_id).where(here, seen).correlate_except(_SEEN))


def within_sight(oa_id: ColumnElement[Any], user_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """The same for a whole list, of whom the parameter `staff` names, who isn't the connector: one person's
    conversations are few, and indexes have them."""
    return tuple_(oa_id, user_id).in_(_all_seen(bindparam("staff")))


def sees(session: Session, cid: ConversationId, by: StaffId) -> bool:
    """Whether `by` may know of this conversation. The connector is not asked whether it is there."""
    return by == OWNER or bool(seen(session, [cid], by))


def seen(session: Session, wanted: Sequence[ConversationId], by: StaffId) -> list[ConversationId]:
    """Those of `wanted` that `by` may know of, in their order."""
    if by == OWNER:
        return list(wanted)
    by_oa: dict[OaId, list[str]] = {}
    for cid in wanted:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    found = {
        ConversationId(oa_id, UserId(user))
        for oa_id, users in by_oa.items()
        for (user,) in _AMONG.rows(session, oa=oa_id, users=users, staff=by)
    }
    return [cid for cid in wanted if cid in found]


def _all_seen(who: ColumnElement[str]) -> CompoundSelect[Any]:
    held = select(_HELD.c.oa_id, _HELD.c.user_id).where(_held_by(who, _HELD))
    return held.union_all(select(_POOLED.c.oa_id, _POOLED.c.user_id).where(_claimable_by(who, _POOLED)))


def _held_by(who: ColumnElement[str], talk: FromClause) -> ColumnElement[bool]:
    return and_(talk.c.assignee == who, talk.c.oa_id.in_(_oas_of(who)))


def _claimable_by(who: ColumnElement[str], talk: FromClause) -> ColumnElement[bool]:
    """It waits in the pool of a rule in which people claim. Spelt out without parameters, as its index is."""
    unheld = and_(talk.c.shared.is_(True), talk.c.assignee.is_(None))
    sorted_ = talk.c.age != literal_column(f"'{Age.UNSORTED.value}'")
    stands = and_(talk.c.closed_at == _ZERO, talk.c.blocked_at == _ZERO)
    ready = and_(talk.c.returned.is_(False), talk.c.dormant.is_(False))
    # Hidden from SQLite's planner: it would go through all of an OA by its key, and not through what waits.
    return and_(unheld, sorted_, stands, ready, (talk.c.oa_id + _NOTHING).in_(_oas_of(who, Method.CLAIM)))


def _oas_of(who: ColumnElement[str], method: Method | None = None) -> Select[Any]:
    """The OAs under rules that this person, who still works here, belongs to."""
    members = rule_sources.join(rule_members, rule_members.c.rule_id == rule_sources.c.rule_id)
    source = members.join(staff, staff.c.id == rule_members.c.staff_id)
    works = staff.c.status != literal_column(f"'{Status.DEACTIVATED.value}'")
    query = select(rule_sources.c.oa_id).where(rule_members.c.staff_id == who, works)
    if method is None:
        return query.select_from(source)
    query = query.select_from(source.join(rules, rules.c.id == rule_sources.c.rule_id))
    return query.where(rules.c.method == literal_column(f"'{method.value}'"))


def _among(dialect: str) -> Select[Any]:
    who: ColumnElement[str] = bindparam("staff")
    here = and_(_SEEN.c.oa_id == bindparam("oa"), listed(dialect, _SEEN.c.user_id, "users"))
    return select(_SEEN.c.user_id).where(here, or_(_held_by(who, _SEEN), _claimable_by(who, _SEEN)))


_AMONG = Query(_among)
