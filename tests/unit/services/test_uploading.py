"""Uploads on their way: progress is told, and a message taken back takes its upload with it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.domain.outbox import Draft, OutboxState
from app.errors import Transient
from app.events import UploadProgress
from app.services.ground import Ground
from tests.fakes.clock import FakeClock, settle
from tests.unit.services.shop import Shop, picture

pytestmark = pytest.mark.asyncio
S = OutboxState


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path)
    yield opened
    await opened.sending.close(0)


@pytest.fixture
def told(shop: Shop) -> list[float | None]:
    seen: list[float | None] = []
    shop.ground.bus.subscribe(UploadProgress, lambda event: seen.append(event.done))
    return seen


async def test_how_far_an_upload_is_and_its_end_are_told(shop: Shop, told: list[float | None]) -> None:
    cid = await shop.customer()
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert told == [0.0, 0.5, None]
    assert await shop.state(item.id) is S.SENT


async def test_an_upload_that_fails_has_ended_too(shop: Shop, told: list[float | None]) -> None:
    cid = await shop.customer()
    shop.zalo.fail["upload"] = [Transient("cut")]
    await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert told[-1] is None


async def test_a_message_taken_back_while_it_uploads_ends_the_upload(shop: Shop, told: list[float | None]) -> None:
    cid = await shop.customer()
    shop.zalo.upload_gate = asyncio.Event()
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert told == [0.0, 0.5]
    assert await shop.inbox.undo(item.id)
    await settle()
    assert told[-1] is None
    assert (shop.zalo.uploads, shop.zalo.tried) == ({}, [])
    shop.zalo.upload_gate.set()
    later = await shop.say(cid, "Dạ còn ạ")
    await settle()
    assert await shop.states(item.id, later) == [S.CANCELLED, S.SENT]


async def test_another_change_leaves_the_upload_alone(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.upload_gate = asyncio.Event()
    (first, second) = await shop.inbox.send(cid, Draft("", (await picture(shop), await picture(shop, 2))))
    await settle()
    assert await shop.inbox.undo(second.id)
    await settle()
    shop.zalo.upload_gate.set()
    await settle()
    assert await shop.states(first.id, second.id) == [S.SENT, S.CANCELLED]


async def test_once_the_message_has_begun_to_leave_it_can_not_be_taken_back(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.gate = asyncio.Event()
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    assert await shop.state(item.id) is S.SENDING
    assert not await shop.inbox.undo(item.id)
    shop.zalo.gate.set()
    await settle()
    assert await shop.state(item.id) is S.SENT


async def test_the_app_ending_in_the_middle_is_no_taking_back(shop: Shop) -> None:
    cid = await shop.customer()
    shop.zalo.upload_gate = asyncio.Event()
    (item,) = await shop.inbox.send(cid, Draft("", (await picture(shop),)))
    await settle()
    again = await shop.restart()
    shop.zalo.upload_gate.set()
    await settle()
    assert await again.state(item.id) is S.SENT
    await again.sending.close(0)
