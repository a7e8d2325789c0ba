"""API page 5.2 to 5.4: each kind's row, and the knobs that bend it."""

import json

import pytest

from tests.unit.practice.conftest import START, Shop


def test_a_photo_has_pictures_and_a_description_but_no_message(shop: Shop) -> None:
    shop.world.customer_sends_photo(shop.lan, subject="bag")
    (row,) = shop.recent()
    assert (row["type"], row["description"]) == ("photo", "")
    assert "message" not in row
    assert shop.http.get(row["url"]).headers["content-type"] == "image/jpeg"
    assert len(shop.http.get(row["thumb"]).content) < len(shop.http.get(row["url"]).content)
    shop.knobs.media_message = "empty"
    assert shop.recent()[0]["message"] == ""


def test_a_stickers_address_is_escaped_and_works_only_unescaped(shop: Shop) -> None:
    shop.world.customer_sends_sticker(shop.lan)
    url = shop.recent()[0]["url"]
    assert "&amp;" in url
    assert shop.http.get(url).status_code == 404
    assert shop.http.get(url.replace("&amp;", "&")).headers["content-type"] == "image/png"
    shop.knobs.sticker_amp = False
    assert "&amp;" not in shop.recent()[0]["url"]


def test_voice_is_amr(shop: Shop) -> None:
    shop.world.customer_sends_voice(shop.lan)
    (row,) = shop.recent()
    assert (row["type"], row["url"].endswith(".amr")) == ("voice", True)
    assert shop.http.get(row["url"]).content.startswith(b"#!AMR\n")


def test_a_gif_is_spelled_in_capitals(shop: Shop) -> None:
    shop.world.customer_sends_gif(shop.lan)
    (row,) = shop.recent()
    assert row["type"] == "GIF"
    assert shop.http.get(row["url"]).content.startswith(b"GIF8")


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("strings", ["https://example.vn/a?b=1&c=2"]),
        ("text", "https://example.vn/a?b=1&c=2"),
        ("objects", [{"url": "https://example.vn/a?b=1&c=2", "title": "Nến", "description": "", "thumb": ""}]),
    ],
)
def test_links_have_three_shapes(shop: Shop, shape: str, told: object) -> None:
    shop.knobs.turn({"links": shape})
    shop.world.customer_sends_link(shop.lan, "https://example.vn/a?b=1&c=2", "Nến")
    (row,) = shop.recent()
    assert (row["type"], row["links"]) == ("link", told)


@pytest.mark.parametrize(
    ("shape", "told"),
    [
        ("json", '{"longitude": "106.7", "latitude": "10.8"}'),
        ("object", {"longitude": "106.7", "latitude": "10.8"}),
        ("lat,long", "10.8,106.7"),
        ("long,lat", "106.7,10.8"),
    ],
)
def test_a_location_has_four_shapes(shop: Shop, shape: str, told: object) -> None:
    shop.knobs.turn({"location": shape})
    shop.world.customer_sends_location(shop.lan, 10.8, 106.7)
    (row,) = shop.recent()
    if shape == "json":
        assert json.loads(row["location"]) == json.loads(str(told))
    else:
        assert row["location"] == told


def test_a_file_has_its_name_or_nothing(shop: Shop) -> None:
    shop.world.customer_sends_file(shop.lan, "đơn hàng.docx", b"PK")
    (row,) = shop.recent()
    assert (row["type"], row["name"], row["size"]) == ("file", "đơn hàng.docx", "2")
    shop.knobs.file_rows = "bare"
    assert {"name", "size"}.isdisjoint(shop.recent()[0])


@pytest.mark.parametrize("kind", ["nosupport", "business_card", "call", "video", "recalled"])
def test_kinds_that_nobody_documented_are_rows_too(shop: Shop, kind: str) -> None:
    shop.world.customer_sends(shop.lan, kind, {"anything": {"deep": [1]}})
    (row,) = shop.recent()
    assert (row["type"], row["anything"], row["src"]) == (kind, {"deep": [1]}, 1)


def test_ids_as_numbers_lose_nothing(shop: Shop) -> None:
    shop.knobs.ids_as_numbers = True
    shop.world.customer_writes(shop.lan, "Alo")
    (row,) = shop.recent()
    assert (row["from_id"], row["to_id"]) == (int(shop.lan.user_id), int(shop.world.oa.oa_id))
    assert int(shop.lan.user_id) > 2**53


def test_names_can_be_empty_or_missing(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    shop.knobs.names = "empty"
    (row,) = shop.recent()
    assert (row["from_display_name"], row["from_avatar"], row["to_display_name"]) == ("", "", "")
    shop.knobs.names = "missing"
    assert not [name for name in shop.recent()[0] if "display" in name or "avatar" in name]


def test_sent_time_and_unknown_keys_can_be_off(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "Alo")
    assert "x_trace" in shop.recent()[0]
    shop.knobs.sent_time = shop.knobs.extra_keys = False
    assert set(shop.recent()[0]) == {
        "src", "time", "type", "message", "message_id", "from_id", "to_id",
        "from_display_name", "to_display_name", "from_avatar", "to_avatar",
    }  # fmt: skip


def test_a_broken_row_stands_among_good_ones(shop: Shop) -> None:
    shop.world.customer_writes(shop.lan, "trước", time=START - 2)
    shop.world.customer_sends_broken_row(shop.lan, {"message_id": None, "time": "soon"}, time=START - 1)
    shop.world.customer_writes(shop.lan, "sau")
    assert [row["message_id"] is None for row in shop.recent()] == [False, True, False]
