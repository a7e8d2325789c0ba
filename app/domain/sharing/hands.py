"""What people do with one conversation: claim, answer, give back, hand over, take over, close, reopen, block."""

from collections.abc import Callable, Iterable

from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.sharing.deal import deal, may_hold
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Desk, Outcome, Shop, Step
from app.domain.sharing.values import Age, Method, Rule, Status, Talk, Why


def claim(shop: Shop, cid: ConversationId, by: StaffId, now: int, why: Why = Why.CLAIMED) -> Outcome:
    """*Nhận chat*. Refused unless it waits in the pool of a rule that `by` belongs to; by the one who has it already:
    nothing happens (CL05)."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    rule = _as_member(desk, talk, by)
    if talk.closed:
        raise Refused(No.CLOSED, talk=cid)
    if talk.blocked:
        raise Refused(No.BLOCKED, talk=cid)
    if talk.holder == by:
        return desk.outcome()
    if rule.method is not Method.CLAIM:
        raise Refused(No.NOT_CLAIM, talk=cid)
    if talk.holder is not None:
        raise Refused(No.ALREADY_CLAIMED, talk=cid, detail=talk.holder)
    if not talk.waits:
        raise Refused(No.NOT_WAITING, talk=cid)
    desk.give(talk, by, why, now)
    return desk.outcome()


def write(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """`by` is about to send a message: what that makes of the conversation, or Refused (CL06). A closed one opens
    again; the connector takes over what nobody holds; with "reply claims" the first reply claims."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if desk.person(by).status is Status.DEACTIVATED:
        raise Refused(No.DEACTIVATED, talk=cid)
    rule = desk.rule_of(cid.oa_id)
    if by == OWNER and talk.holder != OWNER and (talk.closed or talk.holder is None):
        talk = desk.change(talk, Why.RETURNED, closed=False)
        heard = talk.age is Age.UNSORTED and talk.facts.first_in_at
        if rule is not None and (talk.shared or talk.holder is not None or heard):
            _take(desk, talk, rule, now)  # else it lies in his basket anyway, or its customer is still to write (RR22)
        return desk.outcome()
    if rule is not None and rule.options.reply_claims and not talk.closed and _may_be_first(rule, talk, by):
        return claim(shop, cid, by, now, Why.REPLIED)
    _must_hold(desk, talk, by)
    desk.change(talk, Why.RETURNED, closed=False)
    return desk.outcome()


