"""The owner's figures against the log and the rows themselves, on both kinds of database."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, update

from app.domain.conversations import FREE_MS, REPLY_MS, window_ending
from app.domain.ids import OWNER
from app.domain.sharing.overview import Holding, Waiting, shares
from app.domain.sharing.values import Method, Options, Status
from app.store import conversations as stored
from app.store import overview, sharing
from app.store.opening import open_engine
from app.store.tables import conversations, outbox
from app.store.work import Session
from tests.fakes.sharing import MINUTE_MS, OA1, OA2, START, A, B, C, R, S, talk_id
from tests.fakes.stored_sharing import StoredStage
from tests.unit.domain.sharing.test_shop import ACTS, NAMES, STAFF, act


@pytest.fixture
def stage(session: Session) -> StoredStage:
    made = StoredStage(session=session)
    made.hire(A, B, C)
    return made


@pytest.fixture(scope="module")
def shop_engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_engine(tmp_path_factory.mktemp("shares") / "quaychat.db", bytes(32))


def test_who_holds_what_and_what_waits(stage: StoredStage) -> None:
    stage.make(members=[A, B])
    stage.make(S, [C], sources=[OA2], method=Method.CLAIM)
    stage.write("k001", "k002", "k003")
    stage.write("k004", "k005", oa=OA2)
    stage.answered("k003")
    stage.close("k002", B)
    first = stage.facts[talk_id("k001")].waiting_since
    assert overview.holdings(stage.session, stage.now) == [Holding(A, R, 2, 1, first, 0)]
    pool = stage.facts[talk_id("k004", OA2)].waiting_since
    assert overview.waiting(stage.session) == [Waiting(S, 2, pool)]


def test_what_is_held_where_there_is_no_rule_any_more_is_not_under_one(stage: StoredStage) -> None:
    stage.make()
    stage.write("k001")
    stage.session.execute(update(conversations).values(oa_id="gone"))
    assert [(one.staff, one.rule) for one in overview.holdings(stage.session, stage.now)] == [(A, None)]


@pytest.mark.parametrize("waiting", [0, 1])
@pytest.mark.parametrize("edge", [FREE_MS, REPLY_MS])
def test_windows_end_soon_as_the_list_says(stage: StoredStage, edge: int, waiting: int) -> None:
    stage.make(members=[A])
    stage.write("k001")
    now = START + 30 * 24 * 60 * MINUTE_MS
    for hours in (0.5, 5.9, 6.1, 23, 25, -1):
        heard = now - edge + round(hours * 60 * MINUTE_MS)
        stage.session.execute(update(conversations).values(last_interaction=heard, waiting=waiting))
        row = stored.get(stage.session, talk_id("k001"))
        assert row is not None
        (one,) = overview.holdings(stage.session, now)
        assert one.ending == bool(window_ending(row, now)), hours


def test_answers_count_once_a_conversation_by_the_rule_of_then(stage: StoredStage) -> None:
    stage.make(members=[A])
    stage.write("k001", "k002")
    under = stage.tick()
    sent = [("k001", A, "sent", under), ("k001", A, "sent", under + 1), ("k002", OWNER, "sent", under)]
    later = stage.tick() + 10 * MINUTE_MS
    sent += [("k002", A, "failed", under), ("k001", A, "sent", later), ("k003", A, "sent", under)]
    stage.now = under + MINUTE_MS
    stage.delete()
    for user, author, state, at in sent:
        values = {"oa_id": OA1, "user_id": user, "author": author, "kind": "text", "state": state, "sent_at": at}
        stage.session.execute(outbox.insert().values(**values))
    assert sorted(overview.answered(stage.session, 0, under + 2)) == [((A, R), 1), ((OWNER, R), 1)]
    lines = [line.step for line in sharing.log_between(stage.session, stage.now, stage.now + 1)]
    assert [step.rule for step in lines] == [R, R], "the log says which rule they left"


def test_the_log_is_read_in_pieces_with_names(stage: StoredStage) -> None:
    stage.make(members=[A])
    stage.write("k001", "k002")
    stage.session.execute(update(conversations).where(conversations.c.user_id == "k001").values(name="Chị Hoa"))
    total = overview.count_lines(stage.session, 0, stage.now + 1)
    read, after = [], 0
    while piece := overview.lines_after(stage.session, after, 0, stage.now + 1, 3):
        assert len(piece) <= 3
        read += piece
        after = piece[-1][0].id
    assert len(read) == total == 4
    assert {name for line, name in read if line.step.talk == talk_id("k001")} == {"Chị Hoa"}
    assert [line for line, _ in read] == sharing.log_between(stage.session, 0, stage.now + 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(ACTS, max_size=30), st.floats(0, 1), st.floats(0, 1))
def test_totals_are_those_of_the_log_exactly(shop_engine: Engine, history: list, one: float, two: float) -> None:  # type: ignore[type-arg]
    """Whatever happened, in whichever period: each column is what one counts by hand, and what came in less what went
    out is what each holds more than before."""
    with shop_engine.connect() as session:
        stage = StoredStage(session=session)
        stage.hire(OWNER, *STAFF)
        stage.history(*NAMES[:6], oa=OA1)
        stage.make(members=STAFF[:3], sources=[OA1, OA2], options=Options())
        for step in history:
            act(stage, step)
        span = stage.now - START + 2
        start, end = sorted(START + round(part * span) for part in (one, two))
        found = shares(overview.moves(session, start, end))
        lines = sharing.log_between(session, 0, stage.now + 1)
        session.rollback()
    _equal_by_hand(found, [line.step for line in lines if start <= line.at < end])
    holders: dict[object, object] = {}
    before: Counter[object] = Counter()
    for line in lines:
        if line.at < start:
            holders[line.step.talk] = line.step.holder
    before.update(holders.values())
    holders |= {line.step.talk: line.step.holder for line in lines if line.at < end}
    after = Counter(holders.values())
    for staff in {who for who, _ in found}:
        net = sum(share.got - share.gave for (who, _), share in found.items() if who == staff)
        assert net == after[staff] - before[staff]


def _equal_by_hand(found: dict, steps: list) -> None:  # type: ignore[type-arg]
    moved = [step for step in steps if step.holder != step.before]
    total = Counter({"dealt": sum(step.turn > 0 for step in moved)})
    total["claimed"] = sum(step.why in {"claimed", "replied"} for step in moved)
    for column in ("handed_in", "handed_out"):
        side = "holder" if column == "handed_in" else "before"
        total[column] = sum(step.why == "handed_over" and getattr(step, side) is not None for step in moved)
    total["taken_over"] = sum(step.why == "taken_over" for step in moved)
    total["given_back"] = sum(step.why == "given_back" and step.holder is None for step in moved)
    total["handed_on"] = sum(step.why == "handed_on" for step in moved)
    for column, count in total.items():
        assert sum(getattr(share, column) for share in found.values()) == count, column
    assert sum(share.got for share in found.values()) == sum(step.holder is not None for step in moved)
    assert sum(share.gave for share in found.values()) == sum(step.before is not None for step in moved)


def test_who_is_away_still_counts(stage: StoredStage, tmp_path: Path) -> None:
    stage.make(members=[A, B])
    stage.write("k001", "k002")
    stage.set_status(A, Status.PAUSED)
    assert {one.staff for one in overview.holdings(stage.session, stage.now)} == {A, B}
