"""What lies behind the window, in a process of its own: a bug is shown, and quitting from there ends the process."""

import subprocess
import sys

CRASH = """
import os, tempfile
os.environ["QUAYCHAT_HOME"] = tempfile.mkdtemp()
from PySide6.QtCore import QTimer
from ui.main import main
from ui.shell.crash import CrashDialog
from ui.shell.workspace import Workspace

planted = []

async def crash():
    raise LookupError("planted")

def watch(window):
    def look():
        shown = [one for one in window.findChildren(CrashDialog) if one.isVisible()]
        if shown:
            print("shown", flush=True)
            timer.stop()
            shown[0].quit_button.click()
        elif isinstance(window.page, Workspace) and not planted:
            planted.append(True)
            WAY
    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()

print("ended", main(["--practice"], watch=watch))
"""


def crash_by(way: str) -> list[str]:
    script = CRASH.replace("WAY", way)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    return done.stdout.splitlines()


def test_a_bug_in_a_slot_is_shown_and_one_can_quit_from_there() -> None:
    assert crash_by("raise LookupError('planted')") == ["shown", "ended 0"]


def test_a_bug_in_the_core_is_shown_too() -> None:
    assert crash_by("window.page.core.supervisor.spawn('planted', crash())") == ["shown", "ended 0"]
