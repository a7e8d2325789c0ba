"""How a query that is being typed may go on: keywords and their values, in the person's language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.query import FIELDS, SENDERS, THINGS, Field, Piece, pieces
from app.domain.query_dates import TODAY, YESTERDAY
from app.domain.text import fold

MOST = 8
_WEEK = ("7-days", "7-ngày")
_MONTH = ("30-days", "30-ngày")
_SHORTEST = 2
"""So much of a keyword must be typed before it is offered: words come first."""


@dataclass(frozen=True, slots=True)
class Hint:
    """`text` is shown, `query` is the whole query once it is taken."""

    text: str
    query: str


def hints(text: str, *, vietnamese: bool, oas: Sequence[str] = ()) -> list[Hint]:
    """What may come next; `oas` are the names of the shop's OAs, which are offered where there are several."""
    parts = list(pieces(text))
    last = parts[-1] if parts and not parts[-1].closed else None
    used = {part.field for part in parts if part is not last}
    made = [hint for hint in _hints(text, last, used, _Words(vietnamese, oas)) if hint.query != text]
    return made[:MOST]


@dataclass(frozen=True, slots=True)
class _Words:
    vietnamese: bool
    oas: Sequence[str]

    def keyword(self, field: Field) -> str:
        return FIELDS[field][self.vietnamese]

    def fields(self) -> list[Field]:
        return [field for field in FIELDS if field is not Field.OA or len(self.oas) > 1]

    def values(self, field: Field) -> list[str]:
        if field is Field.FROM:
            return [words[self.vietnamese] for words in SENDERS.values()]
        if field is Field.HAS:
            return [words[self.vietnamese] for words in THINGS.values()]
        if field is Field.OA:
            return [f'"{name}"' if " " in name else name for name in self.oas]
        return [words[self.vietnamese] for words in (TODAY, YESTERDAY, _WEEK, _MONTH)]


def _hints(text: str, last: Piece | None, used: set[Field | None], words: _Words) -> Iterator[Hint]:
    if last is not None and last.field is not None:
        before, typed = text[: last.start], fold(last.text)
        for value in words.values(last.field):
            if fold(value).startswith(typed):
                shown = f"{words.keyword(last.field)}:{value}"
                yield Hint(shown, f"{before}{shown} ")
        return
    typed = fold(last.text) if last is not None else ""
    if last is not None and (last.quoted or len(typed) < _SHORTEST):
        return
    before = text[: last.start] if last is not None else text
    for field in words.fields():
        keyword = words.keyword(field)
        if field not in used and fold(keyword).startswith(typed):
            yield Hint(f"{keyword}:", f"{before}{keyword}:")
