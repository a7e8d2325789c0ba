"""Many customers with many messages, made fast and always the same for a seed; for tests and benchmarks."""

import random

from app.practice import pictures
from app.practice.clock import DAY, MINUTE
from app.practice.people import Customer, Oa
from app.practice.world import World

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Thị", "Văn", "Minh", "Ngọc", "Thanh", "Hữu", "Quốc", "Bảo")
GIVEN = ("Lan", "Hùng", "Mai", "Tuấn", "Hương", "Dũng", "Ánh", "Phượng", "Khoa", "Yến", "Đạt", "Vy", "Ngân", "Trí")
SENTENCES = (
    "Shop ơi còn hàng không ạ?",
    "Giá bao nhiêu vậy shop",
    "Ship về Đà Nẵng mấy ngày ạ?",
    "Mình lấy 2 cái nhé 👍",
    "Cho mình xem hình thật với",
    "Tie\u0302\u0301ng Vie\u0302\u0323t to\u0302\u0309 ho\u031b\u0323p",  # combining marks, as some phones write
    "👩‍👩‍👧 ❤️ 🎁",
    "Dạ vâng",
    "Địa chỉ: 12 Nguyễn Trãi, P. Bến Thành, Q.1, SĐT 0903123456",
    "Chuyển khoản rồi nha, kiểm tra giúp mình với. Đơn này giao trước thứ Sáu được không? Cảm ơn shop nhiều!",
)
ANSWERS = ("Dạ còn ạ", "Dạ 185k ạ", "Dạ em gửi rồi nhé", "Dạ 2-3 ngày ạ", "Em cảm ơn mình nhiều ạ")


def fill(
    world: World,
    customers: int,
    messages: int,
    *,
    seed: int = 7,
    span: int = 5 * DAY,
    media_share: float = 0.05,
    oa: Oa | None = None,
) -> list[Customer]:
    """`messages` for each of `customers`, spread over the last `span` milliseconds up to a minute ago, in true order.

    The knobs that delay or double rows act on these too.
    """
    chance = random.Random(seed)
    people = [world.add_customer(_name(chance), oa=oa) for _ in range(customers)]
    picture = _one_picture(world)
    end = world.now() - MINUTE
    times = sorted(end - chance.randrange(span) for _ in range(customers * messages))
    turns = people * messages
    chance.shuffle(turns)
    with world.lock:
        for number, (person, time) in enumerate(zip(turns, times, strict=True)):
            if chance.random() < media_share:
                fields = {"url": picture, "thumb": picture, "description": ""}
                world.post(person, "customer", "photo", fields, time=time)
            elif chance.random() < 0.3:
                world.post(person, "manager", "text", {"message": f"{chance.choice(ANSWERS)} #{number}"}, time=time)
            else:
                world.post(person, "customer", "text", {"message": f"{chance.choice(SENTENCES)} #{number}"}, time=time)
    return people


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"


def _one_picture(world: World) -> str:
    """All photos share one picture: thousands of drawings would measure Pillow."""
    return world.cdn.put("photo", "png", pictures.speck, "image/png", world.now())


def burst(world: World, people: list[Customer], count: int, *, seed: int = 7) -> list[str]:
    """`count` messages at this moment from customers in turn, as between two polls; the ids of their rows."""
    chance = random.Random(seed)
    return [
        world.customer_writes(people[number % len(people)], f"{chance.choice(SENTENCES)} #{number}").message_id
        for number in range(count)
    ]
