"""Old conversations and changes of rules (product.md 4 and 5)."""

from dataclasses import replace

import pytest

from app.domain.ids import OWNER, OaId
from app.domain.sharing import edits
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.values import DAY_MS, Age, Method, OldChoice, Options, Person, Status, Why, may_be_seen
from tests.fakes.sharing import OA1, OA2, A, B, C, D, R, S, Stage, numbered
from tests.unit.domain.sharing.test_hands import refused

FIFTY = numbered(50)


def test_ol01_kept_from_everybody_else(stage: Stage) -> None:
    stage.history(*FIFTY)
    stage.make()
    assert stage.load(A, B, C, OWNER) == "0/0/0/0"
    rule = stage.rule()
    assert not [t for t in stage.shop.talks.values() for one in (A, B, C) if may_be_seen(t, rule, Person(one))]


def with_carers(stage: Stage, choice: OldChoice, method: Method = Method.ROUND_ROBIN) -> None:
    """50 old ones, of which the last 10 are B's by hand."""
    stage.history(*FIFTY)
    stage.make(method=method)
    for name in FIFTY[40:]:
        stage.hand(name, OWNER, B)
    stage.save(old=choice)


def test_ol02_those_without_a_carer(stage: Stage) -> None:
    with_carers(stage, OldChoice.AVAILABLE)
    assert stage.load(A, B, C) == "14/23/13"
    assert stage.holders(*FIFTY[:4]) == "A B C A", "the longest wait first"
    assert stage.holders(*FIFTY[40:]) == " ".join("B" * 10)


def test_ol03_into_the_pool(stage: Stage) -> None:
    with_carers(stage, OldChoice.AVAILABLE, Method.CLAIM)
    assert [stage.holder(name) for name in FIFTY].count("?") == 40


def test_ol04_all_again(stage: Stage) -> None:
    with_carers(stage, OldChoice.ALL)
    assert stage.load(A, B, C) == "17/17/16"
    assert B in [step.before for step in stage.steps], "the former carer stays in the log"


def test_ol07_shared_one_by_one(stage: Stage) -> None:
    stage.history("k001")
    stage.make()
    stage.write("k001")
    assert stage.holder("k001") == "-"
    stage.share("k001")
    assert stage.holder("k001") == "A"
    assert stage.whys("k001")[-1] is Why.SHARED


def test_ol08_before_and_after_the_moment(stage: Stage) -> None:
    stage.make()
    since = stage.shop.sources[OA1].since
    stage.write("k001", at=since - 1)
    stage.write("k002", at=since)
    assert (stage.talk("k001").age, stage.talk("k002").age) == (Age.OLD, Age.NEW)
    assert stage.holders("k001", "k002") == "- A"


def test_ol09_a_backfill_after_new_messages(stage: Stage) -> None:
    stage.make(old=OldChoice.AVAILABLE)
    stage.write("k001")
    stage.history("k001", "k002")
    assert stage.talk("k001").age is Age.NEW
    assert stage.holders("k001", "k002") == "A B", "old ones found later follow the rule's choice"
    assert stage.whys("k002")[-1] is Why.OLD


@pytest.mark.parametrize(
    ("choice", "then"), [(OldChoice.KEEP, "- - - -"), (OldChoice.AVAILABLE, "C A C A"), (OldChoice.ALL, "C A C A")]
)
def test_ol10_removed_with_four_open(stage: Stage, choice: OldChoice, then: str) -> None:
    stage.make(members=[B], old=choice)
    names = numbered(4)
    stage.write(*names)
    stage.make(members=[A, B, C], old=choice)
    stage.write("k101")
    before = len(stage.steps)
    stage.make(members=[A, C], old=choice)
    assert stage.holders(*names) == then
    assert {step.talk.user_id for step in stage.steps[before:]} == set(names), "the same four only"


def test_ol11_a_second_oa(stage: Stage) -> None:
    stage.make(old=OldChoice.ALL)
    stage.write("k001")
    stage.history("k101", "k102", oa=OA2)
    before = len(stage.steps)
    stage.save(sources=(OA1, OA2))
    assert {step.talk.oa_id for step in stage.steps[before:]} == {OA2}
    assert stage.holders("k101", "k102", oa=OA2) == "B C"


