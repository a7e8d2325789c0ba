"""`backup` and `restore`: the whole shop in one encrypted file, and back again."""

import argparse
from datetime import datetime
from pathlib import Path

from app.archive import swap
from app.cli import profile, vaults
from app.cli.terminal import Terminal
from app.course import Course
from app.domain.backups import file_name
from app.errors import Rejected, StorageFailure
from app.paths import Paths
from app.profile import profile_lock
from app.services import backup_file, restoring
from app.services.restoring import Unlocked
from app.vault import VaultState


async def backup(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """A folder gets a file named by the day; works beside a window."""
    async with await profile.looked_at(paths, terminal) as core:
        target = _file(options.target, core.clock.now())
        if options.passphrase:
            await core.backups.set_passphrase(terminal.ask_secret("Passphrase of backups"))
        state = await core.backups.make(target, logins=options.with_logins)
    terminal.result(
        {"file": state.file, "bytes": state.size},
        f"Backed up, and read through: {state.file} ({state.size} bytes)",
        "The recovery code opens it" + (", or the passphrase of backups." if state.has_passphrase else "."),
    )
    return 0


async def restore(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """Standard input: the backup's passphrase or the recovery code."""
    if options.undo:
        with profile_lock(paths):
            swap.undo(paths)
        terminal.result({"undone": True}, "The data from before the restore is back.")
        return 0
    if not options.file:
        raise Rejected("file_missing")
    known = terminal.ask_secret("Passphrase of the backup, or recovery code")
    unlocked = await restoring.unlock(_file(options.file), known)
    if options.check:
        await Course().run(lambda: backup_file.check(unlocked.path, unlocked.key, Course()))
        terminal.result(_facts(unlocked), _sentence(unlocked), "All of it can be read.")
        return 0
    with profile_lock(paths):
        return await _restore(unlocked, paths, terminal)


async def _restore(unlocked: Unlocked, paths: Paths, terminal: Terminal) -> int:
    staged = await restoring.prepare(paths)
    key, code = await _key(paths, staged, terminal)
    held = await restoring.stage(unlocked, paths, key)
    swap.finish(paths)
    terminal.result(
        {**_facts(unlocked), "held": held, "recovery_code": code},
        _sentence(unlocked),
        f"Restored in {paths.root}; `restore --undo` brings back what was there before, until the second start.",
        *([f"{held} messages waited to be sent. They are held: see `quaychat-core outbox`."] if held else []),
        *(
            []
            if unlocked.contents.logins
            else ["Logins were not in it: run `quaychat-core connect --reconnect OA_ID`."]
        ),
        *([f"Recovery code, shown only now: {code}"] if code else []),
    )
    return 0


async def _key(paths: Paths, staged: Paths, terminal: Terminal) -> tuple[bytes, str]:
    """The key of the living profile; where there is none that opens, a new one and its recovery code."""
    vault = profile.vault_of(paths)
    try:
        state = await vault.state()
    except StorageFailure:
        state = VaultState.LOST
    if state in {VaultState.KEYRING, VaultState.PASSPHRASE}:
        return await vaults.unlock(vault, terminal), ""
    return await vaults.create(profile.vault_of(staged), terminal)


def _file(name: str, now: int | None = None) -> Path:
    """With a time: a folder gets a file named by it."""
    path = Path(name).expanduser()
    return path / file_name(now) if now is not None and path.is_dir() else path


def _facts(unlocked: Unlocked) -> dict[str, object]:
    found = unlocked.contents
    return {
        "made_at": found.made_at,
        "schema": found.schema,
        "conversations": found.conversations,
        "messages": found.messages,
        "logins": found.logins,
    }


def _sentence(unlocked: Unlocked) -> str:
    found = unlocked.contents
    made = datetime.fromtimestamp(found.made_at / 1000).astimezone()
    return f"Made {made:%Y-%m-%d %H:%M}: {found.conversations} conversations, {found.messages} messages."
