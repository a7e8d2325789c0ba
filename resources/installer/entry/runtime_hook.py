"""Runs before anything else in the bundle: Qt's bindings are PySide6, whatever else is installed or asked for."""

import os

os.environ["QT_API"] = "pyside6"
