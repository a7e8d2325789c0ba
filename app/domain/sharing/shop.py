"""The state that sharing decides on, and the working copy on which a decision is made, with an event for each step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from app.domain.ids import ConversationId, OaId, StaffId
from app.domain.sharing.values import (
    Age,
    Member,
    Person,
    Rule,
    RuleId,
    Source,
    Status,
    Talk,
    Why,
    waiting_order,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the log: what became of a conversation, by whom, and why. `changes` are the fields of its Talk that
    changed, with their new values: replayed in order they rebuild the state. `turn` is the rule's `seq` where it used
    a turn, else 0."""

    talk: ConversationId
    why: Why
    holder: StaffId | None
    before: StaffId | None
    changes: tuple[tuple[str, Any], ...]
    rule: RuleId | None = None
    turn: int = 0
    by: StaffId | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Shop:
    """All, or the part of it that a decision needs: the rules concerned whole, with every conversation that waits or
    counts in them."""

    people: Mapping[StaffId, Person] = field(default_factory=dict)
    rules: Mapping[RuleId, Rule] = field(default_factory=dict)
    sources: Mapping[OaId, Source] = field(default_factory=dict)
    talks: Mapping[ConversationId, Talk] = field(default_factory=dict)
    dead: frozenset[OaId] = frozenset()
    """OAs whose tokens are dead, under a rule or not: one that comes under a rule so is not dealt either."""

    def person(self, staff: StaffId) -> Person:
        return self.people.get(staff, Person(staff, Status.DEACTIVATED))

    def rule_of(self, oa_id: OaId) -> Rule | None:
        source = self.sources.get(oa_id)
        return None if source is None else self.rules.get(source.rule)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision: the state after it, and what changed on the way there."""

    shop: Shop
    steps: tuple[Step, ...] = ()


class Desk:
    """A working copy of a shop. Everything that changes a conversation goes through `change`, which notes the step."""

    def __init__(self, shop: Shop, by: StaffId | None = None) -> None:
        self.people = dict(shop.people)
        self.rules = dict(shop.rules)
        self.sources = dict(shop.sources)
        self.talks = dict(shop.talks)
        self.dead = shop.dead
        self._by = by
        self._steps: list[Step] = []

    def outcome(self) -> Outcome:
        return Outcome(Shop(self.people, self.rules, self.sources, self.talks, self.dead), tuple(self._steps))

    # --- looking

    def person(self, staff: StaffId) -> Person:
        return self.people.get(staff, Person(staff, Status.DEACTIVATED))

    def rule_of(self, oa_id: OaId) -> Rule | None:
        source = self.sources.get(oa_id)
        return None if source is None else self.rules.get(source.rule)

    def of(self, rule: Rule) -> list[Talk]:
        """All conversations of this rule's OAs."""
        sources = set(rule.sources)
        return [talk for talk in self.talks.values() if talk.id.oa_id in sources]

    def waiting(self, rule: Rule) -> list[Talk]:
        """Those that somebody of this rule should be given, the longest wait first; not of an OA whose tokens are
        dead."""
        found = [talk for talk in self.of(rule) if talk.waits and self.sources[talk.id.oa_id].alive]
        return sorted(found, key=waiting_order)

    def load(self, rule: Rule) -> dict[StaffId, int]:
        """How many unanswered, open, unblocked conversations of this rule each person holds."""
        counts: dict[StaffId, int] = {}
        for talk in self.of(rule):
            if talk.holder is not None and talk.facts.unanswered and not (talk.closed or talk.blocked):
                counts[talk.holder] = counts.get(talk.holder, 0) + 1
        return counts

    # --- changing

    def change(self, talk: Talk, why: Why, *, turn: int = 0, note: str = "", **changes: Any) -> Talk:
        """Change some fields of a conversation and note why. Nothing changed, nothing noted."""
        real = {name: value for name, value in changes.items() if getattr(talk, name) != value}
        if not real:
            return talk
        after = replace(talk, **real)
        self.talks[talk.id] = after
        source = self.sources.get(talk.id.oa_id)
        rule = None if source is None else source.rule
        listed = tuple(sorted(real.items()))
        self._steps.append(Step(talk.id, why, after.holder, talk.holder, listed, rule, turn, self._by, note))
        return after

    def give(self, talk: Talk, to: StaffId, why: Why, at: int, *, turn: int = 0, note: str = "", **more: Any) -> Talk:
        """`to` holds it from now on."""
        plain: dict[str, Any] = {"taken": False, "former": None, "not_to": None, "flagged": False, "dormant": False}
        return self.change(talk, why, turn=turn, note=note, **{**plain, "holder": to, "assigned_at": at, **more})

    def free(self, talk: Talk, why: Why, **more: Any) -> Talk:
        """Nobody holds it any more."""
        plain: dict[str, Any] = {"holder": None, "taken": False, "former": None, "flagged": False}
        return self.change(talk, why, **{**plain, **more})

    def take_turn(self, rule_id: RuleId, staff: StaffId) -> int:
        """The next number of the rule goes to this member."""
        rule = self.rules[rule_id]
        seq = rule.seq + 1
        members = tuple(Member(one.staff, seq) if one.staff == staff else one for one in rule.members)
        self.rules[rule_id] = replace(rule, seq=seq, members=members)
        return seq


