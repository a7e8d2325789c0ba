"""What findings mean: one guilty thing for each answer of Zalo, and what stands on it is not guessed."""

import pytest

from app.domain import checkup
from app.domain.checkup import Check, Finding, Verdict

G, B, U = Verdict.GOOD, Verdict.BAD, Verdict.UNKNOWN
DAY = 24 * 3_600_000


@pytest.mark.parametrize(
    ("code", "verdicts"),
    [
        ("", (G, G, G, G)),
        ("login_again", (B, U, U, U)),
        ("wrong_place", (G, B, U, U)),
        ("permission_missing", (G, G, B, U)),
        ("package_too_low", (G, G, G, B)),
        ("oa_unverified", (G, G, G, B)),
        ("offline", (U, U, U, U)),
        ("rate_limited", (U, U, U, U)),
        ("a_code_of_tomorrow", (B, U, U, U)),
    ],
)
def test_one_thing_is_guilty(code: str, verdicts: tuple[Verdict, ...]) -> None:
    found = checkup.of_oa(code, "Tiệm")
    assert tuple(one.verdict for one in found) == verdicts
    assert [one.check for one in found] == [Check.LOGIN, Check.PLACE, Check.PERMISSIONS, Check.PACKAGE]
    assert {one.code for one in found if one.verdict is B} == ({code} if B in verdicts else set())
    assert {one.about for one in found} == {"Tiệm"}


@pytest.mark.parametrize(
    ("free", "verdict", "code"),
    [(1_000_000, B, "disk_full"), (1_000_000_000, Verdict.WARNING, "disk_low"), (10_000_000_000, G, "")],
)
def test_a_disk_is_low_before_it_is_full(free: int, verdict: Verdict, code: str) -> None:
    found = checkup.disk(free)
    assert (found.verdict, found.code) == (verdict, code)


@pytest.mark.parametrize(("off", "code"), [(0, ""), (59_000, ""), (-3_600_000, "clock_off"), (90 * DAY, "clock_off")])
def test_a_clock_that_is_off_is_told_either_way(off: int, code: str) -> None:
    assert checkup.clock(off).code == code


def test_backups_grow_old() -> None:
    assert checkup.backup(0, "", DAY).code == "no_backup"
    assert checkup.backup(DAY, "disk_full", DAY).code == "disk_full"
    assert checkup.backup(DAY, "", 2 * DAY) == Finding(Check.BACKUP, Verdict.GOOD)
    old = checkup.backup(DAY, "", 9 * DAY)
    assert (old.code, old.params) == ("old_backup", {"days": 8})