def test_ol12_later_and_back(stage: Stage) -> None:
    stage.history("k001")
    stage.make()
    stage.save(old=OldChoice.AVAILABLE)
    assert stage.holder("k001") == "A"
    assert not stage.save(old=OldChoice.KEEP).steps
    assert stage.holder("k001") == "A"


def test_ol13_idle_ones_are_left_until_their_customer_writes(stage: Stage) -> None:
    stage.history("k001", ago=30 * DAY_MS)
    stage.history("k002", ago=DAY_MS)
    stage.make(old=OldChoice.ALL, options=Options(idle_days=7))
    assert stage.holders("k001", "k002") == "- A"
    stage.write("k001")
    assert stage.holder("k001") == "B"


def test_ol14_the_last_member_leaves(stage: Stage) -> None:
    stage.make(old=OldChoice.AVAILABLE)
    stage.write("k001")
    stage.save(members=())
    assert stage.holder("k001") == "?"
    stage.save(members=(D,))
    assert stage.holder("k001") == "D"


def test_the_same_choice_again_deals_nothing(stage: Stage) -> None:
    stage.history(*FIFTY)
    stage.make(old=OldChoice.ALL)
    assert not stage.save(old=OldChoice.ALL).steps


def test_those_already_waiting_come_before_a_wave(stage: Stage) -> None:
    stage.history("k001", "k002")
    stage.make(members=[])
    stage.write("k003")
    outcome = stage.save(members=(A,), old=OldChoice.AVAILABLE)
    dealt = [step.talk.user_id for step in outcome.steps if step.holder == A]
    assert dealt == ["k003", "k001", "k002"]


def test_closed_ones_of_a_wave_are_dealt_when_they_return_and_blocked_ones_never(stage: Stage) -> None:
    stage.history("k001", "k002")
    stage.close("k001", OWNER)
    stage.block("k002")
    stage.make(old=OldChoice.ALL)
    assert stage.holders("k001", "k002") == "- -"
    stage.write("k001")
    stage.write("k002")
    assert stage.holders("k001", "k002") == "A -"


def test_cn10_only_me_then_shared_all_is_old(stage: Stage) -> None:
    stage.make()
    stage.write("k001")
    stage.delete()
    stage.make(S, [B])
    assert stage.talk("k001").age is Age.OLD
    assert stage.holder("k001") == "-"


def test_moved_to_another_rule_it_keeps_its_class_and_its_carer_if_he_is_there(stage: Stage) -> None:
    stage.make()
    stage.write("k001", "k002")  # A B
    with refused(No.SOURCE_TAKEN) as told:
        stage.make(S, [A, D], sources=[OA1])
    assert (told.value.rule, told.value.detail) == (R, f"Quy tắc {R}")
    stage.make(S, [A, D], sources=[OA1], old=OldChoice.AVAILABLE, moving=[OA1])
    assert (stage.rule(R).sources, stage.rule(R).version) == ((), 2), "a draft made before no longer fits"
    assert stage.holders("k001", "k002") == "A A", "B is not there: dealt by the new rule"
    assert stage.talk("k001").age is Age.NEW


def test_rr16_refused_by_name(stage: Stage) -> None:
    stage.make()
    with pytest.raises(Refused, match="source_taken: Quy tắc R"):
        stage.make(S, [A])


def test_a_stale_draft(stage: Stage) -> None:
    stage.make()
    draft = stage.draft(name="Ca sáng")
    stage.save(name="Ca tối")
    with refused(No.VERSION) as told:
        edits.save_rule(stage.shop, draft, stage.now)
    assert told.value.rule == R


