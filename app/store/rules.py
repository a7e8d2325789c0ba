"""Rules, their members and their OAs: read whole, since a shop has few, and written where a decision changed them."""

from collections.abc import Mapping

from sqlalchemy import and_, delete, insert, literal_column, select, update

from app.domain.ids import OaId, StaffId
from app.domain.sharing.edits import name_key
from app.domain.sharing.values import Member, Method, OldChoice, Options, Person, Rule, RuleId, Source, Status
from app.store.bulk import Query
from app.store.tables import connections, conversations, rule_members, rule_sources, rules, staff
from app.store.work import Session

DEAD = "reconnect"
"""State of a connection whose tokens are dead: nothing of that OA is dealt (CN03)."""


_PEOPLE = Query(lambda _: select(staff.c.id, staff.c.status))
_MEMBERS = Query(
    lambda _: select(rule_members.c.rule_id, rule_members.c.staff_id, rule_members.c.last_seq).order_by(
        rule_members.c.place
    )
)
_OAS = Query(
    lambda _: select(rule_sources.c.rule_id, rule_sources.c.oa_id).order_by(rule_sources.c.place, rule_sources.c.oa_id)
)
_RULES = Query(
    lambda _: select(
        *(rules.c.id, rules.c.name, rules.c.method, rules.c.old_choice, rules.c.only_unpaused, rules.c.cap),
        *(rules.c.reply_claims, rules.c.hand_on_minutes, rules.c.idle_days, rules.c.seq, rules.c.version),
    ).order_by(rules.c.created_at, rules.c.id)
)
_IS_DEAD = connections.c.state == literal_column(f"'{DEAD}'")
_SOURCES = Query(
    lambda _: select(
        rule_sources.c.oa_id, rule_sources.c.rule_id, rule_sources.c.since, connections.c.oa_id.label("dead")
    ).select_from(rule_sources.outerjoin(connections, and_(connections.c.oa_id == rule_sources.c.oa_id, _IS_DEAD)))
)
_DEAD = Query(lambda _: select(connections.c.oa_id).where(_IS_DEAD))
_DEALING = Query(lambda _: select(rules.c.id).where(rules.c.method == literal_column(f"'{Method.ROUND_ROBIN.value}'")))
_TIMED = Query(lambda _: select(rules.c.id).where(rules.c.hand_on_minutes.is_not(None)).order_by(rules.c.created_at))


def people(session: Session) -> dict[StaffId, Person]:
    return {StaffId(one): Person(StaffId(one), Status(status)) for one, status in _PEOPLE.rows(session)}


def save_people(session: Session, before: Mapping[StaffId, Person], after: Mapping[StaffId, Person]) -> None:
    """Write whose status a decision changed."""
    for staff_id, person in after.items():
        if before.get(staff_id) != person:
            session.execute(update(staff).where(staff.c.id == staff_id).values(status=person.status.value))


def all_rules(session: Session) -> dict[RuleId, Rule]:
    """Every rule, by id; those made first come first."""
    members: dict[str, list[Member]] = {}
    for rule_id, staff_id, last_seq in _MEMBERS.rows(session):
        members.setdefault(rule_id, []).append(Member(StaffId(staff_id), last_seq))
    oas: dict[str, list[OaId]] = {}
    for rule_id, oa_id in _OAS.rows(session):
        oas.setdefault(rule_id, []).append(OaId(oa_id))
    return {
        RuleId(one): Rule(
            id=RuleId(one),
            name=name,
            sources=tuple(oas.get(one, ())),
            members=tuple(members.get(one, ())),
            method=Method(method),
            old=OldChoice(old),
            options=Options(bool(unpaused), cap, bool(claims), minutes, days),
            seq=seq,
            version=version,
        )
        for one, name, method, old, unpaused, cap, claims, minutes, days, seq, version in _RULES.rows(session)
    }


def timed(session: Session) -> list[RuleId]:
    """Rules that hand on what is not answered in time."""
    return [RuleId(rule) for (rule,) in _TIMED.rows(session)]


def dealing(session: Session) -> frozenset[RuleId]:
    """Rules that give conversations to people by turn."""
    return frozenset([RuleId(rule) for (rule,) in _DEALING.rows(session)])


def sources(session: Session) -> dict[OaId, Source]:
    """Which OA is under which rule, since when, and whether its tokens live."""
    return {
        OaId(oa_id): Source(OaId(oa_id), RuleId(rule_id), since, dead is None)
        for oa_id, rule_id, since, dead in _SOURCES.rows(session)
    }


def dead_oas(session: Session) -> frozenset[OaId]:
    """Those whose tokens are dead."""
    return frozenset([OaId(oa_id) for (oa_id,) in _DEAD.rows(session)])


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
