"""What comes from the clipboard, as plain text: tables as lines, Word's signs as everybody's."""

import csv
import io
import unicodedata

CELL_GAP = "  "
"""Between the cells of a row: a tab would be one space wide on the customer's phone."""
LONGEST_PASTE = 2_000_000
"""More of a clipboard isn't even looked at."""

_BULLETS = "·•▪§o\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""What stands before the tab of a list's line in Word's plain text; some are of fonts that nobody else has."""
_SIGNS = str.maketrans(
    {
        "\r": "\n",
        "\x0b": "\n",  # Word's Shift+Enter
        "\x0c": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\x1e": "-",  # Word's hyphen that doesn't break
        "\u2011": "-",
        "\x1f": None,
        "\xad": None,
        "\u200b": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufffc": None,  # a picture in the text
        "\xa0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\uf0b7": "•",
        "\uf0a7": "•",
        "\uf0d8": "•",
        "\uf0fc": "✓",
        "\uf076": "•",
    }
)


def pasted(text: str, *, table: bool = False) -> str:
    """Plain words out of a clipboard's text. `table`: it comes from a spreadsheet, which puts cells with line breaks
    into quotation marks."""
    plain = text[:LONGEST_PASTE].replace("\r\n", "\n")
    lines = _table_lines(plain) if table else [_line(line) for line in plain.translate(_SIGNS).split("\n")]
    kept = "".join(sign for sign in "\n".join(lines) if sign == "\n" or _is_words(sign))
    return unicodedata.normalize("NFC", kept.strip("\n"))


def _table_lines(text: str) -> list[str]:
    rows = csv.reader(io.StringIO(text), delimiter="\t", strict=False)
    try:
        return [_row([" ".join(cell.translate(_SIGNS).split()) for cell in row]) for row in rows]
    except csv.Error:  # a cell longer than any that is meant to be read
        return [_line(line) for line in text.translate(_SIGNS).split("\n")]


def _line(line: str) -> str:
    mark, tab, rest = line.partition("\t")
    if tab and mark.strip() and len(mark.strip()) == 1 and mark.strip() in _BULLETS:
        return f"• {rest.strip()}"
    return _row(line.split("\t")) if tab else line.rstrip()


def _row(cells: list[str]) -> str:
    return CELL_GAP.join(cell.strip() for cell in cells if cell.strip())


def _is_words(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cs", "Co"}
