"""Stands in for the system's keyring, which a benchmark neither has nor measures."""

import json
from dataclasses import dataclass, field
from pathlib import Path


def place_in(profile: Path) -> Path:
    return profile / "bench-keyring.json"


@dataclass
class FileKeyring:
    path: Path
    entries: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path.exists():
            self.entries = json.loads(self.path.read_text(encoding="utf-8"))

    def available(self) -> bool:
        return True

    def get(self, name: str) -> str | None:
        return self.entries.get(name)

    def set(self, name: str, value: str) -> None:
        self.entries[name] = value
        self.path.write_text(json.dumps(self.entries), encoding="utf-8")

    def delete(self, name: str) -> None:
        self.entries.pop(name, None)
