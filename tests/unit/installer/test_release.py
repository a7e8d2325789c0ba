"""The files of a release: names, hashes, and what the manifest of updates is told."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from resources.installer import release
from resources.installer.version_files import version_of

VERSION = version_of(release.ROOT / "pyproject.toml")


@pytest.mark.parametrize(
    ("wanted", "machine", "name"),
    [
        ("windows", "AMD64", "QuayChat-1.2.3-windows-x86_64.exe"),
        ("macos", "arm64", "QuayChat-1.2.3-macos-arm64.dmg"),
        ("macos-update", "x86_64", "QuayChat-1.2.3-macos-x86_64.tar.xz"),
        ("linux", "aarch64", "QuayChat-1.2.3-linux-arm64.deb"),
    ],
)
def test_each_file_has_a_name_of_its_own(wanted: str, machine: str, name: str) -> None:
    assert release.name(wanted, "1.2.3", machine) == name


def test_a_tag_is_of_one_version() -> None:
    assert release.main(["tag", f"v{VERSION}"]) == 0
    assert release.main(["tag", VERSION]) == 1
    assert release.main(["tag", f"v{VERSION}.1"]) == 1


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(name.encode())


def test_hashes_are_read_by_the_usual_tool(tmp_path: Path) -> None:
    made(tmp_path, "a.exe", "b.deb")
    assert release.main(["sums", str(tmp_path)]) == 0
    assert release.main(["sums", str(tmp_path)]) == 0, "its own file is not among them"
    text = (tmp_path / release.SUMS).read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"{hashlib.sha256(b'a.exe').hexdigest()}  a.exe"
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", release.SUMS], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0


def test_updates_are_told_of_each_system_and_how_it_takes_its_file(tmp_path: Path) -> None:
    names = [release.name(wanted, "1.2.3", "arm64" if "macos" in wanted else "x86_64") for wanted in release.ENDINGS]
    made(tmp_path, *names, "QuayChat-linux-x86_64.cdx.json", release.SUMS)
    assert release.files(tmp_path, "1.2.3") == [
        f"linux-x86_64:package={tmp_path / names[3]}",
        f"macos-arm64:folder={tmp_path / names[2]}",
        f"windows-x86_64:installer={tmp_path / names[0]}",
    ]


def test_a_file_of_another_version_is_never_told_of(tmp_path: Path) -> None:
    made(tmp_path, *(release.name(wanted, "1.2.3", "x86_64") for wanted in release.ENDINGS))
    with pytest.raises(ValueError, match="not of version"):
        release.files(tmp_path, "1.2.4")


def test_a_release_without_one_of_the_systems_is_not_told_of(tmp_path: Path) -> None:
    made(tmp_path, release.name("windows", "1.2.3", "x86_64"), release.name("linux", "1.2.3", "x86_64"))
    with pytest.raises(ValueError, match="macos"):
        release.files(tmp_path, "1.2.3")


def test_it_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main([]) == 2
    assert release.main(["name", "amiga"]) == 1
    assert "sums FOLDER" in capsys.readouterr().err


def test_each_version_has_its_notes_in_both_languages() -> None:
    for language in ("vi", "en"):
        notes = release.ROOT / "docs" / "notes" / f"{VERSION}.{language}.txt"
        assert notes.read_text(encoding="utf-8").strip(), notes
