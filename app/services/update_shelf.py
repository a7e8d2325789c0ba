"""Where a new version lies until the app is left: fetched, verified, unpacked beside this one, remembered."""

import asyncio
import logging
import random
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from app.clock import Clock
from app.domain.updates.choice import Here, Offer, gave_back
from app.domain.updates.manifest import Channel, Kind
from app.domain.updates.state import Memory, Ready
from app.domain.updates.versions import Version
from app.errors import Rejected, StorageFailure, Transient
from app.paths import Paths
from app.tasks import backoff
from app.updates import commands, journal, leaving, memory, policy, swap
from app.updates.disk import disk_border, sha256_of
from app.updates.fetching import Fetcher, Limits
from app.updates.installation import Installation
from app.updates.journal import Places
from app.updates.partial import Partial
from app.updates.policy import Policy
from app.updates.trust import Trust
from app.updates.unpack import unpack

ATTEMPTS = 6
"""At one file, each going on where the one before was cut."""
ROOM = {Kind.INSTALLER: 2, Kind.FOLDER: 6, Kind.PACKAGE: 2}
"""So many times the file's size has to be free: for it, and for what is in it."""
Works = Callable[[Path, str, Path], bool]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Site:
    """What is given: which version runs where, whom it trusts, and what this PC's policy says."""

    own: str
    here: Installation = field(default_factory=Installation.here)
    trust: Trust = field(default_factory=Trust)
    policy: Policy = field(default_factory=policy.read)
    limits: Limits = field(default_factory=Limits)
    works: Works = commands.works

    @property
    def address(self) -> str:
        return self.policy.address or self.trust.address

    @property
    def updatable(self) -> bool:
        known = self.here.kind is not None and Version.parse(self.own) is not None
        return known and bool(self.address and self.trust.keys)


class Shelf:
    """One for an installation and a profile."""

    def __init__(self, paths: Paths, clock: Clock, site: Site, chance: random.Random) -> None:
        self._paths, self._clock, self._site, self._chance = paths, clock, site, chance
        self._places = Places(site.here.folder)

    async def known(self) -> Memory:
        return await asyncio.to_thread(memory.read, self._paths.update_state)

    async def note(self, **values: Any) -> Memory:
        def change() -> Memory:
            known = replace(memory.read(self._paths.update_state), **values)
            memory.write(self._paths.update_state, known)
            return known

        return await asyncio.to_thread(change)

    async def here(self, known: Memory) -> Here:
        """For `choose`; the site is updatable."""
        own, installation = Version.parse(self._site.own), self._site.here
        assert own is not None
        assert installation.kind is not None
        broken = (await asyncio.to_thread(journal.read, self._places)).broken
        return Here(own, installation.system, installation.kind, known.install_id, frozenset(broken))

    async def gave_back(self) -> str:
        """A newer version that did not start here, or ""."""
        own = Version.parse(self._site.own)
        known = await asyncio.to_thread(journal.read, self._places) if self._site.updatable else None
        return gave_back(own, known.broken) if own is not None and known is not None else ""

    async def has(self, offer: Offer, known: Memory) -> bool:
        """Whether this very release lies here, whole."""
        ready = known.ready
        if ready is None or (ready.version, ready.sha256) != (str(offer.version), offer.artifact.sha256):
            return False
        if offer.artifact.kind is Kind.FOLDER:
            staged = await asyncio.to_thread(journal.read, self._places)
            return staged.staged == ready.version and self._places.next.is_dir()
        return await asyncio.to_thread(leaving.is_whole, self._paths.update_files / ready.file, ready)

    async def fetch(self, fetcher: Fetcher, offer: Offer, channel: Channel, came: Callable[[int], None]) -> None:
        """Bring it here. `came` hears how many bytes have come. Rejected: update_damaged, update_broken; Transient;
        StorageFailure."""
        artifact = offer.artifact
        await self.drop(keep=artifact.sha256)
        await asyncio.to_thread(_check_room, self._paths.update_files, artifact.size * ROOM[artifact.kind])
        partial = Partial(self._paths.update_files / f"{artifact.sha256}.part")
        await self._patiently(lambda: fetcher.file(artifact, partial, lambda done, _: came(done)))
        if await asyncio.to_thread(sha256_of, partial.path) != artifact.sha256:
            await asyncio.to_thread(partial.drop)
            raise Rejected("update_damaged", why="hash")
        target = self._paths.update_files / artifact.name
        await asyncio.to_thread(partial.keep_as, target)
        if artifact.kind is Kind.FOLDER:
            await asyncio.to_thread(self._stage, target, str(offer.version))
        await self.note(
            ready=Ready(
                version=str(offer.version),
                channel=channel.value,
                kind=artifact.kind.value,
                file=artifact.name,
                size=artifact.size,
                sha256=artifact.sha256,
                notes=offer.release.notes,
            )
        )
        log.info("version %s is ready", offer.version)

    async def drop(self, keep: str = "") -> None:
        """Nothing is ready any more; of what was begun only the file of the hash `keep` stays."""
        await self.note(ready=None)
        await asyncio.to_thread(_clear, self._paths.update_files, keep)
        if self._site.here.kind is Kind.FOLDER:
            await asyncio.to_thread(swap.unstage, self._places)

    async def started(self) -> None:
        """This version works."""
        await asyncio.to_thread(swap.started, self._places, self._site.own)
        await asyncio.to_thread(commands.nothing_to_heal)

    async def _patiently(self, attempt: Callable[[], Awaitable[None]]) -> None:
        """Again where the line was cut, from where it was cut."""
        for failures in range(1, ATTEMPTS + 1):
            try:
                await attempt()
                return
            except Transient:
                if failures == ATTEMPTS:
                    raise
                await self._clock.sleep(backoff(failures, self._chance.random()))

    def _stage(self, packed: Path, version: str) -> None:
        program = self._site.here.program.relative_to(self._site.here.folder)
        note = self._paths.updates / "probe"
        try:
            swap.stage(
                self._places,
                version,
                lambda folder: unpack(packed, folder),
                lambda folder: self._site.works(folder / program, version, note),
            )
        finally:
            packed.unlink(missing_ok=True)


def _check_room(folder: Path, wanted: int) -> None:
    with disk_border():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < wanted:
            raise StorageFailure("disk_full", path=str(folder))


def _clear(folder: Path, keep: str) -> None:
    with disk_border():
        for entry in folder.iterdir() if folder.is_dir() else ():
            if keep and entry.name.startswith(keep):
                continue
            if entry.is_dir():
                swap.discard(entry)
            else:
                entry.unlink(missing_ok=True)
