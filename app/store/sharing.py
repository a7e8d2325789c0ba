"""Sharing: loads the part of the shop that a decision needs, applies what was decided, and writes the log, all in the
caller's one transaction."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, insert, literal_column, or_, select, update

from app.domain.ids import KEY_BITS, OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.messages import GapReason
from app.domain.sharing import arrivals, deal
from app.domain.sharing.log import LogLine
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Desk, Outcome, Shop, Step
from app.domain.sharing.values import Age, Facts, Method, RuleId, Source, Talk, Why
from app.store import rules
from app.store.bulk import Query, listed
from app.store.conversations import hold_queued
from app.store.tables import HELD, UNANSWERED, UNDEALT, conversations, gaps, sharing_log
from app.store.tables import rules as rule_table
from app.store.upsert import change
from app.store.work import Session

_C = conversations.c
_CHUNK = 300
NOT_FETCHED = GapReason.NOT_FETCHED.value

Decide = Callable[[Shop], Outcome]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a decision needs of the shop, beside all people and rules: `talks` themselves, what is to be given or counts
    in `rules`, and every conversation of the OAs of `whole`. Of a pool that is what is new in it and where a customer
    waits for an answer: the others lie there whatever is decided."""

    talks: Collection[ConversationId] = ()
    rules: Collection[RuleId] = ()
    whole: Collection[OaId] = ()


def decide(session: Session, scope: Scope, decision: Decide, now: int) -> Outcome:
    """Load, decide, save. Refused: what the decision refuses, and `already_claimed` where another process was first.
    Nothing is written unless all is."""
    lock(session)
    before = load(session, scope)
    outcome = decision(before)
    save(session, before, outcome, now)
    return outcome


def decide_about(session: Session, cid: ConversationId, decision: Decide, now: int) -> Outcome:
    """A decision about one conversation."""
    return decide(session, scope_of(session, [cid]), decision, now)


def pass_time(session: Session, now: int) -> Outcome:
    """Hand on what is overdue in any rule, and serve what waits."""
    return decide(
        session, Scope(rules=tuple(rules.all_rules(session))), lambda shop: arrivals.pass_time(shop, now), now
    )


def next_due(session: Session, now: int) -> int | None:
    """When something has to be handed on next, epoch milliseconds; None where no rule does that, or nothing waits."""
    timed = rules.timed(session)
    if not timed:
        return None
    desk = Desk(load(session, Scope(rules=timed)))
    moments = [moment for rule in timed if (moment := deal.next_due(desk, rule, now)) is not None]
    return min(moments, default=None)


def lock(session: Session) -> None:
    """Decisions follow one after the other. SQLite's write transaction sees to it already."""
    if session.dialect.name == "postgresql":
        session.execute(select(rule_table.c.id).order_by(rule_table.c.id).with_for_update())


def scope_of(session: Session, talks: Collection[ConversationId]) -> Scope:
    """What a decision about these conversations needs: where they are given by turn all that waits with them, while in
    a pool each lies for itself."""
    under, dealing = rules.sources(session), rules.dealing(session)
    return Scope(talks, {under[cid.oa_id].rule for cid in talks if cid.oa_id in under} & dealing)


def load(session: Session, scope: Scope, empty: Shop | None = None) -> Shop:
    """The shop, with the conversations of `scope` alone; `empty` where that has been read already."""
    shop = empty or load_empty(session)
    found: dict[ConversationId, Talk] = {}
    for query, given in _selections(scope, shop):
        for row in query.named(session, **given):
            talk = _talk(row, shop.sources)
            found[talk.id] = talk
    return replace(shop, talks=found)


def load_empty(session: Session) -> Shop:
    """People, rules and their OAs, without any conversation."""
    return Shop(rules.people(session), rules.all_rules(session), rules.sources(session), dead=rules.dead_oas(session))


def save(session: Session, before: Shop, outcome: Outcome, now: int) -> None:
    """Write what a decision changed, and why."""
    after = outcome.shop
    rules.save_people(session, before.people, after.people)
    rules.save_rules(session, before.rules, after.rules, now)
    if (before.sources, _places(before)) != (after.sources, _places(after)):
        rules.save_sources(session, before.sources, after.sources, after.rules)
    for cid in dict.fromkeys(step.talk for step in outcome.steps):
        _save_talk(session, before.talks[cid], after.talks[cid], now)
    if outcome.steps:
        session.execute(insert(sharing_log), [_line(step, now) for step in outcome.steps])


def _places(shop: Shop) -> dict[RuleId, tuple[OaId, ...]]:
    return {rule.id: rule.sources for rule in shop.rules.values()}


