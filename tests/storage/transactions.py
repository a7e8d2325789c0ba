"""Every kind of transaction that the app makes, on a shop that has something in every table it touches."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from app.crypto import Sealer
from app.domain.connections import ChatRight, Connection, ConnectionState, ZaloApp
from app.domain.customers import Field
from app.domain.ids import OWNER, AppId, ConversationId, OaId, OutboxId, StaffId, UserId
from app.domain.messages import Customer, Direction, HistoryRow, MediaState, OaProfile
from app.domain.outbox import Draft
from app.domain.reactions import Icon
from app.domain.sharing import edits, hands
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, Options, RuleId, Status
from app.domain.staff import Staff
from app.store import (
    connections,
    conversations,
    customer_edits,
    ingest,
    media,
    outbox,
    reactions,
    sharing,
    staff,
)
from app.store.connections import TokenPair
from app.store.opening import open_engine
from app.store.sharing import Scope
from app.store.work import Session
from tests.fakes.history import OA, T0, TALK, answered, remote, said

KEY = bytes(range(32))
SEALER = Sealer(KEY).derive("secrets")
MEMBERS = tuple(map(StaffId, ("an", "binh")))
OTHER = OaId("3000000000000000002")
RULE = RuleId("R")
PICTURE = "https://f1.zdn.vn/a.jpg"
PAIR = TokenPair("AT-1", "RT-1", T0 + 90_000_000, T0)
QUEUED, SENDING, UNKNOWN, LAST = map(OutboxId, (1, 2, 3, 4))
"""Replies to four customers, each at another stage."""
Act = Callable[[Session], object]


def page(numbers: range, *, at: int = T0, text: str = "tin") -> list[HistoryRow]:
    """Messages of some customers, the newest first as Zalo gives them."""
    rows = [said(f"{text} {number}", at + number * 1_000, number, UserId(f"{11 + number % 5}")) for number in numbers]
    return rows[::-1]


def shop(path: Path) -> Engine:
    """A connected OA under a rule, customers old and new, replies at every stage, a wish, an edit, a picture."""
    engine = open_engine(path, KEY)
    with engine.begin() as session:
        _connect(session)
        ingest.ingest(session, OA, [*page(range(100, 115)), said("ảnh", T0, 99)], T0, live=True)
        ingest.ingest(session, OA, [answered("Dạ còn ạ", T0 + 200_000, 140)], T0, live=True)
        for one in MEMBERS:
            staff.add(session, Staff(one, one.title(), f"{one}@shop.vn"))
        sharing.decide(session, Scope(whole=(OA,)), lambda now: edits.save_rule(now, _rule(), T0 + 300_000, OWNER), T0)
        ingest.ingest(
            session, OA, [said("Mới", T0 + 400_000 + n, 200 + n, UserId(f"{50 + n}")) for n in range(4)], T0, live=True
        )
        for number in range(4):
            outbox.add(session, _talk(11 + number), OWNER, Draft(f"trả lời {number}"), T0, T0)
        outbox.start(session, SENDING, T0)
        outbox.start(session, UNKNOWN, T0)
        outbox.unknown(session, UNKNOWN, "timeout", T0)
        media.want(session, [PICTURE], T0)
        reactions.want(session, _talk(11), remote(100), Icon.HEART, OWNER, T0)
        conversations.save_draft(session, TALK, OWNER, "Dạ", T0)
    return engine


def _connect(session: Session) -> None:
    app = ZaloApp(AppId("1"), "https://shop.example/zalo")
    connections.save_app(session, SEALER, app, "secret")
    for oa_id in (OA, OTHER):
        profile = OaProfile(oa_id, "Tiệm")
        connections.save_connection(
            session, Connection(oa_id, app.app_id, profile, ConnectionState.CONNECTED, ChatRight.ONLY_ME, T0, 0)
        )
        connections.save_tokens(session, SEALER, oa_id, PAIR)


def _rule(version: int = 0, method: Method = Method.ROUND_ROBIN) -> RuleDraft:
    return RuleDraft(RULE, "Ca sáng", (OA,), MEMBERS, method, options=Options(cap=3), version=version)


def _talk(user: int) -> ConversationId:
    return ConversationId(OA, UserId(str(user)))


def _decide(session: Session, decide: Callable[..., sharing.Outcome]) -> None:
    sharing.decide(session, Scope(whole=(OA,)), decide, T0 + 500_000)


def _deal(session: Session) -> None:
    assert sharing.catch_up(session, [OA], T0 + 500_000).steps


def _change_method(session: Session) -> None:
    _deal(session)
    _decide(session, lambda now: edits.save_rule(now, _rule(now.rules[RULE].version, Method.CLAIM), T0, OWNER))


def _leave(session: Session) -> None:
    _deal(session)
    _decide(session, lambda now: edits.set_status(now, MEMBERS[0], Status.DEACTIVATED, T0 + 500_000, OWNER))


def _take_over(session: Session) -> None:
    _deal(session)
    sharing.decide_about(session, _talk(50), lambda now: hands.take_over(now, _talk(50), OWNER, T0), T0)


def _link(session: Session) -> None:
    """The row that a reply of unknown fate has been waiting for."""
    row = said("trả lời 2", T0 + 3_000, 300, UserId("13"), Direction.OUT)
    assert ingest.ingest(session, OA, [row], T0 + 5_000, live=True).linked


def _store_picture(session: Session) -> None:
    media.stored(session, media.url_key(PICTURE), "image/jpeg", 1_000, T0)


KINDS: dict[str, Act] = {
    "a page of history": lambda session: ingest.ingest(
        session, OA, page(range(400, 410), at=T0 + 10**6), T0, live=True
    ),
    "a long page of a back-fill": lambda session: ingest.ingest(session, OA, page(range(1, 40)), T0, live=False),
    "a reply is queued": lambda session: outbox.add(session, TALK, OWNER, Draft("Dạ vâng"), T0, T0),
    "a reply begins": lambda session: outbox.start(session, QUEUED, T0),
    "a reply is sent": lambda session: outbox.sent(session, SENDING, remote(900), T0),
    "a reply's fate is unknown": lambda session: outbox.unknown(session, SENDING, "timeout", T0),
    "a reply is put off": lambda session: outbox.requeue(session, SENDING, T0, "offline"),
    "a look that finds nothing": lambda session: outbox.count_read(session, UNKNOWN, T0),
    "a person is asked": lambda session: outbox.not_found(session, UNKNOWN),
    "a reply is found again": _link,
    "the app starts after a crash": lambda session: outbox.recover(session, T0),
    "a refresh begins": lambda session: connections.mark_rotation(session, OA, T0),
    "a new pair": lambda session: connections.save_tokens(session, SEALER, OA, TokenPair("AT-2", "RT-2", T0, T0)),
    "a login": _connect,
    "a deal": _deal,
    "a rule is changed": _change_method,
    "a member leaves": _leave,
    "a conversation is taken over": _take_over,
    "a customer's data": lambda session: conversations.save_customer(
        session, OA, Customer(UserId("11"), "Lan", tags=("VIP",)), T0
    ),
    "an edit": lambda session: customer_edits.put(session, _talk(11), Field.ALIAS, "Lan quận 1", by=OWNER, now=T0),
    "a reaction": lambda session: reactions.want(session, _talk(12), remote(101), Icon.LIKE, OWNER, T0),
    "a draft": lambda session: conversations.save_draft(session, TALK, OWNER, "Dạ còn", T0),
    "a picture is fetched": _store_picture,
    "a picture is given up": lambda session: media.failed(session, media.url_key(PICTURE), MediaState.FAILED, 0),
    "the cache is emptied": lambda session: (_store_picture(session), media.clear(session)),
    "a lease": lambda session: connections.acquire_lease(session, "oa/1", "pc", T0, T0 + 1),
    "an OA is erased": lambda session: connections.erase(session, OA),
}
