"""The archive of a Debian package: what was written is read again, also by Debian's own tools; a cut one is refused."""

import shutil
import subprocess
from pathlib import Path

import pytest

from resources.installer import ar

MEMBERS = [("debian-binary", b"2.0\n"), ("control.tar.gz", b"odd"), ("data.tar.xz", b"")]


def test_what_was_written_is_read_again() -> None:
    assert list(ar.read(ar.write(MEMBERS))) == MEMBERS


@pytest.mark.skipif(not shutil.which("ar"), reason="binutils are not here")
def test_other_tools_read_it_too(tmp_path: Path) -> None:
    path = tmp_path / "x.deb"
    path.write_bytes(ar.write(MEMBERS))
    told = subprocess.run(["ar", "t", str(path)], check=True, capture_output=True, text=True).stdout.split()
    assert told == [name for name, _ in MEMBERS]


@pytest.mark.parametrize("cut", [2, 30, 70])
def test_what_is_cut_off_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="cut off"):
        list(ar.read(ar.write(MEMBERS[:2])[:-cut]))
    with pytest.raises(ValueError, match="not an archive"):
        list(ar.read(b"PK\x03\x04"))
