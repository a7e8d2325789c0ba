"""Whether a manifest counts, which of its releases is for this installation, and when to look again."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.updates.manifest import Artifact, Channel, Kind, Manifest, Release
from app.domain.updates.versions import Version
from app.errors import Rejected

DAY_S = 24 * 3_600.0
RETRY_S = 2 * 3_600.0
SPREAD_S = 4 * 3_600.0
"""Added by chance, so that not all shops come at opening time."""
BUCKETS = 100


@dataclass(frozen=True, slots=True)
class Here:
    """This installation. `install_id` is random, made here and never sent anywhere; `broken` are versions that did not
    start here."""

    version: Version
    system: str
    kind: Kind
    install_id: str
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Offer:
    release: Release
    artifact: Artifact

    @property
    def version(self) -> Version:
        return self.release.version


def check(manifest: Manifest, channel: Channel, seen: int, now: int) -> None:
    """Rejected where this manifest must not be followed: update_untrusted (of another channel), update_replayed (older
    than one that was `seen`), update_stale. The last says nothing against the app that is running: it goes on, and so
    a wrong clock locks nobody out."""
    if manifest.channel is not channel:
        raise Rejected("update_untrusted", why="channel")
    if manifest.serial < seen:
        raise Rejected("update_replayed", serial=manifest.serial, seen=seen)
    if manifest.expires_at <= now:
        raise Rejected("update_stale", expired_at=manifest.expires_at)


def choose(manifest: Manifest, here: Here, *, asked: bool = False) -> Offer | None:
    """The newest release for this installation; None where it has it. Never an older one. Whoever has `asked` doesn't
    wait for their share, as long as the release isn't withdrawn."""
    for release in sorted(manifest.releases, key=lambda one: one.version, reverse=True):
        artifact = _artifact(release, here.system, here.kind)
        if artifact is not None and _fits(release, here) and _turn(release, here.install_id, asked=asked):
            return Offer(release, artifact)
    return None


def bucket(install_id: str, version: Version, among: int = BUCKETS) -> int:
    """0 to `among` - 1: the same for an installation and a version, another for the next version, so that it isn't
    always the same shops that go first."""
    digest = hashlib.sha256(f"{install_id}/{version}".encode()).digest()
    return int.from_bytes(digest[:8], "big") % among


def gave_back(own: Version, broken: Iterable[str]) -> str:
    """The newest of those that did not start here, where it is newer than this one; else ""."""
    known = [version for version in map(Version.parse, broken) if version is not None and version > own]
    return str(max(known)) if known else ""


def wait_s(checked_at: int, now: int, chance: float, *, failed: bool = False) -> float:
    """Seconds until the next look: a day after the last, spread by `chance` in [0, 1). A last look in the future is one
    from before the clock was put right."""
    pause = (RETRY_S if failed else DAY_S) + chance * SPREAD_S
    since = (now - checked_at) / 1000
    return 0.0 if not checked_at or since < 0 else max(0.0, pause - since)


def _artifact(release: Release, system: str, kind: Kind) -> Artifact | None:
    return next((one for one in release.artifacts if (one.system, one.kind) == (system, kind)), None)


def _fits(release: Release, here: Here) -> bool:
    return release.minimum <= here.version < release.version and str(release.version) not in here.broken


def _turn(release: Release, install_id: str, *, asked: bool) -> bool:
    return release.share > 0 if asked else bucket(install_id, release.version) < release.share
