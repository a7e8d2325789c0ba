"""The one function that gives conversations to people: the preview and the deal both call it."""

from collections.abc import Collection, Mapping

from app.domain.ids import ConversationId, StaffId
from app.domain.sharing.shop import Desk
from app.domain.sharing.values import MINUTE_MS, Method, Rule, RuleId, Status, Talk, Why, waiting_order

Causes = Mapping[ConversationId, Why]


def may_hold(desk: Desk, rule: Rule, staff: StaffId | None) -> bool:
    """Whether a closed conversation may come back to this person, or one may be given to them, the cap apart."""
    if staff is None or not rule.has(staff):
        return False
    status = desk.person(staff).status
    return status is Status.ACTIVE or (status is Status.PAUSED and not rule.options.only_unpaused)


def deal(desk: Desk, rule_id: RuleId, now: int, *, wave: Collection[ConversationId] = (), causes: Causes) -> None:
    """Give what waits in this rule to whose turn it is; what nobody may have is flagged and goes on waiting.

    Round robin: those already waiting first, then the `wave` of old ones, each in waiting order (RR05, fine point 5).
    Claim: everything waits in the pool. `causes` tell why a conversation is dealt, where it is not simply its turn.
    """
    rule = desk.rules[rule_id]
    waiting = desk.waiting(rule)
    if rule.method is Method.CLAIM:
        for talk in waiting:
            desk.change(talk, causes.get(talk.id, Why.POOLED), flagged=True)
        return
    load = desk.load(rule)
    for talk in sorted(waiting, key=lambda talk: talk.id in wave):
        to = next_member(desk, desk.rules[rule_id], load, without=talk.not_to)
        if to is None:
            desk.change(talk, Why.NOBODY, flagged=True)
            continue
        why = causes.get(talk.id, Why.WAITED if talk.flagged else Why.TURN)
        desk.give(talk, to, why, now, turn=desk.take_turn(rule_id, to))
        if talk.facts.unanswered:
            load[to] = load.get(to, 0) + 1


def next_member(desk: Desk, rule: Rule, load: Mapping[StaffId, int], *, without: StaffId | None) -> StaffId | None:
    """The eligible member with the smallest `last_seq`, ties by join order; nobody if there is none."""
    cap = rule.options.cap
    eligible = [
        member
        for member in rule.members
        if member.staff != without
        and may_hold(desk, rule, member.staff)
        and (cap is None or load.get(member.staff, 0) < cap)
    ]
    return min(eligible, key=lambda member: member.last_seq).staff if eligible else None


def hand_on(desk: Desk, rule_id: RuleId, now: int) -> None:
    """Hand on what its holder, or the pool, has left unanswered for longer than the rule allows (fine point 11). Where
    nobody else is eligible it stays, and is tried again."""
    rule = desk.rules[rule_id]
    minutes = rule.options.hand_on_minutes
    if minutes is None:
        return
    load = desk.load(rule)
    due = [talk for talk in desk.of(rule) if _is_due(desk, rule, talk, now - minutes * MINUTE_MS)]
    for talk in sorted(due, key=waiting_order):
        to = next_member(desk, desk.rules[rule_id], load, without=talk.holder or talk.not_to)
        if to is None:
            continue
        if talk.holder is not None:
            load[talk.holder] -= 1
        why = Why.UNCLAIMED if talk.holder is None else Why.HANDED_ON
        desk.give(talk, to, why, now, turn=desk.take_turn(rule_id, to))
        load[to] = load.get(to, 0) + 1


def next_due(desk: Desk, rule_id: RuleId, now: int) -> int | None:
    """When the next conversation of this rule has waited too long; None where there is none, or no such option. Those
    that nobody else may have count when somebody may: whatever makes somebody eligible is noticed anyway."""
    rule = desk.rules[rule_id]
    minutes = rule.options.hand_on_minutes
    if minutes is None:
        return None
    load = desk.load(rule)
    moments = [
        _waits_from(talk)
        for talk in desk.of(rule)
        if _can_be_due(desk, rule, talk)
        and not (
            _is_due(desk, rule, talk, now - minutes * MINUTE_MS)
            and next_member(desk, rule, load, without=talk.holder or talk.not_to) is None
        )
    ]
    return min(moments) + minutes * MINUTE_MS if moments else None


def _is_due(desk: Desk, rule: Rule, talk: Talk, latest: int) -> bool:
    return _can_be_due(desk, rule, talk) and _waits_from(talk) <= latest


def _can_be_due(desk: Desk, rule: Rule, talk: Talk) -> bool:
    if not talk.facts.unanswered or talk.closed or talk.blocked or not desk.sources[talk.id.oa_id].alive:
        return False
    if talk.holder is not None:
        return not talk.taken
    return rule.method is Method.CLAIM and talk.waits


def _waits_from(talk: Talk) -> int:
    return max(talk.facts.waiting_since, talk.assigned_at if talk.holder is not None else 0)
