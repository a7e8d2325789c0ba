"""Texts that people type: what may be sent, how long it may be, and how it is folded for searching."""

import unicodedata
from dataclasses import dataclass

TEXT_LIMIT = 2_000
"""Longest text of one message, in code points (zalo-oa-api.md 6.1)."""

_KEEP = frozenset("\n\t")


def clean(text: str) -> str:
    """The text as it is sent: NFC, one kind of line break, no control characters or lone surrogates, no white space
    around it."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    # A surrogate alone can't be written as UTF-8; the two halves of one character can.
    paired = unified.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    kept = "".join(char for char in paired if char in _KEEP or unicodedata.category(char) != "Cc")
    return unicodedata.normalize("NFC", kept).strip()


class _Folding(dict[int, str | None]):
    """What each character of a decomposed text becomes; filled as characters turn up."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        if char == "\x00" or unicodedata.category(char) in _MARKS:  # the store keeps no NUL
            folded = None
        else:
            folded = "".join(part if part.isalnum() else " " for part in _PLAIN.get(char, char).lower())
        self[code] = folded
        return folded


_MARKS = frozenset({"Mn", "Me", "Cf"})
_PLAIN = {"đ": "d", "Đ": "d"}
_FOLDING = _Folding()


def fold(text: str) -> str:
    """The words of a text as they are searched: without marks and capitals, `đ` as `d`, single spaces between them.
    Fancy letters count as the plain ones they stand for."""
    return " ".join(unicodedata.normalize("NFKD", text).translate(_FOLDING).split())


@dataclass(frozen=True, slots=True)
class Spot:
    """A folded word, and where it stands in the text that it is from."""

    word: str
    start: int
    end: int


def spots(text: str) -> list[Spot]:
    """The words of `fold(text)`, each with its place."""
    found: list[Spot] = []
    word, start, end = "", 0, 0
    for at, char in enumerate(text):
        folded = _FOLDED[char]
        if folded == "":
            end = at + 1 if word else end  # a mark belongs to the letter before it
            continue
        for part in folded:
            if part != " ":
                start = start if word else at
                word, end = word + part, at + 1
            elif word:
                found.append(Spot(word, start, end))
                word = ""
    if word:
        found.append(Spot(word, start, end))
    return found


def fold_in_place(text: str) -> str | None:
    """`fold` with every character where it was and every sign a space; None if some character folds into none or
    several, as marks that stand alone do. Nearly all texts are composed, and then this takes a tenth of `spots`."""
    folded = text.translate(_IN_PLACE)
    return None if _NOT_ONE in folded else folded


class _Folded(dict[str, str]):
    """`fold` of single characters, with spaces kept."""

    def __missing__(self, char: str) -> str:
        folded = self[char] = unicodedata.normalize("NFKD", char).translate(_FOLDING)
        return folded


_FOLDED = _Folded()
_NOT_ONE = "\x00"


class _InPlace(dict[int, str]):
    def __missing__(self, code: int) -> str:
        folded = _FOLDED[chr(code)]
        made = self[code] = folded if len(folded) == 1 else _NOT_ONE
        return made


_IN_PLACE = _InPlace()
