"""`conversations` and `messages`: what is stored, without asking Zalo."""

import argparse

from app.bootstrap import Core
from app.cli import views
from app.cli.profile import looked_at
from app.cli.terminal import Terminal
from app.domain.ids import ConversationId, MessageKey, OaId, UserId
from app.errors import Rejected
from app.paths import Paths

CHUNK = 500


async def conversations(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    async with await looked_at(paths, terminal) as core:
        ids = await core.inbox.conversation_ids(OaId(options.oa) if options.oa else None)
        shown = 0
        for start in range(0, len(ids), CHUNK):
            for row in await core.inbox.rows(ids[start : start + CHUNK]):
                if options.limit and shown >= options.limit:
                    return 0
                if row.waiting or not options.waiting:
                    shown += 1
                    terminal.result(views.conversation(row), views.conversation_line(row))
    return 0


async def messages(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    async with await looked_at(paths, terminal) as core:
        cid = await named(core, options.conversation)
        before = MessageKey(options.before) if options.before is not None else None
        page = await core.inbox.thread(cid, before=before, limit=max(1, options.limit))
    for message in page.messages:
        terminal.result(views.message(message), views.message_line(message))
    for item in page.outbox if before is None else ():
        terminal.result({"outbox": views.outgoing(item)}, f"not in the history yet: {views.outgoing_line(item)}")
    return 0


async def named(core: Core, name: str) -> ConversationId:
    """The conversation that a person named, by OA and customer or by the customer alone."""
    oa, _, user = name.rpartition("/")
    oas = [OaId(oa)] if oa else [connection.oa_id for connection in await core.connections.all()]
    found = [row.id for row in await core.inbox.rows([ConversationId(one, UserId(user)) for one in oas])]
    if not found:
        raise Rejected("gone", name=name)
    if len(found) > 1:
        raise Rejected("ambiguous", name=name)
    return found[0]
