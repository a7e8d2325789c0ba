"""API page 5 and 7.3: profile, the two histories, customers and quota."""

import json

import pytest

from app.practice import volume
from tests.unit.practice.conftest import START, Shop

DAY = 86_400_000


def test_the_profile(shop: Shop) -> None:
    told = shop.get("/v2.0/oa/getoa")["data"]
    assert (told["oaid"], told["name"], told["is_verified"]) == (shop.world.oa.oa_id, "Tiệm Luyện Tập", True)
    assert told["package_name"] == "Tăng trưởng"
    assert told["num_follower"] == 1
    shop.knobs.oa_id_key = "oa_id"
    assert shop.get("/v2.0/oa/getoa")["data"]["oa_id"] == shop.world.oa.oa_id


def test_a_government_oa_has_no_package(shop: Shop) -> None:
    shop.world.oa.oa_type = 4
    assert "package_name" not in shop.get("/v2.0/oa/getoa")["data"]


def test_the_history_is_newest_first_and_says_who(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Còn hàng không ạ?", time=START - 2000)
    shop.world.oa_manager_writes(shop.lan, "Dạ còn ạ", time=START - 1000)
    ours, theirs = shop.recent()
    assert (theirs["src"], theirs["from_id"], theirs["to_id"]) == (1, shop.lan.user_id, shop.world.oa.oa_id)
    assert (ours["src"], ours["from_id"], ours["to_id"]) == (0, shop.world.oa.oa_id, shop.lan.user_id)
    assert (theirs["type"], theirs["message"], theirs["time"]) == ("text", "Còn hàng không ạ?", START - 2000)
    assert (theirs["from_display_name"], theirs["to_display_name"]) == ("Chị Lan", "Tiệm Luyện Tập")
    assert len(theirs["message_id"]) == 20
    assert int(theirs["message_id"], 16)
    assert theirs["sent_time"] == "15:53:18 09/10/2025"
    assert shop.conversation() == [ours, theirs]


@pytest.mark.parametrize("path", ["listrecentchat", "conversation"])
@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"count": 11}, -210),
        ({"count": 0}, -210),
        ({"count": None}, -201),
        ({"offset": None}, -201),
        ({"offset": -1}, -201),
        ({"offset": "0"}, -201),
        ({"count": True}, -201),
    ],
)
def test_wrong_paging_is_refused(shop: Shop, path: str, changed: dict[str, object], error: int) -> None:
    wanted = {"user_id": shop.lan.user_id, "offset": 0, "count": 10} | changed
    data = {name: value for name, value in wanted.items() if value is not None}
    assert shop.get(f"/v2.0/oa/{path}", data)["error"] == error


def test_data_must_be_json(shop: Shop) -> None:
    for params in ({}, {"data": "{"}, {"data": "[]"}, {"offset": "0", "count": "10"}):
        answer = shop.http.get("/v2.0/oa/listrecentchat", params=params, headers=shop.headers)
        assert answer.json()["error"] == -201


def test_pages_go_on_to_the_end_and_shift_when_a_message_arrives(shop: Shop) -> None:
    people = volume.fill(shop.world, 4, 6)
    ids = [row["message_id"] for offset in (0, 10, 20) for row in shop.recent(offset)]
    assert len(set(ids)) == 24
    assert shop.recent(24) == []
    times = [row["time"] for offset in (0, 10, 20) for row in shop.recent(offset)]
    assert times == sorted(times, reverse=True)
    shop.world.customer_writes(people[0], "mới")
    assert [row["message_id"] for row in shop.recent(10)] == ids[9:19]


def test_a_thread_holds_one_customer_alone(shop: Shop) -> None:
    other = shop.world.add_customer("Anh Tuấn")
    shop.world.customer_writes(shop.lan, "của Lan")
    shop.world.customer_writes(other, "của Tuấn")
    assert [row["message"] for row in shop.conversation()] == ["của Lan"]


def test_the_thread_of_nobody_or_of_another_oa_is_refused(shop: Shop) -> None:
    far = shop.world.add_customer("Khách OA 2", oa=shop.world.second_oa)
    for user_id in ("1", far.user_id, shop.lan.user_id_by_app, 1.5, ""):
        answer = shop.get("/v2.0/oa/conversation", {"user_id": user_id, "offset": 0, "count": 1})
        assert answer["error"] == -201


