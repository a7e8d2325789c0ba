"""Languages: translators for Vietnamese and English, and numbers, sizes, dates and relative times as people write
them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)
from PySide6.QtWidgets import QApplication

import resources

Choice = Literal["system", "vi", "en"]
Language = Literal["vi", "en"]

WEEK = 7

QT_BUTTONS = (
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Open"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Undo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Redo"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Cu&t"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Copy"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Copy &Link Location"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "&Paste"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Delete"),
    QT_TRANSLATE_NOOP("QWidgetTextControl", "Select All"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Undo"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Redo"),
    QT_TRANSLATE_NOOP("QLineEdit", "Cu&t"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Copy"),
    QT_TRANSLATE_NOOP("QLineEdit", "&Paste"),
    QT_TRANSLATE_NOOP("QLineEdit", "Delete"),
    QT_TRANSLATE_NOOP("QLineEdit", "Select All"),
)
"""Qt ships no Vietnamese of its own; these are the words of it that the app can show."""


class Languages(QObject):
    """Installs the translators and switches at once; `changed` comes after. Views retranslate on
    QEvent.LanguageChange."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", folder: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder or resources.FOLDER / "i18n"
        self._installed: list[QTranslator] = []
        self._system = QLocale.system()
        self.choice: Choice = choice
        self.language: Language = "vi"
        self.choose(choice)

    def choose(self, choice: Choice) -> None:
        """Vietnamese, English, or as the system is: Vietnamese unless the system speaks English."""
        self.choice = choice
        if choice == "system":
            choice = "en" if self._system.language() == QLocale.Language.English else "vi"
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        self.language = choice
        QLocale.setDefault(QLocale("vi_VN" if choice == "vi" else "en_GB"))
        self._install(f"qtbase_{choice}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"quaychat_{choice}", str(self._folder))
        self.changed.emit()

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._installed.append(translator)


def language() -> Language:
    """What is spoken now."""
    return "vi" if QLocale().language() == QLocale.Language.Vietnamese else "en"


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000)


def clock_time(at: int) -> str:
    """10:02"""
    return _local(at).strftime("%H:%M")


def date(at: int) -> str:
    """09/10/2025"""
    return _local(at).strftime("%d/%m/%Y")


def date_time(at: int) -> str:
    """10:02 09/10/2025"""
    return _local(at).strftime("%H:%M %d/%m/%Y")


def weekday_short(day: datetime) -> str:
    names = (
        QCoreApplication.translate("Dates", "Mon"),
        QCoreApplication.translate("Dates", "Tue"),
        QCoreApplication.translate("Dates", "Wed"),
        QCoreApplication.translate("Dates", "Thu"),
        QCoreApplication.translate("Dates", "Fri"),
        QCoreApplication.translate("Dates", "Sat"),
        QCoreApplication.translate("Dates", "Sun"),
    )
    return names[day.weekday()]


def weekday(day: datetime) -> str:
    names = (
        QCoreApplication.translate("Dates", "Monday"),
        QCoreApplication.translate("Dates", "Tuesday"),
        QCoreApplication.translate("Dates", "Wednesday"),
        QCoreApplication.translate("Dates", "Thursday"),
        QCoreApplication.translate("Dates", "Friday"),
        QCoreApplication.translate("Dates", "Saturday"),
        QCoreApplication.translate("Dates", "Sunday"),
    )
    return names[day.weekday()]


def list_time(at: int, now: int) -> str:
    """For a row of the list, short: 10:02 · Hôm qua · T2 · 09/10 · 09/10/2024. Empty for 0."""
    if at <= 0:
        return ""
    then, today = _local(at), _local(now)
    days = (today.date() - then.date()).days
    if days <= 0:
        return then.strftime("%H:%M")
    if days == 1:
        return QCoreApplication.translate("Dates", "Yesterday")
    if days < WEEK:
        return weekday_short(then)
    return then.strftime("%d/%m") if then.year == today.year else then.strftime("%d/%m/%Y")


def day_title(at: int, now: int) -> str:
    """For the line between two days of a thread: Hôm nay · Hôm qua · Thứ Hai, 09/10/2025."""
    then, today = _local(at), _local(now)
    days = (today.date() - then.date()).days
    if days == 0:
        return QCoreApplication.translate("Dates", "Today")
    if days == 1:
        return QCoreApplication.translate("Dates", "Yesterday")
    return QCoreApplication.translate("Dates", "{weekday}, {date}").format(
        weekday=weekday(then), date=then.strftime("%d/%m/%Y")
    )


def since(at: int, now: int) -> str:
    """How a state's beginning is told: "10:02", "10:02 hôm qua", "10:02 09/10/2025"."""
    then, today = _local(at), _local(now)
    if then.date() == today.date():
        return then.strftime("%H:%M")
    if today.date() - then.date() == timedelta(days=1):
        return QCoreApplication.translate("Dates", "{time} yesterday").format(time=then.strftime("%H:%M"))
    return date_time(at)


def ago(at: int, now: int) -> str:
    """vừa xong · 5 phút trước · 3 giờ trước · 2 ngày trước; never the future. Empty for 0."""
    if at <= 0:
        return ""
    minutes = max(0, now - at) // 60_000
    if minutes < 1:
        return QCoreApplication.translate("Dates", "just now")
    if minutes < 60:
        return QCoreApplication.translate("Dates", "{n} min ago").format(n=minutes)
    if minutes < 24 * 60:
        return QCoreApplication.translate("Dates", "{n} h ago").format(n=minutes // 60)
    return QCoreApplication.translate("Dates", "{days} ago").format(days=_days(minutes // (24 * 60)))


def duration(ms: int) -> str:
    """A length of time, its two largest units: 6 ngày 3 giờ · 3 giờ 20 phút · 4 phút."""
    minutes = max(0, ms) // 60_000
    days, hours, rest = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [_days(days)] if days else []
    if hours:
        parts.append(QCoreApplication.translate("Dates", "{n} h").format(n=hours))
    if rest or not parts:
        parts.append(QCoreApplication.translate("Dates", "{n} min").format(n=rest))
    return " ".join(parts[:2])


def _days(count: int) -> str:
    """Two texts instead of a plural form: lupdate sees plurals only in `self.tr`."""
    if count == 1:
        return QCoreApplication.translate("Dates", "1 day")
    return QCoreApplication.translate("Dates", "{n} days").format(n=count)


def number(value: int) -> str:
    """12.345 in Vietnamese, 12,345 in English."""
    return QLocale().toString(value)


def phone(value: str) -> str:
    """0903 123 456 for Zalo's 84903123456; numbers of other countries as they come."""
    digits = value.removeprefix("+")
    if digits.isdecimal() and digits.startswith("84") and len(digits) == 11:
        digits = f"0{digits[2:]}"
    if digits.isdecimal() and digits.startswith("0") and len(digits) == 10:
        return f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return value


def size(value: int) -> str:
    """A file's size: 12 KB, 1,4 MB, 2,0 GB."""
    if value < 1_000_000:
        return f"{number(max(1, round(value / 1000)) if value else 0)} KB"
    if value < 1_000_000_000:
        return f"{QLocale().toString(value / 1_000_000, 'f', 1)} MB"
    return f"{QLocale().toString(value / 1_000_000_000, 'f', 1)} GB"
