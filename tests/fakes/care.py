"""Backups and a doctor for tests of the window: what was asked of them, and what they were told to say."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.domain.backups import BackupState
from app.domain.checkup import Check, Finding, Verdict
from app.domain.ids import OWNER, ConversationId, StaffId
from app.domain.unreadable import Pile
from app.errors import AppError
from app.events import BackupsChanged, EventBus
from app.services.export import Exported, Told
from app.services.export_files import Wanted
from app.vault import Vault


@dataclass
class FakeBackups:
    bus: EventBus
    home: Path
    known: BackupState = field(default_factory=BackupState)
    progress: tuple[int, int] | None = None
    fails: AppError | None = None
    calls: list[object] = field(default_factory=list)
    former: bool = False
    """What was here before a restore is kept still."""

    async def state(self) -> BackupState:
        return self.known

    def folder(self) -> Path:
        return self.home

    def begin(self) -> None:
        self.calls.append("begin")

    def stop(self) -> None:
        self.calls.append("stop")

    async def make(self, target: Path, *, logins: bool = False, by: StaffId = OWNER) -> BackupState:
        self.calls.append(("make", target, logins, by))
        if self.fails is not None:
            raise self.fails
        self.become(replace(self.known, made_at=1_760_000_000_000, file=str(target), size=5_000_000))
        return self.known

    async def set_passphrase(self, passphrase: str | None, by: StaffId = OWNER) -> None:
        self.calls.append(("passphrase", passphrase, by))
        self.become(replace(self.known, has_passphrase=passphrase is not None))

    async def can_go_back(self) -> bool:
        return self.former

    async def go_back(self, by: StaffId = OWNER) -> None:
        self.calls.append(("back", by))
        if self.fails is not None:
            raise self.fails

    def become(self, state: BackupState, progress: tuple[int, int] | None = None) -> None:
        self.known, self.progress = state, progress
        self.bus.publish(BackupsChanged())


@dataclass
class FakeExport:
    calls: list[object] = field(default_factory=list)
    fails: AppError | None = None
    gate: asyncio.Event | None = None
    """Waits for it in the middle."""

    async def one(self, cid: ConversationId, wanted: Wanted, by: StaffId, told: Told) -> Exported:
        return await self._export(cid, wanted, by, told)

    async def every(self, wanted: Wanted, by: StaffId, told: Told) -> Exported:
        return await self._export(None, wanted, by, told)

    async def _export(self, cid: ConversationId | None, wanted: Wanted, by: StaffId, told: Told) -> Exported:
        if self.fails is not None:
            raise self.fails
        told(3, 7)
        if self.gate is not None:
            await self.gate.wait()
        self.calls.append((cid, wanted.path, wanted.format, by))
        return Exported(1, 7)


@dataclass
class FakeDoctor:
    findings: list[Finding] = field(default_factory=lambda: [Finding(check, Verdict.GOOD) for check in Check])
    text: str = "Quầy Chat\n== Findings\n"
    looks: int = 0

    async def look(self, vault: Vault | None = None) -> AsyncIterator[Finding]:
        self.looks += 1
        for finding in self.findings:
            yield finding

    async def report(self, findings: list[Finding]) -> str:
        return self.text + "\n".join(finding.check.value for finding in findings)


@dataclass
class FakeQuarantine:
    """`readable` of what lies there can be read when it is tried again."""

    lying: list[Pile] = field(default_factory=list)
    readable: int = 0
    tries: int = 0

    async def piles(self) -> list[Pile]:
        return self.lying

    async def read_again(self, by: StaffId = OWNER) -> int:
        self.tries += 1
        if self.readable:
            self.lying = []
        return self.readable

    async def dismiss(self, pile: Pile, by: StaffId = OWNER) -> frozenset[int]:
        self.lying = [one for one in self.lying if one != pile]
        return frozenset(range(pile.count))

    async def bring_back(self, pile: Pile, rows: frozenset[int], by: StaffId = OWNER) -> None:
        assert len(rows) == pile.count
        self.lying = [pile, *self.lying]
