"""Where a query's words stand in a text, by the same folding as the index: for highlights, snippets and exact hits."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain import phones
from app.domain.query import Term
from app.domain.text import Spot, fold, fold_in_place, spots

SNIPPET = 120
"""A snippet shows so many characters, the first hit among them."""
EARLY = 45
"""A first hit that ends before this is in sight where a list is narrow; else the snippet begins shortly before it."""
BEFORE = 20
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text on one line, and the parts of it to highlight: (start, end), ascending, apart."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


class Matcher:
    """For the terms of one query."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = tuple(terms)
        self._words = [word for term in terms for word in term.words]
        self._digits = any(word.isdigit() for word in self._words)
        self._folded = [_folded_pattern(term) for term in terms]
        self._exact = [_exact_pattern(term) for term in terms if term.accented]

    @property
    def accented(self) -> bool:
        return bool(self._exact)

    def exact(self, text: str) -> bool:
        """Whether the terms that were typed with accents stand in `text` with the same ones."""
        composed = unicodedata.normalize("NFC", text).lower()
        return all(pattern.search(composed) for pattern in self._exact)

    def matches(self, text: str) -> bool:
        """Whether all terms are in `text`."""
        plain = fold(text)
        if not self._digits and not all(word in plain for word in self._words):
            return False
        found = _all_spots(text)
        return all(any(_places(found, term)) for term in self._terms)

    def spans(self, text: str) -> tuple[tuple[int, int], ...]:
        """Every place of every term."""
        plain = None if self._digits else fold_in_place(text)
        if plain is not None:
            return _apart(sorted(match.span() for pattern in self._folded for match in pattern.finditer(plain)))
        found = _all_spots(text)
        return _apart(sorted(place for term in self._terms for place in _places(found, term)))

    def snippet(self, text: str, length: int = SNIPPET) -> Marked:
        """The text on one line, cut around its first hit."""
        line = " ".join(text.split())
        spans = self.spans(line)
        start = _start(line, spans[0], length) if spans else 0
        end = min(len(line), start + length)
        head, tail = (ELLIPSIS if start else ""), (ELLIPSIS if end < len(line) else "")
        moved = len(head) - start
        inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
        return Marked(f"{head}{line[start:end]}{tail}", tuple((a + moved, b + moved) for a, b in inside))


def _all_spots(text: str) -> list[Spot]:
    """The words of a text, and its phone numbers written together besides."""
    found = spots(text)
    found += [Spot(number, start, end) for number, start, end in phones.found_in(text)]
    return found


def _places(found: Sequence[Spot], term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.words)
    whole, last = term.words[:-1], term.words[-1]
    for at in range(len(found) - length + 1):
        end = found[at + length - 1]
        if end.word != last and not (term.open_end and end.word.startswith(last)):
            continue
        if all(spot.word == word for spot, word in zip(found[at : at + length], whole, strict=False)):
            # Of a word that goes on, only what was typed is marked, where a letter is a character.
            typed = end.start + len(last) if end.end - end.start == len(end.word) else end.end
            yield found[at].start, typed


def _apart(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    apart: list[tuple[int, int]] = []
    for start, end in places:
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart)


def _start(line: str, first: tuple[int, int], length: int) -> int:
    """Where a snippet begins: at a word, some way before the first hit."""
    if first[1] <= min(EARLY, length):
        return 0
    wanted = max(0, first[0] - BEFORE)
    space = line.find(" ", wanted, first[0])
    return space + 1 if space >= 0 else wanted


def _folded_pattern(term: Term) -> re.Pattern[str]:
    """Finds a term in a text folded in place, where words stand between spaces."""
    words = " +".join(term.words)
    return re.compile(rf"(?<!\S){words}" if term.open_end else rf"(?<!\S){words}(?!\S)")


def _exact_pattern(term: Term) -> re.Pattern[str]:
    typed = r"\W+".join(re.escape(part) for part in re.findall(r"\w+", term.typed))
    return re.compile(rf"(?<!\w){typed}" if term.open_end else rf"(?<!\w){typed}(?!\w)")
