"""When a bundle is built anew: as soon as anything that decides how it is made has changed, and not otherwise."""

import os
import subprocess
from pathlib import Path

import pytest

from resources.installer import building


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in building.INPUTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if "." in path.name:
            path.write_text("one")
        else:
            path.mkdir()
            (path / "check.py").write_text("one")
    (tmp_path / "app.py").write_text("one")
    _git(tmp_path, "init", "-q")
    _commit(tmp_path)
    return tmp_path


def _git(folder: Path, *arguments: str, day: int = 1) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"2026-01-{day:02}T08:00:00"}
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def _commit(folder: Path, day: int = 1) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", "one", "--allow-empty", day=day)


def test_a_checkout_whose_past_is_unknown_is_built(checkout: Path) -> None:
    assert building.changed(checkout, "")


def test_other_changes_build_nothing(checkout: Path) -> None:
    (checkout / "app.py").write_text("two")
    _commit(checkout, day=3)
    assert not building.changed(checkout, "")


@pytest.mark.parametrize("name", ["build_installer.spec", "requirements.lock", "resources/installer/check.py"])
def test_a_change_of_how_it_is_made_is_seen_from_a_base_further_back(checkout: Path, name: str) -> None:
    (checkout / name).write_text("two")
    _commit(checkout, day=3)
    assert building.changed(checkout, "")
    (checkout / "app.py").write_text("two")
    _commit(checkout, day=3)
    assert building.changed(checkout, ""), "they came together"
    _commit(checkout, day=5)
    assert not building.changed(checkout, "")
    assert building.changed(checkout, "HEAD~3")


def test_what_was_built_and_tested_here_is_not_built_again(checkout: Path) -> None:
    (checkout / "build").mkdir()
    (checkout / "build" / "bundle.stamp").write_text(building.fingerprint(checkout))
    assert not building.changed(checkout, "")
    (checkout / "requirements.lock").write_text("two")
    assert building.changed(checkout, "")


def test_windows_gets_an_installer_and_macos_an_image_and_what_updates_take(tmp_path: Path) -> None:
    shop = building.Workshop(tmp_path)
    command, made = building.packing(shop, "1.2.3", "win32", "AMD64")
    assert made.name == "QuayChat-1.2.3-windows-x86_64.exe"
    assert command[1:] == ("-m", "resources.installer.nsis", shop.bundle, made)
    command, made = building.packing(shop, "1.2.3", "darwin", "arm64")
    script, app, image, archive, _ = (Path(str(part)) for part in command)
    assert (building_root() / script.relative_to(tmp_path)).is_file()
    assert app == tmp_path / "build" / "bundle" / "QuayChat.app"
    assert [made.name, image.name, archive.name] == [image.name, image.name, "QuayChat-1.2.3-macos-arm64.tar.xz"]


def building_root() -> Path:
    return Path(building.__file__).resolve().parents[2]
