"""Rules: tried, saved and deleted by the owner, offline; and the people whom they give conversations to."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from app.domain.ids import OWNER, ConversationId, OaId, StaffId
from app.domain.sharing import edits
from app.domain.sharing import preview as previews
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.preview import OldCounts, Preview
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop
from app.domain.sharing.values import OldChoice, Person, Rule, RuleId, Source, Status
from app.errors import Rejected, Transient
from app.events import ConnectionsChanged, RulesChanged
from app.services.deciding import rejected, take_back, told
from app.services.ground import Ground
from app.store import connections, consents, rule_drafts, rules, sharing
from app.store.sharing import Scope
from app.store.work import Session


@dataclass(frozen=True, slots=True)
class Consent:
    """What the person saw and agreed to before history is shared: the conversations of the preview, and for *Tất cả*
    their number as typed."""

    shared: frozenset[ConversationId]
    typed: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """What a save asks for."""

    draft: RuleDraft
    moving: tuple[OaId, ...]
    consent: Consent | None
    by: StaffId


class Rules:
    """The acting person is an argument: only the owner edits rules. Refusals come as Rejected with the code of `No`."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._last: tuple[Shop, Shop] | None = None
        """Before and after the last change of a rule in this window, for *Hoàn tác*."""
        self._unkept: dict[RuleId, RuleDraft] = {}
        """Drafts that could not be written down yet."""

    async def all(self) -> list[Rule]:
        return list((await self._ground.db.read(rules.all_rules)).values())

    async def old_counts(self, oas: Collection[OaId]) -> OldCounts:
        """For the form: how many old conversations these OAs have."""
        return await self._ground.db.read(_old_counts, frozenset(oas), self._ground.clock.now())

    async def held(self, rule: RuleId) -> int:
        """How many conversations the people of this rule hold: what a deletion gives to the connector (RR28)."""
        return await self._ground.db.read(_held, rule)

    async def preview(self, draft: RuleDraft, *, moving: Collection[OaId] = (), by: StaffId = OWNER) -> Preview:
        """*Thử quy tắc*: what `save` would do now."""
        _owner(by)
        return await self._try(draft, tuple(moving))

    async def save(
        self, draft: RuleDraft, *, moving: Collection[OaId] = (), consent: Consent | None = None, by: StaffId = OWNER
    ) -> Rule:
        """Make or change a rule. Rejected `moved_on` if it shares other history than was agreed to; `warning_needed`
        if it shares history and nothing was agreed to."""
        _owner(by)
        wish = Wish(draft, tuple(moving), consent, by)
        outcome = await told(self._ground, self._noting(_save), wish, self._ground.clock.now())
        self._unkept.pop(draft.id, None)
        self._changed({*draft.sources, *moving})
        return outcome.shop.rules[draft.id]

    async def delete(self, rule: RuleId, by: StaffId = OWNER) -> Outcome:
        """RR28. The outcome says how many conversations went to the connector."""
        _owner(by)
        outcome = await told(self._ground, self._noting(_delete), rule, by, self._ground.clock.now())
        self._changed({step.talk.oa_id for step in outcome.steps})
        return outcome

    async def undo(self, by: StaffId = OWNER) -> None:
        """Take the last save or deletion back, with all that it gave to whom. Rejected `moved_on` where one of its
        conversations or rules has changed since; nothing to take back: nothing happens."""
        _owner(by)
        if self._last is None:
            return
        before, after = self._last
        await told(self._ground, _undo, before, after, by, self._ground.clock.now())
        self._last = None
        self._changed({*before.sources, *after.sources})

    async def keep_draft(self, draft: RuleDraft) -> None:
        """What is typed in the form, kept until it is saved or given up: a crash loses nothing."""
        try:
            await self._ground.db.write(rule_drafts.keep, draft)
        except Transient:
            self._unkept[draft.id] = draft  # the shared database is out of reach (fine point 16)
            return
        self._unkept.pop(draft.id, None)

    async def drop_draft(self, rule: RuleId) -> None:
        self._unkept.pop(rule, None)
        await self._ground.db.write(rule_drafts.drop, rule)

    async def kept_drafts(self) -> dict[RuleId, RuleDraft]:
        """Drafts that were neither saved nor given up."""
        try:
            return await self._ground.db.read(rule_drafts.everything) | self._unkept
        except Transient:
            return dict(self._unkept)

    async def remove_source(self, oa_id: OaId, by: StaffId = OWNER) -> None:
        """*Chỉ mình tôi* again, or disconnected (CN05)."""
        _owner(by)
        await told(self._ground, leave_rule, oa_id, by, self._ground.clock.now())
        self._changed({oa_id})

    async def set_status(self, staff: StaffId, status: Status, by: StaffId = OWNER) -> None:
        """Pause, wake or deactivate. Everybody may pause and wake themselves; the rest is the owner's."""
        if by != OWNER and not (by == staff and status is not Status.DEACTIVATED):
            raise Rejected(No.NOT_OWNER.value)
        if staff == OWNER and status is Status.DEACTIVATED:
            raise Rejected("owner_stays")
        change = self._noting(_set_status) if status is Status.DEACTIVATED else _set_status
        await told(self._ground, change, Person(staff, status), by, self._ground.clock.now())
        self._changed(())

    async def preview_status(self, staff: StaffId, status: Status, by: StaffId = OWNER) -> Preview:
        """What `set_status` would do with this person's conversations, made by the same decision."""
        _owner(by)
        return await self._ground.db.read(_preview_status, Person(staff, status), self._ground.clock.now())

    def _noting(self, change: Callable[..., Outcome]) -> Callable[..., Outcome]:
        def write(session: Session, *values: object) -> Outcome:
            before = _Seen()
            outcome = change(session, *values, seen=before)
            self._last = (before.shop, outcome.shop)
            return outcome

        return write

    async def _try(self, draft: RuleDraft, moving: tuple[OaId, ...]) -> Preview:
        try:
            return await self._ground.db.read(_preview, draft, moving, self._ground.clock.now())
        except Refused as error:
            raise rejected(error) from error

    def _changed(self, oas: Collection[OaId]) -> None:
        self._ground.bus.publish(RulesChanged())
        for oa_id in sorted(oas):
            self._ground.bus.publish(ConnectionsChanged(oa_id))


