"""What comes from the history: new messages, old ones found by a back-fill, answers; and time going by."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain.ids import ConversationId, OaId
from app.domain.sharing.deal import deal, hand_on
from app.domain.sharing.hands import come_back
from app.domain.sharing.shop import Desk, Outcome, Shop, sorted_as
from app.domain.sharing.values import DAY_MS, Age, Facts, OldChoice, Rule, Talk, Why


def arrive(shop: Shop, told: Mapping[ConversationId, Facts], now: int, *, oas: Iterable[OaId] = ()) -> Outcome:
    """One catch-up, all its pages read: `told` is what the history says now of each conversation that it touched. The
    same again changes nothing (RR19). `oas`: where else an answer may have made room."""
    desk = Desk(shop)
    causes: dict[ConversationId, Why] = {}
    for cid, facts in told.items():
        talk = desk.talks.get(cid, Talk(cid))
        source = desk.sources.get(cid.oa_id)
        # What a back-fill finds is not written now.
        wrote = facts.last_in_at > talk.facts.last_in_at and (source is None or facts.last_in_at >= source.since)
        desk.talks[cid] = talk = replace(talk, facts=facts)
        if _sort(desk, talk, now, wrote=wrote):
            causes[cid] = Why.OLD
        talk = desk.talks[cid]
        if wrote and talk.closed:  # a blocked one stays hidden, but is open when it is shown again
            come_back(desk, talk, now)
            causes[cid] = Why.RETURNED
        if wrote and talk.dormant:
            desk.change(desk.talks[cid], Why.ARRIVED, dormant=False)
    deal_all(desk, {*oas, *(cid.oa_id for cid in told)}, now, causes)
    return desk.outcome()


def pass_time(shop: Shop, now: int) -> Outcome:
    """Hand on what is overdue, before other waiting ones are served (fine point 11). At start, and then regularly."""
    desk = Desk(shop)
    for rule_id in sorted(desk.rules):
        hand_on(desk, rule_id, now)
        deal(desk, rule_id, now, causes={})
    return desk.outcome()


def revive(shop: Shop, oa_id: OaId, now: int, *, alive: bool) -> Outcome:
    """An OA's tokens died, or work again: what waited is dealt then (CN03)."""
    desk = Desk(shop)
    source = desk.sources.get(oa_id)
    if source is not None and source.alive != alive:
        desk.sources[oa_id] = replace(source, alive=alive)
        if alive:
            deal_all(desk, {oa_id}, now, {})
    return desk.outcome()


def deal_all(desk: Desk, oas: Iterable[OaId], now: int, causes: Mapping[ConversationId, Why]) -> None:
    """Deal in each rule that one of these OAs is under."""
    rules = {desk.sources[oa_id].rule for oa_id in oas if oa_id in desk.sources}
    for rule_id in sorted(rules):
        deal(desk, rule_id, now, causes=causes, wave=[cid for cid, why in causes.items() if why is Why.OLD])


def is_idle(rule: Rule, talk: Talk, now: int) -> bool:
    """Too long without a word of anybody for a wave (fine point 5)."""
    days = rule.options.idle_days
    return days is not None and now - talk.facts.last_at > days * DAY_MS


def _sort(desk: Desk, talk: Talk, now: int, *, wrote: bool) -> bool:
    """Class a conversation, once. Says whether it is an old one that the rule's choice shares."""
    source = desk.sources.get(talk.id.oa_id)
    rule = desk.rule_of(talk.id.oa_id)
    if source is None or rule is None or talk.age is not Age.UNSORTED:
        return False
    age = sorted_as(talk, source)
    if age is Age.UNSORTED:
        return False
    shared = age is Age.NEW or rule.old is not OldChoice.KEEP
    dormant = age is Age.OLD and shared and not wrote and is_idle(rule, talk, now)
    why = Why.ARRIVED if shared else Why.KEPT
    desk.change(talk, why, age=age, shared=shared, dormant=dormant)
    return age is Age.OLD and shared and not wrote
