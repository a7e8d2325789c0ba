"""One of several processes that claim the same conversations of one file at once."""

import asyncio
import random
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier
from pathlib import Path

from app.domain.ids import ConversationId, StaffId
from app.domain.sharing import hands
from app.domain.sharing.shop import Outcome
from app.errors import Rejected
from app.services.deciding import decide_as
from app.store.database import Database
from app.store.work import Session

Told = tuple[StaffId, list[ConversationId], dict[ConversationId, str]]
"""Who, what they were told is theirs, and who they were told was faster."""


def race(  # noqa: PLR0917 (called through Process)
    path: Path, key: bytes, by: StaffId, cids: list[ConversationId], start: Barrier, told: "Queue[Told]"
) -> None:
    """Claim all of `cids`, each in an order of their own."""
    told.put(asyncio.run(_race(path, key, by, cids, start)))


async def _race(path: Path, key: bytes, by: StaffId, cids: list[ConversationId], start: Barrier) -> Told:
    db = await Database.open(path, key)
    mine, faster = list[ConversationId](), dict[ConversationId, str]()
    # Nearly the same order, so that they meet.
    order = sorted(cids, key=lambda cid: int(cid.user_id) + random.Random(f"{by} {cid}").uniform(0, 3))
    start.wait()
    for cid in order:
        try:
            outcome = await db.write(_claim, by, cid)
        except Rejected as error:
            if error.code != "already_claimed":
                raise
            faster[cid] = str(error.params["detail"])
        else:
            assert [step.holder for step in outcome.steps] == [by]
            mine.append(cid)
    await db.close()
    return by, mine, faster


def _claim(session: Session, by: StaffId, cid: ConversationId) -> Outcome:
    return decide_as(session, by, cid, lambda shop, at: hands.claim(shop, cid, by, at), 1)
