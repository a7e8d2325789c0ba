"""Export: all that a person may see and nothing else, whole or not at all."""

import asyncio
import csv
import io
import zipfile
from pathlib import Path

import pytest

from app.bootstrap import Core, open_core
from app.domain.ids import ConversationId, RemoteId, StaffId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.errors import Rejected
from app.paths import Paths
from app.services.export import Exported
from app.services.export_files import Format, Wanted
from app.store import messages
from tests.fakes.backups import AT, CID, NOWHERE, OA, TEXT, fill, tree
from tests.unit.test_transcript import WORDS

pytestmark = pytest.mark.asyncio
KEY = bytes(32)
EVIL = '=HYPERLINK("https://evil.example")'
OTHER = ConversationId(OA, UserId("300"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "profile")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


async def _filled(core: Core) -> None:
    await fill(core)
    rows = [HistoryRow(RemoteId("e"), OTHER.user_id, Direction.IN, AT + 999, Body(Kind.TEXT, EVIL), "<b>Tú</b>")]
    await core.db.write(messages.ingest, OA, rows, AT, live=True)


def _text_of(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


async def test_one_conversation_is_one_page(paths: Paths, out: Path) -> None:
    told: list[tuple[int, int]] = []
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        found = await core.export.one(
            CID, Wanted(out / "a.html", Format.HTML, WORDS), told=lambda done, total: told.append((done, total))
        )
    assert found == Exported(1, 60)
    assert (told[0], told[-1]) == ((0, 60), (60, 60))
    page = (out / "a.html").read_text(encoding="utf-8")
    assert page.count("<article") == 60
    assert page.index(f"{TEXT} 0") < page.index(f"{TEXT} 59")
    assert "Tú" not in page
    assert list(tree(out)) == ["a.html"]


async def test_all_of_them_are_pages_with_a_list(paths: Paths, out: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        assert await core.export.every(Wanted(out / "all", Format.HTML, WORDS)) == Exported(2, 61)
    files = tree(out)
    index = files["all/index.html"].decode()
    assert len(files) == 3
    assert "&lt;b&gt;Tú&lt;/b&gt;" in index
    assert index.count("<a href=") == 2


async def test_a_table_has_every_message_and_no_formula(paths: Paths, out: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        await core.export.every(Wanted(out / "a.csv", Format.CSV, WORDS))
    data = (out / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert len(rows) == 62
    assert rows[0] == list(WORDS.heads)
    assert [row for row in rows if row[5] == f"'{EVIL}"]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


async def test_a_workbook_has_every_message_and_no_formula(paths: Paths, out: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        await core.export.every(Wanted(out / "a.xlsx", Format.XLSX, WORDS))
    text = _text_of(out / "a.xlsx")
    assert "<f>" not in text
    assert "<hyperlink" not in text
    assert "HYPERLINK(" in text
    assert f"{TEXT} 59" in text


@pytest.mark.parametrize("kind", list(Format))
async def test_nobody_exports_what_they_may_not_see(paths: Paths, out: Path, kind: Format) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        somebody = (await core.people.add("Bình", "binh@shop.vn")).id
        for wanted in (Wanted(out / f"a.{kind}", kind, WORDS),):
            with pytest.raises(Rejected, match="gone"):
                await core.export.every(wanted, somebody)
            with pytest.raises(Rejected, match="gone"):
                await core.export.one(CID, wanted, StaffId("nobody"))
    assert tree(out) == {}


@pytest.mark.parametrize("kind", list(Format))
async def test_cancelled_it_leaves_nothing_and_what_was_there(paths: Paths, out: Path, kind: Format) -> None:
    path = out / f"a.{kind}"
    if kind is not Format.HTML:
        path.write_bytes(b"before")
    before = tree(out)
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        loop = asyncio.get_running_loop()
        task: asyncio.Task[Exported] = loop.create_task(
            core.export.every(Wanted(path, kind, WORDS), told=lambda done, total: task.cancel() and None)
        )
        with pytest.raises(asyncio.CancelledError):
            await task
    assert tree(out) == before


async def test_a_folder_that_is_not_there_is_told(paths: Paths, out: Path) -> None:
    async with open_core(paths, KEY, hosts=NOWHERE, running=False) as core:
        await _filled(core)
        for kind in Format:
            with pytest.raises(Rejected, match="cannot_write"):
                await core.export.every(Wanted(out / "none" / "a", kind, WORDS))