@pytest.mark.parametrize(
    ("changes", "why", "detail"),
    [
        ({"name": " \t "}, No.NAME_EMPTY, ""),
        ({"name": "x" * 81}, No.NAME_LONG, ""),
        ({"members": (A, A)}, No.STAFF_TWICE, A),
        ({"members": ("nobody",)}, No.STAFF_UNKNOWN, "nobody"),
        ({"members": (D,)}, No.STAFF_DEACTIVATED, D),
        ({"options": Options(cap=0)}, No.OPTION_RANGE, "0"),
        ({"options": Options(cap=1_000)}, No.OPTION_RANGE, "1000"),
        ({"options": Options(hand_on_minutes=10_081)}, No.OPTION_RANGE, "10081"),
        ({"options": Options(idle_days=3_651)}, No.OPTION_RANGE, "3651"),
    ],
)
def test_what_a_form_may_not_hold(stage: Stage, changes: dict[str, object], why: No, detail: str) -> None:
    stage.make()
    stage.make(S, [A], sources=[])
    stage.set_status(D, Status.DEACTIVATED)
    with refused(why) as told:
        edits.save_rule(stage.shop, stage.draft(S, **changes), stage.now)
    assert (told.value.rule, told.value.detail) == (S, detail)


@pytest.mark.parametrize("name", [" CA  SÁNG ", "Ca sa\u0301ng"])
def test_a_name_is_taken_however_it_is_written(stage: Stage, name: str) -> None:
    stage.make()
    stage.save(name="Ca sáng")
    stage.make(S, [A], sources=[])
    with refused(No.NAME_TAKEN) as told:
        edits.save_rule(stage.shop, stage.draft(S, name=name), stage.now)
    assert (told.value.rule, told.value.detail) == (R, "Ca sáng")


def test_what_is_just_within_the_limits_is_saved(stage: Stage) -> None:
    stage.make(options=Options(cap=1, hand_on_minutes=1, idle_days=1))
    widest = Options(cap=999, hand_on_minutes=10_080, idle_days=3_650)
    stage.save(name="x" * 80, options=widest)
    assert (len(stage.rule().name), stage.rule().options) == (80, widest)


def test_whoever_was_deactivated_since_may_stay_listed(stage: Stage) -> None:
    stage.make(members=[A, B])
    stage.set_status(B, Status.DEACTIVATED)
    stage.save(name="Ca sáng")
    assert stage.rule().has(B)


def test_a_name_is_kept_tidy() -> None:
    assert edits.tidy_name("  Ca   sa\u0301ng ") == "Ca sáng"
    assert len(edits.tidy_name("e\u0309" * 80)) == 80


def test_a_rule_may_be_saved_without_members_and_sources(stage: Stage) -> None:
    stage.do(lambda shop: edits.save_rule(shop, RuleDraft(R, "Trống"), stage.now))
    assert stage.rule().version == 1


def test_an_oa_that_leaves_a_rule_makes_room_for_what_waits(stage: Stage) -> None:
    stage.make(members=[A], sources=[OA1, OA2], options=Options(cap=1))
    stage.write("k001", oa=OA2)
    stage.write("k002")
    assert stage.holder("k002") == "?"
    stage.do(lambda shop: edits.remove_source(shop, OA2, stage.tick(), OWNER), OWNER)
    assert stage.holder("k002") == "A"
    assert_only_mine(stage, "k001", OA2)
    assert (stage.rule().sources, stage.rule().version) == ((OA1,), 2)


def assert_only_mine(stage: Stage, name: str, oa: OaId) -> None:
    """No rule knows of this OA or of what its customer wrote."""
    talk = stage.talk(name, oa)
    assert oa not in stage.shop.sources
    assert (talk.holder, talk.shared, talk.age, stage.whys(name, oa)[-1]) == (None, False, Age.UNSORTED, Why.ONLY_ME)


def test_an_oa_under_no_rule_leaves_none(stage: Stage) -> None:
    stage.make(members=[A])
    stage.write("k001", oa=OA2)
    assert not stage.do(lambda shop: edits.remove_source(shop, OA2, stage.tick(), OWNER), OWNER).steps
    assert stage.rule().version == 1


def test_an_oa_taken_out_of_a_rule_is_the_connectors_alone(stage: Stage) -> None:
    stage.make(members=[A], sources=[OA1, OA2])
    stage.write("k001")
    stage.write("k002", oa=OA2)
    stage.save(sources=(OA1,))
    assert_only_mine(stage, "k002", OA2)
    assert stage.holder("k001") == "A"


def test_no_rule_no_deletion(stage: Stage) -> None:
    with refused(No.UNKNOWN) as told:
        stage.delete(S)
    assert told.value.rule == S


