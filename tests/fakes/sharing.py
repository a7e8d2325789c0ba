"""A shop for the cases of sharing: customers write, people act, one reads who holds what, as product.md tells it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields, replace

from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.sharing import arrivals, edits, hands
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.shop import Outcome, Shop, Step
from app.domain.sharing.values import (
    DAY_MS,
    MINUTE_MS,
    Facts,
    Method,
    OldChoice,
    Options,
    Person,
    Rule,
    RuleId,
    Status,
    Talk,
    Why,
)

OA1, OA2, OA3 = OaId("oa1"), OaId("oa2"), OaId("oa3")
A, B, C, D = StaffId("A"), StaffId("B"), StaffId("C"), StaffId("D")
R, S = RuleId("R"), RuleId("S")
START = 1_700_000_000_000
SECOND = 1_000
STATES = frozenset(one.name for one in fields(Talk) if one.type is bool)
Decide = Callable[[Shop], Outcome]


def talk_id(name: str, oa: OaId = OA1) -> ConversationId:
    return ConversationId(oa, UserId(name))


@dataclass
class Stage:
    """Plays on the bare functions. `do` is the one place where a decision is made: another stage puts a store there."""

    shop: Shop = field(default_factory=Shop)
    now: int = START
    steps: list[Step] = field(default_factory=list)
    facts: dict[ConversationId, Facts] = field(default_factory=dict)

    # --- where a decision is made, and what is read

    def do(self, decide: Decide, by: StaffId | None = None) -> Outcome:
        """`by` is whose wish it is; None: nobody's."""
        outcome = decide(self.shop)
        assert_told(outcome, by, self.now)
        self.shop = outcome.shop
        self.steps += outcome.steps
        return outcome

    def hire(self, *staff: StaffId) -> None:
        people = {**self.shop.people, **{one: Person(one) for one in staff}}
        self.shop = replace(self.shop, people=people)

    def rule(self, rule: RuleId = R) -> Rule:
        return self.shop.rules[rule]

    def talk(self, name: str, oa: OaId = OA1) -> Talk:
        return self.shop.talks[talk_id(name, oa)]

    def note_facts(self, told: dict[ConversationId, Facts]) -> None:
        """What the history says, before anybody decides anything."""

    # --- the shop

    def make(
        self,
        rule: RuleId = R,
        members: Iterable[StaffId] = (A, B, C),
        *,
        sources: Iterable[OaId] = (OA1,),
        method: Method = Method.ROUND_ROBIN,
        old: OldChoice = OldChoice.KEEP,
        options: Options | None = None,
        moving: Iterable[OaId] = (),
    ) -> Outcome:
        """Make a rule, or save it anew with these values."""
        version = self.rule(rule).version if rule in self.shop.rules else 0
        draft = RuleDraft(
            rule, f"Quy tắc {rule}", tuple(sources), tuple(members), method, old, options or Options(), version
        )
        return self.do(lambda shop: edits.save_rule(shop, draft, self.tick(), OWNER, moving=moving), OWNER)

    def save(self, rule: RuleId = R, **changes: object) -> Outcome:
        """Save the rule with only these values changed."""
        draft = self.draft(rule, **changes)
        return self.do(lambda shop: edits.save_rule(shop, draft, self.tick(), OWNER), OWNER)

    def draft(self, rule: RuleId = R, **changes: object) -> RuleDraft:
        now = self.rule(rule)
        staff = tuple(member.staff for member in now.members)
        same = RuleDraft(now.id, now.name, now.sources, staff, now.method, now.old, now.options, now.version)
        return replace(same, **changes)  # type: ignore[arg-type]

    def tick(self, ms: int = SECOND) -> int:
        self.now += ms
        return self.now

    # --- customers

    def write(self, *names: str, oa: OaId = OA1, at: int = 0, read_back: bool = True) -> Outcome:
        """These customers write, one after the other, in one catch-up."""
        told: dict[ConversationId, Facts] = {}
        for name in names:
            cid = talk_id(name, oa)
            told[cid] = self.facts[cid] = self._heard(cid, at or self.tick(), read_back)
        return self.tell(told)

    def tell(self, told: dict[ConversationId, Facts]) -> Outcome:
        self.facts.update(told)
        self.note_facts(told)
        return self.do(lambda shop: arrivals.arrive(shop, told, self.tick()))

    def answered(self, name: str, oa: OaId = OA1) -> Outcome:
        """A person has answered; the history says so."""
        cid = talk_id(name, oa)
        at = self.tick()
        return self.tell({cid: replace(self.facts.get(cid, Facts()), waiting_since=0, last_at=at)})

    def history(self, *names: str, oa: OaId = OA1, answered: bool = False, ago: int = DAY_MS) -> None:
        """These wrote long ago, before any rule."""
        for number, name in enumerate(names):
            at = START - ago + number * SECOND
            self.tell({talk_id(name, oa): Facts(at, at, at, 0 if answered else at)})

    def _heard(self, cid: ConversationId, at: int, read_back: bool) -> Facts:
        known = self.facts.get(cid, Facts())
        return Facts(
            first_in_at=min(known.first_in_at, at) if known.first_in_at else at,
            last_in_at=max(known.last_in_at, at),
            last_at=max(known.last_at, at),
            waiting_since=min(known.waiting_since, at) if known.waiting_since else at,
            read_back=read_back,
        )

    # --- people

    def claim(self, name: str, by: StaffId, oa: OaId = OA1) -> Outcome:
        return self.do(lambda shop: hands.claim(shop, talk_id(name, oa), by, self.tick()), by)

    def reply(self, name: str, by: StaffId, oa: OaId = OA1) -> Outcome:
        return self.do(lambda shop: hands.write(shop, talk_id(name, oa), by, self.tick()), by)

    def give_back(self, name: str, by: StaffId, oa: OaId = OA1) -> Outcome:
        return self.do(lambda shop: hands.give_back(shop, talk_id(name, oa), by, self.tick()), by)

    def hand(self, name: str, by: StaffId, to: StaffId, note: str = "") -> Outcome:
        return self.do(lambda shop: hands.hand_over(shop, talk_id(name), by, to, now=self.tick(), note=note), by)

    def take(self, name: str, by: StaffId = OWNER) -> Outcome:
        return self.do(lambda shop: hands.take_over(shop, talk_id(name), by, self.tick()), by)

    def share(self, name: str, by: StaffId = OWNER) -> Outcome:
        return self.do(lambda shop: hands.share(shop, talk_id(name), by, self.tick()), by)

    def close(self, name: str, by: StaffId, oa: OaId = OA1) -> Outcome:
        return self.do(lambda shop: hands.close(shop, talk_id(name, oa), by, self.tick()), by)

    def reopen(self, name: str, by: StaffId) -> Outcome:
        return self.do(lambda shop: hands.reopen(shop, talk_id(name), by, self.tick()), by)

    def block(self, name: str, by: StaffId = OWNER, *, blocked: bool = True) -> Outcome:
        return self.do(lambda shop: hands.block(shop, talk_id(name), by, self.tick(), blocked=blocked), by)

    def set_status(self, staff: StaffId, status: Status) -> Outcome:
        return self.do(lambda shop: edits.set_status(shop, staff, status, self.tick(), OWNER), OWNER)

    def delete(self, rule: RuleId = R) -> Outcome:
        return self.do(lambda shop: edits.delete_rule(shop, rule, OWNER), OWNER)

    def pass_minutes(self, minutes: int) -> Outcome:
        self.tick(minutes * MINUTE_MS)
        return self.do(lambda shop: arrivals.pass_time(shop, self.now))

    # --- what one reads

    def holder(self, name: str, oa: OaId = OA1) -> str:
        """The holder, `-` for the connector's basket, `?` for waiting and flagged."""
        talk = self.talk(name, oa)
        if talk.holder is not None:
            return talk.holder
        return "?" if talk.waits and talk.flagged else "-"

    def holders(self, *names: str, oa: OaId = OA1) -> str:
        return " ".join(self.holder(name, oa) for name in names)

    def load(self, *staff: StaffId) -> str:
        """How many each holds, like "14/13/13"."""
        holders = [talk.holder for talk in self.shop.talks.values()]
        return "/".join(str(holders.count(one)) for one in staff)

    def whys(self, name: str, oa: OaId = OA1) -> list[Why]:
        return [step.why for step in self.steps if step.talk == talk_id(name, oa)]


def numbered(count: int, start: int = 1) -> list[str]:
    """Customers by number, such that text order is number order."""
    return [f"k{number:03}" for number in range(start, start + count)]


def assert_told(outcome: Outcome, by: StaffId | None, now: int) -> None:
    """What holds of each decision: every step says why and by whom, nobody holds anything since never, what somebody
    holds is not told as nobody's, and what nobody holds not as taken over."""
    for step in outcome.steps:
        assert isinstance(step.why, Why), f"no reason: {step}"
        assert step.by == by, f"not by whose wish it is: {step}"
        assert not [name for name, value in step.changes if name in STATES and not isinstance(value, bool)]
    for talk in outcome.shop.talks.values():
        if talk.holder is None:
            assert not talk.taken, f"taken over by nobody: {talk}"
        else:
            assert 0 < talk.assigned_at <= now, f"held since {talk.assigned_at}"
            assert not talk.flagged, f"held, and nobody could have it: {talk}"
