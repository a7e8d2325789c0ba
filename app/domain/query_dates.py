"""Days as people type them into a query: 2026-03-01, 1/3/2026, 1/3, 3/2026, hôm qua."""

import re
from datetime import date, datetime, timedelta

from app.domain.text import fold

_DAYS_AGO = {"today": 0, "hom nay": 0, "nay": 0, "yesterday": 1, "hom qua": 1, "qua": 1, "hom kia": 2}
TODAY = ("today", "hôm-nay")
YESTERDAY = ("yesterday", "hôm-qua")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?")
_MONTH = re.compile(r"(\d{1,2})[-/.](\d{4})")
_YEAR = re.compile(r"\d{4}")
_AGO = re.compile(r"(\d{1,4}) (d|day|days|ngay|w|week|weeks|tuan|month|months|thang)")
_FAR = 253_402_300_799_000
_UNIT_DAYS = {"d": 1, "w": 7, "t": 7, "m": 30}


def read_date(text: str, today: date) -> date | None:
    """The day that is meant, as in Vietnam the day before the month; a month or year means its first day, and a day
    without a year the last such day. None if it is none."""
    typed, plain = text.strip(), fold(text)
    if plain in _DAYS_AGO:
        return _back(today, _DAYS_AGO[plain])
    if match := _AGO.fullmatch(plain):
        unit = "m" if match[2] == "thang" else "d" if match[2] == "ngay" else match[2][0]
        return _back(today, int(match[1]) * _UNIT_DAYS[unit])
    if match := _YEAR_FIRST.fullmatch(typed):
        return _day(match[1], match[2], match[3] or "1")
    if match := _DAY_FIRST.fullmatch(typed):
        return _day_first(match, today)
    if match := _MONTH.fullmatch(typed):
        return _day(match[2], match[1], "1")
    return _day(typed, "1", "1") if _YEAR.fullmatch(typed) else None


def _day_first(match: re.Match[str], today: date) -> date | None:
    if match[3]:
        year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
        return _day(year, match[2], match[1])
    this_year = _day(str(today.year), match[2], match[1])
    if this_year is not None and this_year > today:
        return _day(str(today.year - 1), match[2], match[1])
    return this_year


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _back(today: date, days: int) -> date | None:
    try:
        return today - timedelta(days=days)
    except OverflowError:
        return None


def start_of(day: date) -> int:
    """The first moment of a local day, epoch milliseconds, not before 1970."""
    try:
        return max(0, int(datetime(day.year, day.month, day.day).timestamp() * 1000))
    except (ValueError, OverflowError, OSError):
        return 0 if day.year < 1970 else _FAR
