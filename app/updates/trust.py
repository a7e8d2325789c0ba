"""Whose updates this app takes, and where they are looked for: the one place to set both."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

ADDRESS = ""
"""Of the folder that holds `CHANNEL.json` and the files. Empty: this build isn't updated by itself."""

KEYS: Mapping[str, str] = {}
"""Public keys by name, in base64: the one in use and a spare whose other half lies elsewhere (docs/updates.md).
Empty: nothing is taken."""


@dataclass(frozen=True, slots=True)
class Trust:
    """`keys`: 32 bytes each, by name."""

    address: str = ADDRESS
    keys: Mapping[str, bytes] = field(default_factory=lambda: decoded(KEYS))


def decoded(keys: Mapping[str, str]) -> dict[str, bytes]:
    return {name: base64.b64decode(text, validate=True) for name, text in keys.items()}
