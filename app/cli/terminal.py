"""The terminal or pipes that a command talks to: questions without echo, plain lines, and JSON."""

import getpass
import json
import sys
from dataclasses import dataclass, field
from typing import TextIO

from app.domain.text import clean
from app.errors import NeedsUser


@dataclass
class Terminal:
    """`json`: every answer is one line of JSON on the standard output; whatever else is said goes to the error
    output."""

    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    json: bool = False

    @property
    def interactive(self) -> bool:
        return self.stdin.isatty()

    def result(self, value: object, *lines: str) -> None:
        """The answer of a command: `value` as JSON, or the lines."""
        if self.json:
            self._write(self.stdout, json.dumps(value, ensure_ascii=False, default=str))
        else:
            for line in lines:
                self._write(self.stdout, line)

    def say(self, line: str) -> None:
        """Something for the person, not part of the answer."""
        self._write(self.stderr, line)

    def ask(self, what: str) -> str:
        """A line from the person, or the next one of what was piped in."""
        if self.interactive:
            self.stderr.write(f"{what}: ")
            self.stderr.flush()
        return self._line(what)

    def ask_secret(self, what: str) -> str:
        """As `ask`, without echo."""
        if self.interactive:
            return getpass.getpass(f"{what}: ").strip()
        return self._line(what)

    def rest(self, what: str) -> str:
        """All that is piped in; from a terminal, until its end mark."""
        if self.interactive:
            self.say(f"{what}, then Ctrl-D (Ctrl-Z and Enter on Windows):")
        text = self.stdin.read()
        if not text.strip():
            raise NeedsUser("input_missing", what=what)
        return text

    def _line(self, what: str) -> str:
        line = self.stdin.readline().strip()
        if not line:
            raise NeedsUser("input_missing", what=what)
        return line

    @staticmethod
    def _write(stream: TextIO, line: str) -> None:
        stream.write(line + "\n")
        stream.flush()


def one_line(text: str, width: int = 0) -> str:
    """A customer's text on one line, without what could move a terminal's cursor; cut to `width` if given."""
    plain = " ".join(clean(text).split())
    return plain if not width or len(plain) <= width else plain[: width - 1] + "…"
