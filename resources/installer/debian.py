"""The Debian package of a bundle: what it depends on, what lies where, and the tightly packed file.

nfpm writes the package; its contents are packed here again, since Go's xz leaves it a fifth larger. Nothing in it knows
of a person's data: an upgrade and a removal leave ~/.local/share/QuayChat as it is.
"""

from __future__ import annotations

import json
import lzma
import os
import shutil
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from resources.installer import ar, elf, version_files

HERE = Path(__file__).parent / "linux"
TARGET = "/opt/quaychat"
IDENTIFIER = version_files.IDENTIFIER
EDGES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
PROGRAMS = ("quaychat", "quaychat-core")

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2t64 | libasound2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2t64 | libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libexpat.so.1": "libexpat1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgbm.so.1": "libgbm1",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgmodule-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libnssutil3.so": "libnss3",
    "libplc4.so": "libnspr4",
    "libplds4.so": "libnspr4",
    "libpulse.so.0": "libpulse0",
    "libsmime3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbfile.so.1": "libxkbfile1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package for each library of the system that something in the bundle is linked to. Since 2024 some have "t64"
in their name; either will do."""
OF_LIBC = frozenset(
    {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "libresolv.so.2", "librt.so.1", "libutil.so.1"}
)
GCC = {29: "11", 30: "12", 31: "13.1", 32: "13.2", 33: "14", 34: "15"}
"""The libstdc++ that brought GLIBCXX_3.4.N."""
UNLINKED = ("libegl1", "libgl1", "fonts-noto-core | fonts-dejavu-core | fonts-liberation")
"""Asked for while it runs: Qt's window, and letters with Vietnamese marks."""
RECOMMENDED = ("gnome-keyring | kwalletmanager", "fonts-noto-color-emoji", "xdg-desktop-portal")
LARGEST = 125_000_000
"""Of a package, in bytes. It has 117 million; what is packed into them: docs/adr/0021-bundle.md."""
WINDOW = 1 << 26
"""So far back the packer looks for what it has seen before; who unpacks needs as much memory."""
FILTERS = ({"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": WINDOW})
XZ = ("xz", "--stdout", "--threads=0", "--x86", f"--lzma2=preset=6,dict={WINDOW}")
"""The same by the program, which has more than one thread."""


def package(bundle: Path, icons: Path, nfpm: Path, target: Path, version: str) -> Path:
    """Write the .deb of a bundle into the folder `target`; answers its path."""
    target.mkdir(parents=True, exist_ok=True)
    work = target / "work"
    work.mkdir(exist_ok=True)
    config = work / "nfpm.json"  # YAML takes JSON
    config.write_text(json.dumps(described(bundle, icons, work, version), indent=1), encoding="utf-8")
    made = target / f"quaychat_{version}_amd64.deb"
    loose = work / "loose.deb"
    subprocess.run([str(nfpm), "package", "-f", str(config), "-p", "deb", "-t", str(loose)], check=True)
    packed(loose, made)
    loose.unlink()
    must_be_small_enough(made)
    return made


def must_be_small_enough(made: Path) -> None:
    """SystemExit for a package that has grown: a shop's line is slow."""
    size = made.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{made.name} has {size / 1e6:.0f} MB, more than {LARGEST / 1e6:.0f}")


def described(bundle: Path, icons: Path, work: Path, version: str) -> dict[str, object]:
    """What nfpm is told."""
    return {
        "name": "quaychat",
        "arch": "amd64",
        "platform": "linux",
        "version": version,
        "version_schema": "none",
        "section": "net",
        "priority": "optional",
        "maintainer": os.environ.get("QUAYCHAT_MAINTAINER", "Quầy Chat <quaychat@localhost>"),
        "vendor": version_files.PUBLISHER,
        "license": "MIT",
        "description": "Inbox for small shops on Zalo Official Accounts\n"
        "All conversations of one or several OAs in one window: read, search, answer,\n"
        "also shared among staff. Messages stay encrypted on this computer.",
        "depends": depends(bundle),
        "recommends": list(RECOMMENDED),
        "contents": contents(bundle, icons, metainfo(work, version)),
        "scripts": {"postinstall": str(HERE / "postinst.sh"), "postremove": str(HERE / "postrm.sh")},
        "deb": {"compression": "none"},
    }


