"""`python3 dev.py rehearse [FOLDER]`: from this checkout to an uninstalled Windows PC, with pictures in FOLDER."""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path

from resources.installer.version_files import version_of
from tests.rehearsal import build, machine, play, shop


def main(arguments: list[str]) -> int:
    pictures = Path(arguments[0] if arguments else build.HERE / "pictures").resolve()
    pictures.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    machine.install_what_is_missing()
    version = version_of(build.ROOT / "pyproject.toml")
    with machine.screen() as display:
        workshop = machine.Windows(build.HERE / "python" / "prefix", display)
        try:
            folder = build.bundle(workshop, build.windows_python(workshop))
        finally:
            workshop.close()
        new = build.installer(folder, version, quick=False)
        former = build.installer(build.former(), build.FORMER_VERSION, quick=True)
        with shop.opened() as practice:
            pc = machine.Windows(_fresh(workshop.prefix), display)
            pc.take_fonts()
            acting = play.Play(pc, practice, former, new, version, pictures)
            if not _played(acting):
                return 1
    told = play.report(acting, new)
    (pictures / "report.json").write_text(told + "\n", encoding="utf-8")
    print(f"{told}\nThe rehearsal went well in {time.monotonic() - began:.0f} s; its pictures are in {pictures}")
    return 0


def _fresh(prefix: Path) -> Path:
    """A Windows on which nothing was ever installed; what wine lacks is there."""
    made = build.HERE / "windows"
    shutil.rmtree(made, ignore_errors=True)
    shutil.copytree(prefix, made, symlinks=True)
    return made


def _played(acting: play.Play) -> bool:
    try:
        acting.run()
    except (play.Wrong, RuntimeError) as error:
        acting.windows.picture(acting.pictures / "wrong.png")
        print(f"rehearsal: {error}", file=sys.stderr)
        return False
    finally:
        acting.windows.close()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
