"""The window, as the bundle starts it: around it, the first and the last thing that updates have to do."""

import sys
from pathlib import Path

from app.updates import PROBE
from app.updates.around import around


def window(given: list[str]) -> int:
    """Qt is loaded here and not before: a version in which it is broken must be able to give its place back."""
    if given[:1] == [PROBE]:
        from ui.probe import probe

        return probe(Path(given[1]))
    from ui.main import main

    return main(given)


sys.exit(around(sys.argv[1:], window))
