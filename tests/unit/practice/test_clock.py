"""The practice clock, and dates as Zalo writes them."""

from app.practice.clock import PracticeClock, date_text, machine_ms, minute_of, month_of, sent_time_text


def test_it_moves_with_the_machine_and_by_hand() -> None:
    clock = PracticeClock()
    assert abs(clock.now() - machine_ms()) < 60_000
    before = clock.now()
    assert clock.advance(3_600_000) >= before + 3_600_000
    assert clock.offset == 3_600_000


def test_a_constant_source_stands_still() -> None:
    clock = PracticeClock(lambda: 1_760_000_000_000)
    assert clock.now() == clock.now() == 1_760_000_000_000
    assert clock.advance(5) == 1_760_000_000_005


def test_dates_are_vietnams() -> None:
    assert sent_time_text(1_760_000_003_000) == "15:53:23 09/10/2025"
    assert date_text(1_760_029_200_000) == "10/10/2025"  # 17:00 UTC is midnight there
    assert month_of(1_759_251_600_000 - 1) == (2025, 9)
    assert month_of(1_759_251_600_000) == (2025, 10)
    assert minute_of(120_000) == 2
