"""Looks for new versions of the app once a day, and has what there is ready for when it is left."""

import asyncio
import logging
import random
from dataclasses import replace

from app.clock import Clock
from app.domain.ids import OWNER, StaffId
from app.domain.updates import choice
from app.domain.updates.choice import Offer
from app.domain.updates.manifest import Channel, Kind, Manifest
from app.domain.updates.state import Memory, Phase, UpdateState
from app.errors import AppError, Rejected
from app.events import EventBus, UpdatesChanged
from app.paths import Paths
from app.services.update_shelf import Shelf, Site
from app.settings import SettingsStore
from app.tasks import Supervisor
from app.updates import policy, presence, reading
from app.updates.fetching import Fetcher

FIRST_LOOK_S = 600.0
"""The start is long over by then."""
LOOK_S = 900.0
STARTED_S = 20.0
"""A version that has run for so long with its data open works."""
log = logging.getLogger(__name__)


class Updates:
    """One for an installation. Looking by hand is the owner's; what is ready is installed by `updates.leaving`."""

    def __init__(
        self,
        paths: Paths,
        settings: SettingsStore,
        clock: Clock,
        bus: EventBus,
        site: Site,
        *,
        chance: random.Random | None = None,
    ) -> None:
        self._paths, self._settings, self._clock, self._bus, self._site = paths, settings, clock, bus, site
        self._chance = chance or random.Random()
        self._shelf = Shelf(paths, clock, site, self._chance)
        self._one = asyncio.Lock()
        self._busy: tuple[Phase, Offer | None, int] | None = None
        """What goes on, with which release, and how many bytes of it are here."""

    @property
    def channel(self) -> Channel | None:
        """Whose versions are taken; None: updating is switched off."""
        return policy.channel_of(self._site.policy, self._settings.current)

    async def state(self) -> UpdateState:
        known = await self._shelf.known()
        shown = UpdateState(
            self._phase(known),
            self._site.own,
            checked_at=known.checked_at,
            problem=known.problem,
            managed=self._site.policy.managed,
            broken=await self._shelf.gave_back(),
            channel=self.channel or "",
        )
        if shown.phase is Phase.FETCHING and self._busy is not None and (offer := self._busy[1]) is not None:
            size = offer.artifact.size
            return replace(shown, version=str(offer.version), notes=offer.release.notes, done=self._busy[2], total=size)
        if shown.phase in (Phase.READY, Phase.BY_HAND) and known.ready is not None:
            file = str(self._paths.update_files / known.ready.file) if shown.phase is Phase.BY_HAND else ""
            return replace(shown, version=known.ready.version, notes=known.ready.notes, file=file)
        return shown

    def begin(self, supervisor: Supervisor) -> None:
        """From now on, as long as the profile is open; and this version has started."""
        if self._site.here.kind in (Kind.FOLDER, Kind.INSTALLER):
            supervisor.spawn("update started", self._has_started())
        if self._site.updatable:
            supervisor.keep("updates", self.run)

    async def run(self) -> None:
        """A look each day, for as long as the settings say so. What goes wrong is in `state`."""
        await self._clock.sleep(FIRST_LOOK_S)
        chance = self._chance.random()
        while True:
            known = await self._shelf.known()
            wait = choice.wait_s(known.tried_at, self._clock.now(), chance, failed=bool(known.problem))
            if self.channel is not None and wait <= 0:
                chance = self._chance.random()
                try:
                    await self.look()
                except AppError as error:
                    log.info("no update: %s", error)
            await self._clock.sleep(LOOK_S)

    async def look_now(self, by: StaffId = OWNER) -> UpdateState:
        """Asked for by a person, who doesn't wait for this shop's turn. Rejected: not_owner, and as `look`."""
        if by != OWNER:
            raise Rejected("not_owner")
        await self.look(asked=True)
        return await self.state()

    async def look(self, *, asked: bool = False, fetch: bool = True) -> Offer | None:
        """Look once, and bring what there is; with `fetch` False only say it. Rejected: update_not_here, update_off,
        update_untrusted, update_replayed, update_stale, update_damaged, update_broken; Transient: update_unreachable,
        busy (another process is at it); StorageFailure."""
        if not self._site.updatable:
            raise Rejected("update_not_here")
        channel = self.channel
        if channel is None:
            raise Rejected("update_off")
        async with self._one:
            self._goes_on(Phase.CHECKING)
            try:
                with presence.alone(self._paths.updates / "lock"):
                    offer = await self._look(channel, asked=asked, fetch=fetch)
            except AppError as error:
                await self._shelf.note(problem=error.code, tried_at=self._clock.now())
                raise
            else:
                now = self._clock.now()
                await self._shelf.note(problem="", tried_at=now, checked_at=now)
                return offer
            finally:
                self._busy = None
                self._bus.publish(UpdatesChanged())

    async def _look(self, channel: Channel, *, asked: bool, fetch: bool) -> Offer | None:
        fetcher = Fetcher(self._site.address, self._clock, self._site.limits)
        manifest = reading.read(await fetcher.manifest(f"{channel}.json"), self._site.trust.keys)
        known = await self._accept(manifest, channel)
        here = await self._shelf.here(known)
        offer = choice.choose(manifest, here, asked=asked)
        if offer is None and known.ready is not None:  # it may have been asked for before it was this shop's turn
            offer = choice.choose(manifest, here, asked=True)
            if offer is None or str(offer.version) != known.ready.version:
                await self._shelf.drop()
                return None
        if offer is None or not fetch or await self._shelf.has(offer, known):
            return offer
        self._goes_on(Phase.FETCHING, offer)
        found = offer
        await self._shelf.fetch(fetcher, found, channel, lambda done: self._came(found, done))
        return offer

    async def _accept(self, manifest: Manifest, channel: Channel) -> Memory:
        """It counts, and is remembered before anything is done for it: older ones are refused from now on."""
        known = await self._shelf.known()
        # A clock that was set back doesn't make an old manifest young again.
        choice.check(manifest, channel, known.serials.get(channel, 0), max(self._clock.now(), known.newest_at))
        serials = {**known.serials, channel.value: manifest.serial}
        return await self._shelf.note(
            install_id=known.install_id, serials=serials, newest_at=max(known.newest_at, manifest.made_at)
        )

    async def _has_started(self) -> None:
        await self._clock.sleep(STARTED_S)
        await self._shelf.started()

    def _phase(self, known: Memory) -> Phase:
        if not self._site.updatable:
            return Phase.NOT_HERE
        if self.channel is None:
            return Phase.OFF
        if self._busy is not None:
            return self._busy[0]
        if known.ready is None or known.ready.channel != self.channel:
            return Phase.CURRENT
        return Phase.BY_HAND if known.ready.kind == Kind.PACKAGE else Phase.READY

    def _goes_on(self, phase: Phase, offer: Offer | None = None) -> None:
        self._busy = (phase, offer, 0)
        self._bus.publish(UpdatesChanged())

    def _came(self, offer: Offer, done: int) -> None:
        before = self._busy[2] if self._busy is not None else 0
        self._busy = (Phase.FETCHING, offer, done)
        size = max(offer.artifact.size, 1)
        if done * 100 // size != before * 100 // size:
            self._bus.publish(UpdatesChanged())
