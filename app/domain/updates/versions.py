"""Versions of the app and their order: 0.9.0 before 0.10.0, 1.0.0rc1 before 1.0.0."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})(?:(a|b|rc)([1-9]\d{0,4}))?", re.ASCII)
_STAGES = ("a", "b", "rc", "")


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Compared field by field. `stage`: 0 alpha, 1 beta, 2 candidate, 3 finished."""

    major: int
    minor: int
    patch: int
    stage: int = 3
    number: int = 0

    @classmethod
    def parse(cls, text: str) -> Version | None:
        """None for anything that no release of ours is called ("dev" too)."""
        found = _FORM.fullmatch(text)
        if found is None:
            return None
        major, minor, patch, stage, number = found.groups()
        return cls(int(major), int(minor), int(patch), _STAGES.index(stage or ""), int(number or 0))

    def __str__(self) -> str:
        tail = f"{_STAGES[self.stage]}{self.number}" if self.stage < 3 else ""
        return f"{self.major}.{self.minor}.{self.patch}{tail}"
