"""Draw the gallery: python3 dev.py gallery DIR [--all] [--only WORDS].

It fails when Qt has something to complain about."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_API", "pyside6")

SCREEN = {"name": "gallery", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1.0}


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py gallery", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--one", action="store_true", help="one look a scene, each scene another: the quickest")
    parser.add_argument("--all", action="store_true", help="every combination of theme, language, zoom and size")
    parser.add_argument("--only", default="", metavar="WORDS", help="scenes that have these words in their names")
    arguments = parser.parse_args(argv)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="quaychat-gallery-") as folder:
        # The offscreen screen is small, and dialogs stay within their screen.
        screens = Path(folder) / "screens.json"
        screens.write_text(json.dumps({"screens": [SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
        from tests.gallery.painter import Breadth, paint  # Qt is started by the import of the scenes' fixtures

        breadth: Breadth = "all" if arguments.all else "one" if arguments.one else "few"
        drawn, complaints = paint(arguments.folder, Path(folder), breadth=breadth, only=arguments.only)
    print(f"{drawn} pictures; open {arguments.folder / 'index.html'}")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
