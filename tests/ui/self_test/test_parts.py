"""What a bundle may lack: with everything there nothing is said, and each thing that is missing is named."""

import shutil
from pathlib import Path

import pytest

import resources
from ui.self_test import parts
from ui.self_test.report import Wrong
from ui.settings.licences import Component
from ui.theme.theme import Theme


@pytest.fixture
def half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the resources, to take something away from."""
    for name in ("i18n", "sounds", "emoji", "qss"):
        shutil.copytree(resources.FOLDER / name, tmp_path / name)
    monkeypatch.setattr(resources, "FOLDER", tmp_path)
    return tmp_path


def test_the_source_lacks_nothing(theme: Theme) -> None:
    parts.translations()
    parts.files(theme)
    parts.letters()
    parts.pictures()
    parts.keyrings()
    parts.licences()
    parts.replaceable_qt()


def test_a_folder_of_qt_that_does_not_hold_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parts, "qt_folder", lambda: tmp_path)
    with pytest.raises(Wrong, match="don't lie in"):
        parts.replaceable_qt()


def test_texts_that_are_missing(half: Path) -> None:
    (half / "i18n" / "quaychat_en.qm").unlink()
    with pytest.raises(Wrong, match="no texts in en"):
        parts.translations()


def test_a_file_that_is_missing(half: Path, theme: Theme) -> None:
    (half / "sounds" / "ting.wav").unlink()
    with pytest.raises(Wrong, match="ting"):
        parts.files(theme)


def test_a_format_that_qt_cannot_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PICTURES", ("png", "flif"))
    with pytest.raises(Wrong, match="flif"):
        parts.pictures()


def test_a_keyring_whose_code_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "BACKENDS", {parts.sys.platform: ("keyring.backends.null:Nothing",)})
    with pytest.raises(Wrong, match="Nothing"):
        parts.keyrings()


def test_a_component_without_its_licence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "components", lambda: [Component("new", "1", "MIT", "")])
    with pytest.raises(Wrong, match="new comes without its licence"):
        parts.licences()


def test_a_bundle_with_something_that_the_page_does_not_list(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parts.components()
    monkeypatch.setattr(parts.sys, "frozen", True, raising=False)
    monkeypatch.setattr(parts, "components", lambda: [one for one in whole if one.name != "httpx"])
    monkeypatch.setattr(parts, "_lies_in_the_bundle", lambda place: True)
    with pytest.raises(Wrong, match="httpx"):
        parts.licences()
