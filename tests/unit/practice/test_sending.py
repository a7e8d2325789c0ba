"""API page 6.1, 6.2 and 9: which bodies are taken, and who may be written to."""

from typing import Any

import pytest

from tests.unit.practice.conftest import PNG, START, Shop

HOUR = 3_600_000
GIF = b"GIF89a" + bytes(60)
PDF = b"%PDF-1.4 " + bytes(60)


@pytest.fixture(autouse=True)
def _lan_wrote(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Còn hàng không ạ?")


def media(kind: str, **more: Any) -> dict[str, Any]:
    element = {"media_type": kind} | more
    return {"attachment": {"type": "template", "payload": {"template_type": "media", "elements": [element]}}}


def file(token: str) -> dict[str, Any]:
    return {"attachment": {"type": "file", "payload": {"token": token}}}


def uploaded(shop: Shop, shelf: str, name: str, data: bytes) -> str:
    (token,) = shop.upload(shelf, name, data)["data"].values()
    return str(token)


def test_a_text_is_answered_with_texts_and_shows_up_in_the_history(shop: Shop) -> None:
    told = shop.send({"text": "Dạ còn ạ"})
    assert told["error"] == 0
    data = told["data"]
    assert data["user_id"] == shop.lan.user_id
    assert data["sent_time"] == str(START)
    assert data["quota"] == {"quota_type": "reply", "remain": "7", "total": "8"}
    row = shop.recent()[0]
    assert (row["message_id"], row["src"], row["message"]) == (data["message_id"], 0, "Dạ còn ạ")
    assert [message.message_id for message in shop.world.sent] == [data["message_id"]]


def test_the_sent_time_can_be_missing_and_the_id_can_differ(shop: Shop) -> None:
    shop.knobs.answer_sent_time, shop.knobs.answer_id_differs = False, True
    data = shop.send({"text": "Dạ"})["data"]
    assert "sent_time" not in data
    assert shop.recent()[0]["message_id"] != data["message_id"]


def test_a_text_may_have_two_thousand_characters(shop: Shop) -> None:
    assert shop.send({"text": "ạ" * 2000})["error"] == 0
    assert shop.send({"text": "ạ" * 2001})["error"] == -210
    shop.knobs.too_long_code = -201
    assert shop.send({"text": "ạ" * 2001})["error"] == -201


def test_a_quote_names_a_message_of_the_same_thread(shop: Shop) -> None:
    quoted = shop.recent()[0]["message_id"]
    assert shop.send({"text": "Dạ", "quote_message_id": quoted})["error"] == 0
    assert shop.world.sent[0].quote == quoted
    other = shop.world.add_customer("Anh Tuấn")
    far = shop.world.customer_writes(other, "Alo").message_id
    for wrong in (far, "x", ""):
        assert shop.send({"text": "Dạ", "quote_message_id": wrong})["error"] == -201
    assert shop.send({"text": "Dạ", "react_message_id": quoted})["error"] == -201


def test_a_picture_with_and_without_a_caption(shop: Shop) -> None:
    for more in ({}, {"text": "Mẫu đây ạ"}):
        token = uploaded(shop, "image", "a.png", PNG)
        assert shop.send(media("image", attachment_id=token) | more)["error"] == 0
        row = shop.recent()[0]
        assert (row["type"], row["src"], row["description"]) == ("photo", 0, more.get("text", ""))
        assert "message" not in row
        assert shop.http.get(row["url"]).content == PNG


def test_a_gif_wants_width_and_height(shop: Shop) -> None:
    token = uploaded(shop, "gif", "a.gif", GIF)
    assert shop.send(media("gif", attachment_id=token, width=60, height=40))["error"] == 0
    assert shop.recent()[0]["type"] == "GIF"
    for more in ({}, {"width": 60}, {"width": "60", "height": "40"}, {"width": 0, "height": 1}):
        assert shop.send(media("gif", attachment_id=token, **more))["error"] == -201


def test_a_sticker(shop: Shop) -> None:
    assert shop.send(media("sticker", attachment_id="bfe458bf64fa8da4d4eb"))["error"] == 0
    assert shop.recent()[0]["type"] == "sticker"
    assert shop.send(media("sticker"))["error"] == -201


def test_a_file_has_no_caption(shop: Shop) -> None:
    token = uploaded(shop, "file", "bao-gia.pdf", PDF)
    assert shop.send(file(token) | {"text": "Báo giá"})["error"] == -201
    assert shop.send(file(token))["error"] == 0
    row = shop.recent()[0]
    assert (row["type"], row["name"], row["size"]) == ("file", "bao-gia.pdf", str(len(PDF)))


def test_a_picture_is_given_by_upload_or_by_address_never_both(shop: Shop) -> None:
    token = uploaded(shop, "image", "a.png", PNG)
    assert shop.send(media("image", url="https://example.vn/a.jpg"))["error"] == 0
    assert shop.send(media("image", url="https://example.vn/a.jpg", attachment_id=token))["error"] == -201
    assert shop.send(media("image"))["error"] == -201


def test_exactly_one_element(shop: Shop) -> None:
    token = uploaded(shop, "image", "a.png", PNG)
    body = media("image", attachment_id=token)
    payload = body["attachment"]["payload"]
    payload["elements"] = payload["elements"] * 2
    assert shop.send(body)["error"] == -201
    payload["elements"] = []
    assert shop.send(body)["error"] == -201


def test_an_upload_fits_its_kind_and_its_oa(shop: Shop) -> None:
    image = uploaded(shop, "image", "a.png", PNG)
    assert shop.send(file(image))["error"] == -201
    assert shop.send(media("gif", attachment_id=image, width=1, height=1))["error"] == -201
    assert shop.send(media("image", attachment_id="made up"))["error"] == -201
    shop.access, _ = shop.world.token_pair(shop.world.second_oa)
    far = shop.world.add_customer("Khách OA 2", oa=shop.world.second_oa)
    shop.world.customer_writes(far, "Alo")
    assert shop.send(media("image", attachment_id=image), far.user_id)["error"] == -201


def test_an_upload_lives_seven_days(shop: Shop) -> None:
    image, document = uploaded(shop, "image", "a.png", PNG), uploaded(shop, "file", "a.pdf", PDF)
    shop.clock.advance(7 * 24 * HOUR)
    shop.access, _ = shop.world.token_pair()
    assert shop.send(media("image", attachment_id=image))["error"] == 0
    shop.clock.advance(1)
    shop.world.customer_writes(shop.lan, "Alo")
    assert shop.send(media("image", attachment_id=image))["error"] == -100
    assert shop.send(file(document))["error"] == -100


@pytest.mark.parametrize(
    ("message", "error"),
    [
        (None, -201),
        ({}, -201),
        ({"text": ""}, -201),
        ({"text": "  "}, -201),
        ({"text": 5}, -201),
        ({"attachment": {"type": "image", "payload": {"url": "https://example.vn/a.jpg"}}}, -201),
        ({"attachment": {"type": "file"}}, -201),
        ({"attachment": {"type": "template", "payload": {"template_type": "list", "elements": []}}}, -233),
        (media("video", attachment_id="x"), -233),
        ({"text": "Dạ", "attachment": {"type": "template", "payload": {"template_type": "promotion"}}}, -233),
    ],
)
def test_other_bodies_are_refused(shop: Shop, message: Any, error: int) -> None:
    assert shop.send(message)["error"] == error
    assert shop.world.sent == []


def test_the_recipient(shop: Shop) -> None:
    theirs = shop.recent()[0]["message_id"]
    good = shop.post("/v3.0/oa/message/cs", {"recipient": {"message_id": theirs}, "message": {"text": "Dạ"}})
    assert good["data"]["user_id"] == shop.lan.user_id
    for recipient in ({"user_id": "1"}, {"user_id": shop.lan.user_id_by_app}, {}, None, {"message_id": "x"}):
        told = shop.post("/v3.0/oa/message/cs", {"recipient": recipient, "message": {"text": "Dạ"}})
        assert told["error"] == -201
    answer = shop.http.post("/v3.0/oa/message/cs", content=b"{", headers=shop.headers)
    assert answer.json()["error"] == -201


def test_the_recipient_is_never_a_message_of_ours_or_of_another_oa(shop: Shop) -> None:
    ours = shop.world.oa_manager_writes(shop.lan, "Dạ").message_id
    far = shop.world.add_customer("Khách OA 2", oa=shop.world.second_oa)
    theirs = shop.world.customer_writes(far, "Alo").message_id
    for message_id in (ours, theirs):
        body = {"recipient": {"message_id": message_id}, "message": {"text": "Dạ"}}
        assert shop.post("/v3.0/oa/message/cs", body)["error"] == -201
    for message in ("text", ["text"], 5):
        assert shop.send(message)["error"] == -201
    assert shop.send({"text": "Dạ"}, True)["error"] == -201  # type: ignore[arg-type]


def test_asking_for_details_and_buttons(shop: Shop) -> None:
    element = {"title": "Địa chỉ giao hàng", "subtitle": "Điền giúp tiệm nhé", "image_url": "https://example.vn/a.jpg"}
    payload = {"template_type": "request_user_info", "elements": [element]}
    assert shop.send({"attachment": {"type": "template", "payload": payload}})["error"] == 0
    element["title"] = "a" * 101
    assert shop.send({"attachment": {"type": "template", "payload": payload}})["error"] == -210
    button = {"title": "Xem", "type": "oa.open.url", "payload": {"url": "https://example.vn"}}
    for count, error in ((5, 0), (6, -210), (0, -201)):
        attachment = {"type": "template", "payload": {"buttons": [button] * count}}
        assert shop.send({"text": "Chọn", "attachment": attachment})["error"] == error


def test_the_window_closes_seven_days_after_the_last_interaction(shop: Shop) -> None:
    shop.clock.advance(7 * 24 * HOUR)
    shop.access, _ = shop.world.token_pair()
    assert shop.send({"text": "Dạ"})["error"] == 0
    shop.clock.advance(1)
    assert shop.send({"text": "Dạ"})["error"] == -230
    shop.world.interact(shop.lan)
    assert shop.send({"text": "Dạ"})["error"] == 0


def test_who_never_interacted_can_not_be_written_to_until_they_follow(shop: Shop) -> None:
    stranger = shop.world.add_customer("Khách lạ", follower=False)
    assert shop.send({"text": "Dạ"}, stranger.user_id)["error"] == -232
    shop.world.follow(stranger)
    told = shop.send({"text": "Chào bạn"}, stranger.user_id)
    assert told["data"]["quota"] == {"quota_type": "welcome_msg", "remain": "2", "total": "3"}


@pytest.mark.parametrize(
    ("state", "error"), [("blocked", -217), ("banned", -227), ("restricted", -244), ("full", -218)]
)
def test_customers_who_can_not_be_reached(shop: Shop, state: str, error: int) -> None:
    setattr(shop.lan, state, True)
    assert shop.send({"text": "Dạ"})["error"] == error
    assert shop.world.sent == []


def test_words_that_zalo_does_not_pass(shop: Shop) -> None:
    shop.knobs.forbidden_words = ["thuốc lá"]
    assert shop.send({"text": "Tiệm có thuốc lá"})["error"] == -248


def test_parameters_come_before_rules(shop: Shop) -> None:
    shop.lan.blocked = True
    assert shop.send({"text": ""})["error"] == -201


def test_reactions(shop: Shop) -> None:
    theirs = shop.recent()[0]["message_id"]
    body = {
        "recipient": {"user_id": shop.lan.user_id},
        "sender_action": {"react_message_id": theirs, "react_icon": "/-heart"},
    }
    told = shop.post("/v2.0/oa/message", body)
    assert told["data"] == {"message_id": theirs, "user_id": shop.lan.user_id}
    assert [one.icon for one in shop.world.reactions] == ["/-heart"]
    assert len(shop.recent()) == 1
    shop.post("/v2.0/oa/message", body | {"sender_action": {"react_message_id": theirs, "react_icon": "/-remove"}})
    assert shop.world.reactions == []
    for action in ({"react_message_id": theirs, "react_icon": "love"}, {"react_message_id": "x", "react_icon": ":>"}):
        assert shop.post("/v2.0/oa/message", body | {"sender_action": action})["error"] == -201


def test_fifty_reactions_to_a_message(shop: Shop) -> None:
    body = {
        "recipient": {"user_id": shop.lan.user_id},
        "sender_action": {"react_message_id": shop.recent()[0]["message_id"], "react_icon": ":>"},
    }
    assert [shop.post("/v2.0/oa/message", body)["error"] for _ in range(51)] == [0] * 50 + [-210]


def test_version_two_sends_no_texts_any_more(shop: Shop) -> None:
    body = {"recipient": {"user_id": shop.lan.user_id}, "message": {"text": "Dạ"}}
    assert shop.post("/v2.0/oa/message", body)["error"] == -240
