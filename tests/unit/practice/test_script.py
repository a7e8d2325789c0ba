"""The life of the practice shop: believable, answering, and never going round in circles."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from app.practice.cast import OTHERWISE, REPLIES, VISITORS
from app.practice.clock import PracticeClock
from app.practice.history import MessageLog
from app.practice.people import Customer
from app.practice.script import FIRST_READ, MAX_ANSWERS, Life, stage
from app.practice.server import PracticeServer
from app.practice.world import World
from tests.unit.practice.conftest import START

HOUR = 3_600_000
DAY = 24 * HOUR


@pytest.fixture
def lan(world: World) -> Customer:
    return world.add_customer("Chị Lan")


def answers(world: World, life: Life, lan: Customer, text: str, wait: int = 10_000) -> list[str]:
    """What the customer says to a text from the shop."""
    before = len(world.thread(lan))
    life._heard(world.post(lan, "api", "text", {"message": text}))
    world.clock.advance(wait)
    life.tick()
    new = world.thread(lan)[before + 1 :]
    assert all(one.from_customer for one in new)
    return [str(one.fields.get("message", one.kind)) for one in new]


def test_the_history_has_every_kind_and_every_age(world: World) -> None:
    stage(world)
    people = [one for one in world.customers.values() if one.last_interaction]
    assert 8 <= len(people) <= 12
    kinds = {message.kind for message in world.log.of_oa(world.oa.oa_id, START)}
    assert {"text", "photo", "sticker", "GIF", "voice", "file", "link", "location", "business_card"} <= kinds
    ages = [START - one.last_interaction for one in people]
    assert any(48 * HOUR < age < 7 * DAY for age in ages)
    assert any(age > 7 * DAY for age in ages)
    assert sum(age < 48 * HOUR for age in ages) >= 6


def test_nothing_of_the_history_lies_in_the_future(world: World) -> None:
    stage(world)
    assert all(message.time <= START for message in world.log.of_oa(world.oa.oa_id, START))


def test_one_person_writes_to_both_oas(world: World) -> None:
    stage(world)
    by_app: dict[str, list[Customer]] = {}
    for one in world.customers.values():
        by_app.setdefault(one.user_id_by_app, []).append(one)
    (twice,) = (people for people in by_app.values() if len(people) > 1)
    assert {one.oa_id for one in twice} == {world.oa.oa_id, world.second_oa.oa_id}
    assert len({one.user_id for one in twice}) == 2
    assert len({one.name for one in twice}) == 1
    assert any(one.sensitive for one in world.customers.values())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Dạ 185k một chiếc ạ", "giá"),
        ("Cho em xin địa chỉ ạ", "SĐT"),
        ("Phí ship 30.000 ạ", "ngày"),
        ("Mình chuyển khoản giúp em nhé", "photo"),
        ("Dạ còn ạ", "hình"),
        ("Tiệm cảm ơn chị", "sticker"),
        ("Dạ mẫu này hết hàng rồi", "Tiếc"),
    ],
)
def test_answers_fit_what_the_shop_wrote(world: World, lan: Customer, text: str, about: str) -> None:
    said = answers(world, Life(world), lan, text)
    assert about in " ".join(said)


def test_an_answer_takes_some_seconds(world: World, lan: Customer) -> None:
    life = Life(world)
    assert answers(world, life, lan, "Dạ còn ạ", wait=2_000) == []
    world.clock.advance(4_000)
    life.tick()
    assert len(world.thread(lan)) == 2


def test_nobody_says_the_same_twice_and_all_fall_silent(world: World, lan: Customer) -> None:
    life = Life(world)
    said = [line for _ in range(30) for line in answers(world, life, lan, "Dạ còn ạ, 185k, ship 30k, cảm ơn ạ")]
    texts = [line for line in said if line not in ("photo", "sticker")]
    assert len(texts) == len(set(texts))
    assert len(said) == MAX_ANSWERS  # each of these answers is one line
    assert answers(world, life, lan, "Còn cần gì không ạ?") == []


def test_pictures_and_files_are_answered(world: World, lan: Customer) -> None:
    life = Life(world)
    for kind in ("photo", "file", "sticker"):
        life._heard(world.post(lan, "api", kind, {"url": "/cdn/x", "thumb": "/cdn/x"}))
    world.clock.advance(10_000)
    life.tick()
    assert sum(one.from_customer for one in world.thread(lan)) == 3


def test_oa_manager_and_automatic_replies_are_not_answered(world: World, lan: Customer) -> None:
    life = Life(world)
    life._heard(world.oa_manager_writes(lan, "Dạ còn ạ"))
    life._heard(world.oa_manager_writes(lan, "Chào bạn", automatic=True))
    world.clock.advance(60_000)
    life.tick()
    assert not any(one.from_customer for one in world.thread(lan))


def test_visitors_come_one_after_another_once_somebody_reads(world: World) -> None:
    life = Life(world)
    life._open_doors()
    world.clock.advance(VISITORS[0].after)
    life.tick()
    assert [one.name for one in world.customers.values()] == [VISITORS[0].name]
    world.clock.advance(10 * 60_000)
    life.tick()
    world.clock.advance(10_000)
    life.tick()
    assert {one.name for one in world.customers.values()} == {one.name for one in VISITORS}
    assert all(world.thread(one) for one in world.customers.values())


def test_a_paused_life_waits(world: World, lan: Customer) -> None:
    life = Life(world)
    life.paused = True
    assert answers(world, life, lan, "Dạ còn ạ") == []
    life.paused = False
    life.tick()
    assert len(world.thread(lan)) == 2


def test_a_visitor_called_early_comes_once(world: World) -> None:
    life = Life(world)
    life._open_doors()
    first = life.next_visitor()
    assert first is not None
    world.clock.advance(10 * 60_000)
    life.tick()
    assert [one.name for one in world.customers.values()].count(first.name) == 1
    assert life.next_visitor() is None


def test_the_doors_open_with_the_first_read() -> None:
    world = World(PracticeClock(lambda: START))
    with started(world) as server, httpx.Client(base_url=server.base, trust_env=False, verify=False) as http:
        world.clock.advance(10 * 60_000)
        assert not world.customers
        access, _ = world.token_pair()
        method, path = FIRST_READ.split()
        data = {"data": '{"offset": 0, "count": 1}'}
        assert http.request(method, path, params=data, headers={"access_token": access}).json()["error"] == 0
        arrived = threading.Event()
        world.listeners.append(lambda message: arrived.set())
        patience = 200
        while not arrived.wait(0.05) and patience:
            world.clock.advance(VISITORS[0].after)
            patience -= 1
        assert next(iter(world.customers.values())).name == VISITORS[0].name


@contextmanager
def started(world: World) -> Iterator[PracticeServer]:
    server = PracticeServer(world, scripted=True)
    world.customers.clear()  # only the visitors matter here
    world.log = MessageLog()
    server.start_now()
    try:
        yield server
    finally:
        server.stop_now()


def test_an_automatic_greeting_is_no_ones_hand(world: World) -> None:
    stage(world)
    authors = {message.author for message in world.log.of_oa(world.oa.oa_id, START)}
    assert authors == {"customer", "manager", "automatic"}


def test_there_is_more_to_say_than_a_customer_may() -> None:
    assert len(REPLIES) + len(OTHERWISE) > MAX_ANSWERS
