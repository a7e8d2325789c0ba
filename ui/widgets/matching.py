"""Words looked for in a label, without accents or case: "thong bao" finds "Thông báo", "am" finds "Âm thanh"."""

import unicodedata

DJ = str.maketrans({"đ": "d", "Đ": "d"})


def plain(text: str) -> tuple[str, list[int]]:
    """The text without accents in lower case, and for each of its letters the place in `text` it came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFD", letter.translate(DJ)).casefold():
            if not unicodedata.combining(part):
                letters.append(part)
                places.append(place)
    return "".join(letters), places


def found(words: str, *texts: str) -> bool:
    """Whether every word stands somewhere in the texts."""
    whole = "\n".join(plain(text)[0] for text in texts)
    return all(word in whole for word in plain(words)[0].split())


def spans(words: str, text: str) -> list[tuple[int, int]]:
    """(start, length) of what the words hit in this text, in order and without overlap: for highlighting."""
    whole, places = plain(text)
    hit = [False] * len(text)
    for word in plain(words)[0].split():
        at = whole.find(word)
        while at >= 0:
            first, last = places[at], places[at + len(word) - 1]
            hit[first : last + 1] = [True] * (last + 1 - first)
            at = whole.find(word, at + 1)
    made: list[tuple[int, int]] = []
    for place, lit in enumerate(hit):
        if not lit:
            continue
        if made and sum(made[-1]) == place:
            made[-1] = (made[-1][0], made[-1][1] + 1)
        else:
            made.append((place, 1))
    return made
