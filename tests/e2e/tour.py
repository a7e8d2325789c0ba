"""The tour: the real window, driven by clicks and keys through its main job against the practice OA, with pictures.

`python3 -m tests.e2e.tour DIR`; `dev.py tour` calls it, and so does the test beside it.
"""

import json
import os
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSize, QTimer, QtMsgType, qInstallMessageHandler

from tests.e2e.person import Script, Steps
from tests.e2e.tour_around import AroundLegs
from tests.e2e.tour_day import DayLegs
from tests.e2e.tour_kinds import KindLegs
from tests.e2e.tour_sharing import SharingLegs
from ui.shell.window import Window

SCREENLESS = ("This plugin does not support", "QRhi", "RHI", "Vulkan", "GPUInfo", "Sandboxing disabled")
SIZE = QSize(1280, 800)


class Tour(DayLegs, KindLegs, SharingLegs, AroundLegs):
    """The legs in the order in which they are gone."""

    def steps(self) -> Steps:
        self.window.resize(SIZE)
        for leg in (self.welcome, self.sign_in, self.connected, self.inbox, self.answer, self.photo):
            yield from leg()
        for leg in (self.offline, self.history, self.kinds, self.customer, self.accounts, self.keys):
            yield from leg()
        for leg in (self.staff, self.rule, self.two_people, self.claiming, self.overview, self.rule_ends):
            yield from leg()
        for leg in (self.larger, self.dark, self.english):
            yield from leg()


def play(folder: Path) -> BaseException | None:
    """Play the tour in a profile of its own; the answer is what stopped it, if anything did."""
    from ui.main import main as start

    scripts: list[Script] = []

    def watch(window: Window) -> None:
        window.painted.connect(lambda: QTimer.singleShot(0, lambda: begin(window)))

    def begin(window: Window) -> None:
        tour = Tour(window, folder)
        scripts.append(Script(tour.steps(), window.close))

    start([], watch=watch)
    return scripts[0].failure if scripts else RuntimeError("the window was never painted")


def _say(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Qt's own messages, less what it says of every machine without a screen or a graphics card."""
    if not any(word in text for word in SCREENLESS):
        print(text, file=sys.stderr)


def main() -> int:
    qInstallMessageHandler(_say)
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/tour").resolve()
    for old in folder.glob("[0-9][0-9]-*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        os.environ["QUAYCHAT_HOME"] = home
        os.environ.setdefault("LANG", "vi_VN.UTF-8")
        Path(home, "settings.json").write_text(json.dumps({"language": "vi", "theme": "light"}), encoding="utf-8")
        failure = play(folder)
    if failure is None:
        print("the tour went through", flush=True)
        return 0
    traceback.print_exception(failure)
    return 1


if __name__ == "__main__":
    sys.exit(main())