def catch_up(
    session: Session, oas: Collection[OaId], now: int, touched: Collection[ConversationId] | None = None
) -> Outcome:
    """Deal what these OAs have heard since the last time: one deal for all of it, and what an answer has made room
    for. `touched` are the conversations to look at; None looks at all, as at the start, for what a crash has left."""
    lock(session)
    under = rules.sources(session)
    shared = sorted(oa for oa in oas if oa in under)
    if not shared:
        return Outcome(Shop())
    unheard = _unheard(session, shared, touched)
    told = {talk.id: talk.facts for talk in (_talk(row, under) for row in unheard)}
    before = load(session, Scope(tuple(told), {under[oa].rule for oa in shared}))
    known = {ConversationId(OaId(row.oa_id), UserId(row.user_id)): row.heard_key >> KEY_BITS for row in unheard}
    talks = {
        cid: replace(talk, facts=replace(talk.facts, last_in_at=known[cid])) if cid in known else talk
        for cid, talk in before.talks.items()
    }
    outcome = arrivals.arrive(replace(before, talks=talks), told, now, oas=shared)
    save(session, before, outcome, now)
    for row in unheard:
        heard = {"heard_key": row.last_in_key, "returned": False}
        change(session, conversations, {"oa_id": row.oa_id, "user_id": row.user_id}, heard)
    return outcome


def _unheard(session: Session, oas: list[OaId], touched: Collection[ConversationId] | None) -> list[Any]:
    """New words of a customer, or a thread that is still being read back."""
    if touched is None:
        return _ALL_UNHEARD.named(session, oas=oas)
    here = [cid for cid in touched if cid.oa_id in oas]
    return [row for given in _among(here) for row in _UNHEARD.named(session, **given)]


def log_of(session: Session, cid: ConversationId, limit: int = 200) -> list[LogLine]:
    """The newest lines about one conversation, in order."""
    query = select(sharing_log).where(sharing_log.c.oa_id == cid.oa_id, sharing_log.c.user_id == cid.user_id)
    found = session.execute(query.order_by(sharing_log.c.id.desc()).limit(limit)).all()
    return [read_line(row) for row in reversed(found)]


def log_between(session: Session, start: int, end: int) -> list[LogLine]:
    """All lines of a period, in order; epoch milliseconds, the end exclusive."""
    query = select(sharing_log).where(sharing_log.c.at >= start, sharing_log.c.at < end).order_by(sharing_log.c.id)
    return [read_line(row) for row in session.execute(query)]


def _selections(scope: Scope, shop: Shop) -> Iterator[tuple[Query, dict[str, Any]]]:
    """Queries that together pick the conversations of `scope`, each with its parameters."""
    yield from ((_SOME, given) for given in _among(scope.talks))
    oas: dict[Method, list[OaId]] = {method: [] for method in Method}
    for oa, source in sorted(shop.sources.items()):
        if source.rule in scope.rules:
            oas[shop.rules[source.rule].method].append(oa)
    if dealt := oas[Method.ROUND_ROBIN]:
        yield _TO_BE_GIVEN, {"oas": dealt}
    if claimed := oas[Method.CLAIM]:
        yield _NEW_IN_POOL, {"oas": claimed}
        yield _ASKED_IN_POOL, {"oas": claimed}
    if dealt or claimed:
        yield _HELD_AND_ASKED, {"oas": dealt + claimed}
    if scope.whole:
        yield _WHOLE, {"oas": sorted(scope.whole)}


def _among(cids: Collection[ConversationId]) -> Iterator[dict[str, Any]]:
    """Parameters that each pick some of these conversations."""
    by_oa: dict[OaId, list[UserId]] = {}
    for cid in cids:
        by_oa.setdefault(cid.oa_id, []).append(cid.user_id)
    for oa, users in by_oa.items():
        for start in range(0, len(users), _CHUNK):
            yield {"oa": oa, "users": users[start : start + _CHUNK]}


_UNREAD_FROM = (
    select(func.min(gaps.c.after))
    .where(gaps.c.oa_id == _C.oa_id, gaps.c.user_id == _C.user_id, gaps.c.reason == literal_column(f"'{NOT_FETCHED}'"))
    .scalar_subquery()
)
_TALKS: Select[Any] = select(
    _C.oa_id,
    _C.user_id,
    _C.first_in_at,
    _C.last_in_key,
    _C.heard_key,
    _C.last_at,
    _C.waiting_since,
    _C.closed_at,
    _C.returned,
    _C.blocked_at,
    _C.age,
    _C.shared,
    _C.assignee,
    _C.former,
    _C.not_to,
    _C.dormant,
    _C.taken,
    _C.flagged,
    _C.assigned_at,
    _UNREAD_FROM.label("unread_from"),
)


def _of_oas(*conditions: ColumnElement[bool], index: str = "") -> Query:
    """Those of the OAs given as `oas`, by way of this index."""

    def build(dialect: str) -> Select[Any]:
        query = _TALKS.where(listed(dialect, _C.oa_id, "oas"), *conditions)
        return query.with_hint(conversations, f"INDEXED BY {index}", "sqlite") if index else query

    return Query(build)


