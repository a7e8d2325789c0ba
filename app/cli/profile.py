"""Commands about the profile as a whole: set it up, recover it, see how it stands."""

import argparse
from contextlib import AbstractAsyncContextManager

from app.bootstrap import Core, open_core, open_reading
from app.cli import vaults, views
from app.cli.terminal import Terminal
from app.paths import Paths
from app.store import messages
from app.vault import Vault
from app.vault.keyring_store import KeyringStore


def vault_of(paths: Paths) -> Vault:
    return Vault(paths, KeyringStore())


async def opened(paths: Paths, terminal: Terminal, *, running: bool = False) -> AbstractAsyncContextManager[Core]:
    """The profile, unlocked; `running`: with its pollers and senders."""
    key = await vaults.unlock(vault_of(paths), terminal)
    return open_core(paths, key, running=running)


async def looked_at(paths: Paths, terminal: Terminal) -> AbstractAsyncContextManager[Core]:
    """The profile, unlocked, for commands that change nothing."""
    return open_reading(paths, await vaults.unlock(vault_of(paths), terminal))


async def setup(_: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    key, code = await vaults.create(vault_of(paths), terminal)
    async with open_core(paths, key, running=False):
        pass  # the database is made, so that a wrong folder or a full disk is told now
    terminal.result(
        {"recovery_code": code, "folder": str(paths.root)},
        f"The profile is ready in {paths.root}",
        f"Recovery code, shown only now: {code}",
        "Write it down and keep it apart from this machine: it opens your data when nothing else does.",
    )
    return 0


async def recover(_: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    await vaults.recover(vault_of(paths), terminal)
    terminal.result({"recovered": True}, "The profile opens again.")
    return 0


async def status(_: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    async with await looked_at(paths, terminal) as core:
        connections = await core.connections.all()
        counts = await core.db.read(messages.counts)
        waiting = await core.inbox.total_waiting()
        unsent = await core.inbox.unsent()
        states = {state: sum(item.state is state for item in unsent) for state in {item.state for item in unsent}}
    terminal.result(
        {
            "folder": str(paths.root),
            "standard_hosts": core.hosts.standard,
            "oas": [
                {**views.connection(one), "conversations": counts.get(one.oa_id, (0, 0))[0]}
                | {"messages": counts.get(one.oa_id, (0, 0))[1]}
                for one in connections
            ],
            "waiting": waiting,
            "outbox": {state.value: count for state, count in sorted(states.items())},
        },
        *(views.connection_line(one) for one in connections),
        f"{waiting} conversations wait for an answer; {len(unsent)} messages are not sent",
        *([] if connections else ["No OA is connected. Run `quaychat-core connect`."]),
    )
    return 0
