"""What people do lands in the thread as the right kind, from the right side."""

import pytest

from app.practice.world import World


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("customer_sends_photo", "photo"),
        ("customer_sends_gif", "GIF"),
        ("customer_sends_sticker", "sticker"),
        ("customer_sends_voice", "voice"),
        ("customer_sends_file", "file"),
        ("customer_sends_location", "location"),
        ("oa_manager_sends_photo", "photo"),
    ],
)
def test_each_act_posts_one_message_of_its_kind(world: World, act: str, kind: str) -> None:
    person = world.add_customer("A")
    message = getattr(world, act)(person.user_id)
    assert world.thread(person) == [message]
    assert (message.kind, message.from_customer) == (kind, act.startswith("customer"))


def test_an_own_picture_is_given_out_as_it_is(world: World) -> None:
    message = world.customer_sends_photo(world.add_customer("A"), b"\xff\xd8\xff own", "chú thích")
    media = world.cdn.find(message.fields["url"])
    assert media is not None
    assert media.read() == b"\xff\xd8\xff own"
    assert message.fields["description"] == "chú thích"
