"""Backups: made now or each day by themselves, protected by the recovery code and a passphrase of their own."""

import asyncio
import base64
import contextlib
import json
import logging
import os
import sys
from dataclasses import asdict, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from app.archive import header, swap
from app.archive.header import Header, Lock, Passphrase
from app.course import Course, Stopped, Told
from app.crypto import Cost, Sealer
from app.domain import backups
from app.domain.backups import BackupState, file_name, is_due
from app.domain.ids import OWNER, StaffId
from app.errors import AppError, NeedsUser, Rejected, StorageFailure
from app.events import BackupsChanged
from app.paths import Paths
from app.services import backup_file
from app.services.backup_file import Source
from app.services.ground import Ground
from app.settings import SettingsStore
from app.store import adopting, media
from app.store.border import storage_border
from app.store.media_files import MediaFiles
from app.store.versions import HEAD
from app.vault import vault_file
from app.vault.vault import checked

FIRST_LOOK_S = 600.0
"""An automatic backup waits until the start is long over."""
LOOK_S = 300.0
_STATE = b"backup/state"

log = logging.getLogger(__name__)


class Backups:
    """One for a profile. Backups are the owner's: others get Rejected("not_owner")."""

    def __init__(
        self,
        ground: Ground,
        paths: Paths,
        key: bytes,
        settings: SettingsStore,
        files: MediaFiles,
        *,
        cost: Cost | None = None,
    ) -> None:
        self._ground, self._paths, self._key = ground, paths, key
        self._settings, self._files = settings, files
        self._cost = cost or Cost()
        self._sealer = Sealer(key).derive("backup passphrase")
        self._one = asyncio.Lock()
        self._course: Course | None = None
        self.progress: tuple[int, int] | None = None
        """Of the backup that is being made, done and of how much; None: none is."""

    async def state(self) -> BackupState:
        return (await asyncio.to_thread(self._read))[0]

    def folder(self) -> Path:
        """Where automatic backups go."""
        chosen = self._settings.current.backup_folder
        return Path(chosen) if chosen else self._paths.backups

    async def make(
        self, target: Path, *, logins: bool = False, by: StaffId = OWNER, tell: Told | None = None
    ) -> BackupState:
        """Write a backup and read it through; cancelling leaves nothing behind. Rejected: not_owner,
        backup_folder_missing; NeedsUser("passphrase_needed") where nothing could open it; StorageFailure."""
        _owner(by)
        async with self._one:
            course = self._course = Course(lambda done, total: self._told(done, total, tell))
            self._told(0, 1, tell)
            try:
                size = await self._write(target, course, logins=logins)
            except AppError as error:
                await self._note(problem=error.code, failed_at=self._ground.clock.now())
                raise
            finally:
                self._course, self.progress = None, None
                self._ground.bus.publish(BackupsChanged())
            made = {"made_at": self._ground.clock.now(), "file": str(target), "size": size}
            return await self._note(**made, problem="", failed_at=0)

    def stop(self) -> None:
        """Give up the backup that is being made, if one is."""
        if self._course is not None:
            self._course.stop()

    async def set_passphrase(self, passphrase: str | None, by: StaffId = OWNER) -> None:
        """From the next backup on this passphrase opens it, beside the recovery code; None: that code alone. Rejected:
        not_owner, passphrase_too_short."""
        _owner(by)
        made = None
        if passphrase is not None:
            known = checked(passphrase)
            made = await asyncio.to_thread(header.passphrase_key, known, self._cost)
        await self._note(has_passphrase=made is not None, passphrase=made)

    async def can_go_back(self) -> bool:
        """Whether what was here before a restore is kept still."""
        return await asyncio.to_thread(swap.can_undo, self._paths)

    async def go_back(self, by: StaffId = OWNER) -> None:
        """That takes the place of what was restored, before the data is opened next. Rejected: not_owner, gone."""
        _owner(by)
        with storage_border():
            await asyncio.to_thread(swap.want_back, self._paths)

    def begin(self) -> None:
        """From now on one is made each day, as long as the profile is open."""
        self._ground.supervisor.keep("backups", self.run)

    async def run(self) -> None:
        """Make one each day, for as long as the settings say so. What goes wrong is in `state`."""
        await self._ground.clock.sleep(FIRST_LOOK_S)
        while True:
            await self.look()
            await self._ground.clock.sleep(LOOK_S)

    async def look(self) -> None:
        """Make the automatic backup, if one is due."""
        now = self._ground.clock.now()
        if not self._settings.current.backup_daily or not is_due(await self.state(), now):
            return
        folder = self.folder()
        try:
            if not self._settings.current.backup_folder:
                await asyncio.to_thread(_make_folder, folder)
            await self.make(folder / file_name(now))
            await asyncio.to_thread(_rotate, folder, self._settings.current.backup_keep)
        except Stopped:
            await self._note(problem="backup_stopped", failed_at=now)
        except AppError as error:
            log.warning("no backup was made: %s", error.code)
            if (await self.state()).problem != error.code:
                await self._note(problem=error.code, failed_at=now)

    async def _write(self, target: Path, course: Course, *, logins: bool) -> int:
        _, passphrase = await asyncio.to_thread(self._read)
        code = await asyncio.to_thread(self._recovery)
        if code is None and passphrase is None:
            raise NeedsUser("passphrase_needed")
        now = self._ground.clock.now()

        def locks(payload_key: bytes) -> Header:
            own = header.lock_with(passphrase, payload_key) if passphrase is not None else None
            return Header(now, header.seal_for_profile(self._key, payload_key), code, own)

        db = self._ground.db
        with_files = self._settings.current.backup_files
        source = Source(
            database=self._paths.database,
            key=self._key,
            settings=asdict(self._settings.current),
            logins=await db.read(adopting.logins, db.sealer) if logins else None,
            files=self._files.get,
            file_size=(await db.read(media.use)).size if with_files else 0,
            facts={"schema": HEAD, "app": _app_version(), "system": sys.platform, "logins": logins},
            with_files=with_files,
        )
        workplace = self._paths.root / "backing-up"
        return await course.run(lambda: backup_file.write(source, target, locks, workplace, course))

    def _told(self, done: int, total: int, tell: Told | None) -> None:
        self.progress = (done, total)
        self._ground.bus.publish(BackupsChanged())
        if tell is not None:
            tell(done, total)

    def _recovery(self) -> Lock | None:
        """What the recovery code opens; None in a profile without a vault (practice)."""
        if not self._paths.vault.exists():
            return None
        wrapped = vault_file.read(self._paths.vault).recovery
        return Lock(wrapped.salt, wrapped.cost, wrapped.sealed)

    async def _note(self, **values: Any) -> BackupState:
        state = await asyncio.to_thread(self._change, values)
        self._ground.bus.publish(BackupsChanged())
        return state

    def _change(self, values: dict[str, Any]) -> BackupState:
        state, passphrase = self._read()
        if "passphrase" in values:
            passphrase = values.pop("passphrase")
        state = replace(state, **values)
        content: dict[str, Any] = asdict(state)
        if passphrase is not None:
            sealed = self._sealer.seal(passphrase.key, _STATE)
            content["lock"] = [_text(sealed), _text(passphrase.salt), *_cost(passphrase.cost)]
        fresh = self._paths.backup_state.with_name(self._paths.backup_state.name + ".new")
        try:
            fresh.write_text(json.dumps(content), encoding="utf-8")
            fresh.replace(self._paths.backup_state)
        except OSError as error:  # a full disk: what was made is made all the same
            log.warning("the state of backups was not kept: %s", type(error).__name__)
        return state

    def _read(self) -> tuple[BackupState, Passphrase | None]:
        """Anything unreadable counts as never having made one."""
        try:
            content = json.loads(self._paths.backup_state.read_text(encoding="utf-8"))
            lock = content.pop("lock", None)
            state = BackupState(**content)
            if lock is None:
                return replace(state, has_passphrase=False), None
            sealed, salt, *cost = lock
            key = self._sealer.open(base64.b64decode(sealed), _STATE)
            return state, Passphrase(key, base64.b64decode(salt), Cost(*cost))
        except (OSError, ValueError, TypeError, LookupError, AttributeError, StorageFailure):
            return BackupState(), None


def _owner(by: StaffId) -> None:
    if by != OWNER:
        raise Rejected("not_owner")


def _make_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # writing there says what is wrong
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _rotate(folder: Path, keep: int) -> None:
    """The oldest automatic ones go."""
    with contextlib.suppress(OSError):
        for name in backups.superfluous(os.listdir(folder), keep):
            (folder / name).unlink(missing_ok=True)


def _app_version() -> str:
    try:
        return version("quaychat")
    except PackageNotFoundError:
        return "dev"


def _cost(cost: Cost) -> tuple[int, int, int]:
    return cost.memory_kib, cost.passes, cost.lanes


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
