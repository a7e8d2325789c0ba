"""What a command reads and writes."""

import io
import json

import pytest

from app.cli.terminal import Terminal, one_line
from app.errors import NeedsUser


def _terminal(stdin: str = "", *, as_json: bool = False) -> Terminal:
    return Terminal(io.StringIO(stdin), io.StringIO(), io.StringIO(), json=as_json)


def _out(terminal: Terminal) -> str:
    assert isinstance(terminal.stdout, io.StringIO)
    return terminal.stdout.getvalue()


def test_an_answer_is_lines_for_people_and_one_object_for_programs() -> None:
    plain, machine = _terminal(), _terminal(as_json=True)
    for terminal in (plain, machine):
        terminal.result({"name": "Chị Lan"}, "một", "hai")
    assert _out(plain) == "một\nhai\n"
    assert json.loads(_out(machine)) == {"name": "Chị Lan"}
    assert "Chị Lan" in _out(machine)


def test_what_is_said_to_a_person_is_not_in_the_answer() -> None:
    terminal = _terminal(as_json=True)
    terminal.say("chú ý")
    assert _out(terminal) == ""


def test_piped_lines_are_taken_one_by_one_and_the_rest_whole() -> None:
    terminal = _terminal("secret \nhttps://a.example/?code=1\nmột\nhai\n")
    assert terminal.ask_secret("Secret") == "secret"
    assert terminal.ask("Address") == "https://a.example/?code=1"
    assert terminal.rest("the text") == "một\nhai\n"


@pytest.mark.parametrize("ask", ["ask", "ask_secret", "rest"])
def test_what_was_not_piped_in_is_named(ask: str) -> None:
    with pytest.raises(NeedsUser) as caught:
        getattr(_terminal("\n"), ask)("the address")
    assert (caught.value.code, caught.value.params) == ("input_missing", {"what": "the address"})


def test_a_customers_text_can_not_move_the_cursor() -> None:
    assert one_line("a\x1b[2J\r\nb\t\x07c") == "a[2J b c"
    assert one_line("mười hai ký tự", 8) == "mười ha…"
