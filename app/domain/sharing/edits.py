"""Changes of rules and people: what a save, a deletion, a pause or a leaving makes of the conversations. A preview is
the same function on the same state."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.domain.ids import ConversationId, OaId, StaffId
from app.domain.sharing.arrivals import is_idle
from app.domain.sharing.deal import deal
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Desk, Outcome, Shop, fresh
from app.domain.sharing.values import (
    Age,
    Member,
    Method,
    OldChoice,
    Options,
    Rule,
    RuleId,
    Source,
    Status,
    Talk,
    Why,
)

NAME_LIMIT = 80
CAP_RANGE = (1, 999)
MINUTES_RANGE = (1, 10_080)
DAYS_RANGE = (1, 3_650)


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """What the form holds. `version` is that of the rule it was made from, 0 for a new one."""

    id: RuleId
    name: str
    sources: tuple[OaId, ...] = ()
    members: tuple[StaffId, ...] = ()
    method: Method = Method.ROUND_ROBIN
    old: OldChoice = OldChoice.KEEP
    options: Options = field(default_factory=Options)
    version: int = 0


def save_rule(
    shop: Shop, draft: RuleDraft, now: int, by: StaffId | None = None, *, moving: Iterable[OaId] = ()
) -> Outcome:
    """Make or change a rule and deal what that shares. `moving`: OAs that may be taken out of another rule
    (*Chuyển sang quy tắc này*). Refused: bad name, option or person, an OA of another rule, another version."""
    desk = Desk(shop, by)
    check(shop, draft, moving)
    before = desk.rules.get(draft.id)
    desk.rules[draft.id] = _edited(before, draft)
    wave = _Wave(desk, draft.id)
    for oa_id in draft.sources:
        if before is None or oa_id not in before.sources:
            _join(desk, oa_id, draft.id, now, wave)
    for oa_id in before.sources if before else ():
        if oa_id not in draft.sources:
            _leave(desk, oa_id)
    if before is not None:
        kept = set(before.sources) & set(draft.sources)
        if draft.old is not before.old and draft.old is not OldChoice.KEEP:
            wave.open(kept, now)
        gone = {member.staff for member in before.members} - set(draft.members)
        wave.orphan(kept, gone)
    deal(desk, draft.id, now, wave=wave.causes, causes=wave.causes)
    for rule_id in sorted(_that_lost(shop, desk, draft.id)):
        deal(desk, rule_id, now, causes={})
    return desk.outcome()


def delete_rule(shop: Shop, rule_id: RuleId, by: StaffId | None = None) -> Outcome:
    """Its OAs are *Chỉ mình tôi* again, everything goes to the connector (RR28)."""
    desk = Desk(shop, by)
    rule = desk.rules.get(rule_id)
    if rule is None:
        raise Refused(No.UNKNOWN, rule=rule_id)
    for oa_id in rule.sources:
        _leave(desk, oa_id)
    del desk.rules[rule_id]
    return desk.outcome()


def remove_source(shop: Shop, oa_id: OaId, now: int, by: StaffId | None = None) -> Outcome:
    """An OA was disconnected, or is *Chỉ mình tôi* again (CN05); the rule stays, perhaps without a source. Whoever has
    room now, since what they held of it counts no more, is given what waits."""
    desk = Desk(shop, by)
    rule = desk.rule_of(oa_id)
    if rule is not None:
        desk.rules[rule.id] = _without(rule, oa_id)
    _leave(desk, oa_id)
    if rule is not None:
        deal(desk, rule.id, now, causes={})
    return desk.outcome()


def set_status(shop: Shop, staff: StaffId, status: Status, now: int, by: StaffId | None = None) -> Outcome:
    """Pause, wake or deactivate a person, in all rules at once. A deactivated one's open conversations are orphaned
    (RR10); whoever comes back keeps their number (RR11)."""
    desk = Desk(shop, by)
    desk.people[staff] = replace(desk.person(staff), status=status)
    for rule in sorted(desk.rules.values(), key=lambda rule: rule.id):
        if not rule.has(staff):
            continue
        wave = _Wave(desk, rule.id)
        if status is Status.DEACTIVATED:
            wave.orphan(rule.sources, {staff})
        deal(desk, rule.id, now, causes=wave.causes)
    return desk.outcome()


def check(shop: Shop, draft: RuleDraft, moving: Iterable[OaId] = ()) -> None:
    """Refused with the first thing that is wrong."""
    before = shop.rules.get(draft.id)
    if draft.version != (before.version if before else 0):
        raise Refused(No.VERSION, rule=draft.id)
    name = tidy_name(draft.name)
    if not name:
        raise Refused(No.NAME_EMPTY, rule=draft.id)
    if len(name) > NAME_LIMIT:
        raise Refused(No.NAME_LONG, rule=draft.id)
    for other in shop.rules.values():
        if other.id != draft.id and name_key(other.name) == name_key(name):
            raise Refused(No.NAME_TAKEN, rule=other.id, detail=other.name)
    allowed = set(moving)
    for oa_id in draft.sources:
        taken = shop.rule_of(oa_id)
        if taken is not None and taken.id != draft.id and oa_id not in allowed:
            raise Refused(No.SOURCE_TAKEN, rule=taken.id, detail=taken.name)
    _check_members(shop, draft, before)
    options = draft.options
    limits = (options.cap, CAP_RANGE), (options.hand_on_minutes, MINUTES_RANGE), (options.idle_days, DAYS_RANGE)
    for value, (low, high) in limits:
        if value is not None and not low <= value <= high:
            raise Refused(No.OPTION_RANGE, rule=draft.id, detail=str(value))


def tidy_name(name: str) -> str:
    """As it is kept: NFC, one space between words, none around."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_key(name: str) -> str:
    """Two names with the same key are the same name."""
    return unicodedata.normalize("NFC", tidy_name(name).casefold())