class _Seen:
    """The shop that a change was decided on."""

    shop: Shop


def _owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected(No.NOT_OWNER.value)


def _rule_scope(session: Session, oas: Collection[OaId]) -> Scope:
    """A change of a rule concerns every conversation of its OAs, those it leaves and those it gets."""
    return Scope(rules=tuple(rules.all_rules(session)), whole=tuple(oas))


def _oas_of(session: Session, draft: RuleDraft) -> set[OaId]:
    known = rules.all_rules(session).get(draft.id)
    return {*draft.sources, *(known.sources if known else ())}


def _preview(session: Session, draft: RuleDraft, moving: tuple[OaId, ...], now: int) -> Preview:
    shop = sharing.load(session, _rule_scope(session, _oas_of(session, draft)))
    return previews.preview(shop, draft, now, moving=moving)


def _held(session: Session, rule: RuleId) -> int:
    known = rules.all_rules(session).get(rule)
    shop = sharing.load(session, Scope(whole=known.sources if known else ()))
    return sum(talk.holder not in (None, OWNER) for talk in shop.talks.values())


def _old_counts(session: Session, oas: frozenset[OaId], now: int) -> OldCounts:
    return previews.old_counts(sharing.load(session, Scope(whole=tuple(oas))), oas, now)


def _save(session: Session, wish: Wish, now: int, *, seen: _Seen) -> Outcome:
    draft, by = wish.draft, wish.by
    scope = _rule_scope(session, _oas_of(session, draft))
    sharing.lock(session)
    before = seen.shop = sharing.load(session, scope)
    outcome = edits.save_rule(before, draft, now, by, moving=wish.moving)
    shown = previews.of(before, outcome)
    if draft.old is not OldChoice.KEEP and shown.shared:
        _agreed(shown.shared, wish.consent, typed=draft.old is OldChoice.ALL)
        consents.add(session, consents.Consented(now, by, draft.old.value, len(shown.shared), rule=draft.id))
    sharing.save(session, before, outcome, now)
    _set_rights(session, before.sources, outcome.shop.sources)
    rule_drafts.drop(session, draft.id)
    return outcome


def _undo(session: Session, before: Shop, after: Shop, by: StaffId, now: int) -> Outcome:
    sources = sharing.load(session, Scope()).sources
    outcome = take_back(session, before, after, by, now)
    _set_rights(session, sources, outcome.shop.sources)
    return outcome


def _agreed(shared: frozenset[ConversationId], consent: Consent | None, *, typed: bool) -> None:
    if consent is None:
        raise Rejected("warning_needed", count=len(shared))
    if consent.shared != shared or (typed and consent.typed != len(shared)):
        raise Rejected(No.MOVED_ON.value, count=len(shared))


def _delete(session: Session, rule: RuleId, by: StaffId, now: int, *, seen: _Seen) -> Outcome:
    known = rules.all_rules(session).get(rule)
    scope = _rule_scope(session, known.sources if known else ())
    return _changing_rights(session, scope, lambda shop: edits.delete_rule(shop, rule, by), now, seen)


def leave_rule(session: Session, oa_id: OaId, by: StaffId, now: int) -> Outcome:
    """The OA is *Chỉ mình tôi* from now on; for whoever changes more of it in the same transaction."""
    scope = _rule_scope(session, [oa_id])
    return _changing_rights(session, scope, lambda shop: edits.remove_source(shop, oa_id, now, by), now, _Seen())


def _set_status(session: Session, person: Person, by: StaffId, now: int, *, seen: _Seen | None = None) -> Outcome:
    sharing.lock(session)
    before = sharing.load(session, _status_scope(session, person))
    if seen is not None:
        seen.shop = before
    outcome = edits.set_status(before, person.id, person.status, now, by)
    sharing.save(session, before, outcome, now)
    return outcome


def _preview_status(session: Session, person: Person, now: int) -> Preview:
    before = sharing.load(session, _status_scope(session, person))
    return previews.of(before, edits.set_status(before, person.id, person.status, now))


def _status_scope(session: Session, person: Person) -> Scope:
    everywhere = [oa for rule in rules.all_rules(session).values() if rule.has(person.id) for oa in rule.sources]
    return _rule_scope(session, everywhere if person.status is Status.DEACTIVATED else ())


def _changing_rights(
    session: Session, scope: Scope, decision: Callable[[Shop], Outcome], now: int, seen: _Seen
) -> Outcome:
    sharing.lock(session)
    before = seen.shop = sharing.load(session, scope)
    outcome = decision(before)
    sharing.save(session, before, outcome, now)
    _set_rights(session, before.sources, outcome.shop.sources)
    return outcome


def _set_rights(session: Session, before: Mapping[OaId, Source], after: Mapping[OaId, Source]) -> None:
    """An OA's chat right follows whether it is under a rule."""
    for oa_id in before.keys() ^ after.keys():
        connections.share(session, oa_id, shared=oa_id in after)
