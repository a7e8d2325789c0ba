"""What is going on with an installation, written beside it: it outlives the version that wrote it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app.updates import JOURNAL
from app.updates.memory import write_whole


@dataclass(frozen=True, slots=True)
class Journal:
    """`staged`: the version that lies whole in `next`. `before` and `after`: the change that is on trial, `starts` of
    the new one so far, `tries` at making it. `broken`: versions that did not start here; they are not tried again."""

    staged: str = ""
    before: str = ""
    after: str = ""
    starts: int = 0
    tries: int = 0
    broken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """Everything beside the installation's folder, by the same name with an ending."""

    folder: Path

    @property
    def next(self) -> Path:
        return self._beside("next")

    @property
    def unpacking(self) -> Path:
        return self._beside("next.part")

    @property
    def former(self) -> Path:
        """The version before this one, until this one has started once."""
        return self._beside("former")

    @property
    def broken(self) -> Path:
        return self._beside("broken")

    @property
    def journal(self) -> Path:
        return self._beside(JOURNAL)

    @property
    def running(self) -> Path:
        return self._beside("running")

    def _beside(self, ending: str) -> Path:
        return self.folder.with_name(f"{self.folder.name}.{ending}")


def read(places: Places) -> Journal:
    """An unreadable one is none: what runs is what is there. Blocking."""
    try:
        raw = json.loads(places.journal.read_text(encoding="utf-8"))
        staged, before, after = (str(raw[name]) for name in ("staged", "before", "after"))
        return Journal(staged, before, after, int(raw["starts"]), int(raw["tries"]), tuple(map(str, raw["broken"])))
    except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return Journal()


def write(places: Places, journal: Journal) -> None:
    """StorageFailure where the disk refuses. Blocking."""
    write_whole(places.journal, asdict(journal))
