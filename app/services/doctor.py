"""A look at all that the app stands on: each thing by itself, within a time, and what is wrong by its error code."""

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Protocol

from app.clock import Clock
from app.course import Course
from app.domain import checkup
from app.domain.backups import BackupState
from app.domain.checkup import Check, Finding, Verdict
from app.domain.connections import Connection, ConnectionState, Permission
from app.domain.ids import OaId
from app.errors import AppError
from app.paths import Paths
from app.services.report import report
from app.settings import SettingsStore
from app.store import messages, quarantine, snapshot
from app.store.database import Database
from app.vault import Vault, VaultState
from app.zalo import requests
from app.zalo.transport import Http

LIMIT_S = 30.0
ASKED = frozenset({ConnectionState.CONNECTED, ConnectionState.UNCONFIGURED, ConnectionState.RECONNECT})
VAULT_CODES = {
    VaultState.FORGOT: "keyring_forgot",
    VaultState.UNREACHABLE: "keyring_locked",
    VaultState.LOST: "lost",
    VaultState.NEW: "not_set_up",
}


class Oas(Protocol):
    async def all(self) -> list[Connection]: ...

    async def ask(self, oa_id: OaId) -> tuple[Permission, ...]:
        """What Zalo has not granted; raises what is wrong."""
        ...


class Made(Protocol):
    async def state(self) -> BackupState: ...


@dataclass(frozen=True, slots=True)
class Profile:
    """An open profile, or why it could not be opened."""

    key: bytes = field(repr=False, default=b"")
    db: Database | None = None
    oas: Oas | None = None
    backups: Made | None = None
    trouble: AppError | None = None
    busy: bool = False
    """Another process has it open: its tokens are not ours to use now."""


class Doctor:
    """`look` brings the findings one by one, in the order of `Check`. It changes nothing."""

    def __init__(
        self,
        paths: Paths,
        clock: Clock,
        reach: Callable[[], Awaitable[object]],
        profile: Profile,
        *,
        wall: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        """`reach` brings any answer of Zalo, or raises why there is none; `wall` is this PC's own clock."""
        self._paths, self._clock, self._reach, self._profile, self._wall = paths, clock, reach, profile, wall

    async def look(self, vault: Vault | None = None) -> AsyncIterator[Finding]:
        """Without a vault (practice) there is nothing to say of the keyring."""
        free = await asyncio.to_thread(_free, self._paths.root)
        yield checkup.disk(free)
        yield await _within(Check.DATABASE, self._database)
        if vault is not None:
            yield await _within(Check.KEYRING, lambda: _keyring(vault))
        network = await _within(Check.NETWORK, self._network)
        yield network
        reached = network.verdict is Verdict.GOOD
        off = self._clock.now() - self._wall()
        yield checkup.clock(off) if reached else Finding(Check.CLOCK, Verdict.UNKNOWN, checkup.NOT_ASKED)
        async for finding in self._oas(reached=reached):
            yield finding
        if self._profile.db is not None:
            yield checkup.rows(await self._profile.db.read(quarantine.count))
        if self._profile.backups is not None:
            state = await self._profile.backups.state()
            yield checkup.backup(state.made_at, state.problem, self._wall())

    def beside_another(self) -> "Doctor":
        """The same, for a profile that another process works in."""
        return Doctor(self._paths, self._clock, self._reach, replace(self._profile, busy=True), wall=self._wall)

    async def report(self, findings: list[Finding]) -> str:
        """The text of a file about it, which names nobody."""
        counts: dict[str, int] = {}
        if self._profile.db is not None:
            found = (await self._profile.db.read(messages.counts)).values()
            counts = {
                "oas": len(found),
                "conversations": sum(talks for talks, _ in found),
                "messages": sum(stored for _, stored in found),
            }
        settings = asdict(SettingsStore(self._paths.settings).current)
        return await asyncio.to_thread(report, findings, settings, counts, self._paths.logs)

    async def _database(self) -> Finding:
        trouble = self._profile.trouble
        if trouble is not None:
            if trouble.code in {"not_set_up", "keyring_locked", "keyring_missing", "keyring_forgot"}:
                return Finding(Check.DATABASE, Verdict.UNKNOWN, trouble.code)
            raise trouble
        course = Course()
        try:
            await course.run(lambda: snapshot.examine(self._paths.database, self._profile.key, course.goes_on))
        except AppError as error:
            code = "damaged" if error.code == "backup_damaged" else error.code
            return Finding(Check.DATABASE, Verdict.BAD, code, params=error.params)
        return Finding(Check.DATABASE, Verdict.GOOD)

    async def _network(self) -> Finding:
        await self._reach()
        return Finding(Check.NETWORK, Verdict.GOOD)

    async def _oas(self, *, reached: bool) -> AsyncIterator[Finding]:
        if self._profile.busy:
            yield Finding(Check.LOGIN, Verdict.UNKNOWN, "in_use")
        if self._profile.oas is None or self._profile.busy:
            return
        for connection in await self._profile.oas.all():
            if connection.state not in ASKED:
                continue
            name = connection.profile.name or connection.oa_id
            for finding in await self._oa(self._profile.oas, connection.oa_id, name, reached=reached):
                yield finding

    async def _oa(self, oas: Oas, oa_id: OaId, name: str, *, reached: bool) -> list[Finding]:
        if not reached:
            return checkup.of_oa("offline", name)
        try:
            async with asyncio.timeout(LIMIT_S):
                missing = await oas.ask(oa_id)
        except TimeoutError:
            return checkup.of_oa("timeout", name)
        except AppError as error:
            return checkup.of_oa(error.code, name)
        found = checkup.of_oa("permission_missing" if missing else "", name)
        if not missing:
            return found
        # Permissions are asked one by one: what comes after them was answered too.
        return [
            one if one.check is not Check.PACKAGE else Finding(Check.PACKAGE, Verdict.GOOD, "", name) for one in found
        ]


def reaching(http: Http) -> Callable[[], Awaitable[object]]:
    """Any answer at all, a refusal too, shows that Zalo is there; its date is what the clock is compared with."""
    return lambda: http.exchange(requests.profile())


async def _within(check: Check, look: Callable[[], Awaitable[Finding]]) -> Finding:
    try:
        async with asyncio.timeout(LIMIT_S):
            return await look()
    except TimeoutError:
        return Finding(check, Verdict.UNKNOWN, "timeout")
    except AppError as error:
        return Finding(check, Verdict.BAD, error.code, params=error.params)


async def _keyring(vault: Vault) -> Finding:
    state = await vault.state()
    code = VAULT_CODES.get(state, "")
    if code == "keyring_locked" and not vault.has_keyring:
        code = "keyring_missing"
    return Finding(Check.KEYRING, Verdict.BAD if code else Verdict.GOOD, code)


def _free(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free
