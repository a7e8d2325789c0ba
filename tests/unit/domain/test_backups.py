"""When a backup is due, and which ones go."""

import pytest

from app.domain.backups import DAY_MS, RETRY_MS, BackupState, file_name, is_due, superfluous

NOW = 1_760_000_000_000


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (BackupState(), True),
        (BackupState(made_at=NOW - DAY_MS + 1), False),
        (BackupState(made_at=NOW - DAY_MS), True),
        (BackupState(made_at=NOW - 3 * DAY_MS, problem="disk_full", failed_at=NOW - RETRY_MS + 1), False),
        (BackupState(made_at=NOW - 3 * DAY_MS, problem="disk_full", failed_at=NOW - RETRY_MS), True),
        (BackupState(problem="disk_full", failed_at=NOW), False),
        (BackupState(made_at=NOW + 90 * DAY_MS), True),  # the clock was wrong then
        (BackupState(made_at=NOW + DAY_MS // 2), False),
    ],
)
def test_one_a_day_and_again_an_hour_after_a_failure(state: BackupState, due: bool) -> None:
    assert is_due(state, NOW) is due


def test_names_stand_in_the_order_of_time() -> None:
    assert file_name(NOW) < file_name(NOW + 1000) < file_name(NOW + DAY_MS)


def test_the_newest_stay_and_what_a_person_named_too() -> None:
    ours = [file_name(NOW + day * DAY_MS) for day in range(5)]
    others = ["Trước Tết.qcbackup", "QuayChat-2026.qcbackup", "ảnh.jpg", ".QuayChat-2025-01-01-000000.qcbackup"]
    assert superfluous([*ours, *others], 3) == [ours[1], ours[0]]
    assert superfluous(ours, 0) == ours[:-1][::-1]  # the last one is never deleted
