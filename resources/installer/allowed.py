"""Which licences may come along in a bundle: an allow-list, held against what each distribution says of itself."""

import re
from email.parser import HeaderParser

LICENCES = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Unlicense",
        "Zlib",
    }
)
"""By their SPDX names. The GPL is not among them: what offers a choice is taken under the other licence."""

SPELT = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "BSD-3": "BSD-3-Clause",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "ISC License (ISCL)": "ISC",
    "LGPL": "LGPL-3.0-only",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "New BSD License": "BSD-3-Clause",
    "Python Software Foundation License": "PSF-2.0",
    "zlib/libpng License": "Zlib",
}
"""How they are called by those who don't know SPDX."""

SILENT = {"sqlcipher3": "Zlib", "jaraco-classes": "MIT", "backports-tarfile": "MIT"}
"""Distributions whose text says it and whose metadata doesn't."""


def key(name: str) -> str:
    """A distribution's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def said(metadata: str) -> tuple[str, str]:
    """Name and licence of a distribution, out of its METADATA."""
    fields = HeaderParser().parsestr(metadata)
    name = key(fields.get("Name", ""))
    classified = [
        line.rpartition(" :: ")[2] for line in fields.get_all("Classifier", ()) if line.startswith("License ::")
    ]
    licence = fields.get("License-Expression") or " OR ".join(f"'{one}'" for one in classified)
    return name, licence or fields.get("License", "").partition("\n")[0] or SILENT.get(name, "")


def is_allowed(licence: str) -> bool:
    """Whether one of the alternatives is on the list, with all that it joins."""
    return any(
        all(_known(part) for part in re.split(r"\s+AND\s+", alternative))
        for alternative in re.split(r"\s+OR\s+", licence)
    )


def _known(part: str) -> bool:
    part = part.strip()
    name = part.strip("'") if part.startswith("'") else part.strip("() ").partition(" WITH ")[0]
    return SPELT.get(name, name) in LICENCES
