"""Version files: what Windows and macOS are told of the programs."""

import ast
from pathlib import Path

import pytest

from resources.installer import version_files

ROOT = Path(__file__).resolve().parents[3]


def test_the_version_is_the_projects() -> None:
    assert version_files.version_of(ROOT / "pyproject.toml").count(".") >= 1


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.0rc3", (1, 2, 0, 3)), ("10.20.30.40.50", (10, 20, 30, 40))],
)
def test_windows_compares_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert version_files.numbers(version) == numbers


def test_the_resource_is_an_expression_that_names_the_program(tmp_path: Path) -> None:
    path = version_files.write_for_windows(tmp_path / "work" / "version.txt", "quaychat", "1.2.3")
    text = Path(path).read_text(encoding="utf-8")
    ast.parse(text, mode="eval")
    assert "'Quầy Chat'" in text
    assert "'quaychat.exe'" in text
    assert "filevers=(1, 2, 3, 0)" in text


def test_macos_is_told_name_version_and_the_oldest_system() -> None:
    told = version_files.info_plist("1.2.3")
    assert told["CFBundleDisplayName"] == "Quầy Chat"
    assert told["CFBundleShortVersionString"] == "1.2.3"
    assert told["LSMinimumSystemVersion"] == "13.0"
    assert not [key for key in told if key.endswith("UsageDescription")], "no permission is asked for"
