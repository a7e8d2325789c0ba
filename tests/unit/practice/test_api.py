"""API page 3: the envelope, and the knobs that bend it."""

from tests.unit.practice.conftest import Shop


def test_success_has_data_an_error_of_zero_and_a_message(shop: Shop) -> None:
    told = shop.get("/v2.0/oa/getoa")
    assert (told["error"], told["message"]) == (0, "Success")
    assert isinstance(told["data"], dict)


def test_the_error_can_be_a_text(shop: Shop) -> None:
    shop.knobs.error_as_text = True
    assert shop.get("/v2.0/oa/getoa")["error"] == "0"


def test_a_failure_can_come_with_another_status(shop: Shop) -> None:
    shop.knobs.error_status = 400
    answer = shop.http.get("/v2.0/oa/getoa", headers={"access_token": "x"})
    assert (answer.status_code, answer.json()["error"]) == (400, -216)
    assert shop.http.get("/v2.0/oa/getoa", headers=shop.headers).status_code == 200


def test_keys_come_in_any_order_and_with_strangers(shop: Shop) -> None:
    orders = {tuple(shop.get("/v2.0/oa/getoa")["data"]) for _ in range(8)}
    assert len(orders) > 1
    assert "x_request" in shop.get("/v2.0/oa/getoa")
    shop.knobs.shuffle_keys = shop.knobs.extra_keys = False
    assert {tuple(shop.get("/v2.0/oa/getoa")) for _ in range(4)} == {("error", "message", "data")}


def test_the_body_must_be_a_json_object(shop: Shop) -> None:
    for body in ([], "text", None, 5):
        assert shop.post("/v3.0/oa/quota/message", body)["error"] == -201
    answer = shop.http.post("/v3.0/oa/quota/message", data={"user_id": "1"}, headers=shop.headers)
    assert answer.json()["error"] == -201
