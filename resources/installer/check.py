"""Looks at a bundle: what must be in it, what must not, whose it is and under which licence, and how large it is.

`python -m resources.installer.check FOLDER [SOURCE]`; FOLDER holds the two programs, or is the `.app`. Standard library
only, so that a bundle of one system can be looked at on another one.
"""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from resources.installer import allowed, python_parts, qt_parts

MEGABYTE = 1_000_000
LARGEST = {"linux": 450, "win32": 400, "darwin": 450}
"""In megabytes. On Linux 204 are Chromium (libQt6WebEngineCore), 39 ICU, which Qt brings there alone, 20 FFmpeg."""

Places = Mapping[str, Path]
"""The files of a bundle by their places in it, with forward slashes; links are left out."""

MUST_HOLD = (
    r"quaychat(\.exe)?",
    r"quaychat-core(\.exe)?",
    r"app/store/migrations/env\.py",
    r"app/store/migrations/versions/v0001_first\.py",
    r"resources/i18n/quaychat_vi\.qm",
    r"resources/i18n/quaychat_en\.qm",
    r"resources/qss/style\.qss",
    r"resources/icons/.+\.svg",
    r"resources/sounds/.+\.wav",
    r"resources/emoji/emoji\.json",
    r"resources/licences/LGPL-3\.0\.txt",
    r"resources/licences/GPL-3\.0\.txt",
    r"resources/licences/Chromium\.txt",
    r"qtawesome/fonts/materialdesignicons6-webfont-.+\.ttf",
    r"qtawesome/fonts/materialdesignicons6-webfont-charmap-.+\.json",
    r"certifi/cacert\.pem",
    r"quaychat-[\d.]+.*\.dist-info/METADATA",
    r"PySide6/.*qtwebengine_locales/vi\.pak",
    r"PySide6/.*qtwebengine_locales/en-US\.pak",
    r"PySide6/.*qtwebengine_resources\.pak",
    r"PySide6/.*icudtl\.dat",
    r"PySide6/.*QtWebEngineProcess(\.exe)?",
    r"PySide6/.*plugins/platforms/\w*offscreen\.\w+",
    r"PySide6/.*plugins/imageformats/\w*jpeg\.\w+",
    r"PySide6/.*plugins/multimedia/\w*ffmpegmediaplugin\.\w+",
)
MUST_NOT_HOLD = {
    r"(^|/)tests?/(?!.*\.pak$)": "a test",
    r"(^|/)(test_[^/]*|conftest|[^/]*_test)\.pyc?$": "a test",
    r"^resources/installer/|^bench/|^docs/": "a developer's",
    r"(^|/)(pytest|_pytest|hypothesis|mypy|coverage|pip|setuptools|psycopg\w*)/": "a developer's",
    r"^(?!app/store/migrations/).*\.py$": "source",
    r"\.(pyi|ts|c|h|hpp|cpp|a|lib|pdb|prl|qrc|ui|debug)$": "of no use to a shop",
    r"/qml/": "of no use to a shop",
    r"devtools": "of no use to a shop",
    r"direct_url\.json$|(^|/)RECORD\.jws$": "of the machine it was built on",
    r"\.(pem|key|p12|pfx)$(?<!certifi/cacert\.pem)": "a key",
}
SECRETS = {
    rb"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}": "a private key",
    rb"https?://[^/\s:@\"'<{]{1,64}:(?!pass)[^/\s:@\"'<{]{1,64}@[a-z0-9]": "an address with a password",
    rb"\b(ghp_|github_pat_|xox[bp]-|AKIA[0-9A-Z]{12})[A-Za-z0-9_-]{8}": "somebody's token",
}
READ_FOR_SECRETS = frozenset({".pyc", ".py", ".json", ".txt", ".cfg", ".ini", ".qss", ".conf", ".toml", ""})
PYTHONS_OWN = re.compile(
    r"python3[\d.]*/|lib-dynload/|_sysconfigdata\w+[\w-]*\.pyc|base_library\.zip|python3\d*\.dll|Python(\.framework/.*)?$"
    r"|(vcruntime|msvcp|ucrtbase|api-ms-win)[\w.-]*\.dll|lib(ssl|crypto|ffi)[\w.-]*\.dll",
    re.IGNORECASE,
)
PACKERS_OWN = re.compile(r"(_pyi_rth_utils|pyimod\d+_\w+|PyInstaller|_pyinstaller_hooks_contrib)(/|\.pyc)")


def look(folder: Path, system: str = sys.platform, source: Path | None = None) -> list[str]:
    """What is wrong with the bundle, a line each. `source`: where it was built; no file may tell of it."""
    places = places_of(folder)
    rules: tuple[Callable[[Places], Iterator[str]], ...] = (_lacks, _must_go, _foreign_qt, _licences, _owners)
    found = [line for rule in rules for line in rule(places)]
    found += _secrets(places, source)
    size = sum(path.stat().st_size for path in places.values())
    if size > LARGEST[system] * MEGABYTE:
        found.append(f"it has {size / MEGABYTE:.0f} MB, more than {LARGEST[system]}")
    return found


