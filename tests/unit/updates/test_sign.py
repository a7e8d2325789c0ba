"""The publisher's tool: keys, manifests that the app reads, serials that only grow, shares that are widened."""

import base64
import os
import re
from pathlib import Path

import pytest

from app.crypto import public_half
from app.domain.updates.manifest import Kind, Manifest
from app.updates import trust
from app.updates.reading import read
from app.updates.sign import VARIABLE, key_name, main
from tests.fakes.updates import SPARE


@pytest.fixture
def key(tmp_path: Path) -> Path:
    assert main(["new-key", str(tmp_path / "key")]) == 0
    return tmp_path / "key"


def _public(key: Path) -> dict[str, bytes]:
    public = public_half(base64.b64decode(key.read_text()))
    return {key_name(public): public}


def _release(tmp_path: Path, key: Path, *more: str, number: str = "0.2.0") -> int:
    setup, notes = tmp_path / "QuayChat-setup.exe", tmp_path / "vi.txt"
    setup.write_bytes(b"setup " + number.encode())
    notes.write_text("Nhanh hơn.\n", encoding="utf-8")
    files = ["--file", f"windows-x86_64:installer={setup}", "--notes", f"vi={notes}"]
    out = ["--out", str(tmp_path / "stable.json"), "--key", str(key)]
    return main(["release", "--version", number, *files, *out, *more])


def _read(tmp_path: Path, key: Path) -> Manifest:
    return read((tmp_path / "stable.json").read_bytes(), _public(key))


def test_a_key_is_private_and_its_public_half_is_printed(
    tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert os.name == "nt" or key.stat().st_mode & 0o777 == 0o600
    assert main(["new-key", str(key)]) == 1  # never over another one
    printed = capsys.readouterr().out
    assert printed.splitlines() == [] or key.read_text().strip() not in printed
    assert main(["new-key", str(tmp_path / "other")]) == 0
    found = re.search(r'"([0-9a-f]{16})": "([^"]+)",', capsys.readouterr().out)
    assert found is not None
    assert trust.decoded({found[1]: found[2]}) == _public(tmp_path / "other")


def test_the_app_reads_what_was_written(tmp_path: Path, key: Path) -> None:
    assert _release(tmp_path, key, "--serial", "1", "--share", "25", "--minimum", "0.1.5") == 0
    made = _read(tmp_path, key)
    (release,) = made.releases
    (file,) = release.artifacts
    assert (made.serial, str(release.version), str(release.minimum), release.share) == (1, "0.2.0", "0.1.5", 25)
    assert (file.kind, file.path, release.notes) == (Kind.INSTALLER, "QuayChat-setup.exe", {"vi": "Nhanh hơn."})
    assert made.expires_at - made.made_at == 90 * 24 * 3_600_000


def test_serials_grow_from_the_manifest_before_and_never_back(tmp_path: Path, key: Path) -> None:
    assert _release(tmp_path, key) == 1  # neither a serial nor a manifest before
    assert _release(tmp_path, key, "--serial", "7") == 0
    before = ["--previous", str(tmp_path / "stable.json")]
    assert _release(tmp_path, key, *before, number="0.3.0") == 0
    assert _read(tmp_path, key).serial == 8
    assert _release(tmp_path, key, *before, "--serial", "8", number="0.4.0") == 1
    assert str(_read(tmp_path, key).releases[0].version) == "0.3.0"


def test_a_stepping_stone_stays_where_it_is_asked_for(tmp_path: Path, key: Path) -> None:
    _release(tmp_path, key, "--serial", "1")
    before = ["--previous", str(tmp_path / "stable.json")]
    _release(tmp_path, key, *before, "--keep", "0.2.0", "--minimum", "0.2.0", number="0.3.0")
    assert [str(one.version) for one in _read(tmp_path, key).releases] == ["0.3.0", "0.2.0"]


def test_a_share_is_widened_and_withdrawn(tmp_path: Path, key: Path) -> None:
    _release(tmp_path, key, "--serial", "1")
    out = ["--out", str(tmp_path / "stable.json"), "--previous", str(tmp_path / "stable.json"), "--key", str(key)]
    for share in (50, 0):
        assert main(["share", "--share", str(share), *out]) == 0
        assert _read(tmp_path, key).releases[0].share == share
    assert _read(tmp_path, key).serial == 3


def test_keys_come_from_the_environment_too_and_several_sign(tmp_path: Path, key: Path) -> None:
    both = f"{key.read_text()} {base64.b64encode(SPARE).decode()}"
    setup = tmp_path / "a.exe"
    setup.write_bytes(b"x")
    out = tmp_path / "stable.json"
    arguments = ["release", "--version", "0.2.0", "--file", f"windows-x86_64:installer={setup}", "--serial", "1"]
    assert main([*arguments, "--out", str(out)], {VARIABLE: both}) == 0
    for public in (_public(key), {key_name(public_half(SPARE)): public_half(SPARE)}):
        assert read(out.read_bytes(), public).serial == 1
    assert main([*arguments, "--out", str(out)], {}) == 1


@pytest.mark.parametrize(
    "wrong",
    [["--version", "one"], ["--share", "200"], ["--file", "windows=missing"], ["--notes", "vi"],
     ["--file", "Win:x=/dev/null"]],
)  # fmt: skip
def test_what_the_app_would_not_read_is_not_written(tmp_path: Path, key: Path, wrong: list[str]) -> None:
    assert _release(tmp_path, key, "--serial", "1", *wrong) == 1
    assert not (tmp_path / "stable.json").exists()


def test_a_manifest_is_checked_with_its_files(tmp_path: Path, key: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _release(tmp_path, key, "--serial", "1")
    ((name, public),) = _public(key).items()
    trusted = ["--public", f"{name}={base64.b64encode(public).decode()}"]
    arguments = ["check", str(tmp_path / "stable.json"), *trusted, "--files", str(tmp_path)]
    assert main(arguments) == 0
    assert "0.2.0 from 0.1.0 for 10 of 100" in capsys.readouterr().out
    (tmp_path / "QuayChat-setup.exe").write_bytes(b"setup 0.2.1")
    assert main(arguments) == 1
    assert main(["check", str(tmp_path / "stable.json"), "--public", "x=" + base64.b64encode(bytes(32)).decode()]) == 1
