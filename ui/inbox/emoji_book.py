"""All emoji by group, and found by name in both languages, without accents; read from a file when first wanted."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import resources

LONGEST_FIND = 160
_DJ = str.maketrans({"đ": "d", "Đ": "d"})
_LETTERS = str.maketrans(dict.fromkeys(".,:;!?()“”\"'’|-–/", " "))


@dataclass(frozen=True, slots=True)
class Emoji:
    """A sign with its names; `tones` are its five skin tones, light to dark, where it has any."""

    sign: str
    vietnamese: str
    english: str
    words: str
    tones: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        return self.vietnamese if language == "vi" else self.english

    def in_tone(self, tone: int) -> str:
        """The sign in a skin tone from 1 (light) to 5 (dark); 0, or one that has none, is the yellow one."""
        return self.tones[tone - 1] if 0 < tone <= len(self.tones) else self.sign


class EmojiBook:
    """Groups are Unicode's, in its order."""

    def __init__(self, groups: list[list[list[object]]]) -> None:
        self.groups = tuple(tuple(_emoji(line) for line in group) for group in groups)
        self._known = {sign: emoji for emoji in self.all() for sign in (emoji.sign, *emoji.tones)}
        self._folded: list[tuple[Emoji, str, str, str]] = []

    def all(self) -> Iterator[Emoji]:
        for group in self.groups:
            yield from group

    def known(self, sign: str) -> Emoji | None:
        """The emoji that this sign is, in any skin tone."""
        return self._known.get(sign)

    def find(self, words: str, limit: int = LONGEST_FIND) -> list[Emoji]:
        """Those with a word that begins with each of `words`: what is called just so comes first, then names that
        begin so, those that say it in one piece, and the rest. The beginning of a name is also found when it is
        written without blanks, as in `:matcuoi`."""
        wanted = fold(words).split()
        if not wanted:
            return []
        ranked: list[tuple[int, int, Emoji]] = []
        for number, (emoji, vietnamese, english, rest) in enumerate(self._haystacks()):
            rank = _rank(wanted, vietnamese, english, rest)
            if rank is not None:
                ranked.append((rank, number, emoji))
        ranked.sort(key=lambda found: found[:2])
        return [emoji for _, _, emoji in ranked[:limit]]

    def _haystacks(self) -> list[tuple[Emoji, str, str, str]]:
        if not self._folded:
            self._folded = [
                (emoji, f" {fold(emoji.vietnamese)}", f" {fold(emoji.english)}", _listed(emoji.words))
                for emoji in self.all()
            ]
        return self._folded


@cache
def book() -> EmojiBook:
    """Read once, when first wanted."""
    path = resources.FOLDER / "emoji" / "emoji.json"
    return EmojiBook(json.loads(path.read_text(encoding="utf-8")))


def fold(text: str) -> str:
    """Lower case without accents or punctuation."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(_DJ).translate(_LETTERS))
    return " ".join(parts.encode("ascii", "ignore").decode().split())


def _listed(words: str) -> str:
    """Search words folded, each with a mark at its end."""
    return "".join(f" {fold(word)} |" for word in words.split("|"))


def _rank(wanted: list[str], vietnamese: str, english: str, rest: str) -> int | None:
    """How well an emoji answers to these words, 0 the best; None: not at all."""
    starts = [f" {word}" for word in wanted]
    phrase, whole = f" {' '.join(wanted)}", "".join(wanted)
    names, called = f"{vietnamese} {english}", rest.find(f"{phrase} |")
    fits = (
        phrase in (vietnamese, english) or called == 0,
        called > 0,
        vietnamese.startswith(phrase) or english.startswith(phrase),
        phrase in names or phrase in rest,
        all(start in names for start in starts),
        all(start in names or start in rest for start in starts),
        len(whole) > 3 and any(name.replace(" ", "").startswith(whole) for name in (vietnamese, english)),
    )
    return fits.index(True) if True in fits else None


def _emoji(line: list[object]) -> Emoji:
    sign, vietnamese, english, words, *tones = line
    listed = tones[0] if tones else []
    assert isinstance(listed, list)
    return Emoji(str(sign), str(vietnamese), str(english), str(words), tuple(map(str, listed)))
