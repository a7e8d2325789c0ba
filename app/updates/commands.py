"""What is asked of the system, one small function each: try a version, start one, run an installer, and on Windows,
where a program in use can't be renamed, bring the former one back once this process has ended."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from app.updates import PROBE
from app.updates.journal import Places

PROBE_S = 90.0
_DETACHED = 0x00000008 | 0x00000200
"""DETACHED_PROCESS and CREATE_NEW_PROCESS_GROUP."""
_NO_WINDOW = 0x08000000
RUN_ONCE = r"Software\Microsoft\Windows\CurrentVersion\RunOnce"
HEALING = "QuayChatUpdate"


def clean(environ: Mapping[str, str]) -> dict[str, str]:
    """For another version of the app: without what the packed one has set for itself."""
    kept = {name: value for name, value in environ.items() if not name.startswith("_PYI_")}
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        former = kept.pop(f"{name}_ORIG", None)
        kept.pop(name, None)
        if former:
            kept[name] = former
    return {**kept, "PYINSTALLER_RESET_ENVIRONMENT": "1"}


def works(program: Path, version: str, note: Path, seconds: float = PROBE_S) -> bool:
    """Whether this program runs here and says that it is `version`: it loads what a window needs, writes its version
    into `note`, and ends. Blocking."""
    note.unlink(missing_ok=True)
    environ = {**clean(os.environ), "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [str(program), PROBE, str(note)],
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
        return done.returncode == 0 and note.read_text(encoding="utf-8").strip() == version
    except (OSError, ValueError, subprocess.SubprocessError):
        return False
    finally:
        note.unlink(missing_ok=True)


def installing(installer: Path, folder: Path) -> list[str]:
    """NSIS: silent, into the folder that is there; /D= comes last and takes no quotes."""
    return [str(installer), "/S", "/UPDATE", f"/D={folder}"]


def healing(places: Places) -> str:
    """For the next time that somebody logs in, if this version never came up until then: where the PC was switched off
    between the installer's two renames, the former version gets its name back."""
    inside = f'if not exist "{places.folder}" if exist "{places.former}" move "{places.former}" "{places.folder}"'
    return f'cmd.exe /d /s /c "{inside}"'


def heal_at_login(places: Places) -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_ONCE) as key:
            winreg.SetValueEx(key, HEALING, 0, winreg.REG_SZ, healing(places))


def nothing_to_heal() -> None:
    """This version has come up."""
    if sys.platform == "win32":
        import winreg

        with contextlib.suppress(OSError), winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN_ONCE) as key:
            winreg.DeleteValue(key, HEALING)


def run_installer(installer: Path, folder: Path) -> None:
    """It waits for this process to end, and outlives it. OSError where it can't be started."""
    heal_at_login(Places(folder))
    # NSIS reads /D= to the end of the line: no quotes may be put around it.
    line = f'"{installer}" ' + " ".join(installing(installer, folder)[1:])
    detached(line)


def detached(command: "str | Sequence[str]") -> None:
    """Start something that goes on when this process has ended."""
    flags = {"creationflags": _DETACHED | _NO_WINDOW} if sys.platform == "win32" else {"start_new_session": True}
    subprocess.Popen(
        command,
        env=clean(os.environ),
        cwd=os.path.abspath(os.sep),  # the folder must not be in use by it
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=True,
        **flags,
    )


def restart(program: Path, arguments: Sequence[str]) -> None:
    """This process becomes that program; on Windows the one who brings it back starts it."""
    os.execve(str(program), [str(program), *arguments], clean(os.environ))


def bring_back_later(places: Places, program: Path, pid: int) -> list[str]:
    """For cmd.exe: wait until the process has ended, give both folders their names back, and start the former
    version. Tries for a minute; whatever it is cut off in, one of the two has the name."""
    folder, former, broken = places.folder, places.former, places.broken
    steps = [
        f'(for /l %i in (1,1,60) do @tasklist /fi "PID eq {pid}" /nh | find "{pid}" >nul && ping -n 2 127.0.0.1 >nul)',
        f'(if exist "{broken}" rmdir /s /q "{broken}")',
        f'move "{folder}" "{broken}"',
        f'(move "{former}" "{folder}" || move "{broken}" "{folder}")',
        f'start "" "{program}"',
    ]
    return ["cmd.exe", "/d", "/s", "/c", '"' + " & ".join(steps[:2]) + " & " + " && ".join(steps[2:]) + '"']


def bring_back(places: Places, program: Path) -> None:
    """Windows: see `bring_back_later`."""
    detached(" ".join(bring_back_later(places, program, os.getpid())))
