"""The person's choices: defaults, checks, an atomic file, and room for a newer version's keys."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import StorageFailure
from app.settings import LIMITS, Settings, SettingsStore, _checked


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "settings.json"


def test_without_a_file_the_defaults_hold_and_nothing_is_written(file: Path) -> None:
    assert SettingsStore(file).current == Settings()
    assert not file.exists()


def test_a_change_is_written_announced_and_read_again(file: Path) -> None:
    store, heard = SettingsStore(file), list[Settings]()
    store.listen(heard.append)
    changed = store.change(language="vi", undo_seconds=0)
    assert heard == [changed]
    assert SettingsStore(file).current == changed == replace(Settings(), language="vi", undo_seconds=0)


def test_a_change_that_changes_nothing_is_silent(file: Path) -> None:
    store, heard = SettingsStore(file), list[Settings]()
    store.listen(heard.append)
    store.change(undo_seconds=Settings().undo_seconds)
    assert heard == []


def test_a_listener_that_stopped_hears_nothing(file: Path) -> None:
    store, heard = SettingsStore(file), list[Settings]()
    stop = store.listen(heard.append)
    stop()
    stop()
    store.change(theme="dark")
    assert heard == []


def test_bad_values_become_defaults_and_unknown_keys_survive(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"undo_seconds": 31, "theme": "pink", "notify": 1, "language": "en", "newer": [1]}))
    store = SettingsStore(file)
    assert store.current == replace(Settings(), language="en")
    store.change(theme="dark")
    assert json.loads(file.read_text())["newer"] == [1]


@pytest.mark.parametrize("content", ["", "{", "[1]", "null", "\x00\x01"])
def test_a_file_that_is_no_settings_never_stops_the_start(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_text(content)
    assert SettingsStore(file).current == Settings()


def test_a_file_that_is_broken_is_kept_aside(file: Path) -> None:
    file.parent.mkdir(parents=True)
    file.write_text("{broken")
    SettingsStore(file)
    assert file.with_name("settings.json.bad").read_text() == "{broken"


def test_a_bad_change_falls_back_to_the_default_and_an_unknown_name_is_a_bug(file: Path) -> None:
    store = SettingsStore(file)
    assert store.change(undo_seconds=99).undo_seconds == Settings().undo_seconds
    with pytest.raises(TypeError):
        store.change(colour="teal")


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-10, 100_000), st.text(max_size=6), st.lists(st.none()))


@given(st.dictionaries(st.sampled_from([*asdict(Settings())]), VALUES))
def test_whatever_the_file_says_each_setting_is_valid(raw: dict[str, object]) -> None:
    settings = _checked(raw)
    assert settings.language in {"system", "vi", "en"}
    assert settings.theme in {"system", "light", "dark"}
    for name, (low, high) in LIMITS.items():
        assert low <= getattr(settings, name) <= high
    assert isinstance(settings.notify, bool)


def test_what_can_not_be_written_down_holds_until_the_end_and_is_said(file: Path) -> None:
    store, heard = SettingsStore(file), list[Settings]()
    store.listen(heard.append)
    file.with_name(file.name + ".new").mkdir(parents=True)
    with pytest.raises(StorageFailure, match="settings_not_kept"):
        store.change(theme="dark")
    assert store.current.theme == "dark"
    assert heard == [store.current]
    file.with_name(file.name + ".new").rmdir()
    store.change(language="en")
    assert (SettingsStore(file).current.theme, SettingsStore(file).current.language) == ("dark", "en")
