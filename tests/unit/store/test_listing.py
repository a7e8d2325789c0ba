"""The list under every filter and order: right after random events, and the first rows are those of the whole."""

from random import Random

import pytest
from sqlalchemy import select

from app.domain.ids import ConversationId, OaId, UserId
from app.domain.listing import Act, Show, Sort, View, after
from app.domain.messages import Customer, Direction
from app.store import conversations, listing, marks
from app.store.ingest import ingest
from app.store.tables import conversations as table
from app.store.work import Session
from tests.fakes.history import AN, BINH, OA, OTHER_OA, T0, TALK, answered, said

OTHER = ConversationId(OA, BINH)
FAR = ConversationId(OTHER_OA, AN)
USERS = [UserId(str(10**18 + n)) for n in range(9)]
TAGS = ("VIP", "Sỉ")
VIEWS = [
    View(show, sort, oa_id, tag, T0 + 60)
    for show in Show
    for sort in Sort
    for oa_id in (None, OA)
    for tag in ("", "VIP")
]


def act(session: Session, what: Act, *wanted: ConversationId, now: int = T0) -> None:
    known = marks.read(session, wanted)
    marks.write(session, {cid: after(what, one.marks, now) for cid, one in known.items()})


def shown(session: Session, show: Show = Show.ALL, sort: Sort = Sort.NEWEST) -> list[ConversationId]:
    view = View(show, sort, answerable=T0)
    found = listing.ids(session, view)
    assert [one.row.id for one in listing.first(session, view, 50)] == found
    return found


def three(session: Session) -> None:
    ingest(session, OA, [said("mới", T0 + 5, 2, BINH), said("cũ", T0, 1)], T0, live=True)
    ingest(session, OTHER_OA, [said("khác", T0 + 2, 1)], T0, live=True)


def test_each_filter_has_its_own(session: Session) -> None:
    three(session)
    assert shown(session) == shown(session, Show.UNREAD) == shown(session, Show.UNANSWERED) == [OTHER, FAR, TALK]
    act(session, Act.CLOSE, OTHER)
    act(session, Act.BLOCK, FAR)
    assert shown(session) == [TALK]
    assert shown(session, Show.CLOSED) == [OTHER]
    assert shown(session, Show.BLOCKED) == [FAR]
    counts = listing.counts(session)
    assert [counts.of(show) for show in Show] == [1, 1, 1, 1, 1]
    assert [listing.counts(session, View(oa_id=OA)).of(show) for show in Show] == [1, 1, 1, 1, 0]
    assert listing.total_waiting(session) == 1


def test_seen_and_marked_unread(session: Session) -> None:
    three(session)
    conversations.mark_seen(session, TALK)
    assert shown(session, Show.UNREAD) == [OTHER, FAR]
    ingest(session, OA, [answered("dạ", T0 + 9_000, 7, BINH)], T0, live=True)
    assert shown(session, Show.UNREAD) == [FAR], "what is answered has been read"
    act(session, Act.UNREAD, OTHER)
    assert shown(session, Show.UNREAD) == [OTHER, FAR]
    assert shown(session, Show.UNANSWERED) == [FAR, TALK]


def test_orders(session: Session) -> None:
    three(session)
    ingest(session, OA, [answered("dạ", T0 + 9_000, 7, BINH)], T0, live=True)
    assert shown(session) == [OTHER, FAR, TALK]
    assert shown(session, sort=Sort.WAITING) == [TALK, FAR, OTHER]
    assert shown(session, sort=Sort.WINDOW) == [TALK, FAR, OTHER]
    act(session, Act.PIN, OTHER)
    act(session, Act.PIN, FAR, now=T0 + 1)
    for sort in Sort:
        assert shown(session, sort=sort) == [FAR, OTHER, TALK]


