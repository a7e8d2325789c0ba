"""What the publisher says there is: releases of one channel, each with its files."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.updates.versions import Version


class Channel(StrEnum):
    STABLE = "stable"
    BETA = "beta"


class Kind(StrEnum):
    """How a file becomes the app: an installer that is run, a packed folder that takes the place of the present one,
    or a package that a person opens."""

    INSTALLER = "installer"
    FOLDER = "folder"
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of a release. `path` is relative to the manifest's address; `size` in bytes; `sha256` in hex."""

    system: str
    kind: Kind
    path: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Release:
    """`minimum`: the oldest version that can be updated to this one directly. `share`: to how many of a hundred
    installations it is offered by itself; 0 withdraws it. `notes`: plain text by language."""

    version: Version
    minimum: Version
    share: int
    artifacts: tuple[Artifact, ...]
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """`serial` grows with each manifest of a channel; times are epoch milliseconds."""

    channel: Channel
    serial: int
    made_at: int
    expires_at: int
    releases: tuple[Release, ...]