def replayed(shop: Shop, steps: Iterable[Step]) -> Shop:
    """The state that these steps lead to from `shop`: the log alone tells who holds what, and whose turn it is in the
    rules that `shop` knows."""
    desk = Desk(shop)
    for step in steps:
        desk.talks[step.talk] = replace(desk.talks.get(step.talk, Talk(step.talk)), **dict(step.changes))
        if step.turn and step.rule in desk.rules and step.holder is not None:
            desk.take_turn(step.rule, step.holder)
    return desk.outcome().shop


def undone(before: Shop, after: Shop, now: Shop, by: StaffId | None = None) -> Outcome | None:
    """`now` with what led from `before` to `after` taken back: rules, OAs, people's states and the conversations it
    touched. None where one of them has moved on since. Turns that others have used meanwhile stay used."""
    touched = [cid for cid, talk in after.talks.items() if before.talks.get(cid) != talk]
    rules = [rule for rule in {*before.rules, *after.rules} if before.rules.get(rule) != after.rules.get(rule)]
    people = [who for who in after.people if before.people.get(who) != after.people[who]]
    same = all(now.talks.get(cid) == after.talks[cid] for cid in touched)
    same = same and all(now.people.get(who) == after.people[who] for who in people)
    if not same or any(now.rules.get(rule) != after.rules.get(rule) for rule in rules):
        return None
    desk = Desk(now, by)
    for cid in touched:
        former = before.talks[cid]
        desk.change(desk.talks[cid], Why.UNDONE, **{one.name: getattr(former, one.name) for one in fields(Talk)})
    for who in people:
        if who in before.people:
            desk.people[who] = before.people[who]
    for rule in rules:
        desk.rules.pop(rule, None)
        if rule in before.rules:
            known = after.rules.get(rule, before.rules[rule])
            desk.rules[rule] = replace(before.rules[rule], version=known.version + 1)
    changed = {oa for oa in {*before.sources, *after.sources} if before.sources.get(oa) != after.sources.get(oa)}
    for oa in changed:
        desk.sources.pop(oa, None)
        if oa in before.sources:
            desk.sources[oa] = before.sources[oa]
    return desk.outcome()


def fresh(talk: Talk) -> dict[str, Any]:
    """The fields of a conversation that no rule has touched."""
    clean = Talk(talk.id)
    names = ("age", "shared", "holder", "former", "not_to", "dormant", "taken", "flagged", "assigned_at")
    return {name: getattr(clean, name) for name in names}


def sorted_as(talk: Talk, source: Source) -> Age:
    """New or old by the customer's first message (OL08); unsorted while that isn't sure."""
    facts = talk.facts
    if not facts.first_in_at:
        return Age.UNSORTED
    if facts.first_in_at < source.since:
        return Age.OLD
    return Age.NEW if facts.read_back else Age.UNSORTED
