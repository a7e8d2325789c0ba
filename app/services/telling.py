"""Who is told of what: new messages, customers whom nobody claims, rules that nobody is in any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.sharing.telling import News, news_for, nobody_in, unclaimed_at
from app.domain.sharing.values import Method, RuleId
from app.events import NobodyLeft, Unclaimed
from app.services.ground import Ground
from app.store import sharing, told
from app.store.sharing import Scope
from app.store.work import Session

UNCLAIMED, NOBODY_LEFT = "unclaimed", "nobody_left"


@dataclass(frozen=True, slots=True)
class Heard:
    """Of some conversations: those that a person is to be told of, and those of which nobody knows yet whom to tell."""

    now: tuple[ConversationId, ...] = ()
    not_yet: tuple[ConversationId, ...] = ()


@dataclass(frozen=True, slots=True)
class _Standing:
    """What could be told: subjects with marks, as `told` takes them; `again` is when more of it will be due."""

    unclaimed: dict[str, int]
    empty: dict[str, int]
    again: int | None


class Telling:
    """What is told once at this place is not told again, after a restart either, whoever signs in."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    async def hear(self, cids: Sequence[ConversationId], by: StaffId) -> Heard:
        """Which of these conversations are news for this person; the others are somebody else's."""
        return await self._ground.db.read(_heard, tuple(cids), by)

    async def look(self) -> int | None:
        """Say who has not been claimed in time (CL16), and which rules have lost their last member (OL14). The answer
        is when to look again, epoch milliseconds; None: nothing waits for its time."""
        place, now = self._ground.holder, self._ground.clock.now()
        again, outdated = await self._ground.db.read(_outdated, place, now)
        if outdated:
            unclaimed, empty = await self._ground.db.write(_note, place, now)
            if unclaimed:
                self._ground.bus.publish(Unclaimed(frozenset(unclaimed)))
            for rule in empty:
                self._ground.bus.publish(NobodyLeft(rule))
        return again


def _heard(session: Session, cids: tuple[ConversationId, ...], by: StaffId) -> Heard:
    shop = sharing.load(session, Scope(cids))
    found: dict[News, list[ConversationId]] = {news: [] for news in News}
    for cid in cids:
        talk = shop.talks.get(cid)
        if talk is not None:
            found[news_for(shop, talk, shop.person(by))].append(cid)
    return Heard(tuple(found[News.YES]), tuple(found[News.NOT_YET]))


def _standing(session: Session, now: int) -> _Standing:
    empty = sharing.load_empty(session)
    known = empty.rules.values()
    claimed = [rule.id for rule in known if rule.method is Method.CLAIM and rule.sources]
    shop = sharing.load(session, Scope(rules=claimed), empty) if claimed else empty
    at = {talk: moment for talk in shop.talks.values() if (moment := unclaimed_at(shop, talk)) is not None}
    return _Standing(
        unclaimed={_subject(talk.id): talk.facts.waiting_since for talk, moment in at.items() if moment <= now},
        empty={rule.id: 1 for rule in known if rule.sources and nobody_in(rule, empty.people)},
        again=min((moment for moment in at.values() if moment > now), default=None),
    )


def _outdated(session: Session, place: str, now: int) -> tuple[int | None, bool]:
    standing = _standing(session, now)
    changed = told.outdated(session, place, UNCLAIMED, standing.unclaimed)
    return standing.again, changed or told.outdated(session, place, NOBODY_LEFT, standing.empty)


def _note(session: Session, place: str, now: int) -> tuple[list[ConversationId], list[RuleId]]:
    standing = _standing(session, now)
    unclaimed = told.note(session, place, UNCLAIMED, standing.unclaimed)
    empty = told.note(session, place, NOBODY_LEFT, standing.empty)
    return [_talk(subject) for subject in unclaimed], [RuleId(rule) for rule in empty]


def _subject(cid: ConversationId) -> str:
    return f"{cid.oa_id}/{cid.user_id}"


def _talk(subject: str) -> ConversationId:
    oa_id, _, user_id = subject.partition("/")
    return ConversationId(OaId(oa_id), UserId(user_id))