def give_back(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """*Trả lại*: to the pool, or to the next eligible other than the giver; what *Không chia* kept goes to the
    connector."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if talk.holder != by:
        raise Refused(No.NOT_YOURS, talk=cid)
    _must_hold(desk, talk, by)
    rule = desk.rule_of(cid.oa_id)
    turns = rule is not None and rule.method is Method.ROUND_ROBIN
    desk.free(talk, Why.GIVEN_BACK, not_to=by if turns and talk.shared else None)
    if rule is not None:
        deal(desk, rule.id, now, causes={cid: Why.GIVEN_BACK})
    return desk.outcome()


def hand_over(shop: Shop, cid: ConversationId, by: StaffId, to: StaffId, *, now: int, note: str = "") -> Outcome:
    """The connector or the holder hands it to an active member or to the connector. No turn is used (RR17)."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if by != OWNER:
        _must_hold(desk, talk, by)
    rule = desk.rule_of(cid.oa_id)
    if rule is None:
        raise Refused(No.NOT_UNDER_RULE, talk=cid)
    if not (to == OWNER or rule.has(to)) or desk.person(to).status is Status.DEACTIVATED:
        raise Refused(No.NOT_ACTIVE, talk=cid, detail=to)
    if talk.holder != to:
        desk.give(talk, to, Why.HANDED_OVER, now, note=note)
        _room(desk, rule, now)
    return desk.outcome()


def take_over(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """The connector takes it, from whoever holds it. A closed one that he isn't a member for goes back to that member
    later."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if by != OWNER:
        raise Refused(No.NOT_OWNER, talk=cid)
    rule = desk.rule_of(cid.oa_id)
    if rule is not None and talk.holder != OWNER:
        _take(desk, talk, rule, now)
        _room(desk, rule, now)
    return desk.outcome()


def share(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """*Chia hội thoại này*: give what the connector kept to the rule (OL07). Shares its history; the warning is the
    caller's to show and to log."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if by != OWNER:
        raise Refused(No.NOT_OWNER, talk=cid)
    rule = desk.rule_of(cid.oa_id)
    if rule is None:
        raise Refused(No.NOT_UNDER_RULE, talk=cid)
    age = Age.OLD if talk.age is Age.UNSORTED else talk.age
    if talk.holder == OWNER:
        talk = desk.free(talk, Why.SHARED)
    desk.change(talk, Why.SHARED, shared=True, dormant=False, age=age)
    deal(desk, rule.id, now, causes={cid: Why.SHARED})
    return desk.outcome()


def close(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """Done with it. Frees room under the cap. What somebody holds, the connector closes only after taking it over."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if talk.holder is not None and by == OWNER and talk.holder != OWNER:
        raise Refused(No.HELD, talk=cid, detail=talk.holder)
    if by != OWNER:
        _must_hold(desk, talk, by)
    desk.change(talk, Why.CLOSED, closed=True, flagged=False)
    _room(desk, desk.rule_of(cid.oa_id), now)
    return desk.outcome()


def reopen(shop: Shop, cid: ConversationId, by: StaffId, now: int) -> Outcome:
    """By a button: it goes to its former carer, or is dealt as new."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if not talk.closed:
        raise Refused(No.NOT_CLOSED, talk=cid)
    if by != OWNER:
        _must_hold(desk, talk, by)
    come_back(desk, talk, now)
    rule = desk.rule_of(cid.oa_id)
    if rule is not None:
        deal(desk, rule.id, now, causes={cid: Why.RETURNED})
    return desk.outcome()


def block(shop: Shop, cid: ConversationId, by: StaffId, now: int, *, blocked: bool) -> Outcome:
    """*Đã chặn* is set by the connector and the holder. Freed, it is dealt at once if nobody holds it."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if by != OWNER:
        _must_hold(desk, talk, by)
    desk.change(talk, Why.BLOCKED if blocked else Why.UNBLOCKED, blocked=blocked, flagged=False)
    _room(desk, desk.rule_of(cid.oa_id), now)
    return desk.outcome()


def put_back(shop: Shop, cid: ConversationId, by: StaffId, now: int, *, closed: bool, blocked: bool) -> Outcome:
    """Take back a closing, a reopening or a block; whoever held it still does. What somebody else holds by now is not
    closed again."""
    desk = Desk(shop, by)
    talk = _talk(desk, cid)
    if by != OWNER:
        _must_hold(desk, talk, by)
    if talk.holder not in {None, by}:
        closed = closed and talk.closed
    desk.change(talk, Why.UNDONE, closed=closed, blocked=blocked, flagged=talk.flagged and not (closed or blocked))
    _room(desk, desk.rule_of(cid.oa_id), now)
    return desk.outcome()


def each(
    shop: Shop, cids: Iterable[ConversationId], hand: Callable[[Shop, ConversationId], Outcome]
) -> tuple[Outcome, dict[ConversationId, Refused]]:
    """The same done to many, as one decision: to all that it may be done to. The others, and why not."""
    steps: list[Step] = []
    refused: dict[ConversationId, Refused] = {}
    for cid in cids:
        try:
            done = hand(shop, cid)
        except Refused as error:
            refused[cid] = error
        else:
            shop = done.shop
            steps += done.steps
    return Outcome(shop, tuple(steps)), refused


def come_back(desk: Desk, talk: Talk, now: int) -> None:
    """A closed conversation is open again (RR29, fine point 1): its former carer gets it without a turn, even at the
    cap; else nobody has it, and it is the rule's to deal or the connector's."""
    rule = desk.rule_of(talk.id.oa_id)
    carer = talk.holder if rule is not None and rule.has(talk.holder) else talk.former
    if rule is not None and carer is not None and may_hold(desk, rule, carer):
        desk.give(talk, carer, Why.RETURNED, now, closed=False)
    else:
        desk.free(talk, Why.RETURNED, closed=False, not_to=None)


def _talk(desk: Desk, cid: ConversationId) -> Talk:
    talk = desk.talks.get(cid)
    if talk is None:
        raise Refused(No.UNKNOWN, talk=cid)
    return talk


def _may_be_first(rule: Rule, talk: Talk, by: StaffId) -> bool:
    """Or was, when they began to type: they hear who was faster (CL07)."""
    return talk.holder is None or (talk.holder != by and rule.method is Method.CLAIM and rule.has(by))


def _as_member(desk: Desk, talk: Talk, by: StaffId) -> Rule:
    if desk.person(by).status is Status.DEACTIVATED:
        raise Refused(No.DEACTIVATED, talk=talk.id)
    rule = desk.rule_of(talk.id.oa_id)
    if rule is None:
        raise Refused(No.NOT_UNDER_RULE, talk=talk.id)
    if not rule.has(by):
        raise Refused(No.NOT_MEMBER, talk=talk.id)
    return rule


def _must_hold(desk: Desk, talk: Talk, by: StaffId) -> None:
    """The holder, who is still one of the rule's; the connector for what lies in his basket."""
    if desk.person(by).status is Status.DEACTIVATED:
        raise Refused(No.DEACTIVATED, talk=talk.id)
    if by == OWNER and talk.holder is None:
        return
    if talk.holder != by:
        raise Refused(No.NOT_YOURS, talk=talk.id)
    if by != OWNER:
        _as_member(desk, talk, by)


def _take(desk: Desk, talk: Talk, rule: Rule, now: int) -> None:
    """The connector has what he had not; a member's comes back to them when it was closed meanwhile."""
    former = None if rule.has(OWNER) else talk.holder
    desk.give(talk, OWNER, Why.TAKEN_OVER, now, taken=True, former=former)


def _room(desk: Desk, rule: Rule | None, now: int) -> None:
    """Somebody may have room now."""
    if rule is not None:
        deal(desk, rule.id, now, causes={})
