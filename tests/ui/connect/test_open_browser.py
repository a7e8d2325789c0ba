"""Chromium is loaded when the sign-in page opens, and not a moment before: looked at in a process of its own."""

import json
import subprocess
import sys

import pytest

LOOK = """
import json, os, sys, tempfile
os.environ["QUAYCHAT_HOME"] = tempfile.mkdtemp()
os.environ["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget
from ui.main import main

seen = []

def loaded():
    return sorted(name for name in sys.modules if "WebEngine" in name)

def watch(window):
    def look():
        found = {one.objectName(): one for one in window.findChildren(QAbstractButton) if one.isVisible()}
        if not seen and "start" in found:
            seen.append(loaded())
            OPEN
    timer = QTimer(window, interval=20)
    timer.timeout.connect(look)
    timer.start()

main(["--practice"], watch=watch)
print(json.dumps([*seen, loaded()]))
"""
STAY_BEFORE = "window.close()"
GO_ON = """found["start"].click()
        if seen and any(one.objectName() == "host" and one.isVisible() for one in window.findChildren(QWidget)):
            window.close()"""


@pytest.mark.parametrize(("then", "after"), [(STAY_BEFORE, False), (GO_ON, True)], ids=["before", "after"])
def test_the_browser_is_loaded_with_its_page(then: str, after: bool) -> None:
    script = LOOK.replace("OPEN", then)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    before, in_the_end = json.loads(done.stdout.splitlines()[-1])
    assert before == [], "the wizard is up, and nobody has started a sign-in"
    assert bool(in_the_end) is after, done.stderr
