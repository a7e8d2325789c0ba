"""Four processes claim the same conversations of one file: each has one winner, and all are told the same."""

import multiprocessing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.ids import ConversationId, StaffId, UserId
from app.domain.sharing.values import Method, Why
from app.store.opening import open_engine
from app.store.tables import conversations, sharing_log
from tests.fakes.history import OA
from tests.fakes.members import share_with
from tests.fakes.racing import Told, race

KEY = b"k" * 32
COUNT = 2_000
RACERS = tuple(StaffId(f"racer {number}") for number in range(4))


@pytest.mark.timeout(1_500)
def test_no_claim_has_two_winners(tmp_path: Path) -> None:
    path = tmp_path / "quaychat.db"
    cids = [ConversationId(OA, UserId(str(number))) for number in range(COUNT)]
    furnish(path, cids)
    told = run(path, cids)
    won = [cid for _, mine, _ in told for cid in mine]
    assert sorted(won) == sorted(cids), "each was won once"
    holders = {cid: by for by, mine, _ in told for cid in mine}
    assert {cid: one for _, _, faster in told for cid, one in faster.items() if one != holders[cid]} == {}
    engine = open_engine(path, KEY)
    with engine.connect() as session:
        stored = session.execute(select(conversations.c.user_id, conversations.c.assignee)).all()
        claims = session.execute(select(sharing_log.c.user_id).where(sharing_log.c.why == Why.CLAIMED.value)).all()
    engine.dispose()
    assert {ConversationId(OA, user): holder for user, holder in stored} == holders
    assert len(claims) == COUNT, "a line in the log for each, and no other"


def furnish(path: Path, cids: list[ConversationId]) -> None:
    """All of them wait in the pool of a rule that the racers belong to."""
    engine = open_engine(path, KEY)
    with engine.begin() as session:
        share_with(session, *RACERS, method=Method.CLAIM)
        waiting = {"age": "new", "shared": True, "waiting": 1, "waiting_since": 5, "first_in_at": 5, "last_at": 5}
        session.execute(conversations.insert(), [cid._asdict() | waiting for cid in cids])
    engine.dispose()


def run(path: Path, cids: list[ConversationId]) -> list[Told]:
    context = multiprocessing.get_context("spawn")
    start, told = context.Barrier(len(RACERS)), context.Queue()
    processes = [context.Process(target=race, args=(path, KEY, by, cids, start, told)) for by in RACERS]
    for process in processes:
        process.start()
    answers = [told.get(timeout=1_400) for _ in processes]
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * len(RACERS)
    return answers
