"""Dates and numbers as people write them, and translations that are whole."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import resources
from ui import i18n
from ui.i18n import Languages
from ui.widgets.language_watch import watch_language

ROOT = Path(__file__).parents[2]
BLANK = re.compile(r"\{\w*\}|%n|%\d")
NEW_STYLE = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹ]|[uU][ỳýỷỹỵ])(?!\w)")
"""The mark on the second vowel of an open syllable: “huỷ” for “hủy”."""


def at(text: str) -> int:
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").timestamp() * 1000)


NOW = at("2025-10-09 15:30")


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("2025-10-09 10:02", "10:02"),
        ("2025-10-09 00:00", "00:00"),
        ("2025-10-08 23:59", "Hôm qua"),
        ("2025-10-07 08:00", "T3"),
        ("2025-10-05 08:00", "CN"),
        ("2025-10-03 23:59", "T6"),
        ("2025-10-02 23:59", "02/10"),
        ("2024-10-09 10:02", "09/10/2024"),
    ],
)
@pytest.mark.usefixtures("vietnamese")
def test_times_in_the_list(when: str, shown: str) -> None:
    assert i18n.list_time(at(when), NOW) == shown


@pytest.mark.usefixtures("vietnamese")
def test_times_elsewhere() -> None:
    assert i18n.list_time(0, NOW) == ""
    assert i18n.day_title(at("2025-10-09 01:00"), NOW) == "Hôm nay"
    assert i18n.day_title(at("2025-10-06 01:00"), NOW) == "Thứ Hai, 06/10/2025"
    assert i18n.since(at("2025-10-09 10:02"), NOW) == "10:02"
    assert i18n.since(at("2025-10-08 10:02"), NOW) == "10:02 hôm qua"
    assert i18n.since(at("2025-09-08 10:02"), NOW) == "10:02 08/09/2025"
    assert i18n.ago(NOW - 30_000, NOW) == "vừa xong"
    assert i18n.ago(NOW + 30_000, NOW) == "vừa xong"
    assert i18n.ago(NOW - 5 * 60_000, NOW) == "5 phút trước"
    assert i18n.ago(NOW - 3 * 3_600_000, NOW) == "3 giờ trước"
    assert i18n.ago(NOW - 49 * 3_600_000, NOW) == "2 ngày trước"
    assert i18n.ago(0, NOW) == ""
    assert i18n.duration((6 * 24 + 3) * 3_600_000 + 60_000) == "6 ngày 3 giờ"
    assert i18n.duration(20_000) == "0 phút"


@pytest.mark.usefixtures("vietnamese")
def test_numbers() -> None:
    assert i18n.number(12345) == "12.345"
    assert i18n.size(1_440_000) == "1,4 MB"
    assert i18n.size(900) == "1 KB"
    assert i18n.size(0) == "0 KB"


def test_the_language_changes_at_once(qtbot: QtBot, vietnamese: Languages) -> None:
    shown = QLabel()
    qtbot.addWidget(shown)
    watch_language(shown, lambda: shown.setText(QCoreApplication.translate("Dates", "Yesterday")))
    assert shown.text() == "Hôm qua"
    vietnamese.choose("en")
    qtbot.waitUntil(lambda: shown.text() == "Yesterday")
    vietnamese.choose("vi")
    qtbot.waitUntil(lambda: shown.text() == "Hôm qua")


def test_qts_own_words_are_vietnamese_too(vietnamese: Languages) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Hủy"
    assert QCoreApplication.translate("QLineEdit", "&Paste") == "&Dán"


def test_an_unknown_system_language_means_vietnamese(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    languages = Languages(qapp, "vi")
    languages.choose("en")
    assert languages.language == "en"
    assert languages.choice == "en"


def messages(language: str) -> list[tuple[str, ET.Element]]:
    tree = ET.parse(resources.FOLDER / "i18n" / f"quaychat_{language}.ts")
    return [
        (str(context.findtext("name")), message)
        for context in tree.getroot().iter("context")
        for message in context.iter("message")
    ]


def texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = translation.findall("numerusform")
    return [form.text or "" for form in forms] if forms else [translation.text or ""]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_text_is_translated(language: str) -> None:
    found = messages(language)
    assert found
    for context, message in found:
        translation = message.find("translation")
        assert translation is not None
        source = message.findtext("source")
        assert translation.get("type") is None, f"{context}: {source}"
        assert all(texts(message)), f"{context}: {source}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_blanks_are_the_same(language: str) -> None:
    for context, message in messages(language):
        source = message.findtext("source") or ""
        for text in texts(message):
            assert sorted(BLANK.findall(source)) == sorted(BLANK.findall(text)), f"{context}: {source} / {text}"


def test_lupdate_finds_nothing_new(tmp_path: Path) -> None:
    """Whoever adds a text adds its translation: the files hold exactly what the code says."""
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    if not lupdate.exists():
        lupdate = lupdate.with_suffix(".exe")
    fresh = tmp_path / "fresh.ts"
    sources = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    subprocess.run(
        [lupdate, *sources, "-ts", fresh, "-target-language", "vi_VN", "-locations", "none"],
        check=True,
        capture_output=True,
    )
    said = {
        (context.findtext("name"), message.findtext("source"))
        for context in ET.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    kept = {(context, message.findtext("source")) for context, message in messages("vi")}
    assert said - kept == set()
    assert kept - said == set()


def test_no_text_is_an_f_string() -> None:
    """lupdate takes an f-string, but it never matches."""
    for path in (ROOT / "ui").rglob("*.py"):
        assert not re.search(r"\b(tr|translate)\(\s*f[\"']", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("84903123456", "0903 123 456"),
        ("+84903123456", "0903 123 456"),
        ("0903123456", "0903 123 456"),
        ("0901 234 567", "0901 234 567"),
        ("6591234567", "6591234567"),
        ("842838123456", "842838123456"),
        ("", ""),
    ],
)
def test_phone_numbers_as_people_write_them(stored: str, shown: str) -> None:
    assert i18n.phone(stored) == shown


def test_marks_stand_on_the_first_vowel_everywhere() -> None:
    """Both spellings are right; a screen with *Hủy* and *Huỷ* on it is not."""
    texts = [one.text or "" for one in ET.parse(resources.FOLDER / "i18n" / "quaychat_vi.ts").iter("translation")]
    assert not [text for text in texts if NEW_STYLE.search(text)]
