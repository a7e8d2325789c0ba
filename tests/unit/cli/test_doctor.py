"""`doctor` on profiles in every state."""

from pathlib import Path

from app.cli.doctor import MARKS, TITLES, line
from app.cli.words import WORDS
from app.domain.checkup import CODES, Check, Finding, Verdict
from app.paths import Paths
from app.profile import profile_lock
from tests.unit.cli.shell import Shell


def _checks(shell: Shell, *options: str) -> dict[str, dict[str, str]]:
    said = shell("doctor", "--json", *options)
    return {one["check"]: one for one in said.lines if "check" in one}


def test_beside_a_window_the_rest_is_looked_at(shell: Shell) -> None:
    shell("setup")
    shell.connect()
    with profile_lock(Paths(shell.home)):
        found = _checks(shell)
    assert (found["login"]["code"], found["database"]["verdict"]) == ("in_use", "good")


def test_a_connected_shop_is_good_in_everything(shell: Shell) -> None:
    shell("setup")
    shell.connect()
    found = _checks(shell)
    assert set(found) == {check.value for check in Check}
    for check in ("database", "network", "login", "place", "permissions", "package"):
        assert found[check]["verdict"] == "good", found[check]
    assert found["keyring"]["verdict"] == "good"  # by passphrase
    assert found["backup"]["code"] == "no_backup"


def test_before_there_is_a_profile_it_says_so_and_looks_on(shell: Shell) -> None:
    said = shell("doctor")
    assert said.code == 3
    assert "There is no profile here yet" in said.out
    assert "Disk" in said.out


def test_a_damaged_database_is_bad_and_says_what_to_do(shell: Shell) -> None:
    shell("setup")
    database = Paths(shell.home).database
    database.write_bytes(b"x" * 8192)
    said = shell("doctor")
    assert said.code == 3
    assert "BAD   Database: " in said.out


def test_the_report_is_written_where_one_wants_it(shell: Shell, tmp_path: Path) -> None:
    shell("setup")
    shell.connect()
    assert shell("doctor", "--report", str(tmp_path / "r.txt")).code == 0
    text = (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert "database: good" in text
    assert shell.server.app_secret not in text
    assert "Tiệm Luyện Tập" not in text


def test_every_finding_has_words() -> None:
    assert set(TITLES) == set(Check)
    assert set(MARKS) == set(Verdict)
    assert set(WORDS) >= CODES
    assert "Tiệm" in line(Finding(Check.PLACE, Verdict.BAD, "wrong_place", "Tiệm"))
