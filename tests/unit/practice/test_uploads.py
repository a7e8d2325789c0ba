"""API page 6.3: what each upload takes, by content and not by name."""

import pytest

from tests.unit.practice.conftest import PNG, Shop

JPEG = b"\xff\xd8\xff\xe0" + bytes(60)
GIF = b"GIF89a" + bytes(60)
PDF = b"%PDF-1.7 " + bytes(60)
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60)
DOCX = b"PK\x03\x04" + bytes(60)
MB = 1024 * 1024


@pytest.mark.parametrize(
    ("shelf", "name", "data", "key"),
    [
        ("image", "a.png", PNG, "attachment_id"),
        ("image", "a.jpg", JPEG, "attachment_id"),
        ("gif", "a.gif", GIF, "attachment_id"),
        ("file", "a.pdf", PDF, "token"),
        ("file", "a.doc", DOC, "token"),
        ("file", "a.docx", DOCX, "token"),
        ("file", "a.csv", "tên,giá\nTúi,185000\n".encode(), "token"),
    ],
)
def test_what_is_taken_and_under_which_key(shop: Shop, shelf: str, name: str, data: bytes, key: str) -> None:
    told = shop.upload(shelf, name, data)
    assert told["error"] == 0
    assert list(told["data"]) == [key]


@pytest.mark.parametrize(
    ("shelf", "name", "data"),
    [
        ("image", "a.png", GIF),
        ("image", "a.jpg", b"not a picture"),
        ("gif", "a.gif", PNG),
        ("file", "a.pdf", PNG),
        ("file", "a.zip", DOCX),
        ("file", "a.xlsx", DOCX),
        ("file", "a.pdf", DOC),
        ("image", "noextension", PNG),
    ],
)
def test_what_is_refused(shop: Shop, shelf: str, name: str, data: bytes) -> None:
    told = shop.upload(shelf, name, data)
    assert told["error"] == -201
    assert "data" not in told


def test_the_words_for_a_wrong_picture(shop: Shop) -> None:
    assert shop.upload("image", "a.webp", b"RIFF0000WEBP")["message"] == (
        "file is invalid. We only support png and jpeg"
    )


def test_csv_is_not_sure(shop: Shop) -> None:
    shop.knobs.csv_allowed = False
    assert shop.upload("file", "a.csv", b"a,b\n")["error"] == -201


@pytest.mark.parametrize(
    ("shelf", "name", "head", "limit"),
    [
        ("image", "a.jpg", JPEG, MB),
        ("gif", "a.gif", GIF, 5 * MB),
        ("file", "a.pdf", PDF, 5 * MB),
    ],
)
def test_the_size_has_a_limit(shop: Shop, shelf: str, name: str, head: bytes, limit: int) -> None:
    assert shop.upload(shelf, name, head + bytes(limit - len(head)))["error"] == 0
    assert shop.upload(shelf, name, head + bytes(limit - len(head) + 1))["error"] == -210


def test_so_many_in_a_month(shop: Shop) -> None:
    shop.knobs.uploads_per_month = 2
    assert [shop.upload("image", "a.png", PNG)["error"] for _ in range(3)] == [0, 0, -211]
    assert shop.upload("file", "a.pdf", PDF)["error"] == 0
    shop.clock.advance(31 * 86_400_000)
    shop.access, _ = shop.world.token_pair()
    assert shop.upload("image", "a.png", PNG)["error"] == 0


def test_the_part_is_named_file(shop: Shop) -> None:
    assert shop.upload("image", "a.png", PNG, part="image")["error"] == -201
    assert shop.upload("gif", "a.gif", GIF, part="image")["error"] == 0
    answer = shop.http.post("/v2.0/oa/upload/image", content=PNG, headers=shop.headers)
    assert answer.json()["error"] == -201


def test_the_answers_keys_can_be_swapped(shop: Shop) -> None:
    shop.knobs.upload_key = "swapped"
    assert list(shop.upload("gif", "a.gif", GIF)["data"]) == ["token"]
    assert list(shop.upload("file", "a.pdf", PDF)["data"]) == ["attachment_id"]
    assert list(shop.upload("image", "a.png", PNG)["data"]) == ["attachment_id"]