def places_of(folder: Path) -> dict[str, Path]:
    """By place, as Python sees it: what lies around it (`_internal`, `Contents/Frameworks`) is taken off."""
    around = ("_internal/", "Contents/Frameworks/", "Contents/Resources/", "Contents/MacOS/", "Contents/")
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        place = path.relative_to(folder).as_posix()
        prefix = next((one for one in around if place.startswith(one)), "")
        found[place.removeprefix(prefix)] = path
    return found


def _lacks(places: Places) -> Iterator[str]:
    for pattern in MUST_HOLD:
        if not any(re.fullmatch(pattern, place) for place in places):
            yield f"nothing in it is {pattern}"


def _must_go(places: Places) -> Iterator[str]:
    for place in places:
        for pattern, what in MUST_NOT_HOLD.items():
            if re.search(pattern, place):
                yield f"{place} is {what}"


def _foreign_qt(places: Places) -> Iterator[str]:
    for place in places:
        if not qt_parts.stays(place):
            yield f"{place} is a part of Qt that may not come along, or is not needed"


def _licences(places: Places) -> Iterator[str]:
    for name, licence in distributions(places).items():
        if not allowed.is_allowed(licence):
            yield f"the licence of {name} is not on the list: {licence or 'none'}"


def _owners(places: Places) -> Iterator[str]:
    """A file that nobody owns has no licence either."""
    owned = _recorded(places)
    for place in places:
        if owner(place, owned) is None:
            yield f"{place} belongs to no distribution whose licence is here"


def distributions(places: Places) -> dict[str, str]:
    """Their licences by their names."""
    files = [path for place, path in places.items() if re.fullmatch(r"[^/]+\.dist-info/METADATA", place)]
    return dict(allowed.said(path.read_text(encoding="utf-8", errors="replace")) for path in files)


def owner(place: str, recorded: Mapping[str, str]) -> str | None:
    """The distribution that a file is of; `quaychat`, `python` and `pyinstaller` for what no list names."""
    top, _, rest = place.partition("/")
    if top in {"app", "ui", "resources"} or re.fullmatch(r"quaychat(-core)?(\.exe)?|Info\.plist|PkgInfo", place):
        return "quaychat"
    if rest and top.endswith(".dist-info"):
        return allowed.key(top.rpartition("-")[0].partition("-")[0])
    if place.startswith(("_CodeSignature/", "_MASReceipt/")) or place.endswith(".icns") or PACKERS_OWN.match(place):
        return "pyinstaller"
    listed = recorded.get(place) or recorded.get(re.sub(r"\.pyc$", ".py", place)) or _carried(place)
    if listed:
        return listed
    if PYTHONS_OWN.match(place) or python_parts.SYSTEM_LIBRARIES.fullmatch(place):
        return "python"
    return "python" if re.match(r"\w+", top)[0] in sys.stdlib_module_names else None  # type: ignore[index]


def _carried(place: str) -> str | None:
    """Of Qt's wheels, also where the packer has put it elsewhere."""
    return "pyside6" if place.startswith(("PySide6/", "shiboken6/", "QtWebEngine")) else None


def _recorded(places: Places) -> dict[str, str]:
    """Whose each file is, as the distributions' own lists say."""
    found: dict[str, str] = {}
    for place, path in places.items():
        if re.fullmatch(r"[^/]+\.dist-info/RECORD", place):
            name = allowed.key(place.partition("-")[0])
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            found |= {line.rpartition(",")[0].rpartition(",")[0].replace("\\", "/"): name for line in lines}
    return found


def _secrets(places: Places, source: Path | None) -> list[str]:
    found, home = [], str(source).encode() if source else None
    for place, path in places.items():
        content = path.read_bytes()
        if home and home in content:
            found.append(f"{place} tells where it was built")
        ours = path.suffix != ".pyc" or place.startswith(("app/", "ui/", "resources/"))  # others explain addresses
        if ours and path.suffix in READ_FOR_SECRETS and len(content) < 8 * MEGABYTE:
            found += [f"{place} holds {what}" for pattern, what in SECRETS.items() if re.search(pattern, content)]
    return found


def sizes(places: Places) -> list[tuple[str, float]]:
    """The largest parts in megabytes; a part is a library of Qt's, or a package."""
    parts: Counter[str] = Counter()
    for place, path in places.items():
        name = place.rpartition("/")[2]
        parts[name if path.stat().st_size > 10 * MEGABYTE else place.partition("/")[0]] += path.stat().st_size
    return [(name, size / MEGABYTE) for name, size in parts.most_common(12)]


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    complaints = look(folder, source=Path(arguments[1]) if len(arguments) > 1 else None)
    places = places_of(folder)
    total = sum(path.stat().st_size for path in places.values()) / MEGABYTE
    print(f"{len(places)} files, {total:.0f} MB; the largest parts:")
    for name, size in sizes(places):
        print(f"  {size:6.1f}  {name}")
    for line in complaints:
        print(f"bundle check: {line}", file=sys.stderr)
    print("bundle check: failed" if complaints else "bundle check: nothing is wrong")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
