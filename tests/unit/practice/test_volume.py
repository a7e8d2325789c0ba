"""Volume is quick to make, the same for a seed, and as hard as the API page wants it."""

import unicodedata

from app.practice import volume
from app.practice.world import World
from tests.unit.practice.conftest import START, Shop


def texts(world: World) -> list[tuple[int, str, str]]:
    rows = world.log.of_oa(world.oa.oa_id, START)
    return [(row.time, row.user_id, str(row.fields.get("message"))) for row in rows]


def test_so_many_customers_with_so_many_messages_each(world: World) -> None:
    people = volume.fill(world, 20, 30)
    assert len(people) == 20
    assert {len(world.thread(one)) for one in people} == {30}
    times = [time for time, _, _ in texts(world)]
    assert times == sorted(times)
    assert times[-1] < START


def test_the_same_seed_makes_the_same(world: World) -> None:
    again, other = World(world.clock, seed=5), World(world.clock, seed=5)
    volume.fill(world, 5, 5)
    volume.fill(again, 5, 5)
    volume.fill(other, 5, 5, seed=8)
    assert texts(world) == texts(again)
    assert texts(world) != texts(other)


def test_texts_have_combining_marks_and_emoji(world: World) -> None:
    volume.fill(world, 10, 20)
    everything = "".join(text for _, _, text in texts(world))
    assert any(unicodedata.combining(letter) for letter in everything)
    assert "❤️" in everything


def test_ids_are_beyond_what_a_float_holds(world: World) -> None:
    assert all(int(one.user_id) > 2**53 for one in volume.fill(world, 50, 1))


def test_another_oa_can_be_filled(world: World) -> None:
    volume.fill(world, 3, 2, oa=world.second_oa)
    assert texts(world) == []
    assert len(world.log.of_oa(world.second_oa.oa_id, START)) == 6


def test_a_burst_is_more_than_a_page(shop: Shop) -> None:
    people = volume.fill(shop.world, 3, 1)
    ids = volume.burst(shop.world, people, 25)
    listed = [row["message_id"] for offset in (0, 10, 20) for row in shop.recent(offset)]
    assert listed[:25] == ids[::-1]


def test_the_shared_picture_can_be_fetched(shop: Shop) -> None:
    volume.fill(shop.world, 1, 10, media_share=1)
    (url,) = {row["url"] for row in shop.recent()}
    assert shop.http.get(url).content.startswith(b"\x89PNG")
