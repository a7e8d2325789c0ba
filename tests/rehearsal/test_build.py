"""What the rehearsal builds with: the former version is another one, and nothing of the new one is written into."""

import os
import shutil
from pathlib import Path

import pytest

from tests.rehearsal import build, machine, play


def test_the_former_version_has_an_older_number_and_shares_every_other_file(tmp_path: Path) -> None:
    new = tmp_path / "new" / "quaychat-1.2.3.dist-info"
    new.mkdir(parents=True)
    (new.parent / "base.dll").write_bytes(b"MZ")
    (new / "METADATA").write_text("Metadata-Version: 2.4\nName: quaychat\nVersion: 1.2.3\n\nVersion: in the text\n")
    (new / "RECORD").write_text("quaychat-1.2.3.dist-info/METADATA,,\n")
    old = tmp_path / "old"
    shutil.copytree(new.parent, old, copy_function=os.link)
    build.rename_version(old, "1.2.3", "0.0.9")
    told = (old / "quaychat-0.0.9.dist-info" / "METADATA").read_text()
    assert told == "Metadata-Version: 2.4\nName: quaychat\nVersion: 0.0.9\n\nVersion: in the text\n"
    assert "Version: 1.2.3" in (new / "METADATA").read_text(), "the bundle's own is as it was"
    assert (old / "quaychat-0.0.9.dist-info" / "RECORD").read_text() == "quaychat-0.0.9.dist-info/METADATA,,\n"
    assert (old / "base.dll").samefile(new.parent / "base.dll")


def test_windows_gets_nothing_of_this_machines_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("QT_QPA_PLATFORM", "PYTHONPATH", "QUAYCHAT_HOME"):
        monkeypatch.setenv(name, "here")
    told = machine.Windows(tmp_path, ":7").environment({"QUAYCHAT_ZALO_OAUTH": "there"})
    assert "here" not in told.values()
    assert (told["DISPLAY"], told["WINEPREFIX"], told["QUAYCHAT_ZALO_OAUTH"]) == (":7", str(tmp_path), "there")


def test_what_is_not_as_it_should_be_is_said() -> None:
    play.expect("the version", "1.2.3", "1.2.3")
    with pytest.raises(play.Wrong, match="the version: '1\\.2\\.2', not '1\\.2\\.3'"):
        play.expect("the version", "1.2.2", "1.2.3")
