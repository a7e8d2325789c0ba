"""The rotating log of a profile, which never holds a token, a secret, a code or what people write to each other."""

import contextlib
import faulthandler
import logging
import logging.handlers
import re
from collections.abc import Iterator
from pathlib import Path

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


def redact(text: str) -> str:
    """Take out everything that must not be on disk in the clear."""
    return _OPAQUE.sub(HIDDEN, _PAIR.sub(rf"\g<key>{HIDDEN}", _QUERY.sub(rf"\g<address>?{HIDDEN}", text)))


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, traceback included, so that no argument and no exception slips past."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))


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