def test_an_oa_whose_tokens_are_dead_is_shared_but_not_dealt(stage: Stage) -> None:
    dead = replace(stage.shop, dead=frozenset({OA1}))
    draft = RuleDraft(R, "Ca sáng", (OA1, OA2), (A,))
    done = edits.save_rule(dead, draft, stage.tick())
    assert {oa: source.alive for oa, source in done.shop.sources.items()} == {OA1: False, OA2: True}
    assert [source.oa_id for source in done.shop.sources.values()] == [OA1, OA2]


def test_saving_one_rule_deals_nothing_of_another(stage: Stage) -> None:
    stage.make(members=[A])
    stage.make(S, members=[B], sources=[OA2])
    stage.set_status(B, Status.PAUSED)
    stage.write("k001", oa=OA2)
    back = replace(stage.shop, people={**stage.shop.people, B: Person(B)})  # S has not been looked at since
    assert not edits.save_rule(back, stage.draft(name="Ca sáng"), stage.tick()).steps


def test_a_persons_state_counts_in_each_rule_that_they_belong_to(stage: Stage) -> None:
    stage.make(R, members=[A])
    stage.make(S, members=[A, B], sources=[OA2])
    stage.write("k001", oa=OA2)  # A
    stage.write("k002", oa=OA2)  # B
    stage.set_status(B, Status.DEACTIVATED)
    assert stage.shop.person(B) == Person(B, Status.DEACTIVATED)
    assert stage.talk("k002", OA2).age is Age.OLD, "R, to which B never belonged, comes first"


def shared_late(stage: Stage, old: OldChoice) -> None:
    """k001 is new; of the old ones B has k002 to k004, of which k003 is closed and k004 blocked, and nobody k005; then
    the rule chooses `old`."""
    stage.make(members=[A, B])
    stage.write("k001")
    stage.history("k002", "k003", "k004", "k005")
    for name in ("k002", "k003", "k004"):
        stage.hand(name, OWNER, B)
    stage.close("k003", B)
    stage.block("k004")
    stage.save(old=old)


def test_a_wave_takes_from_nobody_what_is_closed_or_blocked(stage: Stage) -> None:
    shared_late(stage, OldChoice.ALL)
    assert stage.holders("k001", "k002", "k003", "k004", "k005") == "A B B B A"
    assert stage.whys("k002")[-1] is stage.whys("k005")[-1] is Why.OLD
    assert (stage.talk("k003").closed, stage.talk("k004").blocked) == (True, True)


def test_a_wave_of_those_without_a_carer_leaves_the_others_where_they_are(stage: Stage) -> None:
    shared_late(stage, OldChoice.AVAILABLE)
    assert stage.holders("k001", "k002", "k003", "k004", "k005") == "A B B B B"
    for name in ("k002", "k003", "k004"):
        assert (stage.talk(name).shared, stage.whys(name)[-1]) == (True, Why.OLD), "it is the rule's from now on"


def test_old_ones_that_waited_already_are_not_moved_behind_by_a_wave(stage: Stage) -> None:
    stage.history("k001", "k002")
    stage.make(members=[], old=OldChoice.AVAILABLE)
    stage.write("k003")
    stage.close("k002", OWNER)
    outcome = stage.save(members=(A,), old=OldChoice.ALL)
    assert [(step.talk.user_id, step.why) for step in outcome.steps] == [("k001", Why.WAITED), ("k003", Why.WAITED)]


def test_all_anew_is_for_whoever_gave_one_back_too(stage: Stage) -> None:
    stage.history("k001")
    stage.make(members=[A], old=OldChoice.AVAILABLE)
    stage.give_back("k001", A)
    assert stage.holder("k001") == "?"
    stage.save(old=OldChoice.ALL)
    assert stage.holder("k001") == "A"


def test_an_oa_that_moves_to_another_rule_makes_room_too(stage: Stage) -> None:
    stage.make(members=[A], sources=[OA1, OA2], options=Options(cap=1))
    stage.write("k001", oa=OA2)
    stage.write("k002")
    stage.make(S, members=[B], sources=[OA2], moving=[OA2])
    assert stage.holder("k002") == "A"
