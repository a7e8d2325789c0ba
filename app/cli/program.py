"""`quaychat-core`: reads the arguments, runs one command, and turns what goes wrong into a line and an exit code."""

import argparse
import asyncio
import contextlib
import logging
import sys
from collections.abc import Awaitable, Callable, Sequence

from app.cli import backups, connecting, doctor, exporting, outgoing, profile, running, talk, updates
from app.cli.terminal import Terminal
from app.cli.words import Exit, exit_code, sentence
from app.errors import AppError
from app.paths import Paths

Command = Callable[[argparse.Namespace, Paths, Terminal], Awaitable[int]]

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None, terminal: Terminal | None = None) -> int:
    """Run one command; answers the exit code (docs/cli.md)."""
    with contextlib.suppress(AttributeError, OSError):  # not a real stream, in tests and frozen apps
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stderr.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    terminal = terminal or Terminal()
    terminal.json = options.json
    if not logging.getLogger().handlers:  # the profile's log takes it; the terminal is for answers
        logging.getLogger().addHandler(logging.NullHandler())
    try:
        return asyncio.run(_run(options.command, options, terminal))
    except AppError as error:
        _tell(error, terminal)
        return exit_code(error)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; there is nobody to tell
        return Exit.DONE


async def _run(command: Command, options: argparse.Namespace, terminal: Terminal) -> int:
    return await command(options, Paths.default(), terminal)


def _tell(error: AppError, terminal: Terminal) -> None:
    if terminal.json:
        terminal.result({"error": {"code": error.code, "message": sentence(error), "params": error.params}})
    terminal.say(f"quaychat-core: {error.code}: {sentence(error)}")


def _parser() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--json", action="store_true", help="answer in JSON, one object a line")
    parser = argparse.ArgumentParser(
        prog="quaychat-core",
        description="Quầy Chat without a window. Secrets are read from standard input or asked for, never arguments.",
        epilog="QUAYCHAT_HOME moves the data folder; QUAYCHAT_PASSPHRASE_FILE opens it where there is no keyring.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, command: Command, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=words, description=words)
        made.set_defaults(command=command)
        return made

    add("setup", profile.setup, "set up a profile; tells its recovery code, once")
    add("recover", profile.recover, "open the profile with the recovery code")
    _add_connect(add("connect", connecting.connect, "connect an OA, or connect it again"))
    add("status", profile.status, "the connected OAs and what waits")
    add("run", running.run, "poll and send until stopped")
    _add_talk(add)
    _add_backups(add)
    export = add("export", exporting.export, "save conversations for other programs; the file is not encrypted")
    export.add_argument("path", help="the file; for pages of all conversations a folder that isn't there yet")
    export.add_argument("--format", choices=["html", "csv", "xlsx"], default="html", help="default: html")
    export.add_argument("--conversation", default="", help="only this one: OA_ID/USER_ID, or USER_ID")
    look = add("doctor", doctor.doctor, "look at everything the app stands on, and say what to do")
    look.add_argument("--report", metavar="FILE", default="", help="also write a file to send, without names or texts")
    update = add("update", updates.update, "look for a new version of the app, and install it")
    update.add_argument("--check", action="store_true", help="only say what there is")
    practice = add("practice", running.practice, "run the practice OA until stopped")
    practice.add_argument("--port", type=int, default=0, help="where to listen on loopback (default: any free port)")
    return parser


def _add_connect(connect: argparse.ArgumentParser) -> None:
    connect.add_argument("--tokens", action="store_true", help="read a token pair of Zalo's API Explorer instead")
    connect.add_argument("--app-id", default="", help="the Zalo app's id, where it is new")
    connect.add_argument("--redirect-uri", default="", help="the Zalo app's callback address, where it is new")
    connect.add_argument("--reconnect", metavar="OA_ID", default="", help="log this OA in again, and no other")


def _add_backups(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    backup = add("backup", backups.backup, "write everything into one encrypted file, and read it through")
    backup.add_argument("target", help="the file, or a folder for one named by the day")
    backup.add_argument("--with-logins", action="store_true", help="Zalo logins too; then use only one of the copies")
    backup.add_argument("--passphrase", action="store_true", help="ask for a passphrase that opens backups from now on")
    restore = add("restore", backups.restore, "put a backup in place; what was there is kept until the second start")
    restore.add_argument("file", nargs="?", default="", help="the backup")
    restore.add_argument("--check", action="store_true", help="only read it through")
    restore.add_argument("--undo", action="store_true", help="bring back what was there before the last restore")


def _add_talk(add: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    conversations = add("conversations", talk.conversations, "list conversations, the newest first")
    conversations.add_argument("--oa", default="", help="of this OA only")
    conversations.add_argument("--waiting", action="store_true", help="only those that wait for an answer")
    conversations.add_argument("--limit", type=int, default=50, help="at most so many, 0 for all (default: 50)")
    messages = add("messages", talk.messages, "show a conversation, oldest first")
    messages.add_argument("conversation", help="OA_ID/USER_ID, or USER_ID")
    messages.add_argument("--limit", type=int, default=50, help="the newest so many (default: 50)")
    messages.add_argument("--before", type=int, default=None, metavar="KEY", help="only those before this message key")
    send = add("send", outgoing.send, "send a text or files, and wait until it is certain what became of them")
    send.add_argument("conversation", help="OA_ID/USER_ID, or USER_ID")
    send.add_argument("text", nargs="?", help="the text; without it and without --file it is read from standard input")
    send.add_argument("--file", action="append", default=[], metavar="PATH", help="a file to send; may be repeated")
    send.add_argument("--paid-ok", action="store_true", help="send it even if it costs money")
    send.add_argument("--no-wait", action="store_true", help="only queue it, for `run` to send")
    send.add_argument("--wait", type=float, default=120.0, metavar="SECONDS", help="wait so long (default: 120)")
    outbox = add("outbox", outgoing.outbox, "what is not sent yet, and decisions about it")
    outbox.add_argument("action", nargs="?", choices=["retry", "discard", "sent", "pay"], help="decide about an item")
    outbox.add_argument("item", nargs="?", type=int, help="the item's number")
