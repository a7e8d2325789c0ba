"""The files of an export: each stands at its place when it is whole, and not before. Blocking."""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from app import transcript
from app.domain.ids import MessageKey
from app.domain.messages import Message
from app.errors import Rejected
from app.sheets import Sheets
from app.transcript import Heading, Words


class Format(StrEnum):
    HTML = "html"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where to, as what, in which words."""

    path: Path
    format: Format
    words: Words


class Writer(Protocol):
    """Blocking. `close` after `save` does nothing, and without it leaves nothing."""

    def begin(self, heading: Heading) -> None: ...

    def add(self, page: Sequence[Message], pictures: dict[MessageKey, bytes]) -> None: ...

    def save(self) -> None: ...

    def close(self) -> None: ...


def writer(wanted: Wanted, *, alone: bool) -> Writer:
    """`alone`: one conversation is one page; more are a folder of them. Rejected: cannot_write."""
    path, words = wanted.path, wanted.words
    try:
        if wanted.format is Format.XLSX:
            return _Book(path, words)
        if wanted.format is Format.CSV:
            return _Table(path, words)
        return _Page(path, words) if alone else _Pages(path, words)
    except OSError as error:
        raise Rejected("cannot_write", path=str(path)) from error


class _Page:
    """One conversation as one page."""

    def __init__(self, path: Path, words: Words) -> None:
        self._path, self._words = path, words
        self._part = path.with_name(f".{path.name}.part")
        self._file: TextIO | None = self._part.open("w", encoding="utf-8", errors="replace", newline="\n")
        self._heading = Heading("", "")
        self._day = -1
        self.count = 0

    def begin(self, heading: Heading) -> None:
        self._heading = heading
        self._put(transcript.page_head(heading, self._words))

    def add(self, page: Sequence[Message], pictures: dict[MessageKey, bytes]) -> None:
        parts: list[str] = []
        for message in page:
            day = transcript.day_of(message.sent_at)
            if day != self._day:
                self._day = day
                parts.append(transcript.page_day(message.sent_at))
            parts.append(transcript.page_message(message, self._heading, self._words, pictures.get(message.key)))
        self.count += len(page)
        self._put("".join(parts))

    def save(self) -> None:
        self._put(transcript.page_end())
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        self._part.replace(self._path)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._part.unlink(missing_ok=True)

    def _put(self, text: str) -> None:
        assert self._file is not None
        self._file.write(text)


class _Pages:
    """A folder of pages, and the list of them."""

    def __init__(self, path: Path, words: Words) -> None:
        self._path, self._words = path, words
        self._part = path.with_name(f".{path.name}.part")
        shutil.rmtree(self._part, ignore_errors=True)
        if path.exists():
            raise FileExistsError(path)
        self._part.mkdir()
        self._lines: list[str] = []
        self._page: _Page | None = None
        self._named: tuple[Heading, str] = (Heading("", ""), "")
        self._saved = False

    def begin(self, heading: Heading) -> None:
        self._finish()
        name = transcript.file_name(heading, len(self._lines) + 1)
        self._named = (heading, name)
        self._page = _Page(self._part / name, self._words)
        self._page.begin(heading)

    def add(self, page: Sequence[Message], pictures: dict[MessageKey, bytes]) -> None:
        assert self._page is not None
        self._page.add(page, pictures)

    def save(self) -> None:
        self._finish()
        text = transcript.index_head(self._words) + "".join(self._lines) + transcript.page_end()
        (self._part / "index.html").write_text(text, encoding="utf-8")
        self._part.rename(self._path)
        self._saved = True

    def close(self) -> None:
        if not self._saved:
            if self._page is not None:
                self._page.close()
            shutil.rmtree(self._part, ignore_errors=True)

    def _finish(self) -> None:
        if self._page is not None:
            self._page.save()
            heading, name = self._named
            self._lines.append(transcript.index_line(heading, name, self._page.count))
            self._page = None


class _Table:
    """One CSV file, which spreadsheets read as UTF-8 by its mark."""

    def __init__(self, path: Path, words: Words) -> None:
        self._path, self._words = path, words
        self._part = path.with_name(f".{path.name}.part")
        self._file: TextIO | None = self._part.open("w", encoding="utf-8-sig", errors="replace", newline="")
        self._file.write(transcript.csv_rows([words.heads]))
        self._heading = Heading("", "")

    def begin(self, heading: Heading) -> None:
        self._heading = heading

    def add(self, page: Sequence[Message], pictures: dict[MessageKey, bytes]) -> None:
        assert self._file is not None
        rows = [transcript.row(message, self._heading, self._words) for message in page]
        self._file.write(transcript.csv_rows(rows))

    def save(self) -> None:
        assert self._file is not None
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._file = None
        self._part.replace(self._path)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._part.unlink(missing_ok=True)


class _Book:
    """One workbook; a full sheet is followed by another."""

    def __init__(self, path: Path, words: Words) -> None:
        self._words = words
        self._sheets = Sheets(path)
        self._heading = Heading("", "")
        self._number = 0
        self._saved = False
        self._next()

    def begin(self, heading: Heading) -> None:
        self._heading = heading

    def add(self, page: Sequence[Message], pictures: dict[MessageKey, bytes]) -> None:
        for message in page:
            values = transcript.row(message, self._heading, self._words)
            if not self._sheets.add([values]):
                self._next()
                self._sheets.add([values])

    def save(self) -> None:
        self._sheets.save()
        self._saved = True

    def close(self) -> None:
        if not self._saved:
            self._sheets.give_up()

    def _next(self) -> None:
        self._number += 1
        self._sheets.begin(str(self._number), self._words.heads)
