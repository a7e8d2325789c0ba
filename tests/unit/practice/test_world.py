"""The history knobs of API page 15 (late, equal, delayed, doubled rows), and that the world is safe between threads."""

import threading

import pytest

from app.practice.world import World
from tests.unit.practice.conftest import START, Shop


def test_rows_show_up_after_a_delay(shop: Shop) -> None:
    shop.knobs.row_delay = 30_000
    shop.world.customer_writes(shop.lan, "Alo")
    assert shop.recent() == []
    shop.clock.advance(29_999)
    assert shop.recent() == []
    shop.clock.advance(1)
    assert [row["time"] for row in shop.recent()] == [START]


def test_an_answered_send_can_show_up_later_too(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    shop.knobs.row_delay = 5_000
    assert shop.send({"text": "Dạ"})["error"] == 0
    assert len(shop.recent()) == 1
    shop.clock.advance(5_000)
    assert len(shop.recent()) == 2


def test_a_late_row_appears_below_newer_ones(shop: Shop) -> None:
    shop.knobs.late_every, shop.knobs.late_by = 2, 20_000
    texts = []
    for number in range(3):
        shop.world.customer_writes(shop.lan, str(number))
        shop.clock.advance(1_000)
    texts.append([row["message"] for row in shop.recent()])
    shop.clock.advance(20_000)
    texts.append([row["message"] for row in shop.recent()])
    assert texts == [["2", "0"], ["2", "1", "0"]]


def test_a_message_can_be_put_into_the_past(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "mới")
    shop.world.customer_writes(shop.lan, "cũ", time=START - 60_000)
    assert [row["message"] for row in shop.recent()] == ["mới", "cũ"]
    assert shop.lan.last_interaction == START


def test_rows_can_share_a_time(shop: Shop) -> None:
    shop.knobs.time_step = 10_000
    for number in range(3):
        shop.world.customer_writes(shop.lan, str(number))
        shop.clock.advance(1_000)
    rows = shop.recent()
    assert len({row["time"] for row in rows}) == 1
    assert len({row["message_id"] for row in rows}) == 3


def test_a_row_can_be_listed_twice(shop: Shop) -> None:
    shop.knobs.duplicate_every = 2
    for number in range(4):
        shop.world.customer_writes(shop.lan, str(number))
    ids = [row["message_id"] for row in shop.recent()]
    assert (len(ids), len(set(ids))) == (6, 4)


def test_what_came_from_oa_manager_was_not_sent_by_us(shop: Shop) -> None:
    shop.world.oa_manager_writes(shop.lan, "Từ điện thoại")
    shop.world.oa_manager_writes(shop.lan, "Xin chào!", automatic=True)
    assert [row["src"] for row in shop.recent()] == [0, 0]
    assert shop.world.sent == []
    assert shop.lan.last_interaction == 0


def test_two_oas_know_the_same_person_by_two_ids(shop: Shop) -> None:
    far = shop.world.add_customer("Chị Lan", oa=shop.world.second_oa)
    assert far.user_id != shop.lan.user_id
    shop.world.customer_writes(far, "Alo")
    assert shop.recent() == []
    shop.access, _ = shop.world.token_pair(shop.world.second_oa)
    assert len(shop.recent()) == 1


def test_a_world_is_the_same_for_the_same_seed() -> None:
    one, other = World(seed=9), World(seed=9)
    assert (one.app.app_id, one.oa.oa_id) == (other.app.app_id, other.oa.oa_id)
    assert one.add_customer("A").user_id == other.add_customer("A").user_id
    assert World(seed=10).app.app_id != one.app.app_id


def test_many_threads_post_at_once(shop: Shop) -> None:
    def write(name: int) -> None:
        for number in range(200):
            shop.world.customer_writes(shop.lan, f"{name}-{number}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    rows = [shop.send({"text": "Dạ"})["error"] for _ in range(20)]
    for thread in threads:
        thread.join()
    assert rows.count(0) + rows.count(-232) == 20
    assert len(shop.world.thread(shop.lan)) == 800 + rows.count(0)


def test_listeners_hear_of_each_message(world: World) -> None:
    heard: list[str] = []
    world.listeners.append(lambda message: heard.append(message.kind))
    person = world.add_customer("A")
    world.customer_writes(person, "Alo")
    world.customer_sends_gif(person)
    assert heard == ["text", "GIF"]


def test_nobody_is_a_key_error(world: World) -> None:
    with pytest.raises(KeyError):
        world.customer_writes("1", "Alo")


def test_only_a_newer_interaction_moves_the_window(world: World) -> None:
    person = world.add_customer("A")
    world.interact(person, START)
    world.interact(person, START - 5)
    assert person.last_interaction == START
