"""What must be again, soon after a storm: everything looked at, sent, fetched and dealt."""

import asyncio

from app.domain.connections import ConnectionState, Health
from app.domain.ids import OaId, OutboxId, RemoteId
from app.domain.outbox import OutboxState
from app.store import messages
from tests.simulation.shop import Shop

NORMAL_WITHIN_S = 90.0
WITH_PEOPLE_S = 300.0
"""The same when people had to help: whoever is asked again and again is not helping."""
LOOK_S = 2.0
MOVING = frozenset({OutboxState.QUEUED, OutboxState.SENDING, OutboxState.UNKNOWN})


async def recover(shop: Shop) -> float:
    """How many seconds it has taken until all was well; what only a person can heal doesn't count before they have.
    Fails when it takes too long."""
    ended = shop.pc.steady()
    backlog = {key for key in shop.said if key not in shop.discarded}
    wanted = {OaId(oa.oa_id): _visible(shop, oa.oa_id) for oa in shop.oas}
    while True:
        async with shop.hands:
            trouble = await _trouble(shop, backlog, wanted)
        now = shop.pc.steady()
        since = now - max(ended, shop.healed_at)
        if not trouble:
            return since
        assert since <= NORMAL_WITHIN_S, f"not normal {since:.0f} s after the storm: {trouble}"
        assert now - ended <= WITH_PEOPLE_S, f"not normal {now - ended:.0f} s after the storm, with help: {trouble}"
        await asyncio.sleep(LOOK_S)


def _visible(shop: Shop, oa_id: str) -> list[RemoteId]:
    return [RemoteId(row.message_id) for row in shop.world.log.of_oa(oa_id, shop.pc.true_ms())]


async def _trouble(shop: Shop, backlog: set[OutboxId], wanted: dict[OaId, list[RemoteId]]) -> str:
    """What is not as it should be, in words; empty: all is well."""
    core = shop.core
    for connection in await core.connections.all():
        status, stopped = core.sync.status(connection.oa_id), core.sending.stopped_by(connection.oa_id)
        if connection.state is not ConnectionState.CONNECTED:
            shop.healed_at = shop.pc.steady()  # a person is needed first
            return f"{connection.state}"
        if status.health is not Health.LIVE or stopped:
            return f"{status.health} {status.code}, sending stopped by {stopped!r}"
    for item in await core.inbox.unsent():
        if item.id in backlog:
            if item.state not in MOVING:
                shop.healed_at = shop.pc.steady()  # a person is asked
            return f"{item.text!r} is {item.state} ({item.reason})"
    for oa_id, ids in wanted.items():
        known = await core.db.read(messages.known, oa_id, ids)
        if len(known) < len(set(ids)):
            return f"{len(set(ids)) - len(known)} messages are not here"
    return ""
