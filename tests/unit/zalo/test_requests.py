"""Requests look byte for byte as Zalo's documentation has them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import RemoteId, UserId
from app.errors import Rejected
from app.zalo import requests
from app.zalo.codes import Call
from app.zalo.requests import CustomerChange, Request, SendFile, SendGif, SendImage, SendSticker, SendText, UploadKind

LAN = UserId("1000000000000000011")


def body(request: Request) -> Any:
    assert request.json is not None
    return json.loads(request.json)


def data(request: Request) -> str:
    ((name, value),) = request.params
    assert name == "data"
    return value


@pytest.mark.parametrize(
    ("request_", "path", "asked"),
    [
        (requests.recent(0), "/v2.0/oa/listrecentchat", '{"offset":0,"count":10}'),
        (requests.recent(20, 1), "/v2.0/oa/listrecentchat", '{"offset":20,"count":1}'),
        (
            requests.conversation(LAN, 10),
            "/v2.0/oa/conversation",
            '{"user_id":"1000000000000000011","offset":10,"count":10}',
        ),
        (
            requests.conversation(LAN, 0, 5, bare_id=True),
            "/v2.0/oa/conversation",
            '{"user_id":1000000000000000011,"offset":0,"count":5}',
        ),
        (requests.customer(LAN), "/v3.0/oa/user/detail", '{"user_id":"1000000000000000011"}'),
        (requests.customers(50), "/v3.0/oa/user/getlist", '{"offset":50,"count":50}'),
        (
            requests.customers(0, 10, "TODAY"),
            "/v3.0/oa/user/getlist",
            '{"offset":0,"count":10,"last_interaction_period":"TODAY"}',
        ),
    ],
)
def test_reads_ask_by_one_json_parameter(request_: Request, path: str, asked: str) -> None:
    assert (request_.method, request_.host, request_.path, request_.call) == ("GET", "openapi", path, Call.READ)
    assert data(request_) == asked
    assert request_.idempotent


@pytest.mark.parametrize(
    ("request_", "path"),
    [(requests.profile(), "/v2.0/oa/getoa"), (requests.tags(), "/v2.0/oa/tag/gettagsofoa")],
)
def test_reads_without_arguments(request_: Request, path: str) -> None:
    assert (request_.method, request_.path, request_.params) == ("GET", path, ())


@pytest.mark.parametrize("odd", ["abc", "012", "1" * 20, "1,2", "", '1"}'])
def test_only_a_64_bit_number_is_ever_written_bare(odd: str) -> None:
    assert not requests.has_bare_form(UserId(odd))
    assert json.loads(data(requests.conversation(UserId(odd), 0, bare_id=True)))["user_id"] == odd


def test_quota_is_one_path_with_two_questions() -> None:
    of_customer, of_oa = requests.reply_quota(LAN), requests.asset_quota()
    assert (of_customer.method, of_customer.path) == (of_oa.method, of_oa.path) == ("POST", "/v3.0/oa/quota/message")
    assert body(of_customer) == {"user_id": LAN}
    assert body(of_oa) == {"quota_owner": "OA"}
    assert of_customer.idempotent
    assert of_customer.call is Call.READ


def media(**element: object) -> dict[str, object]:
    return {"type": "template", "payload": {"template_type": "media", "elements": [element]}}


@pytest.mark.parametrize(
    ("outgoing", "message"),
    [
        (SendText("Dạ còn ạ 😀"), {"text": "Dạ còn ạ 😀"}),
        (SendText("ạ", RemoteId("abc1")), {"text": "ạ", "quote_message_id": "abc1"}),
        (SendImage("id1"), {"attachment": media(media_type="image", attachment_id="id1")}),
        (
            SendImage("id1", "Áo đỏ"),
            {"text": "Áo đỏ", "attachment": media(media_type="image", attachment_id="id1")},
        ),
        (SendImage("id1", "  "), {"attachment": media(media_type="image", attachment_id="id1")}),
        (
            SendGif("id2", 320, 240),
            {"attachment": media(media_type="gif", attachment_id="id2", width=320, height=240)},
        ),
        (SendSticker("id3"), {"attachment": media(media_type="sticker", attachment_id="id3")}),
        (SendFile("t1"), {"attachment": {"type": "file", "payload": {"token": "t1"}}}),
    ],
)
def test_a_message(outgoing: requests.Outgoing, message: dict[str, object]) -> None:
    request = requests.send(LAN, outgoing)
    assert (request.method, request.path, request.call) == ("POST", "/v3.0/oa/message/cs", Call.SEND)
    assert body(request) == {"recipient": {"user_id": LAN}, "message": message}
    assert not request.idempotent


@pytest.mark.parametrize("words", ["", " \n\t "])
def test_an_empty_text_never_leaves(words: str) -> None:
    with pytest.raises(Rejected) as caught:
        requests.send(LAN, SendText(words))
    assert caught.value.code == "empty"


@pytest.mark.parametrize("outgoing", [SendText("ạ" * 2001), SendImage("i", "😀" * 2001)])
def test_too_long_a_text_never_leaves(outgoing: requests.Outgoing) -> None:
    with pytest.raises(Rejected) as caught:
        requests.send(LAN, outgoing)
    assert caught.value.code == "text_too_long"
    assert caught.value.params == {"length": 2001, "limit": 2000}


def test_two_thousand_code_points_are_not_too_long() -> None:
    assert body(requests.send(LAN, SendText("😀" * 2000)))["message"]["text"] == "😀" * 2000


@given(st.text(min_size=1, max_size=50).filter(str.strip))
def test_any_text_makes_valid_json(words: str) -> None:
    assert isinstance(body(requests.send(LAN, SendText(words)))["message"]["text"], str)


def test_a_reaction_takes_the_old_path() -> None:
    request = requests.react(LAN, RemoteId("abc1"), "/-heart")
    assert (request.path, request.call) == ("/v2.0/oa/message", Call.REACT)
    assert body(request) == {
        "recipient": {"user_id": LAN},
        "sender_action": {"react_message_id": "abc1", "react_icon": "/-heart"},
    }


@pytest.mark.parametrize(
    ("request_", "path", "asked"),
    [
        (requests.tag(LAN, "Quận 1"), "/v2.0/oa/tag/tagfollower", {"user_id": LAN, "tag_name": "Quận 1"}),
        (requests.untag(LAN, "VIP"), "/v2.0/oa/tag/rmfollowerfromtag", {"user_id": LAN, "tag_name": "VIP"}),
        (requests.remove_tag("VIP"), "/v2.0/oa/tag/rmtag", {"tag_name": "VIP"}),
    ],
)
def test_tags(request_: Request, path: str, asked: dict[str, str]) -> None:
    assert (request_.method, request_.path) == ("POST", path)
    assert body(request_) == asked


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        (CustomerChange(alias="Lan quận 1"), {"user_alias": "Lan quận 1"}),
        (CustomerChange(alias=""), {"user_alias": ""}),
        (
            CustomerChange(full_name="Lan", phone="84903123456", address="1 Lê Lợi", birthday="31/12/1999"),
            {"shared_info": {"name": "Lan", "phone": "84903123456", "address": "1 Lê Lợi", "user_dob": "31/12/1999"}},
        ),
        (CustomerChange(phone=""), {"shared_info": {"phone": ""}}),
        (CustomerChange(full_name="giá\ud800"), {"shared_info": {"name": "giá\ufffd"}}),
    ],
)
def test_a_customer_is_changed_only_where_asked(change: CustomerChange, asked: dict[str, object]) -> None:
    request = requests.change_customer(LAN, change)
    assert (request.method, request.path, request.call) == ("POST", "/v3.0/oa/user/update", Call.EDIT)
    assert request.idempotent
    assert body(request) == {"user_id": LAN} | asked


@pytest.mark.parametrize(
    ("kind", "name", "mime", "sent_as"),
    [
        ("image", "ảnh 1.JPG", "image/jpeg", "ảnh 1.JPG"),
        ("image", "ảnh", "image/png", "ảnh.png"),
        ("image", "C:\\Users\\Lan\\a.png", "image/png", "a.png"),
        ("gif", "/tmp/x/b.gif", "image/gif", "b.gif"),
        ("file", "", "application/pdf", "file.pdf"),
        ("file", "../..", "application/msword", "file.doc"),
        ("file", "a\r\nb.csv", "text/csv", "a__b.csv"),
        ("file", "giá\ud800.pdf", "application/pdf", "giá\ufffd.pdf"),
        ("file", "strange", "application/x-strange", "strange.bin"),
    ],
)
def test_an_upload_has_a_name_with_an_extension(kind: UploadKind, name: str, mime: str, sent_as: str) -> None:
    request = requests.upload(kind, name, b"data", mime)
    assert (request.method, request.path, request.call) == ("POST", f"/v2.0/oa/upload/{kind}", Call.UPLOAD)
    assert request.file == requests.FilePart(sent_as, b"data", mime)


@pytest.mark.parametrize(("kind", "most"), [("image", 1_048_576), ("gif", 5_242_880), ("file", 5_242_880)])
def test_too_large_a_file_never_leaves(kind: UploadKind, most: int) -> None:
    assert requests.upload(kind, "a.x", bytes(most), "x/y").file
    with pytest.raises(Rejected) as caught:
        requests.upload(kind, "a.x", bytes(most + 1), "x/y")
    assert caught.value.code == "too_large"


def test_nothing_private_is_in_the_repr() -> None:
    shown = repr(requests.send(LAN, SendText("mật khẩu"))) + repr(requests.upload("file", "a.pdf", b"bytes", "x/y"))
    assert "mật" not in shown
    assert "bytes" not in shown
    assert LAN not in shown
    assert "mật" not in repr(SendText("mật khẩu"))
