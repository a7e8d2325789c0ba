"""The libraries of the system: each is known by Debian's name, and a missing one is noticed."""

import sys

import pytest

from resources.installer import system


def test_each_library_has_a_package() -> None:
    assert all(package.startswith("lib") for package in system.LIBRARIES.values())
    assert set(system.RENAMED) <= set(system.LIBRARIES.values())


@pytest.mark.skipif(sys.platform != "linux", reason="Linux' own names")
def test_a_library_that_is_missing_is_noticed() -> None:
    assert system.loads("libc.so.6")
    assert not system.loads("libnobodyhasthis.so.7")
    assert not system.has_font("nobody-has-this.ttf")
