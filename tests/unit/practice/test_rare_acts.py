"""What customers send besides words and photos, as rows that Zalo might give."""

from itertools import pairwise

import pytest

from app.practice.rare_acts import ALBUM_STEP_MS
from app.practice.world import World


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("customer_sends_video", "video"),
        ("customer_sends_card", "business_card"),
        ("customer_calls", "call"),
        ("customer_presses", "text"),
    ],
)
def test_each_act_posts_one_message_of_its_kind(world: World, act: str, kind: str) -> None:
    person = world.add_customer("A")
    message = getattr(world, act)(person.user_id)
    assert world.thread(person) == [message]
    assert (message.kind, message.from_customer) == (kind, True)


def test_a_card_may_lack_the_number(world: World) -> None:
    person = world.add_customer("A")
    assert world.customer_sends_card(person, "Mai").fields["phone"]
    assert "phone" not in world.customer_sends_card(person, "Mai", "").fields


def test_a_link_comes_with_its_preview(world: World) -> None:
    fields = world.customer_shares(world.add_customer("A"), "https://a.vn", "Nến", "Thơm").fields
    assert fields["links"] == [{"url": "https://a.vn", "title": "Nến", "description": "Thơm", "thumb": fields["thumb"]}]
    assert world.cdn.find(fields["thumb"]) is not None


def test_an_album_is_photos_one_right_after_the_other(world: World) -> None:
    person = world.add_customer("A")
    sent = world.customer_sends_album(person, ("bag", "vase", "gift"), time=world.now() - 60_000)
    assert [one.kind for one in sent] == ["photo"] * 3
    assert [later.time - one.time for one, later in pairwise(sent)] == [ALBUM_STEP_MS] * 2
    assert all(one.time <= world.now() for one in world.customer_sends_album(person, ("bag", "vase")))
