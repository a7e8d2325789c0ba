"""What a library needs is read out of what readelf prints."""

import sys
from pathlib import Path

import pytest

from resources.installer import elf

TOLD = """\
Dynamic section at offset 0x2d0 contains 30 entries:
 0x0000000000000001 (NEEDED)             Shared library: [libQt6Core.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x000000000000001d (RUNPATH)            Library runpath: [$ORIGIN]
Version needs section '.gnu.version_r' contains 2 entries:
  0x0010:   Name: GLIBC_2.9  Flags: none  Version: 5
  0x0020:   Name: GLIBC_2.34  Flags: none  Version: 4
  0x0030:   Name: GLIBC_PRIVATE  Flags: none  Version: 4
  0x0040:   Name: GLIBCXX_3.4.29  Flags: none  Version: 3
"""


def test_libraries_and_the_newest_versions_are_read() -> None:
    needs = elf.read_needs(TOLD)
    assert needs.libraries == {"libQt6Core.so.6", "libc.so.6"}
    assert needs.glibc == (2, 34), "versions are compared as numbers"
    assert needs.libstdcxx == (3, 4, 29)
    assert elf.read_needs("") == elf.Needs(frozenset())


@pytest.mark.skipif(sys.platform != "linux", reason="Linux' own files")
def test_a_real_library_is_read_and_stripped(tmp_path: Path) -> None:
    import PySide6

    library = next(Path(PySide6.__file__).parent.glob("QtCore.abi3.so"))
    assert elf.is_elf(library)
    assert "libQt6Core.so.6" in elf.needs(library).libraries
    assert not elf.is_elf(Path(__file__))
    smaller = elf.stripped(library, tmp_path / "a" / "b.so")
    assert not elf.has_symbols(smaller)
    assert elf.needs(smaller) == elf.needs(library)
