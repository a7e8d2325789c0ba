"""What a row says, by type; unknown types are normal and keep what they say."""

import pytest

from app.domain.messages import Body, Contact, Kind, Link, Place
from app.zalo.bodies import read_body, read_place
from app.zalo.payload import parse

JPG, THUMB = "https://f9.zdn.vn/x.jpg", "https://t-f9.zdn.vn/480/x.jpg"


def test_text() -> None:
    assert read_body({"type": "text", "message": "Còn hàng không ạ?"}) == Body(
        Kind.TEXT, text="Còn hàng không ạ?", raw_type="text"
    )


@pytest.mark.parametrize("caption", ["", "Áo này còn không"])
@pytest.mark.parametrize("kind", ["photo", "image"])
def test_photo_has_its_caption_in_the_description(kind: str, caption: str) -> None:
    body = read_body({"type": kind, "thumb": THUMB, "url": JPG, "description": caption})
    assert body == Body(Kind.PHOTO, text=caption, url=JPG, thumb=THUMB, raw_type=kind)


def test_a_photo_without_anything_is_still_a_photo() -> None:
    assert read_body({"type": "photo"}) == Body(Kind.PHOTO, raw_type="photo")


@pytest.mark.parametrize(
    ("raw_type", "kind"),
    [
        ("GIF", Kind.GIF),
        ("gif", Kind.GIF),
        ("sticker", Kind.STICKER),
        ("voice", Kind.VOICE),
        ("audio", Kind.VOICE),
        ("video", Kind.VIDEO),
        ("business_card", Kind.CARD),
        ("call", Kind.CALL),
    ],
)
def test_kinds_keep_their_spelling(raw_type: str, kind: Kind) -> None:
    body = read_body({"type": raw_type, "url": "http://api.zalo.me/e?a=1&amp;b=2"})
    assert (body.kind, body.raw_type, body.url) == (kind, raw_type, "http://api.zalo.me/e?a=1&b=2")


@pytest.mark.parametrize(
    ("raw_type", "kept"),
    [("hologram", "hologram"), ("", ""), (None, ""), (7, "7"), (["text"], ""), ("x" * 99, "x" * 64)],
)
def test_an_unknown_type_is_normal(raw_type: object, kept: str) -> None:
    body = read_body({"type": raw_type, "message": "hi", "url": JPG})
    assert body == Body(Kind.UNKNOWN, text="hi", url=JPG, raw_type=kept)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://f9.zdn.vn/x", "", None, 5, {"a": 1}])
def test_only_web_addresses_are_addresses(address: object) -> None:
    body = read_body({"type": "photo", "url": address, "thumb": address})
    assert (body.url, body.thumb) == ("", "")


def test_file() -> None:
    body = read_body({"type": "file", "url": JPG, "name": "Báo giá.pdf", "size": "1024"})
    assert (body.kind, body.file_name, body.file_size) == (Kind.FILE, "Báo giá.pdf", 1024)
    assert read_body({"type": "file", "size": -1}).file_size == 0


@pytest.mark.parametrize(
    ("links", "read"),
    [
        (["https://a.test/1", "https://a.test/2"], (Link("https://a.test/1"), Link("https://a.test/2"))),
        ("https://a.test/1", (Link("https://a.test/1"),)),
        ('["https://a.test/1"]', (Link("https://a.test/1"),)),
        (
            [{"url": "https://a.test/1", "title": "Tin", "description": "Mô tả", "thumb": JPG}],
            (Link("https://a.test/1", "Tin", "Mô tả", JPG),),
        ),
        ({"url": "https://a.test/1"}, (Link("https://a.test/1"),)),
        ('{"url": "https://a.test/1"}', (Link("https://a.test/1"),)),
        ([{"url": "javascript:x", "title": "Tin"}, "javascript:x", None, 5, []], (Link("", "Tin"),)),
        (None, ()),
        ("[broken", ()),
        (5, ()),
    ],
)
@pytest.mark.parametrize("kind", ["link", "links"])
def test_links(kind: str, links: object, read: tuple[Link, ...]) -> None:
    body = read_body({"type": kind, "links": links, "message": "Xem nhé"})
    assert body.links == read
    assert (body.kind, body.text) == (Kind.LINK, "Xem nhé")


def test_a_link_row_of_the_other_shape() -> None:
    body = read_body({"type": "link", "url": "https://a.test/1", "thumb": JPG, "description": "Mô tả"})
    assert body.links == (Link("https://a.test/1", "", "Mô tả", JPG),)


def test_links_are_bounded() -> None:
    assert len(read_body({"type": "links", "links": ["https://a.test/"] * 1000}).links) == 50


SAIGON = Place(10.77, 106.69)


@pytest.mark.parametrize(
    "written",
    [
        b'"{\\"latitude\\": \\"10.77\\", \\"longitude\\": \\"106.69\\"}"',
        b'{"latitude": 10.77, "longitude": 106.69}',
        b'{"lat": "10.77", "long": "106.69"}',
        b'{"lat": 10.77, "lng": 106.69}',
        b'{"latitude": 106.69, "longitude": 10.77}',
        b'{"coordinates": {"latitude": "10.77", "longitude": "106.69"}}',
        b'{"type": "Point", "coordinates": [106.69, 10.77]}',
        b'"10.77,106.69"',
        b'"106.69, 10.77"',
        b'"106.69;10.77"',
        b'"[106.69, 10.77]"',
        b"[10.77, 106.69]",
    ],
)
def test_a_place_however_written(written: bytes) -> None:
    assert read_place(parse(written)) == SAIGON


