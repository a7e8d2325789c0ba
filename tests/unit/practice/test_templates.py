"""API page 6.1: the limits of buttons and of asking for details."""

import pytest

from app.practice.refusals import Refusal
from app.practice.templates import buttons, request_info

GOOD = [
    {"title": "M" * 100, "type": "oa.open.url", "payload": {"url": "https://example.vn"}},
    {"title": "Hỏi", "type": "oa.query.show", "payload": "a" * 1000},
    {"title": "Ẩn", "type": "oa.query.hide", "payload": "#x"},
    {"title": "Gọi", "type": "oa.open.phone", "payload": {"phone_code": "84903123456"}},
    {"title": "Nhắn", "type": "oa.open.sms", "payload": {"content": "a" * 160, "phone_code": "84903123456"}},
]


def test_the_five_kinds_of_buttons() -> None:
    assert buttons("Chọn", GOOD) == {"message": "Chọn"}


@pytest.mark.parametrize(
    ("button", "code"),
    [
        ({"title": "a" * 101, "type": "oa.query.show", "payload": "x"}, -210),
        ({"title": "a", "type": "oa.query.show", "payload": "a" * 1001}, -210),
        ({"title": "a", "type": "oa.open.sms", "payload": {"content": "a" * 161, "phone_code": "1"}}, -210),
        ({"title": "a", "type": "oa.open.url", "payload": "https://example.vn"}, -201),
        ({"title": "a", "type": "oa.open.app", "payload": {}}, -201),
        ({"type": "oa.query.show", "payload": "x"}, -201),
        ("x", -201),
    ],
)
def test_wrong_buttons(button: object, code: int) -> None:
    with pytest.raises(Refusal) as refused:
        buttons("Chọn", [button])
    assert refused.value.code == code


def test_details_have_a_title_a_subtitle_and_a_picture() -> None:
    element = {"title": "a" * 100, "subtitle": "b" * 500, "image_url": "https://example.vn/a.jpg"}
    assert request_info(element)["message"].startswith("a")
    for change, code in (({"subtitle": "b" * 501}, -210), ({"title": ""}, -201), ({"image_url": None}, -201)):
        with pytest.raises(Refusal) as refused:
            request_info(element | change)
        assert refused.value.code == code
