"""How updating stands: what a person is shown, and what is remembered from one look to the next."""

from dataclasses import dataclass, field
from enum import StrEnum


class Phase(StrEnum):
    """NOT_HERE: this build isn't updated by itself. OFF: switched off. CURRENT: nothing newer is known.
    READY: it is installed when the app is left. BY_HAND: it lies there for a person to open."""

    NOT_HERE = "not_here"
    OFF = "off"
    CURRENT = "current"
    CHECKING = "checking"
    FETCHING = "fetching"
    READY = "ready"
    BY_HAND = "by_hand"


@dataclass(frozen=True, slots=True)
class UpdateState:
    """`problem` is the code of what went wrong last, empty when it is well again; `done` and `total` in bytes while
    fetching; `file` what to open by hand; `managed`: a policy of this PC decides, not the settings; `broken`: a newer
    version that did not start here and gave its place back."""

    phase: Phase
    installed: str
    version: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    checked_at: int = 0
    problem: str = ""
    done: int = 0
    total: int = 0
    file: str = ""
    managed: bool = False
    broken: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A version that was fetched and verified. `kind` and `channel` as in the manifest; `file` is what came."""

    version: str
    channel: str
    kind: str
    file: str
    size: int
    sha256: str
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """What is kept between starts. `serials`: the newest manifest seen of each channel; `newest_at`: when the newest of
    them was made, before which it can't be now. `tried_at`: the last look, whatever became of it."""

    install_id: str
    serials: dict[str, int] = field(default_factory=dict)
    newest_at: int = 0
    checked_at: int = 0
    tried_at: int = 0
    problem: str = ""
    ready: Ready | None = None
