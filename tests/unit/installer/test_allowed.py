"""Licences: a choice is taken where one is allowed, a joint needs all, and who says nothing is not let in."""

import pytest

from resources.installer import allowed


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "Apache-2.0 OR BSD-3-Clause",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "MIT AND PSF-2.0",
        "(MIT OR GPL-3.0-only)",
        "'Mozilla Public License 2.0 (MPL 2.0)'",
        "'MIT License' OR 'GNU General Public License v3'",
        "Apache-2.0 WITH LLVM-exception",
        "MIT-CMU",
    ],
)
def test_allowed(licence: str) -> None:
    assert allowed.is_allowed(licence)


@pytest.mark.parametrize(
    "licence", ["", "GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "Proprietary", "UNKNOWN"]
)
def test_not_allowed(licence: str) -> None:
    assert not allowed.is_allowed(licence)


def test_what_a_distribution_says_is_read_from_its_best_field() -> None:
    assert allowed.said("Name: Some_Thing.x\nLicense-Expression: MIT\nLicense: other\n") == ("some-thing-x", "MIT")
    classified = "Name: a\nLicense: long text\nClassifier: License :: OSI Approved :: BSD License\n"
    assert allowed.said(classified) == ("a", "'BSD License'")
    assert allowed.said("Name: a\nLicense: New BSD License\n\nLicense: not a field") == ("a", "New BSD License")
    assert allowed.said("Name: sqlcipher3\n") == ("sqlcipher3", "Zlib")
    assert allowed.said("Name: silent\n") == ("silent", "")
