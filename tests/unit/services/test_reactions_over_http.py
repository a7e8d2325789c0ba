"""Reactions, quotes and long answers over real HTTP, against the practice OA: what it has is what was meant."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from app.domain.ids import ConversationId, OaId, RemoteId, UserId
from app.domain.outbox import Draft, OutboxState
from app.domain.reactions import Icon, ReactionState
from app.practice.faults import Fault
from app.practice.people import Customer
from app.practice.server import PracticeServer
from app.services.clients import Clients
from app.services.reactions import Reactions
from app.store import conversations, reactions
from app.store.messages import ingest
from app.zalo.hosts import Hosts
from tests.unit.services.test_sending_over_http import Pc, customer, pc, server, taken, wait_for

__all__ = ["customer", "pc", "server"]
pytestmark = [pytest.mark.asyncio, pytest.mark.e2e]
REACT = "/v2.0/oa/message"


@pytest_asyncio.fixture
async def service(pc: Pc, server: PracticeServer, customer: Customer) -> AsyncIterator[Reactions]:
    """The customer's message is stored, and reactions are sent."""
    clients = Clients(pc.ground, pc.http, Hosts(server.oauth_base, server.openapi_base))
    oa_id = OaId(server.world.oa.oa_id)
    page = await clients.client(oa_id).conversation(UserId(customer.user_id), 0)
    await pc.ground.db.write(ingest, oa_id, page.rows, pc.ground.clock.now(), live=True)
    made = Reactions(pc.ground, clients.client)
    pc.ground.supervisor.keep("reactions", made.run)
    yield made


def talk(server: PracticeServer, customer: Customer) -> tuple[ConversationId, RemoteId]:
    cid = ConversationId(OaId(server.world.oa.oa_id), UserId(customer.user_id))
    return cid, RemoteId(server.world.thread(customer)[0].message_id)


async def settled(pc: Pc, cid: ConversationId, remote: RemoteId) -> None:
    async def done() -> bool:
        found = await pc.ground.db.read(reactions.get, cid, remote)
        return found is None or found.state is not ReactionState.WAITING

    await wait_for(done)


@pytest.mark.parametrize("kind", ["cut", "html"])
async def test_lost_answers_leave_one_icon(
    pc: Pc, server: PracticeServer, customer: Customer, service: Reactions, kind: str
) -> None:
    server.knobs.faults.append(Fault(kind, REACT, times=2, committed=True))  # type: ignore[arg-type]
    cid, remote = talk(server, customer)
    await service.set(cid, remote, Icon.HEART)
    await settled(pc, cid, remote)
    assert [one.icon for one in server.world.reactions] == ["/-heart"]


async def test_wishes_in_a_row_end_with_the_last(
    pc: Pc, server: PracticeServer, customer: Customer, service: Reactions
) -> None:
    cid, remote = talk(server, customer)
    for icon in (Icon.HEART, Icon.LAUGH, None, Icon.CRY):
        await service.set(cid, remote, icon)
    await settled(pc, cid, remote)
    assert [one.icon for one in server.world.reactions] == [":-(("]
    await service.set(cid, remote, None)
    await settled(pc, cid, remote)
    assert server.world.reactions == []


async def test_a_long_answer_with_a_quote_arrives_whole_and_in_order(
    pc: Pc, server: PracticeServer, customer: Customer, service: Reactions
) -> None:
    cid, remote = talk(server, customer)
    await pc.ground.db.write(conversations.set_last_interaction, cid, customer.last_interaction)
    text = "\n\n".join(f"Đoạn {n}: " + "áo dài lụa tơ tằm. " * 80 for n in range(4)).strip()
    items = await pc.inbox.send(cid, Draft(text, quote=remote))
    assert len(items) == 4
    assert await pc.until(*(item.id for item in items)) == [OutboxState.SENT] * 4
    sent = taken(server, customer)
    assert [part[:6] for part in sent] == ["Đoạn 0", "Đoạn 1", "Đoạn 2", "Đoạn 3"]
    assert "".join(sent).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert [message.quote for message in server.world.sent] == [remote, "", "", ""]
