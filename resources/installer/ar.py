"""The archive that a Debian package is: a few files, one after the other, each with a line about it."""

from collections.abc import Iterable, Iterator

MAGIC = b"!<arch>\n"
HEAD = 60
END = b"`\n"


def read(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """Names and contents. ValueError for anything else than such an archive."""
    if not archive.startswith(MAGIC):
        raise ValueError("not an archive")
    at = len(MAGIC)
    while at < len(archive):
        head = archive[at : at + HEAD]
        if len(head) < HEAD or head[58:] != END:
            raise ValueError("an archive that is cut off")
        size = int(head[48:58])
        content = archive[at + HEAD : at + HEAD + size]
        if len(content) < size:
            raise ValueError("an archive that is cut off")
        yield head[:16].decode("ascii").rstrip(" /"), content
        at += HEAD + size + size % 2


def write(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Owned by root, without a time: the same contents make the same file."""
    parts = [MAGIC]
    for name, content in members:
        head = f"{name:<16}{0:<12}{0:<6}{0:<6}{'100644':<8}{len(content):<10}".encode("ascii")
        parts += [head, END, content, b"\n" * (len(content) % 2)]
    return b"".join(parts)
