"""`doctor`: looks at everything the app stands on, and says what to do about each thing that is wrong."""

import argparse
import asyncio
import os
from contextlib import AsyncExitStack
from dataclasses import asdict
from pathlib import Path

from app.bootstrap import open_core, open_reading
from app.cli import profile, vaults
from app.cli.terminal import Terminal, one_line
from app.cli.words import WORDS, Exit, sentence
from app.clock import SystemClock
from app.domain.checkup import Check, Finding, Verdict
from app.errors import AppError, NeedsUser
from app.paths import Paths
from app.services.doctor import Doctor, Profile, reaching
from app.services.report import save
from app.zalo.hosts import Hosts
from app.zalo.transport import Http

TITLES = {
    Check.DISK: "Disk",
    Check.DATABASE: "Database",
    Check.KEYRING: "Key",
    Check.NETWORK: "Network",
    Check.CLOCK: "Clock",
    Check.LOGIN: "Login",
    Check.PLACE: "Place (Vietnam)",
    Check.PERMISSIONS: "Permissions",
    Check.PACKAGE: "Package",
    Check.ROWS: "Messages of Zalo",
    Check.BACKUP: "Backup",
}
MARKS = {Verdict.GOOD: "ok  ", Verdict.WARNING: "note", Verdict.BAD: "BAD ", Verdict.UNKNOWN: "?   "}


async def doctor(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """Also without a profile that opens; beside a window Zalo is not asked about OAs. 3: something has to be done."""
    vault = profile.vault_of(paths)
    async with AsyncExitStack() as stack:
        made = await _doctor(stack, paths, terminal)
        findings = []
        async for finding in made.look(vault):
            findings.append(finding)
            terminal.result(asdict(finding), line(finding))
        if options.report:
            await asyncio.to_thread(save, await made.report(findings), Path(options.report))
            terminal.result({"report": options.report}, f"Written to {options.report}. Read it through before sending.")
    bad = any(finding.verdict is Verdict.BAD for finding in findings)
    return Exit.NEEDS_YOU if bad else Exit.DONE


def line(finding: Finding) -> str:
    """One line: how it is, and what to do."""
    about = f" of {one_line(finding.about)}" if finding.about else ""
    said = sentence(AppError(finding.code, **finding.params)) if finding.code in WORDS else finding.code
    return f"{MARKS[finding.verdict]}  {TITLES[finding.check]}{about}{': ' + said if said else ''}"


async def _doctor(stack: AsyncExitStack, paths: Paths, terminal: Terminal) -> Doctor:
    try:
        key = await vaults.unlock(profile.vault_of(paths), terminal)
        try:
            return (await stack.enter_async_context(open_core(paths, key, running=False))).doctor
        except NeedsUser as error:
            if error.code != "in_use":
                raise
            return (await stack.enter_async_context(open_reading(paths, key))).doctor.beside_another()
    except AppError as error:
        clock = SystemClock()
        http = await stack.enter_async_context(Http(Hosts.from_environ(os.environ), clock))
        return Doctor(paths, clock, reaching(http), Profile(trouble=error))
