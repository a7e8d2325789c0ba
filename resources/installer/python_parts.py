"""Which Python modules, system libraries and files of distributions a bundle holds."""

import re
from collections.abc import Callable

HIDDEN = (
    "app.store.migrations.env",
    "cffi",
    "jeepney.io.blocking",
    "keyring.backends.SecretService",
    "keyring.backends.Windows",
    "keyring.backends.kwallet",
    "keyring.backends.libsecret",
    "keyring.backends.macOS",
    "logging.config",
    "secretstorage",
    "sqlalchemy.dialects.sqlite",
    "sqlcipher3.dbapi2",
    "anyio._backends._asyncio",
    "uvicorn.lifespan.off",
    "uvicorn.loops.asyncio",
    "uvicorn.protocols.http.h11_impl",
)
"""What is imported by name only, or by files that come along as data."""

LEFT_OUT = (
    "IPython",
    "PySide6.QtTest",
    "PySide6.scripts",
    "_curses",
    "_dbm",
    "_distutils_hack",
    "_gdbm",
    "_pytest",
    "_sqlite3",
    "_tkinter",
    "PIL._avif",
    "PIL.AvifImagePlugin",
    "coverage",
    "sqlalchemy.dialects.mssql",
    "sqlalchemy.dialects.mysql",
    "sqlalchemy.dialects.oracle",
    "pydoc_data",
    "distutils",
    "lib2to3",
    "curses",
    "hypothesis",
    "numpy",
    "pip",
    "pkg_resources",
    "psycopg",
    "psycopg2",
    "pytest",
    "pytestqt",
    "qtawesome",
    "qtpy",
    "readline",
    "tests",
    "tkinter",
    "setuptools",
)
"""A developer's tools; dialects of databases that nobody can choose; Python's own SQLite, beside SQLCipher's; the code
of qtawesome, whose font alone is used; and what is linked to libraries that are under the GPL or may not be carried
(readline, gdbm, Berkeley DB)."""

SYSTEM_LIBRARIES = re.compile(
    r"lib(python3[.\d]*|ssl|crypto|ffi|z|bz2|lzma|expat|uuid|sqlite3|mpdec)\.(so|dylib)[.\d]*"
)
"""What Python's own modules are linked to. It comes along, since each Debian calls it by another name; whatever else
is the system's stays the system's, and the package depends on it."""

METADATA = re.compile(
    r"^[^/]+\.(dist|egg)-info/(METADATA|RECORD|(licen[cs]es/.*)|[^/]*(licen[cs]e|copying|notice)[^/]*)$", re.I
)
"""Version, licence and its text: the page of licences reads them. The rest tells of the machine it was built on."""


def stays(place: str, source: str, is_systems: Callable[[str], bool]) -> bool:
    """Whether the file `source` may lie at `place`; `is_systems` says whether it belongs to the operating system."""
    if ".dist-info/" in place or ".egg-info/" in place:
        return bool(METADATA.match(place))
    if place.startswith("qtawesome/"):
        return "materialdesignicons6" in place
    if is_systems(source):
        return bool(SYSTEM_LIBRARIES.fullmatch(place.rpartition("/")[2]))
    return True
