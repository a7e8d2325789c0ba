"""API page 7.1 and 7.2: tags and what the OA stores of a customer."""

from tests.unit.practice.conftest import Shop


def test_tags_come_and_go(shop: Shop) -> None:
    body = {"user_id": shop.lan.user_id, "tag_name": "VIP"}
    told = shop.post("/v2.0/oa/tag/tagfollower", body)
    assert told["error"] == 0
    assert "data" not in told
    assert shop.get("/v2.0/oa/tag/gettagsofoa")["data"] == ["VIP"]
    assert shop.lan.tags == ["VIP"]
    assert shop.post("/v2.0/oa/tag/rmfollowerfromtag", body)["error"] == 0
    assert (shop.lan.tags, shop.world.oa.tags) == ([], ["VIP"])
    shop.post("/v2.0/oa/tag/tagfollower", body)
    assert shop.post("/v2.0/oa/tag/rmtag", {"tag_name": "VIP"})["error"] == 0
    assert (shop.lan.tags, shop.get("/v2.0/oa/tag/gettagsofoa")["data"]) == ([], [])


def test_removing_a_tag_leaves_other_tags_and_other_oas_alone(shop: Shop) -> None:
    far = shop.world.add_customer("Khách OA 2", oa=shop.world.second_oa)
    stranger = shop.world.add_customer("Anh Tuấn")
    shop.world.oa.tags.extend(("VIP", "Sỉ"))
    far.tags.append("VIP")
    stranger.tags.append("Sỉ")
    assert shop.post("/v2.0/oa/tag/rmtag", {"tag_name": "VIP"})["error"] == 0
    assert (far.tags, stranger.tags, shop.world.oa.tags) == (["VIP"], ["Sỉ"], ["Sỉ"])


def test_wrong_tags_are_refused(shop: Shop) -> None:
    for path, body in (
        ("tagfollower", {"user_id": "1", "tag_name": "VIP"}),
        ("tagfollower", {"user_id": shop.lan.user_id}),
        ("rmfollowerfromtag", {"user_id": shop.lan.user_id, "tag_name": "VIP"}),
        ("rmtag", {"tag_name": "VIP"}),
    ):
        assert shop.post(f"/v2.0/oa/tag/{path}", body)["error"] == -201


def test_what_the_oa_stores(shop: Shop) -> None:
    body = {
        "user_id": shop.lan.user_id,
        "user_alias": "Lan quận 1",
        "user_external_id": "KH-1",
        "shared_info": {"name": "Lan", "phone": "84903123456", "city_id": 1},
    }
    assert shop.post("/v3.0/oa/user/update", body)["error"] == 0
    told = shop.get("/v3.0/oa/user/detail", {"user_id": shop.lan.user_id})["data"]
    assert (told["user_alias"], told["user_external_id"]) == ("Lan quận 1", "KH-1")
    assert told["shared_info"]["phone"] == "84903123456"
    assert told["display_name"] == "Chị Lan"
    other = shop.world.add_customer("Anh Tuấn")
    body |= {"user_id": other.user_id}
    assert shop.post("/v3.0/oa/user/update", body)["error"] == -201
    assert shop.post("/v3.0/oa/user/update", {"user_id": other.user_id, "shared_info": {"notes": "x"}})["error"] == -201


def test_a_wrong_field_is_named_and_nothing_is_stored(shop: Shop) -> None:
    for name, value in (
        ("phone", "gọi sau"),
        ("phone", True),
        ("user_dob", "1999-12-31"),
        ("user_dob", "31/02/1999"),
        ("name", 5),
        ("city_id", "1"),
    ):
        body = {"user_id": shop.lan.user_id, "user_alias": "x", "shared_info": {"address": "1 Lê Lợi", name: value}}
        told = shop.post("/v3.0/oa/user/update", body)
        assert (told["error"], told["message"]) == (-201, f"{name} is invalid!")
    assert shop.post("/v3.0/oa/user/update", {"user_id": shop.lan.user_id, "user_alias": 1})["error"] == -201
    assert (shop.lan.alias, shop.lan.shared) == ("", {})


def test_fields_can_be_cleared(shop: Shop) -> None:
    full = {"name": "Lan", "phone": 84903123456, "address": "1 Lê Lợi", "user_dob": "31/12/1999"}
    for shared in (full, dict.fromkeys(full, "")):
        assert shop.post("/v3.0/oa/user/update", {"user_id": shop.lan.user_id, "shared_info": shared})["error"] == 0
        told = shop.get("/v3.0/oa/user/detail", {"user_id": shop.lan.user_id})["data"]
        assert {name: told["shared_info"][name] for name in shared} == shared
