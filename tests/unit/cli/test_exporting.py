"""`export`, as one types it."""

from pathlib import Path

from tests.unit.cli.shell import Shell


def test_what_is_stored_is_exported(shell: Shell, tmp_path: Path) -> None:
    shell("setup")
    nothing = shell("export", str(tmp_path / "a.csv"), "--format", "csv", "--json")
    assert (nothing.code, nothing.json["error"]["code"]) == (4, "gone")
    assert list(tmp_path.glob("*.csv")) == []


def test_a_conversation_that_is_not_there_is_told(shell: Shell, tmp_path: Path) -> None:
    shell("setup")
    assert shell("export", str(tmp_path / "a.html"), "--conversation", "1/2").code == 4
