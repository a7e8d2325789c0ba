"""A PostgreSQL of its own for tests: a throw-away cluster on a Unix socket, where the server's programs are found."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAFE_AT_REST = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off"


def programs() -> Path | None:
    """Where initdb and pg_ctl are."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists() and (place / "pg_ctl").exists()), None)


def other_user() -> str | None:
    """The server refuses to run as root: who runs it then; None if there is nobody."""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """The address of an empty database; everything is gone afterwards."""
    user = other_user() if os.geteuid() == 0 else getpass.getuser()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, user)
    data = folder / "data"
    try:
        _run(user, bin_folder / "initdb", "-A", "trust", "-U", "quaychat", "-E", "UTF8", "--locale=C", "-N", "-D", data)
        options = f"-c listen_addresses='' -k {folder} {SAFE_AT_REST}"
        _run(user, bin_folder / "pg_ctl", "start", "-w", "-D", data, "-l", folder / "log", "-o", options)
        try:
            yield f"postgresql+psycopg://quaychat@/postgres?host={folder}"
        finally:
            _run(user, bin_folder / "pg_ctl", "stop", "-w", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(user: str | None, *command: object) -> None:
    as_other = {"user": user} if os.geteuid() == 0 else {}
    subprocess.run(
        [str(part) for part in command], check=True, stdout=subprocess.DEVNULL, cwd="/", env={"LC_ALL": "C"}, **as_other
    )
