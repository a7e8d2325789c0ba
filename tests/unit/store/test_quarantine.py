"""Rows in quarantine, on both kinds of database."""

from sqlalchemy import update

from app.domain.ids import OaId, RemoteId
from app.domain.unreadable import MOST, Unreadable, Why
from app.store import quarantine
from app.store.tables import quarantine as table
from app.store.work import Session

OA, OTHER = OaId("3000000000000000001"), OaId("3000000000000000002")


def row(number: int, why: Why = Why.NO_TIME) -> Unreadable:
    return Unreadable(why, f'{{"n": {number}}}', RemoteId(f"m{number}"))


def test_each_is_kept_once_with_the_moment_it_was_first_met(session: Session) -> None:
    quarantine.put(session, OA, [row(1), row(2)], 100)
    quarantine.put(session, OA, [row(2), row(3)], 200)
    quarantine.put(session, OTHER, [row(2)], 300)
    kept = [(one.oa_id, one.raw, one.at) for one in quarantine.all(session)]
    assert kept == [
        (OA, '{"n": 1}', 100),
        (OA, '{"n": 2}', 100),
        (OA, '{"n": 3}', 200),
        (OTHER, '{"n": 2}', 300),
    ]
    assert quarantine.count(session) == 4
    assert quarantine.ids(session, OTHER) == {"m2"}


def test_what_could_be_read_goes_from_its_own_oa_alone(session: Session) -> None:
    quarantine.put(session, OA, [row(1), row(2), Unreadable(Why.NO_ID, "{}")], 100)
    quarantine.put(session, OTHER, [row(1)], 100)
    quarantine.heal(session, OA, {RemoteId("m1"), RemoteId("m9")})
    assert quarantine.ids(session, OA) == {"m2"}
    assert quarantine.ids(session, OTHER) == {"m1"}
    assert quarantine.count(session) == 3


def test_the_oldest_go_where_there_are_too_many(session: Session) -> None:
    quarantine.put(session, OTHER, [row(0)], 1)
    quarantine.put(session, OA, [row(number) for number in range(MOST)], 1)
    assert quarantine.count(session) == MOST + 1
    quarantine.put(session, OA, [row(MOST), row(MOST + 1)], 2)
    assert quarantine.count(session) == MOST + 1
    left = quarantine.ids(session, OA)
    assert {"m0", "m1"}.isdisjoint(left)
    assert {"m2", f"m{MOST + 1}"} <= left


def test_some_are_forgotten_by_their_place(session: Session) -> None:
    quarantine.put(session, OA, [row(1), row(2), row(3)], 100)
    first, _, last = quarantine.all(session)
    quarantine.forget(session, [first.id, last.id])
    assert quarantine.ids(session, OA) == {"m2"}


def test_a_reason_that_a_newer_version_wrote_does_no_harm(session: Session) -> None:
    quarantine.put(session, OA, [row(1)], 100)
    session.execute(update(table).values(why="something new"))
    assert [one.why for one in quarantine.all(session)] == [Why.NO_OBJECT]
