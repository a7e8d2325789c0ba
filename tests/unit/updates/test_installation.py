"""Which kind of installation this is, by where it lies."""

import os
import platform
from pathlib import Path

import pytest

from app.domain.updates.manifest import Kind
from app.updates.installation import Installation, own_version


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "AMD64")


def _of(program: Path, system: str = "linux", *, frozen: bool = True, dpkg: str = "") -> Installation:
    listed = program.parents[1] / "quaychat.list"
    program.parent.mkdir(parents=True, exist_ok=True)
    if dpkg:
        listed.write_text(dpkg, encoding="utf-8")
    return Installation.of(program, frozen=frozen, platform_name=system, dpkg=listed)


def test_from_the_source_it_is_not_updated() -> None:
    here = Installation.here()
    assert here.kind is None


def test_each_system_has_its_way(tmp_path: Path) -> None:
    assert _of(tmp_path / "a" / "quaychat.exe", "win32").kind is Kind.INSTALLER
    assert _of(tmp_path / "a" / "quaychat.exe", "win32").system == "windows-x86_64"
    assert _of(tmp_path / "a" / "quaychat").kind is Kind.FOLDER
    assert _of(tmp_path / "a" / "python", frozen=False).kind is None


def test_a_mac_replaces_the_whole_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    here = _of(tmp_path / "Quầy Chat.app" / "Contents" / "MacOS" / "quaychat-core", "darwin")
    assert (here.kind, here.folder, here.system) == (Kind.FOLDER, tmp_path / "Quầy Chat.app", "macos-arm64")
    assert here.program == tmp_path / "Quầy Chat.app" / "Contents" / "MacOS" / "quaychat"
    moved = _of(tmp_path / "AppTranslocation" / "X.app" / "Contents" / "MacOS" / "quaychat", "darwin")
    assert moved.kind is Kind.PACKAGE


def test_what_the_systems_packages_own_is_left_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "opt" / "quaychat"
    assert _of(folder / "quaychat", dpkg=f"/.\n{folder}\n{folder}/quaychat\n").kind is Kind.PACKAGE
    assert _of(folder / "quaychat", dpkg="/opt/other\n").kind is Kind.FOLDER


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_what_may_not_be_written_is_for_a_person(tmp_path: Path) -> None:
    folder = tmp_path / "shared" / "quaychat"
    folder.mkdir(parents=True)
    folder.parent.chmod(0o500)
    try:
        assert Installation.of(folder / "quaychat", frozen=True, platform_name="linux").kind is Kind.PACKAGE
    finally:
        folder.parent.chmod(0o700)


def test_the_window_is_what_is_started_whoever_asks(tmp_path: Path) -> None:
    assert _of(tmp_path / "a" / "quaychat-core").program.name == "quaychat"
    assert _of(tmp_path / "a" / "quaychat-core.exe", "win32").program.name == "quaychat.exe"


def test_it_knows_its_version() -> None:
    assert own_version()