def test_tags_and_how_many_have_them(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    three(session)
    for cid, tags in ((TALK, ("VIP", "Sỉ")), (OTHER, ("VIP",))):
        conversations.save_customer(session, cid.oa_id, Customer(cid.user_id, tags=tags), T0)
    conversations.save_customer(session, OTHER_OA, Customer(AN, tags=("VIP",)), T0)
    assert listing.tags(session) == {"Sỉ": 1, "VIP": 3}
    assert listing.tags(session, OTHER_OA) == {"VIP": 1}
    for rare in (listing.RARE, 0):
        monkeypatch.setattr(listing, "RARE", rare)
        assert listing.ids(session, View(tag="VIP")) == [OTHER, FAR, TALK]
        assert [one.row.id for one in listing.first(session, View(tag="VIP"), 2)] == [OTHER, FAR]
        assert listing.ids(session, View(oa_id=OA, tag="Sỉ")) == [TALK]
    act(session, Act.CLOSE, TALK)
    assert listing.tags(session) == {"Sỉ": 0, "VIP": 2}
    assert listing.counts(session, View(tag="VIP")).of(Show.ALL) == 2
    assert listing.counts(session, View(tag="VIP")).of(Show.CLOSED) == 1


def test_places_say_what_left_the_view(session: Session) -> None:
    three(session)
    act(session, Act.CLOSE, OTHER)
    unknown = ConversationId(OA, UserId("9"))
    found = listing.places(session, View(), [OTHER, unknown, TALK])
    assert [(one.row.id, one.place is None) for one in found] == [(OTHER, True), (TALK, False)]
    (other,) = listing.places(session, View(oa_id=OTHER_OA), [TALK])
    assert other.place is None


def test_nothing_at_all(session: Session) -> None:
    assert listing.first(session, View(), 50) == []
    assert listing.ids(session, View()) == []
    assert listing.counts(session).of(Show.ALL) == 0


@pytest.mark.parametrize("seed", range(4))
def test_after_random_events_every_view_is_in_order(session: Session, seed: int) -> None:
    random = Random(seed)
    for step in range(60):
        _something_happens(session, random, step)
    everyone = [
        ConversationId(OaId(oa), UserId(user)) for oa, user in session.execute(select(table.c.oa_id, table.c.user_id))
    ]
    for view in VIEWS:
        expected = _expected(session, view)
        assert listing.ids(session, view) == expected, view
        assert [one.row.id for one in listing.first(session, view, 100)] == expected, view
        assert [one.row.id for one in listing.first(session, view, 3)] == expected[:3], view
        placed = {one.row.id: one.place for one in listing.places(session, view, everyone)}
        fitting = {cid: place for cid, place in placed.items() if place is not None}
        assert sorted(fitting, key=fitting.__getitem__) == expected, view
        assert listing.counts(session, view).of(view.show) == len(expected), view


def _something_happens(session: Session, random: Random, step: int) -> None:
    oa, user = random.choice((OA, OTHER_OA)), random.choice(USERS)
    cid, at = ConversationId(oa, user), T0 + random.randrange(120)
    match random.randrange(4):
        case 0 | 1:
            way = random.choice((Direction.IN, Direction.IN, Direction.OUT))
            ingest(session, oa, [said(f"{step}", at, step + 1, user, way)], T0, live=random.random() < 0.5)
        case 2:
            act(session, random.choice(list(Act)), cid, now=at)
        case _:
            tags = tuple(tag for tag in TAGS if random.random() < 0.5)
            conversations.save_customer(session, oa, Customer(user, tags=tags), at)


def _expected(session: Session, view: View) -> list[ConversationId]:
    """The same in plain words."""
    found = []
    for row in session.execute(select(table)):
        cid = ConversationId(row.oa_id, row.user_id)
        fits = {
            Show.ALL: not row.closed_at and not row.blocked_at,
            Show.UNREAD: row.unread_at or (row.waiting and row.seen_key < row.last_in_key),
            Show.UNANSWERED: row.waiting,
            Show.CLOSED: row.closed_at and not row.blocked_at,
            Show.BLOCKED: row.blocked_at,
        }
        fits[Show.UNREAD], fits[Show.UNANSWERED] = (
            fits[Show.ALL] and fits[one] for one in (Show.UNREAD, Show.UNANSWERED)
        )
        tagged = not view.tag or f'"{view.tag}"' in row.tags
        if not (fits[view.show] and tagged and view.oa_id in (None, cid.oa_id)):
            continue
        if not row.last_at and view.show is Show.ALL:
            continue
        key: tuple[int, int] = (1, -row.last_at)
        if view.sort is Sort.WAITING and row.waiting:
            key = (0, row.waiting_since)
        if view.sort is Sort.WINDOW and row.last_interaction >= view.answerable:
            key = (0, row.last_interaction)
        found.append(((-row.pinned_at, *key, *cid), cid))
    return [cid for _, cid in sorted(found)]