def contents(bundle: Path, icons: Path, appstream: Path) -> list[dict[str, str]]:
    """What lies where."""
    links = [{"src": f"{TARGET}/{name}", "dst": f"/usr/bin/{name}", "type": "symlink"} for name in PROGRAMS]
    share = {
        HERE / f"{IDENTIFIER}.desktop": f"applications/{IDENTIFIER}.desktop",
        appstream: f"metainfo/{IDENTIFIER}.metainfo.xml",
        HERE / "copyright": "doc/quaychat/copyright",
        **{icons / f"quaychat-{edge}.png": f"icons/hicolor/{edge}x{edge}/apps/quaychat.png" for edge in EDGES},
    }
    return [
        {"src": str(bundle), "dst": TARGET, "type": "tree"},
        {"src": str(HERE / "apparmor"), "dst": f"{TARGET}/apparmor"},
        *links,
        *({"src": str(source), "dst": f"/usr/share/{place}"} for source, place in share.items()),
    ]


def metainfo(work: Path, version: str) -> Path:
    """The shop window of software centres, with this release in it."""
    day = time.strftime("%Y-%m-%d", time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))))
    text = (HERE / f"{IDENTIFIER}.metainfo.xml").read_text(encoding="utf-8")
    path = work / f"{IDENTIFIER}.metainfo.xml"
    path.write_text(text.replace("@VERSION@", version).replace("@DATE@", day), encoding="utf-8")
    return path


def depends(bundle: Path) -> list[str]:
    """What the files of the bundle are linked to and don't bring along, as Debian's packages. SystemExit for a library
    that nobody has looked up yet."""
    binaries = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink() and elf.is_elf(path)]
    inside = {path.name for path in bundle.rglob("*.so*")}
    return packages(inside, (elf.needs(path) for path in binaries))


def packages(inside: set[str], needs: Iterable[elf.Needs]) -> list[str]:
    wanted: set[str] = set()
    glibc: tuple[int, ...] = (0,)
    libstdcxx: tuple[int, ...] = (0,)
    for one in needs:
        wanted |= one.libraries
        glibc, libstdcxx = max(glibc, one.glibc), max(libstdcxx, one.libstdcxx)
    outside = {name for name in wanted - inside if not name.startswith("ld-linux")}
    unknown = outside - PACKAGES.keys() - OF_LIBC - {"libstdc++.so.6"}
    if unknown:
        raise SystemExit(f"Which packages bring {', '.join(sorted(unknown))}? See resources/installer/debian.py")
    named = {PACKAGES[name] for name in outside if name in PACKAGES} | set(UNLINKED)
    if "libstdc++.so.6" in outside:
        named.add(f"libstdc++6 (>= {GCC[libstdcxx[-1]]})")
    return [f"libc6 (>= {'.'.join(map(str, glibc))})", *sorted(named)]


def packed(loose: Path, target: Path) -> None:
    """The same package, its data packed as tightly as Debian's tools can unpack."""
    members = []
    for name, content in ar.read(loose.read_bytes()):
        if name.startswith("data.tar"):
            members.append(("data.tar.xz", _tight(content)))
        else:
            members.append((name, content))
    target.write_bytes(ar.write(members))


def _tight(content: bytes) -> bytes:
    if shutil.which(XZ[0]):
        return subprocess.run(XZ, input=content, check=True, capture_output=True).stdout
    return lzma.compress(content, lzma.FORMAT_XZ, lzma.CHECK_CRC64, filters=FILTERS)
