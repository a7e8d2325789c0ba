"""The rotating log of a profile, which never holds a token, a secret, a code or what people write to each other."""

import contextlib
import faulthandler
import logging
import logging.handlers
import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.errors import AppError

LOG_FILE = "quaychat.log"
CRASH_FILE = "crash.txt"
MAX_BYTES = 1_000_000
BACKUPS = 4
HIDDEN = "[…]"
_CHATTY = ("httpx", "httpcore", "hpack", "keyring", "PIL", "asyncio", "uvicorn", "uvicorn.access", "alembic")
"""They tell addresses, with codes in them, at INFO or below."""

_PRIVATE = "|".join(
    (
        r"access_?token|refresh_?token|token|app_?secret|secret(?:_key)?|api_?key|password|passphrase|recovery_?code",
        r"code|code_verifier|code_challenge|verifier|challenge|state_token|appsecret_proof|authorization|cookie",
        r"text|last_text|zalo_text|message|caption|description|title|draft|body|raw|content|quote_text",
        r"name|customer_name|display_name|from_display_name|to_display_name|user_alias|alias|file_name",
        r"phone|address|birthday|user_dob|avatar|url|thumb",
    )
)
_QUOTED = r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\""
_PAIR = re.compile(
    rf"(?i)(?<![\w.])(?P<key>[\"']?(?:{_PRIVATE})[\"']?\s*[=:]\s*b?)(?:{_QUOTED}|[^\s,;&(){{}}\[\]'\"]+)"
)
_QUERY = re.compile(r"(?P<address>\bhttps?://[^\s?#'\"<>]*)[?#][^\s'\"<>]*")
_OPAQUE = re.compile(r"(?<![\w/.-])(?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{32,}")
"""Long mixed strings are tokens, proofs or keys; ids of Zalo are shorter, names of code have no digits or slashes."""
_OF_CODE = (AppError, AttributeError, NameError, ImportError, TypeError, NotImplementedError, RecursionError)
"""Errors whose words speak of code, not of what somebody wrote."""
CODE = re.compile(r"[a-z][a-z0-9_]*(?:\(\))?\Z")
"""A word that is an error's code or a function's name, and so nobody's."""
_CAUSE = "The above exception was the direct cause of the following exception"
_CONTEXT = "During handling of the above exception, another exception occurred"


def redact(text: str) -> str:
    """Take out everything that must not be on disk in the clear."""
    return _OPAQUE.sub(HIDDEN, _PAIR.sub(rf"\g<key>{HIDDEN}", _QUERY.sub(rf"\g<address>?{HIDDEN}", text)))


def described(error: BaseException) -> str:
    """A traceback as Python writes it, with the causes, but without the words of foreign errors: they may quote what
    they were given."""
    return redact("\n".join(_described(error, set())))


def _described(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    context = None if error.__suppress_context__ else error.__context__
    for before, relation in ((error.__cause__, _CAUSE), (context, _CONTEXT)):
        if before is not None and id(before) not in seen:
            yield from _described(before, seen)
            yield f"\n{relation}:\n"
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):"
        yield from (line for entry in traceback.format_tb(error.__traceback__) for line in entry.splitlines())
    words = _words(error)
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    yield f"{name}: {words}" if words else name
    for inside in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
        if id(inside) not in seen:
            yield from (f"    {line}" for line in _described(inside, seen))


def _words(error: BaseException) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return f"[Errno {error.errno}] {error.strerror}"  # without the file's name
    words = "" if isinstance(error, BaseExceptionGroup) else str(error)
    return words if not words or isinstance(error, _OF_CODE) or CODE.match(words) else HIDDEN


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, traceback included, so that no argument and no exception slips past."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))

    def formatException(self, ei: Any) -> str:
        return described(ei[1]) if ei[1] is not None else ""


@contextlib.contextmanager
def logging_to(folder: Path, level: int = logging.INFO) -> Iterator[None]:
    """Write the log of this process into `folder`, and what a crash of the interpreter leaves behind."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        folder / LOG_FILE, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8", delay=True
    )
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    former = root.level
    root.setLevel(level)
    root.addHandler(handler)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        with _crash_file(folder / CRASH_FILE):
            yield
    finally:
        root.removeHandler(handler)
        root.setLevel(former)
        handler.close()


@contextlib.contextmanager
def _crash_file(path: Path) -> Iterator[None]:
    if faulthandler.is_enabled():  # somebody, such as a debugger or a test run, already listens
        yield
        return
    with path.open("a", encoding="utf-8") as file:
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
