"""Words of strangers in pages and tables: nothing of them runs, loads, links or counts."""

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser

import pytest

from app import transcript
from app.domain.ids import ConversationId, MessageKey, OaId, RemoteId, StaffId, UserId
from app.domain.messages import Body, Contact, Direction, Kind, Link, Message, Origin, Place
from app.transcript import Heading, Words, csv_rows

WORDS = Words(
    "vi", ("OA", "Khách", "Lúc", "Ai", "Loại", "Nội dung", "Chi tiết"), {"photo": "Ảnh"}, "Ngoài", "Chủ", "x", "Mất"
)
HEADING = Heading("Lan", "Tiệm")
CID = ConversationId(OaId("1"), UserId("2"))
TEXTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</article></main><iframe src=https://evil.example>",
    "javascript:alert(1)",
    "&lt;b&gt;",
    "\x00\x08\ud800 gãy",
    "‮gpj.exe",
)


def message(text: str, kind: Kind = Kind.TEXT, direction: Direction = Direction.IN) -> Message:
    body = Body(kind, text)
    return Message(MessageKey(1), CID, RemoteId("r"), direction, Origin.CUSTOMER, 1_760_000_000_000, body)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def _page(*messages: Message, heading: Heading = HEADING, picture: bytes | None = None) -> str:
    body = "".join(transcript.page_message(one, heading, WORDS, picture) for one in messages)
    return transcript.page_head(heading, WORDS) + transcript.page_day(0) + body + transcript.page_end()


@pytest.mark.parametrize("text", TEXTS)
def test_nothing_of_a_text_becomes_part_of_the_page(text: str) -> None:
    hostile = replace(message(text).body, file_name=text, links=(Link(text, text),), contact=Contact(text, text))
    page = _page(replace(message(text), body=hostile, author_name=text), heading=Heading(text, text))
    tags = Tags()
    tags.feed(page)
    assert tags.tags <= {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "article", "small"}
    assert tags.attributes <= {"lang", "charset", "http-equiv", "content", "name", "class"}
    assert page.encode("utf-8")
    assert "‮" not in page


def test_a_page_may_load_nothing_and_run_nothing() -> None:
    page = _page(message("chào"))
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src &#x27;none&#x27;" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "http" not in page.replace("http-equiv", "")


def test_pictures_come_along_if_they_are_ones() -> None:
    photo = message("", Kind.PHOTO)
    assert "data:image/png;base64," in _page(photo, picture=b"\x89PNG\r\n\x1a\nxx")
    for other in (b"<svg onload=alert(1)>", b"MZ\x90"):
        assert "<img" not in _page(photo, picture=other)
    assert "Mất" in _page(photo)


def test_a_list_leads_to_pages_of_our_own_names_alone() -> None:
    name = transcript.file_name(Heading('../../<x>"&', "t"), 7)
    assert re.fullmatch(r"00007-[\w-]+\.html", name)
    tags = Tags()
    tags.feed(transcript.index_line(Heading('"><script>', "t"), name, 3))
    assert tags.addresses == [name]
    assert transcript.file_name(Heading("...", ""), 1) == "00001-x.html"


def test_no_cell_of_a_table_is_a_formula() -> None:
    assert csv_rows([["=1", "\u3000＋1", "Chị Lan"]]) == '"\'=1","\'\u3000＋1","Chị Lan"\r\n'


def test_a_row_says_who_when_and_what() -> None:
    said = replace(
        message("Dạ còn", direction=Direction.OUT), origin=Origin.HERE, author=StaffId("an"), author_name="An"
    )
    row = transcript.row(said, HEADING, WORDS)
    assert (row[0], row[1], row[3], row[5]) == ("Tiệm", "Lan", "An", "Dạ còn")
    assert isinstance(row[2], datetime)
    assert transcript.author(replace(said, origin=Origin.OUTSIDE), HEADING, WORDS) == "Ngoài"
    assert transcript.author(replace(said, author_name=""), HEADING, WORDS) == "Chủ"


def test_what_a_message_has_beside_its_text_is_told() -> None:
    body = Body(Kind.LOCATION, place=Place(10.5, 106.25), file_name="a.pdf", links=(Link("https://x", "X"),))
    found = transcript.details(replace(message(""), body=body))
    assert found == "a.pdf · X https://x · 10.500000, 106.250000"


@pytest.mark.parametrize("at", [0, -1, 1 << 62])
def test_times_that_no_calendar_has_break_nothing(at: int) -> None:
    assert transcript.page_day(at).startswith("<h2>")
    assert transcript.day_of(at) > 0
