"""`conversations` and `messages`."""

import asyncio
from pathlib import Path

import pytest

from app.bootstrap import open_core
from app.cli import profile
from app.domain.ids import OaId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind
from app.paths import Paths
from app.store.messages import ingest
from tests.unit.cli.shell import Shell

AT = 1_760_000_000_000


def fill(shell: Shell, tmp_path: Path, rows: list[HistoryRow], oa: str = "3") -> None:
    """Messages that an earlier `run` has stored."""

    async def store() -> None:
        paths = Paths(shell.home)
        key = await profile.vault_of(paths).unlock_with_passphrase((tmp_path / "passphrase").read_text().strip())
        async with open_core(paths, key, running=False) as core:
            await core.db.write(ingest, OaId(oa), rows, AT, live=False)

    asyncio.run(store())


def row(number: int, user: str, text: str, direction: Direction = Direction.IN) -> HistoryRow:
    body = Body(Kind.TEXT, text)
    return HistoryRow(
        RemoteId(f"{number:020x}"), UserId(user), direction, AT + number * 10_000, body, customer_name=f"Khách {user}"
    )


@pytest.fixture
def filled(shell: Shell, tmp_path: Path) -> Shell:
    shell("setup")
    answered = [row(3, "12", "Giá bao nhiêu?"), row(4, "12", "Dạ 50k", Direction.OUT)]
    fill(shell, tmp_path, [row(1, "11", "Còn hàng không ạ?"), row(2, "11", "Alo"), *answered])
    return shell


def test_conversations_come_newest_first_and_can_be_narrowed(filled: Shell) -> None:
    listed = filled("conversations", "--json").lines
    assert [one["id"] for one in listed] == ["3/12", "3/11"]
    assert [(one["name"], one["waiting"]) for one in listed] == [("Khách 12", 0), ("Khách 11", 2)]
    assert [one["id"] for one in filled("conversations", "--json", "--waiting").lines] == ["3/11"]
    assert [one["id"] for one in filled("conversations", "--json", "--limit", "1").lines] == ["3/12"]
    assert filled("conversations", "--oa", "4").out == ""


def test_messages_come_oldest_first_and_page_backwards(filled: Shell) -> None:
    shown = filled("messages", "3/11", "--json").lines
    assert [one["text"] for one in shown] == ["Còn hàng không ạ?", "Alo"]
    before = filled("messages", "3/11", "--json", "--before", str(shown[-1]["key"])).lines
    assert [one["text"] for one in before] == ["Còn hàng không ạ?"]
    assert "> Dạ 50k" in filled("messages", "3/12").out


def test_a_conversation_that_is_not_there_is_told(filled: Shell) -> None:
    said = filled("messages", "3/404", "--json")
    assert (said.code, said.json["error"]["code"]) == (4, "gone")


def test_a_customer_alone_names_a_conversation_where_one_oa_knows_them(shell: Shell, tmp_path: Path) -> None:
    oa = shell.connect().json["connected"]["oa_id"]
    fill(shell, tmp_path, [row(1, "11", "chào")], oa)
    assert [one["text"] for one in shell("messages", "11", "--json").lines] == ["chào"]
