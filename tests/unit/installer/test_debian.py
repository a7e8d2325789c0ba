"""The Debian package: what it depends on is what is linked, nothing unknown slips through, and all has its place."""

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from resources.installer import ar, debian, elf, system

LINUX = debian.HERE


def test_each_library_from_outside_becomes_a_package_and_the_newest_versions_count() -> None:
    needs = [
        elf.Needs(frozenset({"libQt6Core.so.6", "libc.so.6", "libnss3.so"}), (2, 28), (0,)),
        elf.Needs(frozenset({"libstdc++.so.6", "libsmime3.so", "ld-linux-x86-64.so.2"}), (2, 34), (3, 4, 29)),
    ]
    named = debian.packages({"libQt6Core.so.6"}, needs)
    assert named[0] == "libc6 (>= 2.34)"
    assert "libstdc++6 (>= 11)" in named
    assert named.count("libnss3") == 1
    assert not [name for name in named if "Qt6" in name or "ld-linux" in name]


def test_a_library_that_nobody_has_looked_up_stops_the_build() -> None:
    with pytest.raises(SystemExit, match=r"libnew\.so\.3"):
        debian.packages(set(), [elf.Needs(frozenset({"libnew.so.3"}))])


def test_what_a_developer_needs_is_known_by_the_same_names() -> None:
    for library, package in system.LIBRARIES.items():
        if library in debian.PACKAGES:
            assert package in debian.PACKAGES[library].split(" | "), library


def test_everything_has_its_place(tmp_path: Path) -> None:
    (tmp_path / "bundle").mkdir()
    told = debian.described(tmp_path / "bundle", tmp_path / "icons", tmp_path, "1.2.3")
    places = {one["dst"]: one for one in told["contents"]}  # type: ignore[union-attr]
    assert places["/usr/bin/quaychat"] == {
        "src": "/opt/quaychat/quaychat",
        "dst": "/usr/bin/quaychat",
        "type": "symlink",
    }
    assert "/usr/share/applications/vn.quaychat.QuayChat.desktop" in places
    assert "/usr/share/icons/hicolor/256x256/apps/quaychat.png" in places
    for one in places.values():
        source = Path(str(one["src"]))
        if source.is_relative_to(LINUX):
            assert source.is_file(), source
    assert all(Path(str(script)).is_file() for script in told["scripts"].values())  # type: ignore[attr-defined]
    assert json.dumps(told)


def test_the_shop_window_names_this_release_and_the_desktops_file(tmp_path: Path) -> None:
    tree = ElementTree.parse(debian.metainfo(tmp_path, "1.2.3"))
    release = tree.find("releases/release")
    assert release is not None
    assert release.get("version") == "1.2.3"
    assert (LINUX / str(tree.findtext("launchable"))).is_file()


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="AppStream's tool is not here")
def test_the_shop_window_is_valid(tmp_path: Path) -> None:
    path = debian.metainfo(tmp_path, "1.2.3")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_data_is_packed_again_and_the_rest_stays(tmp_path: Path) -> None:
    loose, made = tmp_path / "loose.deb", tmp_path / "made.deb"
    loose.write_bytes(ar.write([("debian-binary", b"2.0\n"), ("control.tar.gz", b"c"), ("data.tar", b"data" * 1000)]))
    debian.packed(loose, made)
    members = dict(ar.read(made.read_bytes()))
    assert list(members) == ["debian-binary", "control.tar.gz", "data.tar.xz"]
    assert debian.lzma.decompress(members["data.tar.xz"]) == b"data" * 1000


def test_a_package_that_has_grown_too_large_is_refused(tmp_path: Path) -> None:
    made = tmp_path / "quaychat_1.0.0_amd64.deb"
    for size, refused in ((debian.LARGEST, False), (debian.LARGEST + 1, True)):
        with made.open("wb") as file:
            file.truncate(size)
        if refused:
            with pytest.raises(SystemExit, match="more than"):
                debian.must_be_small_enough(made)
        else:
            debian.must_be_small_enough(made)


@pytest.mark.parametrize("name", ["postinst.sh", "postrm.sh"])
def test_scripts_are_sound_and_leave_peoples_data_alone(name: str) -> None:
    text = (LINUX / name).read_text(encoding="utf-8")
    subprocess.run(["sh", "-n", str(LINUX / name)], check=True)
    assert not [word for word in ("/home", ".local", "QuayChat", "HOME") if word in text]
