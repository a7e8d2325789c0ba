"""The Windows installer: what the script is told, and what the script itself must hold to."""

import re
import shutil
from pathlib import Path

import pytest

from app.paths import APP_NAME, Paths
from app.updates.commands import HEALING, RUN_ONCE
from app.updates.journal import Places
from resources.installer import nsis
from resources.installer.nsis import Order
from ui.settings.autostart import HIDDEN, NAME, RUN_KEY

SCRIPT = nsis.SCRIPT.read_text(encoding="utf-8")
WORDS = (nsis.SCRIPT.parent / "words.nsh").read_text(encoding="utf-8")
CLOSING = (nsis.SCRIPT.parent / "closing.nsh").read_text(encoding="utf-8")


@pytest.fixture
def order(tmp_path: Path) -> Order:
    bundle = tmp_path / "quaychat"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "quaychat.exe").write_bytes(b"MZ" * 1024)
    (bundle / "quaychat-core.exe").write_bytes(b"MZ" * 1024)
    (bundle / "_internal" / "base.dll").write_bytes(b"." * 4096)
    return Order(bundle, tmp_path / "QuayChat-1.2.3.exe", tmp_path, "1.2.3")


def test_the_script_is_told_version_places_and_size(order: Order, tmp_path: Path) -> None:
    told = nsis.defines(order, tmp_path / "wizard.bmp", "linux")
    assert "-DVERSION=1.2.3" in told
    assert "-DNUMBERS=1.2.3.0" in told
    assert f"-DBUNDLE={order.bundle}" in told
    assert "-DSIZE_KB=8" in told
    assert "-DTARGET=amd64-unicode" in told
    assert not [one for one in told if one.startswith("-DSIGN")]


def test_on_windows_it_makes_what_nsis_makes_there(order: Order, tmp_path: Path) -> None:
    assert not [one for one in nsis.defines(order, tmp_path / "wizard.bmp", "win32") if "TARGET" in one]


def test_versions_rank_as_updates_see_them() -> None:
    in_order = ["0.9.9", "1.0.0a1", "1.0.0a2", "1.0.0b1", "1.0.0rc1", "1.0.0rc2", "1.0.0", "1.0.1a1", "1.10.0"]
    ranks = [tuple(map(int, nsis.rank(version).split("."))) for version in in_order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert max(max(rank) for rank in ranks) <= 65_535, "Windows holds each in 16 bits"


def test_every_setting_that_the_script_needs_is_given(order: Order, tmp_path: Path) -> None:
    given = {one[2:].partition("=")[0] for one in nsis.defines(order, tmp_path / "wizard.bmp", "linux")}
    its_own = set(re.findall(r"!define (\w+)", SCRIPT + WORDS + CLOSING))
    for used in set(re.findall(r"\$\{([A-Z_]+)\}", SCRIPT + WORDS)) - its_own:
        known = used in given or used.startswith(("LANG_", "BST_", "BM_", "WM_", "MUI_", "NAME", "UN", "VI", "EN"))
        assert known or used in {"SIGN"}, used


def test_it_names_the_places_that_the_app_uses() -> None:
    assert f'!define DATA "$LOCALAPPDATA\\{APP_NAME}"' in SCRIPT
    assert f'!define RUN_KEY "{RUN_KEY}"' in SCRIPT
    assert f'!define RUN_VALUE "{NAME}"' in SCRIPT
    assert f"'\"$INSTDIR\\${{PROGRAM}}\" {HIDDEN}'" in SCRIPT
    assert f'!define RUN_ONCE_KEY "{RUN_ONCE}"' in SCRIPT
    assert f'!define HEALING "{HEALING}"' in SCRIPT
    updates = Paths(Path("x")).updates.name
    assert f'RMDir /r "${{DATA}}\\{updates}"' in SCRIPT


def test_the_uninstaller_removes_what_updates_keep_beside_the_app() -> None:
    places = Places(Path("C:/QuayChat"))
    removed = SCRIPT.partition("Section un.install")[2]
    for place in (places.former, places.next, places.unpacking, places.broken, places.running, places.journal):
        ending = place.name.removeprefix("QuayChat")
        assert f'"$INSTDIR{ending}"' in removed, ending
    kept = re.search(r'StrCpy \$R9 "\$INSTDIR(\.\w+)" ; kept', SCRIPT)
    assert kept is not None
    assert kept[1] == f".{places.former.name.rpartition('.')[2]}"


def test_data_go_only_when_that_was_asked_for() -> None:
    last = SCRIPT.partition("Section un.install")[2]
    before, _, asked = last.partition("${If} $Purge = 1")
    assert 'RMDir /r "${DATA}"' not in before
    assert 'RMDir /r "${DATA}"' in asked
    assert 'RMDir /r "$INSTDIR"' not in SCRIPT, "by name, so that what is not ours stays"


def test_each_text_is_in_both_languages_and_is_used() -> None:
    named = re.findall(r"!insertmacro WORDS (\w+)", WORDS)
    assert len(named) == len(set(named)) > 20
    for name in named:
        used = f"$({name})" in SCRIPT + CLOSING or re.search(rf"REFUSE \$\{{\w+\}} {name}\b", SCRIPT)
        assert used, name
    assert "Quầy Chat" in WORDS


def test_the_picture_beside_the_wizard_is_the_tile_on_its_colour(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGBA", (256, 256), (255, 0, 0, 255)).save(tmp_path / nsis.TILE)
    nsis.draw_picture(tmp_path, tmp_path / "made" / "wizard.bmp")
    with Image.open(tmp_path / "made" / "wizard.bmp") as picture:
        assert picture.size == nsis.PICTURE
        assert picture.getpixel((0, 0)) == nsis.BACKGROUND
        assert picture.getpixel((nsis.PICTURE[0] // 2, nsis.PICTURE[1] // 6 + 128)) == (255, 0, 0)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="NSIS is not here")
def test_the_script_compiles_without_a_warning(order: Order, tmp_path: Path) -> None:
    from PIL import Image

    tile = Image.new("RGBA", (256, 256), (10, 117, 99, 255))
    tile.save(tmp_path / nsis.TILE)
    tile.save(tmp_path / nsis.ICON)
    made = nsis.build(order)
    assert made.read_bytes().startswith(b"MZ")


def test_without_nsis_it_says_where_it_is_had(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="apt-get install nsis"):
        nsis.makensis("linux")