def test_the_user_id_is_taken_as_text_or_as_a_bare_number(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    for user_id in (shop.lan.user_id, int(shop.lan.user_id)):
        data = {"user_id": user_id, "offset": 0, "count": 1}
        assert len(shop.get("/v2.0/oa/conversation", data)["data"]) == 1
    shop.knobs.conversation_wants_number = True
    assert shop.get("/v2.0/oa/conversation", {"user_id": shop.lan.user_id, "offset": 0, "count": 1})["error"] == -201
    text = json.dumps({"user_id": int(shop.lan.user_id), "offset": 0, "count": 1})
    answer = shop.http.get("/v2.0/oa/conversation", params={"data": text}, headers=shop.headers).json()
    assert answer["error"] == 0


def test_the_depth_can_end_at_ten_with_nothing_or_the_first_page_again(shop: Shop) -> None:
    volume.fill(shop.world, 3, 8)
    shop.knobs.depth = 10
    first = [row["message_id"] for row in shop.recent()]
    assert len(first) == 10
    assert len(shop.recent(8)) == 2
    assert shop.recent(10) == []
    shop.knobs.repeat_beyond_depth = True
    assert [row["message_id"] for row in shop.recent(10)] == first


def test_a_threads_depth(shop: Shop) -> None:
    for number in range(5):
        shop.world.customer_writes(shop.lan, str(number))
    shop.knobs.conversation_depth = 3
    assert [row["message"] for row in shop.conversation()] == ["4", "3", "2"]
    assert shop.conversation(3) == []


def test_customer_details(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    shop.lan.tags.append("VIP")
    shop.lan.shared["phone"] = "84903123456"
    told = shop.get("/v3.0/oa/user/detail", {"user_id": shop.lan.user_id})["data"]
    assert (told["user_id"], told["display_name"]) == (shop.lan.user_id, "Chị Lan")
    assert told["user_id_by_app"] != shop.lan.user_id
    assert told["user_last_interaction_date"] == "09/10/2025"
    assert told["tags_and_notes_info"] == {"notes": [], "tag_names": ["VIP"]}
    assert told["shared_info"]["phone"] == "84903123456"
    assert set(told["avatars"]) == {"120", "240"}
    assert shop.get("/v3.0/oa/user/detail", {"user_id": "9"})["error"] == -201


def test_a_customer_who_shared_nothing_has_the_phone_zero(shop: Shop) -> None:
    told = shop.get("/v3.0/oa/user/detail", {"user_id": shop.lan.user_id})["data"]
    assert told["shared_info"]["phone"] == 0


def test_the_list_of_customers_pages_by_fifty_at_most(shop: Shop) -> None:
    volume.fill(shop.world, 60, 1)
    told = shop.get("/v3.0/oa/user/getlist", {"offset": 0, "count": 50})["data"]
    assert (told["total"], told["count"], told["offset"], len(told["users"])) == (61, 50, 0, 50)
    rest = shop.get("/v3.0/oa/user/getlist", {"offset": 50, "count": 50})["data"]
    assert (rest["count"], len(rest["users"])) == (50, 11)
    assert len({one["user_id"] for one in told["users"] + rest["users"]}) == 61
    assert shop.get("/v3.0/oa/user/getlist", {"offset": 0, "count": 51})["error"] == -210
    assert shop.get("/v3.0/oa/user/getlist", {"offset": 9952, "count": 50})["error"] == -210


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("TODAY", ["0"]),
        ("YESTERDAY", ["1"]),
        ("L7D", ["1", "7"]),
        ("L30D", ["1", "7", "30"]),
        ("2025_10_02:2025_10_08", ["1", "7"]),
    ],
)
def test_customers_by_their_last_interaction(shop: Shop, period: str, found: list[str]) -> None:
    for days in (0, 1, 7, 30, 31):
        person = shop.world.add_customer(str(days))
        shop.world.customer_writes(person, "Alo", time=START - days * DAY)
    data = {"offset": 0, "count": 50, "last_interaction_period": period}
    users = shop.get("/v3.0/oa/user/getlist", data)["data"]["users"]
    assert [shop.world.customers[one["user_id"]].name for one in users] == found


def test_customers_by_tag_and_follow(shop: Shop) -> None:
    stranger = shop.world.add_customer("Khách lạ", follower=False)
    stranger.tags.append("VIP")
    for more, names in (
        ({"tag_name": "VIP"}, [stranger.user_id]),
        ({"is_follower": True}, [shop.lan.user_id]),
        ({"is_follower": "true"}, [shop.lan.user_id]),
        ({"is_follower": False}, [stranger.user_id]),
    ):
        users = shop.get("/v3.0/oa/user/getlist", {"offset": 0, "count": 50} | more)["data"]["users"]
        assert [one["user_id"] for one in users] == names
    bad = {"offset": 0, "count": 50, "last_interaction_period": "SOON"}
    assert shop.get("/v3.0/oa/user/getlist", bad)["error"] == -201


def test_the_quota_of_a_customer_knows_the_last_interaction(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo", time=START - 5000)
    told = shop.post("/v3.0/oa/quota/message", {"user_id": shop.lan.user_id})["data"]
    assert told["last_interaction"] == str(START - 5000)
    assert told["cs_reply"] == {"remain": 8, "total": 8}
    assert set(told["promotion"]) == {"daily_remain", "daily_total", "monthly_remain", "monthly_total"}
    assert shop.post("/v3.0/oa/quota/message", {"user_id": "1"})["error"] == -201


def test_the_quota_of_the_oa(shop: Shop) -> None:
    (asset,) = shop.post("/v3.0/oa/quota/message", {"quota_owner": "OA", "product_type": "cs"})["data"]
    assert (asset["total"], asset["remain"], asset["quota_type"]) == (500, 500, "sub_quota")
    assert shop.post("/v3.0/oa/quota/message", {"quota_owner": "ME"})["error"] == -201
