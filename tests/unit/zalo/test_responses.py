"""Answers: the envelope first, then each endpoint's data in every spelling that Zalo is known to use."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import OaId, RemoteId, UserId
from app.errors import AppError, NeedsUser, RateLimited, Rejected, Transient
from app.zalo import responses
from app.zalo.codes import Call, TokenRefused
from app.zalo.payload import parse
from app.zalo.responses import Answer, AssetQuota, CustomerPage, Receipt, ReplyQuota, SendQuota

NOW = 1_760_000_000_000
LAN = UserId("1000000000000000011")
OA = OaId("3000000000000000001")

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


def answer(value: object, status: int = 200) -> Answer:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return Answer(status, body)


@pytest.mark.parametrize(
    "value",
    [
        {"data": {"a": 1}, "error": 0, "message": "Success"},
        {"data": {"a": 1}, "error": "0", "message": "success", "extra": []},
    ],
)
@pytest.mark.parametrize("status", [200, 400, 500])
def test_success_is_error_zero_whatever_the_status(value: object, status: int) -> None:
    assert responses.read_data(answer(value, status), Call.READ, NOW) == {"a": 1}


def test_a_write_has_no_data() -> None:
    assert responses.read_data(answer({"error": 0, "message": "Success"}), Call.EDIT, NOW) is None


@pytest.mark.parametrize("status", [200, 400, 404, 500])
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"error": -216, "message": "Access token is invalid"}, TokenRefused),
        ({"error": "-224", "message": "upgrade", "data": None}, NeedsUser),
        ({"error": -230, "message": "…", "data": {}}, Rejected),
        ({"error": 404, "message": "empty api"}, Rejected),
        ({"code": 404, "message": "empty api"}, Rejected),
    ],
)
def test_failure_is_any_other_number_whatever_the_status(value: object, kind: type[AppError], status: int) -> None:
    with pytest.raises(AppError) as caught:
        responses.read_data(answer(value, status), Call.SEND, NOW)
    assert type(caught.value) is kind


@pytest.mark.parametrize("status", [200, 400, 404])
def test_a_number_that_nobody_knows_is_a_refusal(status: int) -> None:
    with pytest.raises(Rejected) as caught:
        responses.read_data(answer({"error": 77, "message": "new"}, status), Call.SEND, NOW)
    assert caught.value.params == {"zalo_code": 77, "zalo_text": "new"}


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 200, "bad_answer"),
        (b"<html>Login to the wifi</html>", 200, "bad_answer"),
        (b"[]", 200, "bad_answer"),
        (b"{}", 200, "bad_answer"),
        (b'{"data": [], "message": "Success"}', 200, "bad_answer"),
        (b'{"error": null}', 200, "bad_answer"),
        (b'{"error": "none"}', 200, "bad_answer"),
        (b'{"error": false}', 200, "bad_answer"),
        (b"[" * 50_000, 200, "bad_answer"),
        (b"Bad gateway", 502, "server"),
        (b"", 503, "server"),
        (b'{"error": 77, "message": "new"}', 500, "server"),
        (b'{"code": 502, "message": "upstream timed out"}', 502, "server"),
        (b'{"error": -1, "message": "system"}', 504, "server"),
        (b'{"code": 408, "message": "too slow"}', 408, "bad_answer"),
        (b"", 404, "bad_answer"),
        (b"", 302, "bad_answer"),
    ],
)
def test_what_is_no_answer_heals_by_itself_and_may_have_been_done(body: bytes, status: int, code: str) -> None:
    with pytest.raises(Transient) as caught:
        responses.read_data(answer(body, status), Call.SEND, NOW)
    assert caught.value.code == code
    assert caught.value.reached


@pytest.mark.parametrize("body", [b"", b"slow down", b'{"error": 429, "message": "Too many requests"}'])
def test_429_without_a_code_of_zalos_is_the_rate_limit(body: bytes) -> None:
    with pytest.raises(RateLimited) as caught:
        responses.read_data(answer(body, 429), Call.SEND, NOW)
    assert caught.value.until > NOW
    assert not caught.value.reached


@pytest.mark.parametrize("name", ["oaid", "oa_id"])
@pytest.mark.parametrize("oa_id", ["3000000000000000001", 3000000000000000001])
def test_profile(name: str, oa_id: object) -> None:
    data = {
        **{name: oa_id, "name": "Tiệm Thử", "is_verified": True, "oa_type": 2, "num_follower": "5"},
        **{"avatar": "https://s.zadn.vn/a.jpg", "package_name": "Nâng cao", "linked_ZCA": "ZBA-0"},
        "package_valid_through_date": "13/12/2026",
    }
    profile = responses.read_profile(data)
    assert profile.oa_id == OA
    assert profile.name == "Tiệm Thử"
    assert profile.avatar == "https://s.zadn.vn/a.jpg"
    assert profile.verified is True
    assert (profile.package, profile.package_until, profile.followers) == ("Nâng cao", "13/12/2026", 5)


def test_profile_of_few_words() -> None:
    profile = responses.read_profile({"oa_id": "3", "is_verified": "false"})
    assert (profile.name, profile.verified, profile.package) == ("", False, "")


@pytest.mark.parametrize("data", [None, {}, [], {"name": "x"}, {"oaid": ""}, {"oaid": 1.5}])
def test_a_profile_without_an_id_is_none(data: object) -> None:
    with pytest.raises(Transient):
        responses.read_profile(data)


def test_customer() -> None:
    customer = responses.read_customer(
        {
            **{"user_id": LAN, "user_id_by_app": "2000000000000000011", "display_name": "Khách A"},
            **{"user_alias": "chị Lan", "is_sensitive": False, "user_is_follower": True},
            **{"avatar": "https://s.zadn.vn/a.jpg", "avatars": {"240": "https://s.zadn.vn/240.jpg"}},
            "tags_and_notes_info": {"notes": [], "tag_names": ["VIP", "", None, "Quận 1"]},
            "shared_info": {
                **{"address": "1 Lê Lợi", "city": "TP. HCM", "district": " Quận 1 "},
                **{"phone": "84385953000", "name": " Nguyễn Thị Lan ", "user_dob": "31/12/1999"},
            },
        },
        LAN,
    )
    assert (customer.user_id, customer.name, customer.alias) == (LAN, "Khách A", "chị Lan")
    assert customer.avatar == "https://s.zadn.vn/240.jpg"
    assert customer.tags == ("VIP", "Quận 1")
    assert customer.follower is True
    assert customer.address == "1 Lê Lợi, Quận 1, TP. HCM"
    assert (customer.phone, customer.birthday, customer.sensitive) == ("84385953000", "31/12/1999", False)
    assert (customer.full_name, customer.person) == ("Nguyễn Thị Lan", "2000000000000000011")


def test_an_address_that_names_its_city_is_not_told_twice() -> None:
    shared = {"address": "1 Lê Lợi, quận 1", "district": "Quận 1", "city": "TP. HCM"}
    assert responses.read_customer({"shared_info": shared}, LAN).address == "1 Lê Lợi, quận 1, TP. HCM"


@pytest.mark.parametrize(
    ("phone", "read"),
    [(0, ""), ("0", ""), ("", ""), (84385953000, "84385953000"), ("0385953000", "0385953000"), (None, ""), ([], "")],
)
def test_phone(phone: object, read: str) -> None:
    assert responses.read_customer({"shared_info": {"phone": phone}}, LAN).phone == read


def test_an_empty_customer_is_one_of_whom_nothing_is_known() -> None:
    customer = responses.read_customer({}, LAN)
    assert customer.user_id == LAN
    assert customer.follower is None
    assert customer.sensitive is False


def test_customers() -> None:
    page = responses.read_customers(
        {
            **{"total": "7", "count": 50, "offset": 0},
            "users": [{"user_id": LAN}, {"user_id": 12}, {"user_id": LAN}, {"user_id": OA}, {}, None, "13", 1.5],
        },
        OA,
    )
    assert page == CustomerPage(7, (LAN, UserId("12"), UserId("13")), 8)
    assert responses.read_customers(None, OA) == CustomerPage(0, (), 0)


@pytest.mark.parametrize("last", ["1760000003000", 1760000003000])
def test_reply_quota(last: object) -> None:
    data = {"last_interaction": last, "cs_reply": {"remain": 6, "total": "8"}, "promotion": {}}
    assert responses.read_reply_quota(data) == ReplyQuota(1760000003000, 6, 8)


def test_reply_quota_of_2026_counts_nothing() -> None:
    assert responses.read_reply_quota({"last_interaction": "0"}) == ReplyQuota(0, None, None)


def test_asset_quota() -> None:
    one = {
        **{"asset_id": "a1", "product_type": "cs", "quota_type": "sub_quota", "valid_through": "10/10/2026"},
        **{"total": 2000, "remain": "1990"},
    }
    expected = AssetQuota("a1", "cs", "sub_quota", "10/10/2026", 2000, 1990)
    assert responses.read_asset_quota([one, None, "x"]) == (expected,)


@pytest.mark.parametrize(
    ("data", "receipt"),
    [
        (
            {
                **{"message_id": "bbbbbbbbbbbbbbbbbbb1", "user_id": LAN, "sent_time": "1760000005000"},
                "quota": {"quota_type": "reply", "remain": "7", "total": "8"},
            },
            Receipt(RemoteId("bbbbbbbbbbbbbbbbbbb1"), 1760000005000, SendQuota("reply", 7, 8)),
        ),
        (
            {"message_id": "b1", "quota": {"remain": "7", "total": 8}},
            Receipt(RemoteId("b1"), 0, SendQuota("reply", 7, 8)),
        ),
        (
            {"message_id": "b1", "quota": {"quota_type": "sub_quota", "remain": 1, "expired_date": "11/02/2027"}},
            Receipt(RemoteId("b1"), 0, SendQuota("sub_quota", 1, None, "11/02/2027")),
        ),
        ({"message_id": "b1"}, Receipt(RemoteId("b1"), 0, None)),
        ({"message_id": "b1", "sent_time": "now"}, Receipt(RemoteId("b1"), 0, None)),
    ],
)
def test_receipt(data: object, receipt: Receipt) -> None:
    assert responses.read_receipt(data) == receipt


@pytest.mark.parametrize("data", [None, {}, {"message_id": ""}, {"message_id": 1.5}, []])
def test_a_receipt_without_an_id_leaves_the_fate_unknown(data: object) -> None:
    with pytest.raises(Transient) as caught:
        responses.read_receipt(data)
    assert caught.value.reached


@pytest.mark.parametrize("data", [{"attachment_id": "x+/="}, {"token": "x+/="}, {"token": "", "attachment_id": "x+/="}])
def test_upload_answers_with_either_name(data: object) -> None:
    assert responses.read_upload(data) == "x+/="


@pytest.mark.parametrize("data", [None, {}, {"token": ""}, {"token": None}])
def test_an_upload_without_an_id_failed(data: object) -> None:
    with pytest.raises(Transient):
        responses.read_upload(data)


def test_tags() -> None:
    assert responses.read_tags(["VIP", "Quận 1", "VIP", None, ""]) == ("VIP", "Quận 1")
    assert responses.read_tags(None) == ()


@given(anything)
def test_no_reader_raises_anything_but_app_errors(value: object) -> None:
    parsed = parse(json.dumps(value).encode())
    assert responses.read_customer(parsed, LAN).user_id == LAN
    assert isinstance(responses.read_customers(parsed, OA), CustomerPage)
    assert isinstance(responses.read_reply_quota(parsed), ReplyQuota)
    assert isinstance(responses.read_asset_quota(parsed), tuple)
    assert isinstance(responses.read_tags(parsed), tuple)
    for read in (responses.read_profile, responses.read_receipt, responses.read_upload):
        try:
            read(parsed)
        except Transient:
            continue
