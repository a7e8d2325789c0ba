"""API page 6.1 and 9: what a reply is paid from, and how it is told, by year."""

from tests.unit.practice.conftest import START, Shop

HOUR = 3_600_000


def quota(shop: Shop) -> dict[str, str] | None:
    told: dict[str, str] | None = shop.send({"text": "Dạ"})["data"].get("quota")
    return told


def test_eight_free_replies_in_48_hours_and_an_interaction_brings_them_back(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    assert [quota(shop) for _ in range(8)] == [
        {"quota_type": "reply", "remain": str(left), "total": "8"} for left in range(7, -1, -1)
    ]
    paid = quota(shop)
    assert paid is not None
    assert (paid["quota_type"], paid["remain"], paid["total"]) == ("sub_quota", "499", "500")
    assert paid["expired_date"].count("/") == 2
    shop.world.customer_writes(shop.lan, "Alo")
    assert quota(shop) == {"quota_type": "reply", "remain": "7", "total": "8"}


def test_after_48_hours_the_package_pays(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo", time=START - 48 * HOUR)
    assert (quota(shop) or {})["quota_type"] == "reply"
    shop.clock.advance(1)
    assert (quota(shop) or {})["quota_type"] == "sub_quota"


def test_charged_messages_have_no_quota_and_need_money(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo", time=START - 49 * HOUR)
    shop.knobs.package_total = 0
    assert quota(shop) is None
    shop.knobs.out_of_money = True
    assert shop.send({"text": "Dạ"})["error"] == -321
    assert len(shop.world.sent) == 1


def test_in_2026_free_replies_are_not_counted(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    shop.knobs.quota_style = "2026"
    assert [quota(shop) for _ in range(10)] == [{"quota_type": "reply", "remain": "8", "total": "8"}] * 10
    shop.knobs.quota_style = "2026-03"
    assert quota(shop) == {"quota_type": "reply"}


def test_the_quota_call_counts_along(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    quota(shop)
    ask = {"user_id": shop.lan.user_id}
    assert shop.post("/v3.0/oa/quota/message", ask)["data"]["cs_reply"] == {"remain": 7, "total": 8}
    shop.clock.advance(48 * HOUR)
    shop.access, _ = shop.world.token_pair()
    assert shop.post("/v3.0/oa/quota/message", ask)["data"]["cs_reply"]["remain"] == 7
    shop.clock.advance(1)
    shop.access, _ = shop.world.token_pair()
    assert shop.post("/v3.0/oa/quota/message", ask)["data"]["cs_reply"] == {"remain": 0, "total": 8}
    shop.knobs.quota_style = "2026-03"
    assert "cs_reply" not in shop.post("/v3.0/oa/quota/message", ask)["data"]