def _check_members(shop: Shop, draft: RuleDraft, before: Rule | None) -> None:
    seen: set[StaffId] = set()
    for staff in draft.members:
        if staff in seen:
            raise Refused(No.STAFF_TWICE, rule=draft.id, detail=staff)
        seen.add(staff)
        if staff not in shop.people:
            raise Refused(No.STAFF_UNKNOWN, rule=draft.id, detail=staff)
        listed = before is not None and before.has(staff)
        if not listed and shop.people[staff].status is Status.DEACTIVATED:
            raise Refused(No.STAFF_DEACTIVATED, rule=draft.id, detail=staff)


def _edited(before: Rule | None, draft: RuleDraft) -> Rule:
    seq = before.seq if before else 0
    numbers = {member.staff: member.last_seq for member in before.members} if before else {}
    members = tuple(Member(staff, numbers.get(staff, seq)) for staff in draft.members)
    return Rule(
        id=draft.id,
        name=tidy_name(draft.name),
        sources=draft.sources,
        members=members,
        method=draft.method,
        old=draft.old,
        options=draft.options,
        seq=seq,
        version=draft.version + 1,
    )


class _Wave:
    """Old conversations that one change gives to the rule, with the reason for each."""

    def __init__(self, desk: Desk, rule_id: RuleId) -> None:
        self._desk = desk
        self._rule_id = rule_id
        self.causes: dict[ConversationId, Why] = {}

    @property
    def _rule(self) -> Rule:
        return self._desk.rules[self._rule_id]

    def open(self, oas: Iterable[OaId], now: int) -> None:
        """Share the old ones of these OAs as the rule chooses: those without a carer, or all. Closed ones are shared,
        but not dealt; nothing here touches what is new."""
        choice = self._rule.old
        if choice is OldChoice.KEEP:
            return
        among = set(oas)
        for talk in _of(self._desk, among):
            if talk.age is not Age.OLD:
                continue
            is_open = not (talk.closed or talk.blocked)
            if talk.holder is not None and not (choice is OldChoice.ALL and is_open):
                self._desk.change(talk, Why.OLD, shared=True)
                continue
            waits = talk.waits
            dormant = is_open and is_idle(self._rule, talk, now)
            self._desk.free(talk, Why.OLD, shared=True, dormant=dormant, flagged=talk.flagged, not_to=None)
            if not waits:
                self.causes[talk.id] = Why.OLD

    def orphan(self, oas: Iterable[OaId], gone: Iterable[StaffId]) -> None:
        """The open ones of these people have nobody: they are old now, and the rule's choice applies to just them. What
        the connector took over stays his."""
        left = set(gone)
        keep = self._rule.old is OldChoice.KEEP
        for talk in _of(self._desk, set(oas)):
            if talk.holder not in left or talk.closed or talk.taken:
                continue
            shared = not keep
            self._desk.free(talk, Why.ORPHANED, age=Age.OLD, shared=shared)
            if shared:
                self.causes[talk.id] = Why.ORPHANED


def _join(desk: Desk, oa_id: OaId, rule_id: RuleId, now: int, wave: _Wave) -> None:
    """An OA comes under the rule: from *Chỉ mình tôi* all so far is old (CN10); from another rule it keeps classes."""
    source = desk.sources.get(oa_id)
    if source is None:
        desk.sources[oa_id] = Source(oa_id, rule_id, now, alive=oa_id not in desk.dead)
        for talk in _of(desk, {oa_id}):
            if talk.facts.first_in_at:
                desk.change(talk, Why.KEPT, age=Age.OLD)
    else:
        former = desk.rules.get(source.rule)
        if former is not None:
            desk.rules[former.id] = _without(former, oa_id)
        desk.sources[oa_id] = replace(source, rule=rule_id)
        rule = desk.rules[rule_id]
        holders = {talk.holder for talk in _of(desk, {oa_id}) if talk.holder is not None}
        strangers = {staff for staff in holders if not rule.has(staff)}
        wave.orphan([oa_id], strangers)
    wave.open([oa_id], now)


def _that_lost(shop: Shop, desk: Desk, but: RuleId) -> set[RuleId]:
    """Rules that an OA was taken out of: their people may have room now."""
    return {rule.id for rule in shop.rules.values() if rule.id != but and desk.rules[rule.id].sources != rule.sources}


def _without(rule: Rule, oa_id: OaId) -> Rule:
    sources = tuple(one for one in rule.sources if one != oa_id)
    return replace(rule, sources=sources, version=rule.version + 1)


def _leave(desk: Desk, oa_id: OaId) -> None:
    if oa_id not in desk.sources:
        return
    for talk in _of(desk, {oa_id}):
        desk.change(talk, Why.ONLY_ME, **fresh(talk))
    del desk.sources[oa_id]


def _of(desk: Desk, oas: set[OaId]) -> list[Talk]:
    return [talk for talk in desk.talks.values() if talk.id.oa_id in oas]
