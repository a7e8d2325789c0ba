"""Rules, their members and their OAs: read whole, since a shop has few, and written where a decision changed them."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select, update

from app.domain.ids import OaId, StaffId
from app.domain.sharing.edits import name_key
from app.domain.sharing.values import Member, Method, OldChoice, Options, Person, Rule, RuleId, Source, Status
from app.store.tables import connections, conversations, rule_members, rule_sources, rules, staff
from app.store.work import Session

DEAD = "reconnect"
"""State of a connection whose tokens are dead: nothing of that OA is dealt (CN03)."""


def people(session: Session) -> dict[StaffId, Person]:
    found = session.execute(select(staff.c.id, staff.c.status))
    return {StaffId(row.id): Person(StaffId(row.id), Status(row.status)) for row in found}


def save_people(session: Session, before: Mapping[StaffId, Person], after: Mapping[StaffId, Person]) -> None:
    """Write whose status a decision changed."""
    for staff_id, person in after.items():
        if before.get(staff_id) != person:
            session.execute(update(staff).where(staff.c.id == staff_id).values(status=person.status.value))


def all_rules(session: Session) -> dict[RuleId, Rule]:
    """Every rule, by id; those made first come first."""
    members: dict[str, list[Member]] = {}
    for row in session.execute(select(rule_members).order_by(rule_members.c.place)):
        members.setdefault(row.rule_id, []).append(Member(StaffId(row.staff_id), row.last_seq))
    oas: dict[str, list[OaId]] = {}
    for row in session.execute(select(rule_sources).order_by(rule_sources.c.place, rule_sources.c.oa_id)):
        oas.setdefault(row.rule_id, []).append(OaId(row.oa_id))
    return {
        RuleId(row.id): Rule(
            id=RuleId(row.id),
            name=row.name,
            sources=tuple(oas.get(row.id, ())),
            members=tuple(members.get(row.id, ())),
            method=Method(row.method),
            old=OldChoice(row.old_choice),
            options=Options(row.only_unpaused, row.cap, row.reply_claims, row.hand_on_minutes, row.idle_days),
            seq=row.seq,
            version=row.version,
        )
        for row in session.execute(select(rules).order_by(rules.c.created_at, rules.c.id))
    }


def sources(session: Session) -> dict[OaId, Source]:
    """Which OA is under which rule, since when, and whether its tokens live."""
    dead = dead_oas(session)
    return {
        OaId(row.oa_id): Source(OaId(row.oa_id), RuleId(row.rule_id), row.since, row.oa_id not in dead)
        for row in session.execute(select(rule_sources))
    }


def dead_oas(session: Session) -> frozenset[OaId]:
    """Those whose tokens are dead."""
    found = session.execute(select(connections.c.oa_id).where(connections.c.state == DEAD)).scalars()
    return frozenset(OaId(oa_id) for oa_id in found)


def save_rules(session: Session, before: Mapping[RuleId, Rule], after: Mapping[RuleId, Rule], now: int) -> None:
    """Write what differs between two states of the rules; their OAs are `save_sources`' business."""
    for rule_id in before.keys() - after.keys():
        session.execute(delete(rules).where(rules.c.id == rule_id))
        session.execute(delete(rule_members).where(rule_members.c.rule_id == rule_id))
    for rule_id, rule in after.items():
        former = before.get(rule_id)
        if former == rule:
            continue
        if former is None:
            session.execute(insert(rules).values(id=rule_id, created_at=now, **_values(rule)))
        else:
            session.execute(update(rules).where(rules.c.id == rule_id).values(**_values(rule)))
        if former is None or former.members != rule.members:
            _save_members(session, rule)


def save_sources(
    session: Session, before: Mapping[OaId, Source], after: Mapping[OaId, Source], rules_after: Mapping[RuleId, Rule]
) -> None:
    """Write which OA is under which rule. The primary key is what keeps an OA from being in two."""
    gone = before.keys() - after.keys()
    if gone:
        session.execute(delete(rule_sources).where(rule_sources.c.oa_id.in_(sorted(gone))))
    for oa_id, source in after.items():
        place = rules_after[source.rule].sources.index(oa_id)
        values = {"rule_id": source.rule, "since": source.since, "place": place}
        if oa_id not in before:
            session.execute(insert(rule_sources).values(oa_id=oa_id, **values))
            here = conversations.c.oa_id == oa_id  # who came back before the rule is not coming back under it
            session.execute(update(conversations).where(here, conversations.c.returned).values(returned=False))
        else:
            session.execute(update(rule_sources).where(rule_sources.c.oa_id == oa_id).values(**values))


def _values(rule: Rule) -> dict[str, object]:
    options = rule.options
    return {
        "name": rule.name,
        "name_key": name_key(rule.name),
        "method": rule.method.value,
        "old_choice": rule.old.value,
        "only_unpaused": options.only_unpaused,
        "cap": options.cap,
        "reply_claims": options.reply_claims,
        "hand_on_minutes": options.hand_on_minutes,
        "idle_days": options.idle_days,
        "seq": rule.seq,
        "version": rule.version,
    }


def _save_members(session: Session, rule: Rule) -> None:
    session.execute(delete(rule_members).where(rule_members.c.rule_id == rule.id))
    rows = [
        {"rule_id": rule.id, "staff_id": member.staff, "place": place, "last_seq": member.last_seq}
        for place, member in enumerate(rule.members)
    ]
    if rows:
        session.execute(insert(rule_members), rows)
