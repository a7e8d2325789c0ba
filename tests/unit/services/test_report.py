"""The file of a diagnosis: useful, and nothing in it of a customer, a login or a person."""

from pathlib import Path

import pytest

from app.domain.checkup import Check, Finding, Verdict
from app.errors import Rejected
from app.services import report
from app.services.report import anonymous

CANARIES = (
    "Nguyễn Thị Lan",
    "0903123456",
    "lan@gmail.com",
    "Z1y2X3w4V5u6T7s8R9q0P1o2N3m4L5k6J7",
    "2468135790246813579",
    "chị ơi còn áo không",
    "203.0.113.77",
)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("poll of 2468135790246813579 failed", "poll of …79 failed"),
        ("from 203.0.113.77 to", "from 203.0.… to"),
        ("mail lan@gmail.com", "mail […]"),
        ("ValueError: invalid literal: 'chị ơi'", "ValueError: […]"),
        ("app.errors.NeedsUser: login_again", "app.errors.NeedsUser: login_again"),
        ("KeyError: 'Nguyễn Thị Lan'", "KeyError: […]"),
        ('  File "app/store/x.py", line 12, in read', '  File "app/store/x.py", line 12, in read'),
        (f"{Path.home()}/QuayChat", "~/QuayChat"),
    ],
)
def test_a_line_keeps_what_helps_and_loses_what_names(line: str, said: str) -> None:
    assert anonymous(line) == said


def test_nothing_of_a_person_is_in_the_file(tmp_path: Path) -> None:
    log = [
        "2026-01-01 08:00:00,000 INFO app.services.poller: phone='0903123456' name='Nguyễn Thị Lan'",
        "2026-01-01 08:00:00,000 ERROR app.x: refused access_token=Z1y2X3w4V5u6T7s8R9q0P1o2N3m4L5k6J7",
        "ValueError: chị ơi còn áo không",
        "2026-01-01 08:00:00,000 INFO app.x: user 2468135790246813579 from 203.0.113.77, lan@gmail.com",
    ]
    (tmp_path / "quaychat.log").write_text("\n".join(log), encoding="utf-8")
    (tmp_path / "quaychat.log.1").write_text("older\n", encoding="utf-8")
    (tmp_path / "crash.txt").write_text("Fatal Python error: Segmentation fault\n", encoding="utf-8")
    findings = [Finding(Check.PLACE, Verdict.BAD, "wrong_place", "Nguyễn Thị Lan", {"ip": "203.0.113.77"})]
    settings = {"theme": "dark", "backup_folder": "/home/Nguyễn Thị Lan", "zoom": 100}
    text = report.report(findings, settings, {"messages": 7}, tmp_path)
    for canary in CANARIES:
        assert canary not in text
    for useful in ("place: bad wrong_place", "messages: 7", "theme: dark", "Segmentation fault", "older", "python: 3"):
        assert useful in text


def test_without_a_log_there_is_a_report_all_the_same(tmp_path: Path) -> None:
    assert "== Log" in report.report([], {}, {}, tmp_path / "none")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    report.save("x", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "x"
    with pytest.raises(Rejected, match="cannot_write"):
        report.save("x", tmp_path / "none" / "a.txt")
