"""Unpacking: what is honest comes out as it went in; nothing else ever leaves its folder."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import Rejected
from app.updates.unpack import unpack
from tests.fakes.updates import packed


def _member(name: str, kind: bytes = tarfile.REGTYPE, leads_to: str = "", size: int = 0) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.size, made.mode = kind, leads_to, size, 0o644
    return made


def _archive(path: Path, *members: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for member in members:
            archive.addfile(member, io.BytesIO(b"x" * member.size) if member.isreg() else None)
    return path


def _tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_folder_comes_out_as_it_went_in(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(packed({"quaychat": b"#!", "_internal/lib.so.6.11": b"lib"}))
    unpack(path, tmp_path / "out")
    assert _tree(tmp_path / "out") == {"quaychat", "_internal", "_internal/lib.so.6.11"}
    assert (tmp_path / "out" / "quaychat").stat().st_mode & 0o777 == 0o755


def test_links_inside_are_kept(tmp_path: Path) -> None:
    """PyInstaller's folders and macOS's frameworks have them."""
    S = tarfile.SYMTYPE
    path = _archive(
        tmp_path / "a.tar.gz",
        _member("top/Versions/A/Qt", size=3),
        _member("top/Versions/Current", S, "A"),
        _member("top/Qt", S, "Versions/Current/Qt"),
        _member("top/deep/er/Qt", S, "../../Qt"),
    )
    unpack(path, tmp_path / "out")
    assert (tmp_path / "out/deep/er/Qt").read_bytes() == b"xxx"
    assert (tmp_path / "out/Qt").is_symlink()


HOSTILE: dict[str, Callable[[], list[tarfile.TarInfo]]] = {
    "up": lambda: [_member("top/../../evil", size=1)],
    "up at once": lambda: [_member("../evil", size=1)],
    "absolute": lambda: [_member("/tmp/evil", size=1)],
    "another top": lambda: [_member("top/a", size=1), _member("other/evil", size=1)],
    "no top": lambda: [_member("evil", size=1)],
    "backslash": lambda: [_member("top/..\\..\\evil", size=1)],
    "drive": lambda: [_member("top/C:evil", size=1)],
    "stream": lambda: [_member("top/a:evil", size=1)],
    "device name": lambda: [_member("top/con.txt", size=1)],
    "trailing dot": lambda: [_member("top/evil.", size=1)],
    "control": lambda: [_member("top/ev\nil", size=1)],
    "link up": lambda: [_member("top/a", size=1), _member("top/evil", tarfile.SYMTYPE, "../evil")],
    "link absolute": lambda: [_member("top/a", size=1), _member("top/evil", tarfile.SYMTYPE, "/etc/passwd")],
    "link down and up": lambda: [_member("top/a/b", size=1), _member("top/evil", tarfile.SYMTYPE, "a/../../evil")],
    "link to nothing": lambda: [_member("top/a", size=1), _member("top/evil", tarfile.SYMTYPE, "")],
    "through a link": lambda: [_member("top/in", tarfile.SYMTYPE, "sub"), _member("top/in/evil", size=1)],
    "link in a link": lambda: [
        _member("top/sub/a", size=1),
        _member("top/in", tarfile.SYMTYPE, "sub"),
        _member("top/in/evil", tarfile.SYMTYPE, "a"),
    ],
    "hard link": lambda: [_member("top/a", size=1), _member("top/evil", tarfile.LNKTYPE, "/etc/passwd")],
    "device": lambda: [_member("top/evil", tarfile.CHRTYPE)],
    "pipe": lambda: [_member("top/evil", tarfile.FIFOTYPE)],
    "twice": lambda: [_member("top/evil", size=1), _member("top/evil", size=2)],
    "twice by case": lambda: [_member("top/Evil", size=1), _member("top/evil", size=2)],
    "file over folder": lambda: [_member("top/evil/a", size=1), _member("top/evil", size=1)],
    "folder over file": lambda: [_member("top/evil", size=1), _member("top/evil/a", size=1)],
    "empty": lambda: [],
    "only a folder": lambda: [_member("top", tarfile.DIRTYPE)],
    "too deep": lambda: [_member("top/" + "d/" * 30 + "evil", size=1)],
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_archive_leaves_nothing_anywhere(
    members: Callable[[], list[tarfile.TarInfo]], tmp_path: Path
) -> None:
    place = tmp_path / "deep" / "er"
    place.mkdir(parents=True)
    path = _archive(tmp_path / "a.tar.gz", *members())
    with pytest.raises(Rejected, match="update_damaged"):
        unpack(path, place / "out")
    assert _tree(tmp_path) == {"a.tar.gz", "deep", "deep/er"}


def test_what_expands_without_end_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(packed({"zeros": bytes(5_000_000), "more": bytes(5_000_000)}))
    assert path.stat().st_size < 50_000
    with pytest.raises(Rejected, match="update_damaged"):
        unpack(path, tmp_path / "out", most=8_000_000)
    assert _tree(tmp_path) == {"a.tar.gz"}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_truncated_one_leaves_nothing(tmp_path: Path, share: float) -> None:
    path = tmp_path / "a.tar.gz"
    whole = packed({f"file{index}": bytes([index]) * 1000 + str(index).encode() * 999 for index in range(50)})
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(Rejected, match="update_damaged"):
        unpack(path, tmp_path / "out")
    assert _tree(tmp_path) == {"a.tar.gz"}


def test_a_changed_byte_leaves_nothing_or_is_noticed_by_the_hash_before(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    whole = bytearray(packed({"a": b"x" * 10_000}))
    whole[len(whole) // 2] ^= 255
    path.write_bytes(bytes(whole))
    with pytest.raises(Rejected, match="update_damaged"):
        unpack(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()
