"""The icon files: each size is there, drawn and not blank."""

from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from resources.installer import icons


def test_all_sizes_are_drawn(qapp: QApplication, tmp_path: Path) -> None:
    icons.draw(qapp, tmp_path / "icons")
    for edge in icons.EDGES:
        with Image.open(tmp_path / "icons" / f"quaychat-{edge}.png") as file:
            picture = file.convert("RGBA")
        assert picture.size == (edge, edge)
        colours = picture.getcolors(1 << 20)
        assert colours is not None
        assert len(colours) > 4, "tile, glyph and their edges"
        assert picture.getpixel((0, 0))[3] == 0, "round corners"  # type: ignore[index]
    with Image.open(tmp_path / "icons" / "quaychat.ico") as ico:
        assert ico.info["sizes"] == {(edge, edge) for edge in icons.ICO}
    assert (tmp_path / "icons" / "quaychat.icns").read_bytes().startswith(b"icns")
