"""What the owner's view is made from: counts of what people hold, of what waits, and of the log's lines."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from app.domain.conversations import FREE_ENDING_MS, FREE_MS, REPLY_ENDING_MS, REPLY_MS
from app.domain.ids import StaffId
from app.domain.outbox import OutboxState
from app.domain.sharing.log import LogLine
from app.domain.sharing.overview import Holding, Key, Moves, Waiting
from app.domain.sharing.values import Age, RuleId, Why
from app.store.sharing import read_line
from app.store.tables import HELD, UNDEALT, conversations, outbox, rule_sources, sharing_log
from app.store.work import Session

_C = conversations.c
_L = sharing_log.c
_OPEN = and_(_C.closed_at == 0, _C.blocked_at == 0)
_UNDER = conversations.outerjoin(rule_sources, rule_sources.c.oa_id == _C.oa_id)


def holdings(session: Session, now: int) -> list[Holding]:
    """What each person holds in each rule."""
    waits = _C.waiting > 0
    query = (
        select(
            _C.assignee,
            rule_sources.c.rule_id,
            func.count(),
            func.sum(case((waits, 1), else_=0)),
            func.min(case((waits, _C.waiting_since))),
            func.sum(case((_ending(now), 1), else_=0)),
        )
        .select_from(_UNDER)
        .where(HELD, _OPEN)
        .group_by(_C.assignee, rule_sources.c.rule_id)
    )
    return [
        Holding(StaffId(who), None if rule is None else RuleId(rule), count, int(unanswered), longest or 0, int(ending))
        for who, rule, count, unanswered, longest, ending in session.execute(query)
    ]


def waiting(session: Session) -> list[Waiting]:
    """What waits in each rule that has something waiting."""
    since = func.min(case((_C.waiting_since > 0, _C.waiting_since)))
    ready = and_(_C.age != Age.UNSORTED.value, _C.returned.is_(False), _C.dormant.is_(False))
    query = (
        select(rule_sources.c.rule_id, func.count(), since)
        .select_from(conversations.join(rule_sources, rule_sources.c.oa_id == _C.oa_id))
        .where(UNDEALT, _OPEN, ready)
        .group_by(rule_sources.c.rule_id)
    )
    return [Waiting(RuleId(rule), count, longest or 0) for rule, count, longest in session.execute(query)]


def moves(session: Session, start: int, end: int) -> list[Moves]:
    """The log's lines of a period, the same ones together; epoch milliseconds, the end exclusive."""
    used_turn = case((_L.turn > 0, 1), else_=0)
    same = (_L.rule_id, _L.why, _L.holder, _L.before, used_turn)
    query = select(*same, func.count()).where(_within(_L.at, start, end)).group_by(*same)
    return [
        Moves(None if rule is None else RuleId(rule), Why(why), _who(holder), _who(before), bool(turn), count)
        for rule, why, holder, before, turn, count in session.execute(query)
    ]


def answered(session: Session, start: int, end: int) -> list[tuple[Key, int]]:
    """In how many conversations each person's answers were sent, by the rule that the conversation was under then, as
    the log says; others are left out."""
    mine = outbox.alias("mine")
    then = (
        select(_L.rule_id)
        .where(_L.oa_id == mine.c.oa_id, _L.user_id == mine.c.user_id, _L.at <= mine.c.sent_at)
        .order_by(_L.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    sent = (
        select(mine.c.author, mine.c.oa_id, mine.c.user_id, then.label("rule"))
        .where(mine.c.state == OutboxState.SENT.value, _within(mine.c.sent_at, start, end))
        .distinct()
        .subquery()
    )
    query = select(sent.c.author, sent.c.rule, func.count()).where(sent.c.rule.is_not(None))
    found = session.execute(query.group_by(sent.c.author, sent.c.rule))
    return [((StaffId(who), RuleId(rule)), count) for who, rule, count in found]


def lines_after(session: Session, after: int, start: int, end: int, limit: int) -> list[tuple[LogLine, str]]:
    """The next lines of a period's log after the line with this id, each with its customer's name."""
    query = (
        select(sharing_log, _C.name, _C.alias)
        .select_from(sharing_log.outerjoin(conversations, and_(_L.oa_id == _C.oa_id, _L.user_id == _C.user_id)))
        .where(_L.id > after, _within(_L.at, start, end))
        .order_by(_L.id)
        .limit(limit)
    )
    return [(read_line(row), row.alias or row.name or "") for row in session.execute(query)]


def count_lines(session: Session, start: int, end: int) -> int:
    return session.execute(select(func.count()).where(_within(_L.at, start, end))).scalar_one()


def _ending(now: int) -> ColumnElement[bool]:
    """As `window_ending` says it of one row."""
    age = now - _C.last_interaction
    free = and_(_C.waiting > 0, age <= FREE_MS, age >= FREE_MS - FREE_ENDING_MS)
    paid = and_(age > FREE_MS, age <= REPLY_MS, age >= REPLY_MS - REPLY_ENDING_MS)
    return and_(_C.last_interaction > 0, or_(free, paid))


def _within(column: ColumnElement[Any], start: int, end: int) -> ColumnElement[bool]:
    return and_(column >= start, column < end)


def _who(value: str | None) -> StaffId | None:
    return None if value is None else StaffId(value)
