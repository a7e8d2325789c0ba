"""`send` and `outbox`: queue messages, wait for their fate, and decide about what could not be sent."""

import argparse
import asyncio
from pathlib import Path

from app.bootstrap import Core
from app.cli import views
from app.cli.profile import looked_at, opened
from app.cli.talk import named
from app.cli.terminal import Terminal
from app.cli.words import Exit, sentence
from app.domain.ids import ConversationId, OutboxId
from app.domain.outbox import NEEDS_PERSON, Draft, OutboxItem, OutboxState
from app.errors import NeedsUser, Rejected, Transient
from app.events import OutboxChanged
from app.paths import Paths

LOOK_S = 1.0
"""The OA's own state has no event of the outbox; it is looked at so often while waiting."""


async def send(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    async with await opened(paths, terminal) as core:
        cid = await named(core, options.conversation)
        draft = await _draft(core, options, terminal)
        items = await core.inbox.send(cid, draft, at_once=True)
        if options.no_wait:
            return _tell(items, terminal, Exit.DONE)
        await core.sending.open()
        return await _watch(core, cid, [item.id for item in items], options.wait, terminal)


async def outbox(options: argparse.Namespace, paths: Paths, terminal: Terminal) -> int:
    if options.action is None:
        async with await looked_at(paths, terminal) as core:
            for item in await core.inbox.unsent():
                terminal.result(views.outgoing(item), views.outgoing_line(item))
        return Exit.DONE
    if options.item is None:
        raise Rejected("gone")
    async with await opened(paths, terminal) as core:
        act = {
            "retry": core.inbox.retry,
            "discard": core.inbox.discard,
            "sent": core.inbox.already_sent,
            "pay": core.inbox.confirm_cost,
        }[options.action]
        if not await act(OutboxId(options.item)):
            raise Rejected("not_possible")
        changed = await core.inbox.item(OutboxId(options.item))
        return _tell([changed] if changed else [], terminal, Exit.DONE)


async def _draft(core: Core, options: argparse.Namespace, terminal: Terminal) -> Draft:
    text = options.text
    if text is None:
        text = "" if options.file else terminal.rest("the text to send")
    attachments = []
    for name in options.file:
        try:
            data = await asyncio.to_thread(Path(name).read_bytes)
        except OSError as error:
            raise Rejected("file_missing", name=name) from error
        attachments.append(await core.attachments.attach(Path(name).name, data))
    return Draft(text, tuple(attachments), paid_ok=options.paid_ok)


async def _watch(core: Core, cid: ConversationId, ids: list[OutboxId], seconds: float, terminal: Terminal) -> int:
    """Wait until the fate of all is certain, a person has to decide, or the time is over."""
    moved = asyncio.Event()
    subscription = core.bus.subscribe(OutboxChanged, lambda _: moved.set())
    end = core.clock.monotonic() + seconds
    try:
        while True:
            moved.clear()
            items = [item for item in [await core.inbox.item(item_id) for item_id in ids] if item is not None]
            code = _verdict(items)
            if code is not None:
                return _tell(items, terminal, code)
            await _check_way(core, cid, ids[0])
            if core.clock.monotonic() >= end:
                _tell(items, terminal, Exit.LATER)
                raise Transient("still_queued", reached=False)
            try:
                async with asyncio.timeout(min(LOOK_S, end - core.clock.monotonic())):
                    await moved.wait()
            except TimeoutError:
                continue
    finally:
        subscription.close()


def _verdict(items: list[OutboxItem]) -> Exit | None:
    states = {item.state for item in items}
    if OutboxState.NOT_FOUND in states:
        return Exit.UNKNOWN_FATE
    if states & {OutboxState.FAILED, OutboxState.HELD, OutboxState.CANCELLED}:
        return Exit.REFUSED
    return Exit.DONE if states == {OutboxState.SENT} else None


async def _check_way(core: Core, cid: ConversationId, first: OutboxId) -> None:
    """Raises what keeps the message from ever leaving without a person."""
    stopped = core.sending.stopped_by(cid.oa_id)
    if isinstance(stopped, NeedsUser):
        raise stopped
    earlier = [item for item in await core.inbox.unsent() if item.conversation == cid and item.id < first]
    if any(item.state in NEEDS_PERSON for item in earlier):
        raise Rejected("earlier_unsettled")


def _tell(items: list[OutboxItem], terminal: Terminal, code: Exit) -> Exit:
    for item in items:
        terminal.result(views.outgoing(item), views.outgoing_line(item))
        if item.state in NEEDS_PERSON:
            reason = "not_found" if item.state is OutboxState.NOT_FOUND else item.reason
            terminal.say(f"quaychat-core: {reason}: {sentence(Rejected(reason))}")
    return code
