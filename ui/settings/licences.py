"""Every component that comes with the app: version, licence and the licence's text, read from what is installed."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from PySide6.QtCore import qVersion

import resources

APP = "quaychat"
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
EXTRA = re.compile(r"""extra\s*==\s*['"]([^'"]+)""")
UNSAID = {"sqlcipher3": "Zlib", "jaraco-classes": "MIT", "backports-tarfile": "MIT"}
"""What the text says where the metadata doesn't."""
FOLDER = resources.FOLDER / "licences"
EMOJI = resources.FOLDER / "emoji"
EMOJI_VERSION = "17.0.0"
OWN_WORK = frozenset({"i18n", "icons", "installer", "qss", "sounds"})
"""Folders of the resources that hold nobody's work but our own; what lies in another one is a component with a text."""


@dataclass(frozen=True, slots=True)
class Component:
    """`text` is empty where nobody gave us one; `note` says where it is used when the name doesn't."""

    name: str
    version: str
    licence: str
    text: str
    note: str = ""


def components() -> list[Component]:
    """All of them by name; the app itself first."""
    found = {_key(one.metadata["Name"]): _component(one) for one in _installed(APP, frozenset({"window"}))}
    own = replace(found.pop(APP, Component("", "dev", "MIT", "")), name="Quầy Chat")
    rest = [*found.values(), *_carried()]
    return [own, *sorted(rest, key=lambda one: one.name.casefold())]


def _installed(root: str, extras: frozenset[str]) -> Iterator[Distribution]:
    """A distribution and all it requires, as far as it is installed here: what the markers left out is not there."""
    waiting, seen = [(root, extras)], set[str]()
    while waiting:
        name, wanted = waiting.pop()
        if _key(name) in seen:
            continue
        seen.add(_key(name))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue
        yield one
        for line in one.requires or ():
            requirement, extra = REQUIREMENT.match(line), EXTRA.search(line)
            if requirement is not None and (extra is None or extra[1] in wanted):
                waiting.append((requirement[0], frozenset()))


def _component(one: Distribution) -> Component:
    meta = one.metadata
    licence = _field(one, "License-Expression") or _classified(meta.get_all("Classifier") or [])
    licence = licence or _field(one, "License").partition("\n")[0] or UNSAID.get(_key(meta["Name"]), "")
    texts = [file.read_text(encoding="utf-8") for file in one.files or () if _is_licence(str(file))]
    text = "\n\n".join(part.strip() for part in texts if part)
    if not text and "LGPL-3.0" in licence:
        text = lgpl()
    return Component(meta["Name"], one.version, licence, text)


def _field(one: Distribution, name: str) -> str:
    return str(one.metadata[name]) if name in one.metadata else ""


def _is_licence(path: str) -> bool:
    name = path.replace("\\", "/").rpartition("/")[2]
    return bool(LICENCE_FILE.search(name)) and not name.endswith((".py", ".pyc", ".json"))


def _classified(classifiers: list[str]) -> str:
    names = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return ", ".join(names)


def _carried() -> list[Component]:
    """What lies inside of other components: no distribution names it."""
    apache = _shipped("Apache-2.0.txt")
    lgpl_21 = _shipped("LGPL-2.1.txt")
    unicode = (EMOJI / "LICENSE-UNICODE").read_text(encoding="utf-8")
    names = (EMOJI / "LICENSE").read_text(encoding="utf-8")
    return [
        Component("Python", sys.version.split()[0], "PSF-2.0", _shipped("Python.txt")),
        Component(
            "libffi, Expat, zlib, bzip2, XZ, libuuid", "", "MIT, Zlib, BSD …", _shipped("libraries.txt"), "Python"
        ),
        Component(
            "PyInstaller", "", "GPL-2.0-or-later WITH Bootloader-exception, Apache-2.0", _shipped("PyInstaller.txt")
        ),
        Component("Qt", qVersion(), "LGPL-3.0-only", lgpl(), "PySide6"),
        Component(
            "Chromium", "", "BSD-3-Clause, LGPL-2.1 …", f"{_shipped('Chromium.txt')}\n\n{lgpl_21}", "Qt WebEngine"
        ),
        Component("FFmpeg", "", "LGPL-2.1-or-later", f"{_shipped('FFmpeg.txt')}\n\n{lgpl_21}", "Qt Multimedia"),
        Component("ICU", "", "Unicode-3.0", unicode, "Qt"),
        Component("SQLCipher", "", "BSD-3-Clause", _shipped("SQLCipher.txt"), "sqlcipher3"),
        Component("SQLite", "", "public domain", _shipped("SQLite.txt"), "SQLCipher"),
        Component("OpenSSL", "", "Apache-2.0", apache, "sqlcipher3, cryptography"),
        Component("emojibase-data", EMOJI_VERSION, "MIT, Unicode-3.0", f"{names}\n\n{unicode}", "resources/emoji"),
        Component("Material Design Icons", "6", "Apache-2.0", apache, "QtAwesome"),
    ]


def lgpl() -> str:
    """Version 3 is a supplement to the GPL, and both must come along."""
    return f"{_shipped('LGPL-3.0.txt')}\n\n{_shipped('GPL-3.0.txt')}"


def _shipped(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