@pytest.mark.parametrize(
    ("written", "place"),
    [
        (b'"48.85,2.35"', Place(48.85, 2.35)),
        (b'"-122.4,37.7"', Place(37.7, -122.4)),
        (b'{"lat": 106.0, "lng": 200.0}', None),
        (b'"95,95"', None),
        (b'"north,south"', None),
        (b'"10.77"', None),
        (b'"1,2,3"', None),
        (b'""', None),
        (b'"{broken"', None),
        (b'"NaN,NaN"', None),
        (b"{}", None),
        (b'{"lat": true, "lng": 1}', None),
        (b'{"coordinates": {"coordinates": {"coordinates": []}}}', None),
        (b'{"coordinates": [[[[1,2]]]]}', None),
        (b"null", None),
        (b"7", None),
    ],
)
def test_places_elsewhere_and_nowhere(written: bytes, place: Place | None) -> None:
    assert read_place(parse(written)) == place


def test_only_locations_have_a_place_and_only_links_have_links() -> None:
    body = read_body({"type": "text", "location": "10.77,106.69", "links": ["https://a.test"], "name": "x"})
    assert (body.place, body.links, body.file_name) == (None, (), "")
    assert read_body({"type": "location", "location": "10.77,106.69"}).place == SAIGON


@pytest.mark.parametrize(
    ("row", "contact", "thumb"),
    [
        ({"name": "Mai", "phone": "0903123456", "thumb": JPG}, Contact("Mai", "0903123456"), JPG),
        ({"display_name": "Mai", "phone": 84903123456}, Contact("Mai", "84903123456"), ""),
        (
            {"description": '{"phone": "0903", "qrCodeUrl": "https://q.zdn.vn/q"}', "name": "Mai"},
            Contact("Mai", "0903"),
            "",
        ),
        ({"payload": {"phone_number": "0903", "avatar": JPG}}, Contact("", "0903"), JPG),
        ({"payload": '{"title": "Mai"}'}, Contact("Mai", ""), ""),
        ({"description": "{hỏng", "phone": ["0903"]}, None, ""),
        ({"name": {"a": 1}, "payload": [1]}, None, ""),
    ],
)
def test_a_business_card_is_read_wherever_it_says_it(
    row: dict[str, object], contact: Contact | None, thumb: str
) -> None:
    body = read_body({"type": "business_card", **row})
    assert (body.kind, body.contact, body.thumb) == (Kind.CARD, contact, thumb)


def test_the_words_of_a_card_are_not_its_json() -> None:
    told = '{"phone": "0903", "caption": "Gọi chị này nhé"}'
    assert read_body({"type": "business_card", "description": told}).text == "Gọi chị này nhé"
    assert read_body({"type": "business_card", "message": "Chị Mai"}).text == "Chị Mai"


@pytest.mark.parametrize(
    ("duration", "seconds"), [(34, 34), ("34", 34), (192_000, 192), (0, 0), (-5, 0), ("lâu", 0), (10**12, 0), (None, 0)]
)
def test_how_long_a_call_lasts(duration: object, seconds: int) -> None:
    assert read_body({"type": "call", "duration": duration}).seconds == seconds
    assert read_body({"type": "text", "duration": duration, "message": "x"}).seconds == 0


@pytest.mark.parametrize(
    ("src", "words", "kind"),
    [
        (1, "#hoi_gia", Kind.HIDDEN),
        (1, " #order:12/a ", Kind.HIDDEN),
        (0, "#hoi_gia", Kind.TEXT),
        (1, "#1 còn không", Kind.TEXT),
        (1, "#123", Kind.TEXT),
        (1, "#áodài", Kind.TEXT),
        (1, "mua #hoi_gia", Kind.TEXT),
        (1, "", Kind.TEXT),
    ],
)
def test_the_payload_of_a_hidden_button_is_told_from_words(src: int, words: str, kind: Kind) -> None:
    body = read_body({"type": "text", "src": src, "message": words})
    assert (body.kind, body.text) == (kind, words)


@pytest.mark.parametrize("raw_type", ["oa.query.hide", "query_hide", "Hidden_Query"])
def test_a_type_may_say_hidden_too(raw_type: str) -> None:
    assert read_body({"type": raw_type, "message": "giá"}).kind is Kind.HIDDEN


def test_a_preview_may_stand_beside_its_link() -> None:
    row = {"type": "link", "message": "xem", "links": ["https://a.vn"], "description": "Nến thơm", "thumb": JPG}
    assert read_body(row).links == (Link("https://a.vn", "", "Nến thơm", JPG),)
    two = read_body({**row, "links": ["https://a.vn", "https://b.vn"]})
    assert two.links == (Link("https://a.vn"), Link("https://b.vn"))
    only = read_body({"type": "link", "links": ["https://a.vn"], "description": "xem"})
    assert (only.text, only.links) == ("xem", (Link("https://a.vn"),))
