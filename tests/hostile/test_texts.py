"""Texts, file names and queries of people who mean harm: kept whole, shown tamed, never a path, never slow."""

import random
import string
from datetime import date
from pathlib import Path

import pytest

from app.domain.file_names import MOST_BYTES, safe_name
from app.domain.matching import Matcher
from app.domain.query import parse
from app.domain.tame import MOST_CHARS, MOST_MARKS, TURNING, tame, tame_line
from app.domain.text import fold
from app.errors import AppError
from app.services.ground import Ground
from app.services.search import Search
from app.store import ingest, messages
from app.zalo.payload import TEXT_CAP, clean
from tests.fakes.history import OA, T0, TALK, said
from tests.fakes.seeds import FIRST, seeds
from tests.hostile.budget import within_budget

PIECES = (
    *(
        "<script>alert(1)</script>",
        "<img src=https://evil.example/a.png>",
        "<a href='file:///etc/passwd'>x</a>",
        "&lt;b&gt;",
    ),
    *(
        "https://zaIo.me/đăng-nhập",
        "javascript:alert(1)",
        "data:text/html,<h1>x",
        "http://[::1]:9/",
        "\\\\server\\share",
    ),
    *(
        "\u202egpj.exe",
        "\u2066\u2067\u2069",
        "Z" + "\u0301" * 300,
        "\u0e49" * 500,
        "👩‍👩‍👧‍👦" * 50,
        "\ufeff",
        "\u200d" * 200,
    ),
    *(
        "\x00",
        "\x1b[31m",
        "\r\n" * 400,
        "\t" * 100,
        "%s%n{0}",
        "'; DROP TABLE messages; --",
        '" OR 1=1',
        "NEAR(a b, 3)",
    ),
    *("đ" * 300, "Ăâêôơư", "từ:lan", "trước:32/13/9999", "*", "(((", "AND OR NOT", "^a", 'col: "x', "🧨", "ﷺ" * 100),
)
"""What harm is made of."""
TODAY = date(2026, 11, 27)


def _text(chance: random.Random, longest: int = 8) -> str:
    parts = [
        chance.choice(PIECES) if chance.random() < 0.6 else "".join(chance.choices(string.printable, k=12))
        for _ in range(chance.randrange(1, longest))
    ]
    return "".join(parts)


def _texts(count: int) -> list[str]:
    chance = random.Random(FIRST)
    return [*(_text(chance) for _ in range(count)), "a" * 1_000_000, "\u0301" * 1_000_000, "<b>" * 350_000]


@pytest.mark.asyncio
async def test_500_texts_are_kept_found_and_shown_tame(ground: Ground) -> None:
    for number, text in enumerate(_texts(497)):
        with within_budget(text[:100]):
            row = said(clean(text), T0 + number, 1_000 + number, name=clean(text, 500))
            done = await ground.db.write(ingest.ingest, OA, [row], T0, live=True)
            assert done.new
            shown = tame(text).text
            assert len(shown) <= MOST_CHARS
            assert not set(map(ord, shown)) & TURNING.keys()
            assert "\u0301" * (MOST_MARKS + 1) not in shown
            assert "\n" not in tame_line(text)
            fold(clean(text))
    assert len(await ground.db.read(messages.page, TALK, limit=1_000)) == 500


def test_200_file_names_stay_in_their_folder(tmp_path: Path) -> None:
    chance = random.Random(FIRST)
    bad = ["../" * 9 + "etc/passwd", "..\\..\\x.exe", "/etc/passwd", "C:\\Windows\\a", ".", "..", "", " ", "a" * 5_000]
    bad += [
        "\x00.jpg",
        "a\x00b.png",
        "a\nb.jpg",
        "\u202egpj.exe",
        "tên có dấu.jpg",
        "a" * 300 + ".tar.gz",
        "x" * 200 + "/y",
        *("NUL", "con.pdf", "Lpt1 .x", "COM¹", "aux", "ờ" * 300 + ".pdf", "a:b", "a/", "x.", "a" * 119 + ". b"),
    ]
    names = [
        *bad,
        *(f"{_text(chance, 3)}{chance.choice(('/', '', '.jpg', '.'))}{_text(chance, 3)}" for _ in range(190)),
    ]
    for name in names:
        kept = safe_name(name)
        assert kept
        assert kept not in {".", ".."}
        assert len(kept) <= 120
        assert len(kept.encode()) <= MOST_BYTES
        (tmp_path / kept).write_bytes(b"")
        assert not {"/", "\\"} & set(kept)
        assert (tmp_path / kept).parent == tmp_path
        assert kept.isprintable()


@pytest.mark.parametrize("piece", ["1 ", "+84 ", "0901234567 ", "0-", "0.9", "áo dài ", "x\n", "a"])
def test_hits_in_a_very_long_text_are_marked(piece: str) -> None:
    text = (piece * TEXT_CAP)[:TEXT_CAP]
    for query in (text[:400], "0901234567", "1 2 3 4 5 6 7 8 9", "áo dài áo dài"):
        with within_budget((piece, query)):
            matcher = Matcher(parse(query, TODAY).terms)
            matcher.snippet(text)
            matcher.matches(text)


@pytest.mark.asyncio
@pytest.mark.parametrize("seed", seeds(4))
@pytest.mark.parametrize(
    "count", [5_000, pytest.param(50_000, marks=[pytest.mark.nightly, pytest.mark.timeout(3_000)])]
)
async def test_queries_of_any_kind_are_answered(ground: Ground, count: int, seed: int) -> None:
    rows = [said(f"áo số {number} <b>đỏ</b>", T0 + number, 5_000 + number) for number in range(40)]
    await ground.db.write(ingest.ingest, OA, rows, T0, live=True)
    search, chance = Search(ground), random.Random(seed)
    for _ in range(count):
        query = _text(chance, 5)[: chance.randrange(1, 400)]
        with within_budget(query):
            parse(query, TODAY)
            try:
                await search.find(query)
                await search.in_thread(TALK, query)
            except AppError as error:
                pytest.fail(f"seed {seed}: {query!r}: {error}")
