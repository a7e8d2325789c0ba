"""`export`: conversations for other programs, as pages, CSV or a workbook."""

import argparse
from datetime import datetime
from pathlib import Path

from app.cli.profile import looked_at
from app.cli.talk import named
from app.cli.terminal import Terminal
from app.domain.messages import Kind
from app.paths import Paths
from app.services.export_files import Format, Wanted
from app.transcript import Words


async def export(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    """All of them, or one; works beside a window."""
    async with await looked_at(paths, terminal) as core:
        wanted = Wanted(_file(options.path), Format(options.format), _words())
        if options.conversation:
            done = await core.export.one(await named(core, options.conversation), wanted)
        else:
            done = await core.export.every(wanted)
    terminal.result(
        {"path": str(wanted.path), "conversations": done.conversations, "messages": done.messages},
        f"{done.messages} messages of {done.conversations} conversations in {wanted.path}, not encrypted.",
    )
    return 0


def _file(name: str) -> Path:
    return Path(name).expanduser()


def _words() -> Words:
    return Words(
        language="en",
        heads=("OA", "Customer", "Time", "Who", "Kind", "Message", "Details"),
        kinds={kind.value: kind.value for kind in Kind},
        outside="sent outside the app",
        owner="shop",
        made=f"Saved from Quầy Chat on {datetime.now().astimezone():%Y-%m-%d %H:%M}. This file is not encrypted.",
        gone="The picture is not on this computer.",
        index="All conversations",
    )