def _of_users(*conditions: ColumnElement[bool]) -> Query:
    """Those of the customers given as `users` of one `oa`."""
    return Query(
        lambda dialect: _TALKS.where(_C.oa_id == bindparam("oa"), listed(dialect, _C.user_id, "users"), *conditions)
    )


_ZERO: ColumnElement[int] = literal_column("0")
_GIVEN = (UNDEALT, _C.dormant.is_(False), _C.closed_at == _ZERO, _C.blocked_at == _ZERO)
_BY_UNDEALT = "ix_conversations_undealt"
_NEW = or_(_C.last_in_key > _C.heard_key, and_(_C.age == Age.UNSORTED.value, _C.last_in_key > 0))
_WHOLE = _of_oas()
_TO_BE_GIVEN = _of_oas(*_GIVEN, index=_BY_UNDEALT)
_NEW_IN_POOL = _of_oas(*_GIVEN, _C.flagged.is_(False), index=_BY_UNDEALT)
_ASKED_IN_POOL = _of_oas(*_GIVEN, _C.flagged.is_(True), _C.waiting > _ZERO, index=_BY_UNDEALT)
_HELD_AND_ASKED = _of_oas(HELD, UNANSWERED, index="ix_conversations_waiting")
_ALL_UNHEARD = _of_oas(_NEW)
_SOME = _of_users()
_UNHEARD = _of_users(_NEW)
_CHANGE_UNCLAIMED = update(conversations).where(
    _C.oa_id == bindparam("oa"),
    _C.user_id == bindparam("user"),
    _C.assignee.is_not_distinct_from(bindparam("as_it_was")),
)


def _talk(row: Any, under: Mapping[OaId, Source]) -> Talk:
    source = under.get(row.oa_id)
    read_back = row.unread_from is None or source is None or row.unread_from >= source.since
    return Talk(
        id=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        facts=Facts(row.first_in_at, row.last_in_key >> KEY_BITS, row.last_at, row.waiting_since, read_back),
        # Under a rule it returns for sharing when that is dealt with.
        closed=row.closed_at > 0 or (bool(row.returned) and source is not None),
        blocked=row.blocked_at > 0,
        age=Age(row.age),
        shared=bool(row.shared),
        holder=_staff(row.assignee),
        former=_staff(row.former),
        not_to=_staff(row.not_to),
        dormant=bool(row.dormant),
        taken=bool(row.taken),
        flagged=bool(row.flagged),
        assigned_at=row.assigned_at,
    )


def _save_talk(session: Session, before: Talk, after: Talk, now: int) -> None:
    values = {
        "closed_at": now if after.closed else 0,
        "blocked_at": now if after.blocked else 0,
        "age": after.age.value,
        "shared": after.shared,
        "assignee": after.holder,
        "former": after.former,
        "not_to": after.not_to,
        "dormant": after.dormant,
        "taken": after.taken,
        "flagged": after.flagged,
        "assigned_at": after.assigned_at,
    }
    if after.closed == before.closed:
        del values["closed_at"]
    else:
        values["returned"] = False
    if after.blocked == before.blocked:
        del values["blocked_at"]
    here = {"oa": after.id.oa_id, "user": after.id.user_id, "as_it_was": before.holder}
    if session.execute(_CHANGE_UNCLAIMED, {**here, **values}).rowcount != 1:
        raise Refused(No.ALREADY_CLAIMED, talk=after.id)
    if after.holder != before.holder:
        hold_queued(session, after.id, after.holder or OWNER)


def _line(step: Step, now: int) -> dict[str, object]:
    return {
        "at": now,
        "oa_id": step.talk.oa_id,
        "user_id": step.talk.user_id,
        "rule_id": step.rule,
        "why": step.why.value,
        "holder": step.holder,
        "before": step.before,
        "by": step.by,
        "turn": step.turn,
        "note": step.note,
        "changes": json.dumps(dict(step.changes), ensure_ascii=False),
    }


def read_line(row: Row[Any]) -> LogLine:
    """A row of the log, with all its columns."""
    changes = {name: Age(value) if name == "age" else value for name, value in json.loads(row.changes or "{}").items()}
    step = Step(
        talk=ConversationId(OaId(row.oa_id), UserId(row.user_id)),
        why=Why(row.why),
        holder=_staff(row.holder),
        before=_staff(row.before),
        changes=tuple(changes.items()),
        rule=None if row.rule_id is None else RuleId(row.rule_id),
        turn=row.turn,
        by=_staff(row.by),
        note=row.note,
    )
    return LogLine(row.id, row.at, step)


def _staff(value: str | None) -> StaffId | None:
    return None if value is None else StaffId(value)
